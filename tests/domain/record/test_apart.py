"""Laptops that recorded the same thing otherwise: nothing wins by being later or by luck."""

from fractions import Fraction
from typing import Literal

import pytest
from msgspec.structs import replace

from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.decisions import control, desk, entering, judging, papers
from scorer.domain.record.outcome import outcome
from scorer.domain.record.standing import board
from scorer.views.alarms import alarms
from scorer.words import use_language
from tests.builders import (
    CHIEF,
    CLERK,
    CLERK_2,
    DESK,
    SUPERVISOR,
    Laptop,
    met,
    panel,
    paper,
    played,
    ready,
    release,
)

F = Fraction
PAPER, SKILL = ("R1-GP", "T1-GP"), ("S1", "T1-GP")


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def two() -> tuple[Laptop, Laptop]:
    first = ready()
    return first, first.copy("B")


def typed(laptop: Laptop, by: str, typing: Literal[1, 2], text: str) -> None:
    laptop.do(papers.type_paper, by, *PAPER, typing, text)


def alarm(laptop: Laptop) -> tuple[str, str]:
    (one,) = alarms(laptop.state)
    return one.kind, one.text


def test_a_paper_typed_otherwise_on_two_laptops_waits_for_the_chief() -> None:
    first, second = two()
    for by, which in ((CLERK, 1), (CLERK_2, 2)):
        typed(first, by, which, "80")  # type: ignore[arg-type]
        typed(second, by, which, "85")  # type: ignore[arg-type]
    met(first, second)
    assert outcome(first.state, *PAPER).state == "conflict"
    assert alarm(first) == ("papers", "First 80 / 85, second 80 / 85")
    first.do(papers.settle_paper, CHIEF, *PAPER, "85", "核对答题卡")
    assert outcome(first.state, *PAPER).value == F(85)
    assert alarms(first.state) == ()


def test_a_typing_that_somebody_saw_and_typed_again_is_no_conflict() -> None:
    first, second = two()
    paper(first, "T1-GP", "80")
    met(first, second)
    typed(second, CLERK, 1, "85")
    typed(second, CLERK_2, 2, "85")
    met(first, second)
    assert outcome(first.state, *PAPER).value == F(85)


def test_a_paper_that_one_person_typed_twice_on_two_laptops_still_wants_another() -> None:
    first, second = two()
    typed(first, CLERK, 1, "80")
    typed(second, CLERK, 2, "80")
    met(first, second)
    assert outcome(first.state, *PAPER).state == "partial"
    typed(first, CLERK_2, 2, "80")
    assert outcome(first.state, *PAPER).value == F(80)


def test_a_ruling_on_a_paper_stands_against_typings_that_come_later() -> None:
    first, second = two()
    paper(first, "T1-GP", "80")
    first.do(papers.settle_paper, CHIEF, *PAPER, "90", "答案更正")
    paper(second, "T1-GP", "80")
    met(first, second)
    assert outcome(first.state, *PAPER).state == "conflict"
    assert alarm(first) == ("papers", "Settled as 90, but typed as 80")
    first.do(papers.settle_paper, CHIEF, *PAPER, "90", "答案更正")
    assert outcome(first.state, *PAPER).value == F(90)


def test_two_times_of_one_attempt_wait_for_the_chief() -> None:
    first, second = two()
    panel(first, *SKILL, ["90", "90", "90"])
    first.do(judging.take_time, CLERK, *SKILL, F(290))
    second.do(judging.take_time, CLERK, *SKILL, F(311))
    met(first, second)
    found = outcome(first.state, *SKILL)
    assert (found.state, sorted(time.fact.seconds for time in found.rival_times)) == (
        "conflict",
        [F(290), F(311)],
    )
    assert alarm(first) == ("conflict", "Times differ: 4:50, 5:11")
    first.do(judging.take_time, CHIEF, *SKILL, F(290), 0, "看录像")
    found = outcome(first.state, *SKILL)
    assert (found.state, found.value, found.rival_times) == ("scored", F(90), ())
    met(first, second)


def test_the_same_time_on_two_laptops_is_no_conflict() -> None:
    first, second = two()
    panel(first, *SKILL, ["90", "90", "90"])
    for laptop in (first, second):
        laptop.do(judging.take_time, CLERK, *SKILL, F(290))
    met(first, second)
    assert outcome(first.state, *SKILL).state == "scored"


def statuses_on_air(laptop: Laptop) -> list[str]:
    public = seals.released(laptop.state)
    shown = board(public, seals.released_parts(laptop.state))
    return [shown.results[team].status for team in ("T1", "T2", "T3", "T4")]


def test_a_status_that_a_release_did_not_see_is_not_on_air_however_low_its_clock() -> None:
    first = played()
    second = first.copy("B")
    second.do(desk.set_status, CHIEF, "T1", "disqualified", "", "冒名顶替")
    release(first, "R1")
    assert second.records[-1].clock < first.records[-1].clock
    met(first, second)
    assert statuses_on_air(first) == ["", "", "", ""]
    release(first, "S1")
    assert statuses_on_air(first) == ["disqualified", "", "", ""]


def test_a_status_taken_back_stays_on_air_until_the_next_release() -> None:
    laptop = played()
    status, *_ = laptop.do(desk.set_status, CHIEF, "T1", "withdrawn", "", "身体原因")
    laptop.do(desk.set_status, DESK, "T2", "absent")
    release(laptop, "R1")
    second = laptop.copy("B")
    second.do(control.undo, CHIEF, status, "误操作")
    met(laptop, second)
    laptop.do(desk.set_status, CHIEF, "T2", "", "", "到场")
    assert statuses_on_air(laptop) == ["withdrawn", "absent", "", ""]
    release(laptop, "S1")
    assert statuses_on_air(laptop) == ["", "", "", ""]


def test_a_lot_goes_on_air_with_the_next_release_and_breaks_sealed_results() -> None:
    laptop = played()
    rules = replace(roll.contest(laptop.state).rules, ties=("lot",))
    laptop.keep([f.ContestSet(contest=replace(roll.contest(laptop.state), rules=rules))])
    for member in ("T2-GP", "T2-NU"):
        laptop.do(papers.settle_paper, CHIEF, f"R1-{member[3:]}", member, "89", "复核")
    release(laptop, "R1")
    laptop.do(control.seal_scope, CHIEF, "results")
    laptop.do(entering.draw_lot, CLERK, "种子", SUPERVISOR)
    assert [place_on_air(laptop, team) for team in ("T1", "T2")] == [1, 1]
    assert seals.seal(laptop.state, "results").state == "broken"
    release(laptop, "S1")
    assert {place_on_air(laptop, team) for team in ("T1", "T2")} == {1, 2}


def place_on_air(laptop: Laptop, team: str) -> int | None:
    return board(seals.released(laptop.state), ("R1-GP", "R1-NU")).place(team).rank
