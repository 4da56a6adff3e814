"""A subject's value in a part from its filled forms alone: what headless results rest on.

A part by sheets is scored as at the venue: sheet totals, the panel's rule, time and critical items.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal

from msgspec import Struct

from scorer.domain.model.clock import Clock
from scorer.domain.model.exact import exact, rounded, stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.attempt import ruled_criticals, settle, time_penalty
from scorer.domain.rules.panel import PanelScore, panel_score
from scorer.domain.rules.panel_items import item_panel
from scorer.domain.rules.part_result import Value
from scorer.domain.rules.sheet import checked, judged_by, read_mark, score_sheet
from scorer.domain.rules.ways.table import WAYS, part_forms
from scorer.domain.rules.ways.way import Entry, WayScore

ASIDE: Final = "aside"
"""The text of a mark that a judge does not give because the judge stands aside."""
TOTAL: Final = "total"
SECONDS: Final = "seconds"
_ZERO: Final = Fraction(0)
_NOTHING: Final = Value(None, "missing")


class Rulings(Struct, frozen=True, kw_only=True):
    """What a whole contest says about parts by sheets."""

    critical: Literal["majority", "chief"] = "majority"
    rounding: Literal["each_step", "at_end"] = "each_step"
    clock: Clock = Clock()


def fields(part: PartRule, rubric: Rubric | None) -> dict[str, Form | None]:
    """What one form of the part may hold, by id; None where a mark's own rules say what is good."""
    if part.way != "sheet":
        return {form.id: form for form in part_forms(part)}
    found: dict[str, Form | None] = {item.id: None for item in rubric.items} if rubric else {}
    for name, said in ((TOTAL, Text("合计", "Total")), (SECONDS, Text("用时", "Seconds"))):
        most = part.full if name == TOTAL else None
        step = part.clock.unit if name == SECONDS and part.clock.finer == "refuse" else None
        found[name] = Form(id=name, name=said, least=_ZERO, most=most, step=step, needed=False)
    return found


def item_mark(rubric: Rubric, name: str, text: str) -> str:
    """An item's mark as a sheet keeps it: of a critical item whether it was ticked.

    Where the item has levels, points become their share; a tick is full points. Raises
    ``BadMark`` or ``ValueError``.
    """
    item = rubric.item(name)
    if item.kind == "critical":
        return "" if text in {"", "0"} else "1"
    if text == "√":
        return "1" if judged_by(item) == "levels" else stored(item.points)
    if judged_by(item) == "levels" and item.points:
        return checked(item, Mark(stored(exact(text) / item.points))).text
    return read_mark(item, text)


def values(
    part: PartRule,
    entries: Mapping[str, Sequence[Entry]],
    rubric: Rubric | None = None,
    rulings: Rulings | None = None,
) -> dict[str, Value]:
    """Everybody's value in a part, by subject."""
    if part.way == "sheet":
        rules = rulings or Rulings()
        return {
            name: _NOTHING if rubric is None else sheet_value(part, rubric, own, rules)
            for name, own in entries.items()
        }
    way = WAYS[part.way]
    if way.together is not None:
        return {name: _value(found) for name, found in way.together(part, entries).items()}
    return {name: _value(way.score(part, own)) for name, own in entries.items()}


def _value(found: WayScore) -> Value:
    if found.value is None or found.status:
        return Value(found.value, "missing", found.seconds)
    return Value(found.value, "", found.seconds)


def sheet_value(
    part: PartRule, rubric: Rubric, entries: Sequence[Entry], rulings: Rulings
) -> Value:
    """The station's result from the sheets of its seats; missing while a sheet is."""
    sheets = {entry.number: entry.values for entry in entries}
    aside = frozenset(seat for seat, values in sheets.items() if _aside(values))
    panel = _panel(part, rubric, sheets, aside)
    found = panel.counted(rulings.rounding)
    if found is None:
        return _NOTHING
    seconds = _seconds(sheets, rulings.clock)
    ticks = {
        seat: tuple(item.id for item in rubric.criticals if values.get(item.id))
        for seat, values in sheets.items()
    }
    ruled = ruled_criticals(rubric, ticks, len(sheets) - len(aside), {}, rulings.critical)
    value = settle(
        found, time_penalty(rubric, seconds), [rubric.item(name) for name in ruled.applied]
    )
    status = "missing" if ruled.open else ""
    return Value(factored(part, value), status, seconds, len(ruled.applied))


def factored(part: PartRule, value: Fraction) -> Fraction:
    """A station's result as the part counts it: times its factor, then rounded."""
    return value if part.factor == 1 else rounded(value * part.factor, part.decimals)


def _panel(
    part: PartRule,
    rubric: Rubric,
    sheets: Mapping[int, Mapping[str, str]],
    aside: frozenset[int],
) -> PanelScore:
    due = sorted({*range(1, part.panel.judges + 1), *sheets})
    if part.panel.by == "item":
        marks = [(seat, _marks(rubric, sheets[seat]) if seat in sheets else None) for seat in due]
        return item_panel(rubric, marks, part.panel, excused=aside)
    totals = [(seat, sheet_total(rubric, sheets.get(seat, {}))) for seat in due]
    return panel_score(totals, part.panel, excused=aside)


def sheet_total(rubric: Rubric, values: Mapping[str, str]) -> Fraction | None:
    """A sheet's total as it was copied, or from its marks; None while a mark is missing."""
    if TOTAL in values:
        return None if values[TOTAL] == ASIDE else exact(values[TOTAL])
    score = score_sheet(rubric, _marks(rubric, values))
    return score.total if score.complete else None


def _marks(rubric: Rubric, values: Mapping[str, str]) -> dict[str, Mark]:
    """The marks of a sheet; what a judge stands aside from is waived."""
    return {
        item.id: Mark(waived=True) if text == ASIDE else Mark(text)
        for item in rubric.scored
        if (text := values.get(item.id, ""))
    }


def _aside(values: Mapping[str, str]) -> bool:
    """Whether the judge stands aside for the whole performance."""
    marks = [text for name, text in values.items() if name != SECONDS]
    return bool(marks) and all(text == ASIDE for text in marks)


def _seconds(sheets: Mapping[int, Mapping[str, str]], clock: Clock) -> Fraction | None:
    """The attempt's time: the first that a sheet says, as the clock reads it."""
    found = (values[SECONDS] for _, values in sorted(sheets.items()) if values.get(SECONDS))
    first = next(found, "")
    return clock.read(exact(first)) if first else None
