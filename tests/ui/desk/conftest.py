"""A desk with a small contest in it, its clock, and its clerk's file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.model.officials import pin
from scorer.domain.record import facts as f
from scorer.domain.record.decisions import setup
from tests import builders as b
from tests.fakes import CountingIds, FixedClock
from ui import settings
from ui.relay import Relay
from ui.theme import Theme
from ui.windows.desk import DeskPage

PINS = {b.DESK: "848484", b.CHIEF: "258258", b.CLERK: "717171", b.CODER: "828282"}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock("2026-11-22T08:20:00+08:00")


@pytest.fixture
def clerk(tmp_path: Path, clock: FixedClock) -> Iterator[Clerk]:
    """Four teams; round 1 begins at 08:30. Its officials have light PINs."""
    contest = b.contest()
    first, *others = contest.rounds
    contest = replace(contest, rounds=(replace(first, begins="08:30"), *others))
    officials = [
        replace(o, pin=pin(PINS[o.id], b"salt-of-tests", n=2**4)) if o.id in PINS else o
        for o in b.officials()
    ]
    teams = [
        replace(
            team,
            members=tuple(
                replace(m, number=f"{team.number}{n:02}", phone_tail=f"77{team.number}")
                for n, m in enumerate(team.members, 1)
            ),
        )
        for team in b.teams(4)
    ]
    rubrics = [b.rubric(name) for name in ("g1", "g2", "n1", "n2")]
    facts = setup.founding(contest, rubrics, officials, teams)
    path = tmp_path / "contest.leitai"
    with Clerk.create(
        path, facts, b.CHIEF, clock=clock, ids=CountingIds(), name="检录一号台"
    ) as made:
        yield made


@pytest.fixture
def relay(clerk: Clerk, theme: Theme) -> Iterator[Relay]:
    made = Relay(clerk)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, relay: Relay, clock: FixedClock) -> Iterator[DeskPage]:
    """The desk, with somebody at it."""
    settings.current().choose(bell=True)
    relay.take_duty("desk", b.DESK)
    made = DeskPage(relay, now=clock)
    qtbot.addWidget(made)
    made.resize(1244, 856)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.press.close()


def arrived(clerk: Clerk) -> list[str]:
    """Who is here."""
    return [slot[0] for slot, _entry in clerk.state.each(f.Arrived)]
