"""The last pages of a contest's day, with the demo contest in them, for the eye."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from scorer.clerk import Clerk
from scorer.domain.model.marks import Mark
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging
from scorer.domain.record.facts import CertificateIssued
from scorer.domain.record.outcome import outcome
from scorer.exchange import bundle
from scorer.rehearsal.demo import demo
from scorer.words import Language
from tests.gallery_days import LARGE, SMALL, days
from ui.models.intake import Took
from ui.theme import ThemeName
from ui.windows.awards import AwardsPage
from ui.windows.sync import SyncPage


def torn(path: Path) -> Clerk:
    """The demo contest in its second round, a copy made for a laptop that was never seen."""
    host = demo(path, 1, "round2")
    host.copy_for("备用 3 号机", path.parent / "later.leitai", "chief")
    return host


def _exports(host: Clerk, folder: Path) -> list[Path]:
    """What two other laptops bring: one sheet with two versions."""
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
    lowered = dict(given)
    for item in list(given)[3:6:2]:
        lowered[item] = replace(given[item], text="1", faults=())
    files = []
    for name, marks in (("1 号机", given), ("2 号机", lowered)):
        copy = host.copy_for(name, folder / f"{name}.leitai", "chief")
        site = Clerk.open(copy, clock=_clock(host, 4))
        by = roll.seats(site.state, where.id)[1]
        site.do(judging.sign_sheet, by, where.id, member, 1, marks)
        files.append(folder / f"{name}.leitai-export")
        bundle.export(site, files[-1], at=site.state.at)
        site.close()
    return files


def _signed(state: object, station: str) -> dict[str, Mark]:
    for member in roll.queue(state, station):  # type: ignore[arg-type]
        sheets = outcome(state, station, member).sheets  # type: ignore[arg-type]
        for sheet in sheets.values():
            if sheet.fact.marks:
                return sheet.fact.marks
    return {}


def _clock(clerk: Clerk, minutes: int) -> Callable[[], datetime]:
    at = datetime.fromisoformat(clerk.state.at) + timedelta(minutes=minutes)
    return lambda: at


def _sync(size: tuple[int, int]) -> QWidget:
    """Devices and sync, with a conflict and a stranger."""
    days().keep("torn", torn, again=True)
    found = days().open("torn")
    clerk, share = found.relay.clerk, found.share
    share.intake.log = (
        Took(Path("x.leitai-export"), clerk.state.at, refused="altered"),
        Took(
            Path("y.leitai-export"),
            clerk.state.at,
            refused="unknown_laptop",
            about=(("laptop", "3f09a1c2d4e5f60718ab"), ("key", ""), ("name", "借来的电脑")),
        ),
    )
    share.intake.take(_exports(clerk, clerk.path.parent))
    while not share.intake.idle:
        QApplication.processEvents()
    found.main.resize(*size)
    found.main.show_page("sync")
    page = found.main.page("sync")
    assert isinstance(page, SyncPage)
    page._clock = _clock(clerk, 2)
    page.refresh()
    return found.main


def _awards(size: tuple[int, int]) -> QWidget:
    """Awards and certificates: some teams are done, one is at work, the rest are due."""
    found = days().open("end")
    numbers = sorted(slot[0] for slot in found.relay.state.table(CertificateIssued))
    found.relay.clerk.note(unprinted=" ".join(numbers[7:]))
    found.main.resize(*size)
    found.main.show_page("awards")
    page = found.main.page("awards")
    assert isinstance(page, AwardsPage)
    while not page.settled:
        QApplication.processEvents()
    return found.main


def _painter(
    make: Callable[[tuple[int, int]], QWidget], size: tuple[int, int]
) -> Callable[..., QWidget]:
    def painted(theme: ThemeName, language: Language) -> QWidget:
        del theme, language
        return make(size)

    return painted


AWARDS: list[tuple[str, Callable[[ThemeName, Language], QWidget]]] = [
    ("awards", _painter(_awards, LARGE)),
    ("awards_720", _painter(_awards, SMALL)),
    ("sync", _painter(_sync, LARGE)),
    ("sync_720", _painter(_sync, SMALL)),
]
"""What is painted."""
