"""Every number of an explanation is the number that the standings show."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from scorer.domain.model.marks import Mark
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, judging
from scorer.domain.record.outcome import outcome
from scorer.domain.record.standing import board
from scorer.views import explain, standings
from scorer.words import use_language
from tests.builders import (
    CHIEF,
    CLERK,
    Laptop,
    full_marks,
    panel,
    paper,
    played,
    ready,
    release,
    tied,
)

F = Fraction


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def walk(line: explain.Line) -> Iterator[explain.Line]:
    yield line
    for child in line.children:
        yield from walk(child)


def find(told: explain.Explanation, rule: str, **about: object) -> explain.Line:
    lines = [line for line in walk(told.root) if line.rule == rule]
    return next(x for x in lines if all(getattr(x, k) == v for k, v in about.items()))


def test_a_closed_code_is_explained_without_a_name() -> None:
    laptop = ready()
    laptop.do(desk.set_status, CHIEF, "T1-GP", "absent", "S1")
    told = explain.performance(laptop.state, "S1", "T1-GP")
    assert told.name == roll.codes(laptop.state).of["S1", "T1-GP"]
    assert "队员" not in repr(told.events)
    team = explain.explain(laptop.state, "T1", parts=("S1",))
    assert not team.events  # whose code is absent would be plain to see
    laptop.keep((f.CodesOpened(station="S1", witness="sup"),))
    team = explain.explain(laptop.state, "T1", parts=("S1",))
    assert "队员1GP" in repr(team.events)


def eventful() -> Laptop:
    """A day with a paper, an absence, over time, a critical fail and a correction."""
    laptop = ready()
    for n in range(1, 5):
        for role in ("GP", "NU"):
            absent = (n, role) == (3, "NU")
            paper(laptop, f"T{n}-{role}", "缺考" if absent else str(70 + n))
    for seat, judge in enumerate(("j1", "j2", "j3"), 1):
        marks = full_marks(a1=str(30 + seat)) | {"A2": Mark("28", faults=()), "B1": Mark("1/2")}
        laptop.do(judging.sign_sheet, judge, "S1", "T1-GP", seat, marks, ("X1",), seconds=F(345))
    sheet = outcome(laptop.state, "S1", "T1-GP").sheets[2].id
    laptop.do(judging.correct_sheet, CHIEF, sheet, "笔误", marks=full_marks(a1="40"))
    for n in range(1, 5):
        for station, role in (("S1", "GP"), ("S2", "NU")):
            if (n, role) != (1, "GP"):
                panel(laptop, station, f"T{n}-{role}", [str(80 + n), "77.5", "78.1"])
    release(laptop, "results")
    return laptop


def test_the_tree_ends_in_the_standings_own_numbers() -> None:
    laptop = eventful()
    view = {row.entrant: row for row in standings.table(laptop.state, public=False).rows}
    results = board(laptop.state).results
    for entrant in ("T1", "T2", "T3", "T4"):
        told = explain.explain(laptop.state, entrant)
        assert told.root.exact == view[entrant].value == results[entrant].total.value
        assert (told.total, told.rank) == (view[entrant].total, view[entrant].rank)
        by_round = {line.label: line.value for line in told.root.children}
        assert tuple(by_round.values()) == view[entrant].scores
        for line in walk(told.root):
            if line.rule in {"station", "paper"}:
                found = outcome(laptop.state, line.station, line.member)
                assert line.exact == (found.value if found.value is not None else F(0))
            if line.rule == "seat":
                found = outcome(laptop.state, line.station, line.member)
                assert line.exact == found.sheets[line.seat].fact.total
                assert not line.children or line.exact == sum_of(line)


def sum_of(seat: explain.Line) -> Fraction:
    return sum((line.exact or F(0) for line in seat.children), F(0))


def test_a_station_tells_over_time_and_the_ceiling() -> None:
    told = explain.explain(eventful().state, "T1")
    station = find(told, "station", station="S1")
    assert station.value == "59.00"
    assert station.arithmetic.endswith(" − 2.00, at most 59")
    assert [line.rule for line in station.children] == ["panel", "overtime", "cap"]
    assert find(told, "seat", station="S1", seat=2).note == "formerly 80"
    assert {event.kind for event in told.events} >= {"signed", "corrected", "time", "released"}


def test_an_absence_is_a_word_that_counts_as_nothing() -> None:
    told = explain.explain(eventful().state, "T3")
    member = find(told, "member", member="T3-NU")
    assert (member.value, member.note, member.exact) == ("Absent", "counts as 0", F(0))


def test_a_tie_says_what_decided_it() -> None:
    laptop = ready(3)
    tied(laptop)
    parts = ("R1-GP", "R1-NU", "S1", "S2")
    (sentence,) = explain.explain(laptop.state, "T1", parts=parts).ties
    assert sentence == "Same total as 第2, behind it by score of Round 2: 80 against 84"


def test_a_performance_keeps_its_code_until_it_is_opened() -> None:
    laptop = played()
    code = explain.performance(laptop.state, "S1", "T1-GP").name
    assert code.isascii()
    assert "队员" not in repr(explain.performance(laptop.state, "S1", "T1-GP"))
    release(laptop, "S1")
    assert explain.performance(laptop.state, "S1", "T1-GP").name == "队员1GP"


def test_a_total_keeps_out_of_stations_that_are_closed() -> None:
    laptop = played()
    told = explain.explain(laptop.state, "T1")
    assert told.total == "89.00"
    assert not [line for line in walk(told.root) if line.station.startswith("S")]


def test_a_repeated_attempt_shows_both_signatures() -> None:
    laptop = ready()
    panel(laptop, "S1", "T1-GP", ["60", "60", "60"])
    laptop.do(control.void_attempt, CHIEF, "S1", "T1-GP", "设备故障")
    panel(laptop, "S1", "T1-GP", ["70", "70", "70"])
    told = explain.performance(laptop.state, "S1", "T1-GP")
    signed = [event.detail for event in told.events if event.kind == "signed"]
    assert signed == ["3 sheets", "3 sheets · attempt 2"]
    assert told.total == "70.00"


def test_a_status_is_part_of_the_trail() -> None:
    laptop = played()
    laptop.do(desk.set_status, CLERK, "T1-GP", "absent")
    events = explain.explain(laptop.state, "T1").events
    assert [event.kind for event in events if event.kind == "status"] == ["status"]
