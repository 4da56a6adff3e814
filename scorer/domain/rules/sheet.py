"""The sheet: a judge's marks become points, and the points a total. E01, E02, E51, E52.

A sheet's total is its items and order errors only: time and critical items act later, on the
panel's result.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from scorer.domain.model.exact import added, exact, stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Item, OrderError, Rubric
from scorer.domain.rules.marking import step
from scorer.domain.rules.marking.deduction import deducted, faults_cost
from scorer.domain.rules.marking.reading import BadMark
from scorer.domain.rules.marking.ways import WAYS
from scorer.domain.rules.working import Struck, Working

__all__ = (
    "BadMark",
    "SheetScore",
    "best_possible",
    "checked",
    "deducted",
    "from_faults",
    "item_points",
    "judged_by",
    "read_mark",
    "score_sheet",
    "sheet_working",
)
_ZERO = Fraction(0)
_NO_MARK = Mark()


class SheetScore(Struct, frozen=True, kw_only=True):
    """What a sheet amounts to so far; ``points`` are by item, ``None`` where missing or waived.

    ``missing`` and ``waived`` are items in the order of the rubric. ``order_penalty`` is taken
    off already.
    """

    total: Fraction
    points: dict[str, Fraction | None]
    missing: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    order_errors: int = 0
    order_penalty: Fraction = _ZERO

    @property
    def complete(self) -> bool:
        """Whether the total may stand: nothing is missing, and something is left to count."""
        return not self.missing and len(self.waived) < len(self.points)


def judged_by(item: Item) -> Literal["points", "levels", "measure"]:
    """What a mark's text means on this item: its points, a level, or a measured value."""
    if item.kind == "measure":
        return "measure"
    return "levels" if item.levels else "points"


def read_mark(item: Item, text: str) -> str:
    """Read what was typed into the exact text that a mark keeps; blank stays missing.

    Raises ``BadMark``.
    """
    return stored(WAYS[item.kind].read(item, text)) if text.strip() else ""


def checked(item: Item, mark: Mark) -> Mark:
    """The mark itself, if its text and faults can stand on this item. Raises ``BadMark``."""
    faults_cost(item, mark.faults)
    if mark.text:
        WAYS[item.kind].read(item, mark.text)
    return mark


def item_points(item: Item, mark: Mark, order_error: OrderError | None = None) -> Fraction | None:
    """The points of one item, ``None`` where it is missing or waived.

    Faults come off a level or a measured value, never below 0; where points are given, the text
    has them off already. A step out of its place scores 0, unless the rubric prices order errors.
    """
    if mark.waived or not mark.text:
        return None
    if step.lost(item, mark, order_error):
        return _ZERO
    value = exact(mark.text)
    if not item.levels and item.kind != "measure":
        return value
    given = WAYS[item.kind].points(item, value)
    return max(_ZERO, given - faults_cost(item, mark.faults)) if mark.faults else given


def from_faults(item: Item, faults: Sequence[int]) -> Mark:
    """The mark that the chosen faults make: full points less their price, never below 0.

    On levels it is the best level with the faults off; on a measure the value is still missing.
    """
    chosen = tuple(faults)
    judged = judged_by(item)
    if judged == "points":
        return Mark(text=stored(max(_ZERO, item.points - faults_cost(item, chosen))), faults=chosen)
    return Mark(text=stored(max(item.levels)) if judged == "levels" else "", faults=chosen)


def score_sheet(rubric: Rubric, marks: Mapping[str, Mark]) -> SheetScore:
    """Add up a sheet, with what is missing counted nowhere.

    Waived items are taken out and the rest is scaled, exactly, to the rubric's full marks; then
    the order errors come off, at their stated price and never below 0. Each step that the judge
    flags as out of its place is one error, where the rubric prices them.
    """
    points: dict[str, Fraction | None] = {}
    missing: list[str] = []
    waived: list[str] = []
    given: list[Fraction] = []
    out = _ZERO
    errors = 0
    price = rubric.order_error
    for item in rubric.items:
        if item.kind == "critical":
            continue
        mark = marks.get(item.id, _NO_MARK)
        worth = points[item.id] = item_points(item, mark, price)
        if worth is not None:
            given.append(worth)
            errors += price is not None and item.kind == "step" and mark.out_of_order
        elif mark.waived:
            waived.append(item.id)
            out += item.points
        else:
            missing.append(item.id)
    lost = step.order_penalty(rubric, errors)
    total = _scaled(added(given), rubric.full, out)
    return SheetScore(
        total=max(_ZERO, total - lost if lost else total),
        points=points,
        missing=tuple(missing),
        waived=tuple(waived),
        order_errors=errors,
        order_penalty=lost,
    )


def _scaled(total: Fraction, full: Fraction, out: Fraction) -> Fraction:
    return total * full / (full - out) if out and out != full else total


def best_possible(rubric: Rubric, score: SheetScore) -> Fraction:
    """The total if every item that is still missing gets full marks, and no more order errors."""
    given = added(worth for worth in score.points.values() if worth is not None)
    rest = sum((rubric.item(name).points for name in score.missing), _ZERO)
    out = sum((rubric.item(name).points for name in score.waived), _ZERO)
    return max(_ZERO, _scaled(given + rest, rubric.full, out) - score.order_penalty)


def sheet_working(rubric: Rubric, marks: Mapping[str, Mark]) -> Working:
    """Tell how ``score_sheet`` came to its total, item by item."""
    score = score_sheet(rubric, marks)
    lines = [
        _item_line(item, marks.get(item.id, _NO_MARK), score.points[item.id], rubric.order_error)
        for item in rubric.scored
    ]
    given = added(worth for worth in score.points.values() if worth is not None)
    out = sum((rubric.item(name).points for name in score.waived), _ZERO)
    if out:
        about = {"sum": stored(given), "full": stored(rubric.full), "waived": stored(out)}
        lines.append(Working(rule="waived", value=_scaled(given, rubric.full, out), about=about))
    if score.order_errors and rubric.order_error:
        lines.append(_order_line(score, rubric.order_error))
    about = {"sum": stored(given), "full": stored(rubric.full), "missing": str(len(score.missing))}
    return Working(rule="sheet", value=score.total, about=about, inputs=tuple(lines))


def _item_line(item: Item, mark: Mark, worth: Fraction | None, price: OrderError | None) -> Working:
    struck: Struck = "waived" if mark.waived else "missing" if mark.missing else ""
    if step.lost(item, mark, price) and not struck:
        struck = "order"
    return Working(
        rule="item",
        value=worth,
        about={
            "item": item.id,
            "by": judged_by(item),
            "text": mark.text,
            "full": stored(item.points),
            "note": mark.note,
            **_read(item, mark),
        },
        inputs=tuple(
            Working(
                rule="fault",
                value=-item.faults[place].points,
                about={"item": item.id, "fault": str(place)},
            )
            for place in mark.faults
        ),
        struck=struck,
    )


def _read(item: Item, mark: Mark) -> dict[str, str]:
    """What the clock makes of a time, where that is not what was given."""
    if item.measure is None or not mark.text:
        return {}
    read = item.measure.clock.read(exact(mark.text))
    return {} if read == exact(mark.text) else {"read": stored(read)}


def _order_line(score: SheetScore, price: OrderError) -> Working:
    about = {"errors": str(score.order_errors), "points": stored(price.points)}
    if price.most is not None:
        about["most"] = stored(price.most)
    return Working(rule="order_errors", value=-score.order_penalty, about=about)
