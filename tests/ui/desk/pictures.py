"""The check-in desk and the set-up page with the demo contest in them, for the eye."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk
from scorer.rehearsal.chance import LaptopClock
from scorer.rehearsal.demo import demo
from scorer.words import N_, Language, use_language
from ui import settings
from ui.relay import Relay
from ui.theme import ThemeName
from ui.windows.desk import DeskPage
from ui.windows.main import MainWindow, PageEntry

_NAV = (
    ("setup", N_("Prepare"), "layout-list", N_("Set-up and draws")),
    ("desk", N_("On site"), "scan-line", N_("Check-in")),
    ("papers", N_("On site"), "file-text", N_("Papers")),
    ("control", N_("On site"), "layout-grid", N_("Control")),
)


def morning() -> tuple[Clerk, LaptopClock]:
    """The demo contest at 08:20 with 58 of 72 people here; one is absent, one was replaced."""
    folder = Path(tempfile.mkdtemp(prefix="leitai-desk-"))
    clerk = demo(folder / "wangshu.leitai", stage="start")
    clock = clerk._clock
    assert isinstance(clock, LaptopClock)
    clock.day.now = datetime.fromisoformat("2026-11-22T07:41:00+08:00")
    teams = list(roll.people(clerk.state).entrants.values())
    late = {5: 1, 6: 2, 9: 3, 15: 3, 18: 1, 23: 2, 11: 1}
    gone = teams[16].members[1].id
    clerk.do(desk.replace_member, "chief", gone, "白若溪", "b1", "突发疾病，持单位证明")
    for place, team in enumerate([t for n, t in enumerate(teams) if n != 3] + [teams[3]]):
        at = teams.index(team)
        for member in team.members[: 3 - late.get(at, 1 if at == 3 else 0)]:
            clock.day.now += timedelta(seconds=36 if place < 23 else 24)
            clerk.do(desk.check_in, "desk", member.id)
    clerk.do(desk.set_status, "desk", teams[5].members[2].id, "absent")
    return clerk, clock


def desk_page(theme: ThemeName, language: Language) -> QWidget:
    """The desk, just after somebody came."""
    del theme
    settings.current()
    use_language(language)
    clerk, clock = morning()
    relay = Relay(clerk)
    relay.take_duty("desk", "desk")
    window = _window(relay, "desk", lambda relay: DeskPage(relay, now=clock))
    page = window.page("desk")
    assert isinstance(page, DeskPage)
    team = list(roll.people(clerk.state).entrants.values())[3]
    page.acts.arrive(team.members[1].id)
    page.acts.undo()
    page.acts.arrive(team.members[1].id)
    return window


def _window(relay: Relay, key: str, make: object) -> MainWindow:
    entries = [PageEntry(*line, make=make) for line in _NAV]  # type: ignore[arg-type]
    window = MainWindow(relay, entries, lambda: "08:20")
    window.show_page(key)
    window.resize(1440, 900)
    return window


def grabbed(widget: QWidget) -> QPixmap:
    """Give a picture."""
    return widget.grab()
