"""Gaps, time, rulings, ties and prize lines where the worked examples stop."""

from fractions import Fraction
from typing import Any

import pytest

from scorer.domain.model.contest import Step
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Overtime, PanelRule, Rubric
from scorer.domain.model.text import Text
from scorer.domain.rules.agreement import agreement, median
from scorer.domain.rules.attempt import (
    CriticalOutcome,
    penalty,
    ruled_criticals,
    settle,
    settle_working,
)
from scorer.domain.rules.awards import AwardList, Break, award, quotas
from scorer.domain.rules.combine import Absent, Part, Status, combine
from scorer.domain.rules.panel import panel_score, panel_working
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.sheet import sheet_working
from tests.domain.rules.examples import critical, item, prizes


def part(name: str, value: int | None, status: Status = "", weight: int = 1) -> Part:
    given = None if value is None else Fraction(value)
    return Part(name, given, weight=Fraction(weight), status=status)


ABSENT = part("c", None, "absent")
OUT = part("c", None, "disqualified")
OPEN = part("c", None, "missing")
SOFAR = part("c", 60, "missing")
WAIVED = part("c", None, "waived")


@pytest.mark.parametrize(
    ("third", "how", "absent", "value", "complete", "gaps"),
    [
        (part("c", 60), "mean", "zero", 80, True, ""),
        (ABSENT, "mean", "zero", 60, True, "c"),
        (ABSENT, "sum", "zero", 180, True, "c"),
        (ABSENT, "weighted", "zero", 45, True, "c"),
        (ABSENT, "mean", "not_ranked", None, True, "c"),
        (ABSENT, "mean", "mean_of_present", 90, True, "c"),
        (ABSENT, "sum", "mean_of_present", 270, True, "c"),
        (ABSENT, "weighted", "mean_of_present", 90, True, "c"),
        (OUT, "mean", "mean_of_present", 60, True, "c"),
        (ABSENT, "best", "best", 180, True, "c"),
        (OPEN, "mean", "not_ranked", 90, False, "c"),
        (OPEN, "weighted", "zero", 90, False, "c"),
        (SOFAR, "mean", "zero", 80, False, "c"),
        (WAIVED, "mean", "not_ranked", 90, True, ""),
        (WAIVED, "weighted", "zero", 90, True, ""),
    ],
)
def test_every_gap_has_its_own_effect(
    third: Part,
    how: str,
    absent: Absent,
    value: int | None,
    complete: bool,  # noqa: FBT001  a column of the table
    gaps: str,
) -> None:
    heavier = Part(third.id, third.value, third.full, Fraction(2), third.status)
    step = Step(how=how, count=2 if how == "best" else 0)  # type: ignore[arg-type]
    result = combine(step, [part("a", 80), part("b", 100), heavier], absent=absent)
    assert (result.value, result.complete, result.gaps) == (value, complete, tuple(gaps))


@pytest.mark.parametrize(
    ("parts", "value", "status"),
    [
        ([part("a", 80), ABSENT], 40, ""),
        ([part("a", 80), OPEN], 80, "missing"),
        ([ABSENT, part("a", None, "withdrawn")], None, "withdrawn"),
        ([ABSENT, OUT], None, "disqualified"),
        ([ABSENT, WAIVED], None, "absent"),
        ([WAIVED], None, "waived"),
        ([], None, "missing"),
    ],
)
def test_a_result_goes_on_with_its_status(
    parts: list[Part], value: int | None, status: str
) -> None:
    carried = combine(Step(), parts).as_part("x", Fraction(2, 5))
    assert (carried.value, carried.status, carried.weight) == (value, status, Fraction(2, 5))


def test_only_the_last_step_rounds_where_the_rules_say_so() -> None:
    thirds = [part("a", 80), part("b", 80), part("c", 81)]
    assert combine(Step(), thirds).value == Fraction(8033, 100)
    exact = combine(Step(), thirds, rounding="at_end")
    assert exact.value == exact.exact == Fraction(241, 3)


@pytest.mark.parametrize(
    ("seconds", "allowance", "lost"),
    [
        (None, 0, 0),
        ("600", 0, 0),
        ("615", 0, 0),
        ("615.01", 0, 1),
        ("655", 40, 0),
        ("9999", 0, 3),
        ("9999", 40, 3),
    ],
)
def test_time_counts_to_the_stop(seconds: str | None, allowance: int, lost: int) -> None:
    rule = Overtime(per_s=30, points=Fraction(1), grace_s=15, stop_s=700)
    taken = None if seconds is None else Fraction(seconds)
    assert penalty(rule, 600, taken, allowance) == lost
    assert penalty(rule, 0, taken, allowance) == 0


RUBRIC = Rubric(
    id="r",
    title=Text("r"),
    full=Fraction(10),
    sections=(),
    items=(
        item("checklist", "10", levels=(Fraction(1), Fraction(0))),
        critical({"effect": "cap", "cap": "6"}, "X1"),
        critical({"effect": "zero"}, "X2"),
    ),
    limit_s=60,
    overtime=Overtime(per_s=10, points=Fraction(1)),
)


@pytest.mark.parametrize(
    ("votes", "rulings", "by", "applied", "undecided"),
    [
        (0, {}, "majority", (), ()),
        (2, {}, "majority", (), ("X1",)),
        (3, {}, "majority", ("X1",), ()),
        (3, {}, "chief", (), ("X1",)),
        (3, {"X1": False}, "majority", (), ()),
        (1, {"X1": True}, "chief", ("X1",), ()),
        (0, {"X2": True}, "chief", ("X2",), ()),
    ],
)
def test_a_critical_item_is_decided_once(
    votes: int,
    rulings: dict[str, bool],
    by: str,
    applied: tuple[str, ...],
    undecided: tuple[str, ...],
) -> None:
    ticks = dict.fromkeys(range(1, votes + 1), ("X1",))
    ruled = ruled_criticals(RUBRIC, ticks, 4, rulings, by)  # type: ignore[arg-type]
    assert ruled == CriticalOutcome(applied, undecided)


