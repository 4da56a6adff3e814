"""The check-in desk and the set-up page with the demo contest in them, for the eye."""

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk
from scorer.domain.record.decisions import setup as decide
from scorer.rehearsal.chance import LaptopClock
from scorer.rehearsal.demo import demo
from scorer.rehearsal.founding import found_contest
from scorer.words import N_, Language, use_language
from ui import settings
from ui.relay import Relay
from ui.theme import ThemeName
from ui.windows.desk import DeskPage
from ui.windows.main import MainWindow, PageEntry
from ui.windows.setup import SetupPage

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


def setup_page(theme: ThemeName, language: Language) -> QWidget:
    """The set-up page, drawn but for the codes."""
    del theme
    settings.current()
    use_language(language)
    folder = Path(tempfile.mkdtemp(prefix="leitai-setup-"))
    day = found_contest("family-doctor-team", folder / "wangshu.leitai", 1, kind="demo")
    for draw in (decide.draw_sites, decide.draw_skills, decide.draw_orders):
        day.host.do(draw, "clerk1", "3 5 2 望舒", "supervisor")
    relay = Relay(day.host)
    window = _window(relay, "setup", SetupPage)
    page = window.page("setup")
    assert isinstance(page, SetupPage)
    page.show_template(
        {"panels": [list(panel) for panel in day.source.panels], "pins": day.source.demo.pins}
    )
    return window


def _low(
    make: Callable[[ThemeName, Language], QWidget],
) -> Callable[[ThemeName, Language], QWidget]:
    """The same on the smallest screen."""

    def made(theme: ThemeName, language: Language) -> QWidget:
        window = make(theme, language)
        window.resize(1280, 720)
        return window

    return made


DESK = [
    ("desk", desk_page),
    ("desk_720", _low(desk_page)),
    ("setup", setup_page),
    ("setup_720", _low(setup_page)),
]
"""What is painted."""
