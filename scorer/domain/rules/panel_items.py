"""Component panels: every item is reduced over the judges by itself, rounded, then added up.

After judged sports: of each item the highest and lowest marks go, the mean is rounded, multiplied
by the item's factor, rounded again, and only then added. A judge who waives an item (免评) is
absent for that item alone: its panel is smaller, and the rule for short panels holds.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from scorer.domain.model.exact import rounded, stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Item, PanelRule, Rubric
from scorer.domain.rules.marking import step
from scorer.domain.rules.panel import PanelScore, panel_score, panel_working
from scorer.domain.rules.sheet import item_points
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)
_NONE: frozenset[int] = frozenset()
_NO_MARK = Mark()
Sheets = Sequence[tuple[int, Mapping[str, Mark] | None]]


def item_panel(
    rubric: Rubric,
    sheets: Sheets,
    rule: PanelRule,
    *,
    excused: frozenset[int] = _NONE,
    fallback: tuple[int, int] | None = None,
) -> PanelScore:
    """The panel's score from the marks of every seat that is due; None is a missing sheet.

    Incomplete while a sheet or a mark is missing; blocked where an item is left with fewer marks
    than the drops need, until the chief judge orders a fallback. An item that all waive is taken
    out and the rest is scaled to the rubric's full marks. The spread alarm looks at whole sheets.
    """
    kept = sorted((seat, marks) for seat, marks in sheets if seat not in excused)
    short = tuple(seat for seat, marks in kept if marks is None or not _complete(rubric, marks))
    aside = tuple(sorted(seat for seat, _ in sheets if seat in excused))
    if short or not kept:
        return PanelScore(status="incomplete", missing=short, excused=aside)
    read = {seat: marks for seat, marks in kept if marks is not None}
    total = waived = full = _ZERO
    for item in rubric.scored:
        found = _item(item, read, rubric, rule, excused, fallback)
        factor = _factor(item, rule)
        full += item.points * factor
        if found.status == "blocked" and _all_waive(item, read):
            waived += item.points * factor
        elif found.value is None:
            return PanelScore(status="blocked", excused=aside)
        else:
            total += rounded(found.value * factor, rule.item_decimals)
    if waived and waived != full:
        total = total * full / (full - waived)
    total = max(_ZERO, total - _order(rubric, read, rule, excused, fallback))
    return PanelScore(
        status="scored",
        value=rounded(total, rule.decimals),
        exact=total,
        kept=tuple(read),
        excused=aside,
        spread_alarm=_alarm(rubric, read, rule),
    )


def item_panel_working(
    rubric: Rubric,
    sheets: Sheets,
    rule: PanelRule,
    *,
    excused: frozenset[int] = _NONE,
    fallback: tuple[int, int] | None = None,
) -> Working:
    """Tell how ``item_panel`` came to its value: a panel for each item, then the sum."""
    score = item_panel(rubric, sheets, rule, excused=excused, fallback=fallback)
    read = {seat: marks or {} for seat, marks in sheets}
    lines: list[Working] = []
    for item in rubric.scored:
        scores, aside = _scores(item, read, rubric, excused)
        factor = _factor(item, rule)
        panel = panel_working(scores, _item_rule(rule), excused=aside, fallback=fallback)
        worth = None
        if panel.value is not None:
            worth = rounded(panel.value * factor, rule.item_decimals)
        about = {
            "item": item.id,
            "by": "panel",
            "text": "",
            "full": stored(item.points),
            "note": "",
            "factor": stored(factor),
        }
        lines.append(Working(rule="item", value=worth, about=about, inputs=(panel,)))
    return Working(
        rule="panel",
        value=score.value,
        exact_value=score.exact,
        decimals=rule.decimals,
        about={
            "status": score.status,
            "method": "items",
            "judges": str(len(sheets)),
            "kept": str(len(score.kept)),
            "high": str(rule.drop_high),
            "low": str(rule.drop_low),
            "sum": stored(score.exact or _ZERO),
        },
        inputs=tuple(lines),
    )


def _item(
    item: Item,
    read: Mapping[int, Mapping[str, Mark]],
    rubric: Rubric,
    rule: PanelRule,
    excused: frozenset[int],
    fallback: tuple[int, int] | None,
) -> PanelScore:
    scores, aside = _scores(item, read, rubric, excused)
    return panel_score(scores, _item_rule(rule), excused=aside, fallback=fallback)


def _scores(
    item: Item,
    read: Mapping[int, Mapping[str, Mark]],
    rubric: Rubric,
    excused: frozenset[int],
) -> tuple[list[tuple[int, Fraction | None]], frozenset[int]]:
    """The seats' points of an item, and the seats that stand aside for it."""
    waive = {seat for seat, marks in read.items() if marks.get(item.id, _NO_MARK).waived}
    scores = [
        (seat, item_points(item, marks.get(item.id, _NO_MARK), rubric.order_error))
        for seat, marks in sorted(read.items())
    ]
    scores += [(seat, None) for seat in sorted(excused - set(read))]
    return scores, excused | waive


def _item_rule(rule: PanelRule) -> PanelRule:
    return replace(rule, by="sheet", decimals=rule.item_decimals, spread=None)


def _factor(item: Item, rule: PanelRule) -> Fraction:
    """The item's factor, else its section's, else 1."""
    return rule.factors.get(item.id, rule.factors.get(item.section, Fraction(1)))


def _complete(rubric: Rubric, marks: Mapping[str, Mark]) -> bool:
    found = (marks.get(item.id, _NO_MARK) for item in rubric.scored)
    return all(mark.waived or mark.text for mark in found)


def _all_waive(item: Item, read: Mapping[int, Mapping[str, Mark]]) -> bool:
    return all(marks.get(item.id, _NO_MARK).waived for marks in read.values())


def _order(
    rubric: Rubric,
    read: Mapping[int, Mapping[str, Mark]],
    rule: PanelRule,
    excused: frozenset[int],
    fallback: tuple[int, int] | None,
) -> Fraction:
    """The order errors' price, reduced over the judges as an item is."""
    if rubric.order_error is None:
        return _ZERO
    lost: list[tuple[int, Fraction | None]] = []
    for seat, marks in sorted(read.items()):
        errors = sum(
            item.kind == "step" and marks.get(item.id, _NO_MARK).out_of_order
            for item in rubric.scored
        )
        lost.append((seat, step.order_penalty(rubric, errors)))
    found = panel_score(lost, _item_rule(rule), excused=excused, fallback=fallback)
    return found.value or _ZERO


def _alarm(
    rubric: Rubric, read: Mapping[int, Mapping[str, Mark]], rule: PanelRule
) -> tuple[int, ...]:
    """The seats to look at, by the sum of the marks that all judges gave."""
    given = [
        item
        for item in rubric.scored
        if not any(marks.get(item.id, _NO_MARK).waived for marks in read.values())
    ]
    totals: list[tuple[int, Fraction | None]] = []
    for seat, marks in sorted(read.items()):
        worths = (
            (item_points(item, marks[item.id], rubric.order_error) or _ZERO) * _factor(item, rule)
            for item in given
        )
        totals.append((seat, sum(worths, _ZERO)))
    whole = PanelRule(judges=rule.judges, spread=rule.spread)
    return panel_score(totals, whole).spread_alarm
