"""The check-in desk and the set-up page with the demo contest in them, for the eye."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk
from scorer.domain.record.decisions import setup as decide
from scorer.exchange.contest_file import read_contest, template_path
from scorer.rehearsal.chance import LaptopClock
from scorer.rehearsal.demo import demo
from scorer.rehearsal.founding import found_contest
from scorer.words import Language
from tests.gallery_days import days
from ui.theme import ThemeName
from ui.windows.desk import DeskPage
from ui.windows.setup import SetupPage


def morning(path: Path) -> Clerk:
    """The demo contest at 08:20 with 57 of 72 people here; one is absent, one was replaced."""
    clerk = demo(path, stage="start")
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
    return clerk


def desk_page(theme: ThemeName, language: Language) -> QWidget:
    """The desk, just after somebody came."""
    del theme, language
    days().keep("morning", morning, again=True)
    found = days().open("morning")
    found.relay.take_duty("desk", "desk")
    found.main.show_page("desk")
    page = found.main.page("desk")
    assert isinstance(page, DeskPage)
    team = list(roll.people(found.relay.state).entrants.values())[3]
    at = datetime.fromisoformat(found.relay.state.at)
    page.acts._now = lambda: at
    page.acts.undo()
    page.acts.arrive(team.members[1].id)
    return found.main


def eve(path: Path) -> Clerk:
    """The demo contest on its eve: all is drawn but the codes, nobody has a seat."""
    day = found_contest("family-doctor-team", path, 1, kind="demo")
    for draw in (decide.draw_sites, decide.draw_skills, decide.draw_orders):
        day.host.do(draw, "clerk1", "3 5 2 望舒", "supervisor")
    return day.host


def setup_page(theme: ThemeName, language: Language) -> QWidget:
    """The set-up page, drawn but for the codes."""
    del theme, language
    days().keep("eve", eve)
    found = days().open("eve", "setup")
    page = found.main.page("setup")
    assert isinstance(page, SetupPage)
    source = read_contest(template_path("family-doctor-team"))
    page.show_template(
        {"panels": [list(panel) for panel in source.panels], "pins": source.demo.pins}
    )
    return found.main


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
