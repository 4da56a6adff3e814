"""The clock of a contest: what it is read to changes ties, points and what may be typed."""

from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorer.domain.model.clock import Clock, ClockRounding
from scorer.domain.model.marks import Mark
from scorer.domain.record import facts as f
from scorer.domain.record.decisions import judging
from scorer.domain.record.outcome import outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.standing import board
from scorer.domain.rules.sheet import BadMark, item_points, read_mark
from scorer.exchange.contest_file import read_contest, template_path
from scorer.exchange.problem import FileRefused
from scorer.views.explain import flat, performance
from tests import builders as b
from tests.option_file import contest_file, said

F = Fraction
RUN = "id: run, zh: 跑, way: number, better: lower, settings: {unit: s, fault: 5}"
TIMES = {"run": {"A": "12.34", "B": "12.31", "C": "13.50"}}


def clocked(clock: Clock) -> b.Laptop:
    laptop = b.ready(2)
    what = b.contest()
    laptop.keep([f.ContestSet(contest=replace(what, rules=replace(what.rules, clock=clock)))])
    return laptop


@pytest.mark.parametrize(
    ("rounding", "read"), [("down", "12 13"), ("half_up", "12 14"), ("up", "13 14")]
)
def test_12_what_is_finer_is_rounded_as_stated(rounding: ClockRounding, read: str) -> None:
    clock = Clock(unit=F(1), rounding=rounding)
    assert " ".join(str(clock.read(F(text))) for text in ("12.31", "13.5")) == read
    assert clock.read(F(13)) == 13
    assert Clock().read(F("12.31")) == F("12.31")


@pytest.mark.parametrize(
    ("clock", "places"),
    [
        ("", "A2 B1 C3"),
        ("clock: {read_to: as_typed}", "A2 B1 C3"),
        ("clock: {read_to: 0.01}", "A2 B1 C3"),
        ("clock: {read_to: 0.1}", "A1 B1 C3"),
        ("clock: {read_to: 1}", "A1 B1 C3"),
        ("clock: {read_to: 1, rounding: half_up}", "A1 B1 C3"),
    ],
)
def test_12_a_tie_at_a_second_differs_at_a_hundredth(
    tmp_path: Path, clock: str, places: str
) -> None:
    assert said(contest_file(tmp_path, [RUN], f"better: lower\n{clock}"), TIMES) == places


def test_12_a_part_may_be_read_in_its_own_way(tmp_path: Path) -> None:
    own = RUN.replace("fault: 5", "read_to: 0.01")
    assert (
        said(contest_file(tmp_path, [own], "better: lower\nclock: {read_to: 1}"), TIMES)
        == "A2 B1 C3"
    )


@pytest.mark.parametrize(
    ("clock", "lost"),
    [
        (Clock(), 2),
        (Clock(unit=F(1)), 1),
        (Clock(unit=F(1), rounding="half_up"), 1),
        (Clock(unit=F(1), rounding="up"), 2),
        (Clock(unit=F(1, 100)), 2),
    ],
)
def test_12_the_clock_decides_whether_a_unit_of_time_was_begun(clock: Clock, lost: int) -> None:
    laptop = clocked(clock)
    b.panel(laptop, "S1", "T1-GP", ["90"] * 3)
    laptop.do(judging.take_time, b.CLERK, "S1", "T1-GP", F("330.4"))
    found = outcome(laptop.state, "S1", "T1-GP")
    assert (found.penalty, found.value) == (F(lost), F(90 - lost))
    assert found.raw_seconds == F("330.4")
    lines = flat(performance(laptop.state, "S1", "T1-GP").root)
    told = [line.arithmetic for line in lines if "330.4" in line.arithmetic]
    assert len(told) == (found.seconds != found.raw_seconds)


def test_12_the_clock_decides_a_tie_by_time() -> None:
    places = []
    for unit in (F(1), F(1, 100)):
        laptop = clocked(Clock(unit=unit))
        for team, seconds in (("T1", "200.7"), ("T2", "200.2")):
            for role, where in (("GP", "S1"), ("NU", "S2")):
                b.paper(laptop, f"{team}-{role}", "80")
                b.panel(laptop, where, f"{team}-{role}", ["80"] * 3)
                laptop.do(judging.take_time, b.CLERK, where, f"{team}-{role}", F(seconds))
        places.append([(p.id, p.rank) for p in board(laptop.state).places])
    assert places == [[("T1", 1), ("T2", 1)], [("T2", 1), ("T1", 2)]]


def test_12_a_finer_time_is_refused_where_the_rules_say_so(tmp_path: Path) -> None:
    laptop = clocked(Clock(unit=F(1, 10), finer="refuse"))
    with pytest.raises(Refused, match="clock_finer"):
        laptop.do(judging.take_time, b.CLERK, "S1", "T1-GP", F("200.25"))
    laptop.do(judging.take_time, b.CLERK, "S1", "T1-GP", F("200.2"))
    strict = contest_file(tmp_path, [RUN], "better: lower\nclock: {read_to: 0.1, finer: refuse}")
    with pytest.raises(AssertionError):
        said(strict, TIMES)
    assert said(strict, {"run": {"A": "12.3", "B": "12.4"}}) == "A1 B2"


def test_12_a_wrong_clock_is_told_with_its_line(tmp_path: Path) -> None:
    path = contest_file(tmp_path, [RUN], "clock: {read_to: 5, rounding: odd, finer: maybe, x: 1}")
    with pytest.raises(FileRefused) as refused:
        read_contest(path)
    line = 1 + path.read_text(encoding="utf-8").split("\n").index(
        "  clock: {read_to: 5, rounding: odd, finer: maybe, x: 1}"
    )
    assert [(one.where.line, one.what) for one in refused.value.problems] == [
        *[(line, "not_one_of")] * 3,
        (line, "key_unknown"),
    ]


def test_12_items_measured_in_seconds_are_read_by_the_clock() -> None:
    item = b.rubric("g1").item("B2")
    assert item.measure
    found = []
    for clock in (Clock(), Clock(unit=F(1)), Clock(unit=F(1), rounding="up")):
        timed = replace(item, measure=replace(item.measure, clock=clock))
        found.append([item_points(timed, Mark(text)) for text in ("10.4", "20.4")])
    assert found == [[5, 0], [10, 5], [5, 0]]
    strict = replace(item, measure=replace(item.measure, clock=Clock(unit=F(1), finer="refuse")))
    with pytest.raises(BadMark, match="off_step"):
        read_mark(strict, "10.4")


def test_12_a_score_sheet_gets_the_clock_of_its_contest() -> None:
    made = read_contest(template_path("family-doctor-team"))
    clocks = {
        (item.measure.input == "seconds", item.measure.clock)
        for rubric in made.rubrics.values()
        for item in rubric.items
        if item.measure
    }
    assert clocks == {(True, made.contest.rules.clock), (False, Clock())}
