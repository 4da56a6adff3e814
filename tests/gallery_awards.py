"""The last pages of a contest's day, with the demo contest in them, for the eye."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from scorer.clerk import Clerk
from scorer.domain.model.marks import Mark
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging
from scorer.domain.record.facts import CertificateIssued
from scorer.domain.record.outcome import outcome
from scorer.exchange import bundle
from scorer.rehearsal import demo
from scorer.words import Language, use_language
from ui.models.backups import BackupKeeper, Place
from ui.models.intake import Took
from ui.models.share import Share, ShareKeeper
from ui.relay import Relay
from ui.settings import Settings
from ui.theme import ThemeName
from ui.windows.awards import AwardsPage
from ui.windows.sync import SyncPage


@dataclass(frozen=True)
class Room:
    """A contest that is open, with what keeps it."""

    relay: Relay
    backups: BackupKeeper
    share: ShareKeeper
    clock: Callable[[], datetime]


@cache
def torn_room() -> Room:
    """The demo contest in its second round, with three laptops and one conflict."""
    folder = Path(tempfile.mkdtemp(prefix="leitai-gallery-"))
    host = demo(folder / "demo.leitai", 1, "round2")
    state = host.state
    where, member = next(
        (station, m)
        for station in roll.stations(state).values()
        if station.kind == "skill" and _signed(state, station.id)
        for m in roll.queue(state, station.id)
        if outcome(state, station.id, m).state == "waiting"
        and not outcome(state, station.id, m).sheets
    )
    given = _signed(state, where.id)
    sites = [_site(host, folder, name) for name in ("1 号机", "2 号机")]
    host.copy_for("备用 3 号机", folder / "later.leitai", "chief")
    lowered = dict(given)
    for item in list(given)[3:6:2]:
        lowered[item] = replace(given[item], text="1", faults=())
    for clerk, marks in ((sites[0], given), (sites[1], lowered)):
        by = roll.seats(clerk.state, where.id)[1]
        clerk.do(judging.sign_sheet, by, where.id, member, 1, marks)
    room = _room(host, folder)
    files = []
    for site in sites:
        files.append(folder / f"{site.name}.leitai-export")
        bundle.export(site, files[-1], at=site.state.at)
        site.close()
    intake = room.share.intake
    intake.log = (
        Took(folder / "x.leitai-export", host.state.at, refused="altered"),
        Took(
            folder / "y.leitai-export",
            host.state.at,
            refused="unknown_laptop",
            about=(("laptop", "3f09a1c2d4e5f60718ab"), ("key", ""), ("name", "借来的电脑")),
        ),
    )
    intake.take(files)
    while not intake.idle:
        QApplication.processEvents()
    at = room.clock().isoformat()
    room.backups.places = (
        Place(Path("/media/LEITAI-01"), at, "x"),
        Place(Path("/media/LEITAI-02"), at, "x", trouble="lost"),
    )
    room.share.share = Share(Path("/srv/赛场共享"), "", at[11:16], at[11:16])
    return room


def _signed(state: object, station: str) -> dict[str, Mark]:
    for member in roll.queue(state, station):  # type: ignore[arg-type]
        sheets = outcome(state, station, member).sheets  # type: ignore[arg-type]
        for sheet in sheets.values():
            if sheet.fact.marks:
                return sheet.fact.marks
    return {}


def _site(host: Clerk, folder: Path, name: str) -> Clerk:
    return Clerk.open(
        host.copy_for(name, folder / f"{name}.leitai", "chief"), clock=_clock(host, 4)
    )


def _clock(clerk: Clerk, minutes: int) -> Callable[[], datetime]:
    at = datetime.fromisoformat(clerk.state.at) + timedelta(minutes=minutes)
    return lambda: at


def _room(clerk: Clerk, folder: Path) -> Room:
    owner = QObject(QApplication.instance())
    relay = Relay(clerk, owner)
    settings = Settings(folder / "settings.json", owner)
    return Room(
        relay,
        BackupKeeper(relay, settings, owner),
        ShareKeeper(relay, settings, owner),
        _clock(clerk, 6),
    )


def sync_page(theme: ThemeName, language: Language) -> QWidget:
    """Devices and sync, with a conflict and a stranger."""
    del theme
    room = torn_room()
    use_language(language)
    page = SyncPage(room.relay, room.backups, room.share, clock=room.clock)
    page.resize(1244, 868)
    return page


@cache
def finished_room() -> Relay:
    """The demo contest at the end of its day."""
    folder = Path(tempfile.mkdtemp(prefix="leitai-gallery-"))
    clerk = demo(folder / "demo.leitai", 1, "end")
    return Relay(clerk, QObject(QApplication.instance()))


def awards_page(theme: ThemeName, language: Language) -> QWidget:
    """Awards and certificates: some teams are done, one is at work, the rest are due."""
    del theme
    relay = finished_room()
    use_language(language)
    numbers = sorted(slot[0] for slot in relay.state.table(CertificateIssued))
    relay.clerk.note(unprinted=" ".join(numbers[7:]))
    page = AwardsPage(relay)
    page.resize(1244, 868)
    while not page.settled:
        QApplication.processEvents()
    return page


def _small(make: Callable[[ThemeName, Language], QWidget]) -> Callable[..., QWidget]:
    """The same page as it stands in a window of 1280 x 720."""

    def made(theme: ThemeName, language: Language) -> QWidget:
        page = make(theme, language)
        page.resize(1084, 688)
        return page

    return made


AWARDS: list[tuple[str, Callable[[ThemeName, Language], QWidget]]] = [
    ("awards", awards_page),
    ("awards_small", _small(awards_page)),
    ("sync", sync_page),
    ("sync_small", _small(sync_page)),
]
