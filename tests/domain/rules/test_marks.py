"""Reading marks, faults, waivers and order errors on one sheet."""

from fractions import Fraction
from typing import Any

import pytest

from scorer.domain.model.exact import brief, exact
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import (
    Band,
    Fault,
    Item,
    ItemKind,
    Measure,
    MeasureInput,
    OrderError,
    Rubric,
)
from scorer.domain.model.text import Text
from scorer.domain.rules.sheet import (
    BadMark,
    checked,
    deducted,
    from_faults,
    item_points,
    judged_by,
    read_mark,
    score_sheet,
    sheet_working,
)
from tests.domain.rules.examples import item

HALF = Fraction(1, 2)
LEVELS = (Fraction(1), HALF, Fraction(0))
SLIPS = tuple(Fault(Text(str(n)), Fraction(3 * n, 10)) for n in (1, 2))
POINTS = item("deduction", "6", per=Fraction(2), faults=SLIPS)
LEVELLED = item("checklist", "6", levels=LEVELS)


def measured(kind: MeasureInput) -> Item:
    return item("measure", "6", measure=Measure(input=kind))


@pytest.mark.parametrize(
    ("one", "typed", "kept"),
    [
        (POINTS, " ４．５ ", "4.5"),  # noqa: RUF001  typed with a Chinese keyboard
        (POINTS, "5.7", "5.7"),  # 6 less a fault of 0.3, though the step is a half
        (POINTS, "", ""),
        (POINTS, "6.0", "6"),
        (LEVELLED, "0.50", "0.5"),
        (item("checklist", "2.25", faults=SLIPS), "2.25", "2.25"),
        (measured("abs_diff"), "-3", "3"),
        (measured("value"), "-3", "-3"),
        (measured("seconds"), "9.25", "9.25"),
    ],
)
def test_a_mark_is_read_exactly(one: Item, typed: str, kept: str) -> None:
    assert read_mark(one, typed) == kept


@pytest.mark.parametrize(
    ("one", "typed", "reason", "about"),
    [
        (POINTS, "六", "not_a_number", {"text": "六"}),
        (POINTS, "1e3", "not_a_number", {"text": "1e3"}),
        (POINTS, "6.5", "out_of_range", {"min": "0", "max": "6"}),
        (POINTS, "-1", "out_of_range", {"min": "0", "max": "6"}),
        (POINTS, "4.25", "off_step", {"min": "0", "max": "6", "step": "0.5"}),
        (LEVELLED, "0.75", "not_a_level", {"levels": "1,0.5,0"}),
        (measured("count"), "2.5", "off_step", {"min": "0", "step": "1"}),
        (measured("count"), "-1", "out_of_range", {"min": "0"}),
    ],
)
def test_a_bad_mark_says_why(one: Item, typed: str, reason: str, about: dict[str, str]) -> None:
    with pytest.raises(BadMark) as bad:
        read_mark(one, typed)
    assert (bad.value.reason, bad.value.about) == (reason, about)


def test_an_item_is_judged_by_what_it_lists() -> None:
    kinds = [judged_by(one) for one in (POINTS, LEVELLED, measured("value"))]
    assert kinds == ["points", "levels", "measure"]


def test_faults_bring_points_down_and_never_below_zero() -> None:
    assert from_faults(POINTS, (0, 1)) == Mark("5.1", (0, 1))
    assert item_points(POINTS, from_faults(POINTS, (0, 1))) == Fraction(51, 10)
    dear = item("deduction", "1", faults=(Fault(Text("x"), Fraction(1)),))
    assert item_points(dear, from_faults(dear, (0, 0))) == 0
    assert checked(POINTS, from_faults(POINTS, (0,))).text == "5.7"
    with pytest.raises(BadMark):
        checked(POINTS, Mark("5", (2,)))
    levelled = item("checklist", "6", levels=LEVELS, faults=SLIPS)
    assert item_points(levelled, Mark("0.5", (0,))) == Fraction(27, 10)
    assert brief(deducted(POINTS, 2)) == "2"
    assert deducted(POINTS, 4) == 0


@pytest.mark.parametrize(
    ("value", "worth"),
    [("3", 3), ("5", 3), ("5.001", 6), ("10", 6), ("10.001", 2), ("11.999", 2), ("12", 0)],
)
def test_the_first_band_that_holds_the_value_counts(value: str, worth: int) -> None:
    bands = (
        Band(Fraction(6), Fraction(5), Fraction(10), low_open=True),
        Band(Fraction(3), Fraction(3), Fraction(5)),
        Band(Fraction(2), Fraction(10), Fraction(12), high_open=True),
    )
    assert item_points(item("measure", "6", measure=Measure(bands=bands)), Mark(value)) == worth


def rubric(order_error: OrderError | None = None) -> Rubric:
    def one(name: str, kind: ItemKind, points: int, **more: Any) -> Item:
        return Item(
            id=name, section="A", name=Text(name), points=Fraction(points), kind=kind, **more
        )

    items = (
        one("A", "checklist", 40, levels=LEVELS),
        one("B", "step", 30, levels=LEVELS, order=1),
        one("C", "step", 20, levels=LEVELS, order=2),
        one("D", "deduction", 10, per=Fraction(1)),
        one("X", "critical", 0),
    )
    return Rubric(
        id="r",
        title=Text("r"),
        full=Fraction(100),
        sections=(),
        items=items,
        order_error=order_error,
    )


MARKS = {"A": Mark("0.5"), "B": Mark("1"), "C": Mark("1"), "D": Mark("9")}
WRONG = {"B": Mark("1", out_of_order=True), "C": Mark("0.5", out_of_order=True)}


@pytest.mark.parametrize(
    ("change", "price", "total", "missing", "waived", "errors"),
    [
        ({}, None, "79", "", "", 0),
        ({"D": Mark()}, None, "70", "D", "", 0),
        ({"A": Mark(waived=True)}, None, str(Fraction(59 * 100, 60)), "", "A", 0),
        (WRONG, None, "29", "", "", 0),
        (WRONG, OrderError(Fraction(5)), "59", "", "", 2),
        (WRONG, OrderError(Fraction(5), Fraction(8)), "61", "", "", 2),
        (WRONG, OrderError(Fraction(50)), "0", "", "", 2),
        ({"A": Mark("0.5", out_of_order=True)}, OrderError(Fraction(5)), "79", "", "", 0),
    ],
)
def test_a_sheet_adds_up(
    change: dict[str, Mark],
    price: OrderError | None,
    total: str,
    missing: str,
    waived: str,
    errors: int,
) -> None:
    marks = MARKS | change
    score = score_sheet(rubric(price), marks)
    assert score.total == exact(total)
    assert (score.missing, score.waived) == (tuple(missing), tuple(waived))
    assert score.order_errors == errors
    assert score.complete == (not missing)
    backwards = dict(reversed(marks.items()))
    assert score_sheet(rubric(price), backwards) == score
    told = sheet_working(rubric(price), marks)
    assert told.value == score.total
    items = [line for line in told.inputs if line.rule == "item"]
    assert {line.about["item"]: line.value for line in items} == score.points


def test_an_empty_sheet_has_no_result() -> None:
    blank = score_sheet(rubric(), {})
    assert (blank.missing, blank.complete) == (("A", "B", "C", "D"), False)
    excused = score_sheet(rubric(), {name: Mark(waived=True) for name in MARKS})
    assert (excused.waived, excused.complete) == (("A", "B", "C", "D"), False)