@pytest.mark.parametrize("ticks", [(), ("X1",), ("X1", "X2")])
def test_an_attempt_tells_the_value_that_it_gave(ticks: tuple[str, ...]) -> None:
    applied = [RUBRIC.item(name) for name in ticks]
    marks = {"A1": Mark("1")}
    scores = [(1, Fraction(10)), (2, Fraction(9))]
    sheets = {1: sheet_working(RUBRIC, marks)}
    panel = panel_working(scores, PanelRule(), sheets=sheets)
    told = settle_working(panel, RUBRIC, Fraction(71), applied)
    value = panel_score(scores, PanelRule()).value
    assert value is not None
    assert told.value == settle(value, Fraction(2), applied)
    assert [line.rule for line in told.inputs] == [
        "panel",
        "overtime",
        *["cap", "zero"][: len(ticks)],
    ]
    assert told.inputs[0].inputs[0].inputs[0].value == 10


def test_ties_follow_the_chain_and_lack_of_a_value_loses() -> None:
    def row(name: str, **keys: int | None) -> Row:
        return Row(name, Fraction(90), {key.replace("_", ":", 1): v for key, v in keys.items()})

    rows = [
        row("a", round_R2=None, lot=1),
        row("b", round_R2=0, lot=3),
        row("c", round_R2=0, lot=2),
        Row("d", Fraction(99), status="disqualified"),
        Row("e", None),
    ]
    places = rank(rows, ("round:R2", "lot"))
    assert [place.id for place in places] == ["c", "b", "a", "d", "e"]
    assert [place.rank for place in places] == [1, 2, 3, None, None]
    assert [place.decided_by for place in places[1:3]] == ["lot", "round:R2"]
    shared = rank(rows, (), "ordinal")
    assert [(p.id, p.rank, p.tied) for p in shared[:2]] == [
        ("a", 1, ("b", "c")),
        ("b", 2, ("a", "c")),
    ]
    fewer = [Row(name, Fraction(90), {"fewer_criticals": n}) for n, name in ((1, "x"), (0, "y"))]
    assert rank(fewer, ("fewer_criticals",))[0].id == "y"


def _award(numbers: list[int], totals: str, **rule: Any) -> AwardList:
    known: dict[str, Fraction | None] = {f"p{n}": Fraction(t) for n, t in enumerate(totals.split())}
    places = rank([Row(name, total) for name, total in known.items()], ())
    return award(places, prizes(numbers, **rule), known, len(known), len(known))


def test_a_prize_needs_the_least_total_and_may_stay_empty() -> None:
    given = _award([1, 2, 1], "90 70 59 58", minimum=Fraction(60))
    assert given.levels == {"first": ("p0",), "second": ("p1",), "third": ()}
    assert given.vacancies == {"second": 1, "third": 1}


def test_a_tie_may_cross_two_lines() -> None:
    broken = _award([1, 1, 1], "90 90 90 90", tie="break")
    tied = ("p0", "p1", "p2", "p3")
    assert broken.breaks == tuple(Break(tied, 1, name) for name in ("first", "second", "third"))
    assert not broken.vacancies
    assert not any(broken.levels.values())
    excluded = _award([1, 1, 3], "90 90 90 80", tie="exclude")
    assert excluded.levels == {"first": (), "second": (), "third": ("p0", "p1", "p2")}
    assert excluded.vacancies == {"first": 1, "second": 1}
    shrunk = _award([1, 1, 3], "90 90 90 80", tie="include_shrink")
    assert shrunk.levels == {"first": ("p0", "p1", "p2"), "second": (), "third": ("p3",)}
    assert shrunk.vacancies == {"third": 1}


def test_a_level_may_be_a_number_beside_shares() -> None:
    mixed = prizes(shares=("0", "0.25", "0.25"), rounding="cumulative_half_up", least_first=2)
    assert quotas(mixed, 0, 6) == (2, 2, 1)
    assert quotas(mixed, 0, 1)[0] == 1


def test_a_place_that_stays_empty_lies_behind_its_equals() -> None:
    known = {name: Fraction(total) for name, total in (("a", 90), ("b", 90), ("c", 80))}
    rows = [Row(n, t, status="disqualified" if n == "a" else "") for n, t in known.items()]
    rule = prizes([1, 1, 1], vacate=True)
    given = award(rank(rows, ()), rule, known, 3, 2, dq_after=frozenset({"a"}))
    assert given.levels == {"first": ("b",), "second": (), "third": ("c",)}


def test_judges_are_compared_with_the_median() -> None:
    scores = {3: Fraction(95), 1: Fraction(88), 2: Fraction(90), 4: Fraction(91)}
    found = agreement(scores, Fraction(3))
    assert found is not None
    assert (found.median, found.spread) == (Fraction(181, 2), Fraction(7))
    assert found.deviations[1] == Fraction(-5, 2)
    assert found.outliers == (3,)
    assert agreement({}) is None
    with pytest.raises(ValueError, match="no values"):
        median(())
    for limit, seats in ((3, (3,)), (6, (1, 3)), (7, ())):
        rule = PanelRule(spread=Fraction(limit))
        assert panel_score(list(scores.items()), rule).spread_alarm == seats
