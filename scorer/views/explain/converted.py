"""How a part's value became what it counts: place, percent, line, ratio."""

from fractions import Fraction

from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import PartRule
from scorer.domain.rules.part_result import PartResult
from scorer.views.entry_fields import time_text
from scorer.views.points import lossless
from scorer.words import _


def converted(part: PartRule, found: PartResult) -> str:
    """In one phrase, from the value to the points; empty where the value counts as it is."""
    value = found.normalised
    if value is None or found.counted is None:
        return ""
    said = time_text(value) if part.settings.get("unit") == "s" else lossless(value, 2)
    if found.raw is not None and found.raw != value:
        said = _("{raw}, across sites {value}").format(raw=lossless(found.raw, 2), value=said)
    if part.convert.how == "as_is":
        return said if value != found.counted else ""
    return _phrase(part, found, said)


def _phrase(part: PartRule, found: PartResult, said: str) -> str:
    rule, points = part.convert, lossless(found.counted, 2)
    match rule.how:
        case "place_points" | "prize_points":
            words = _("{value}, place {place}: {points}") if found.place else "{value}"
        case "percent":
            return f"{said} ÷ {brief(part.full or Fraction(100))} × 100 = {points}"
        case "linear":
            words = _("{value}, on the line from {zero} (0) to {full} ({most})")
        case "ratio":
            words = _("{value}, in the ratio to the best: {points}")
        case _:
            words = _("{value}, between the best and the last: {points}")
    return words.format(
        value=said,
        points=points,
        place=found.place,
        zero=brief(rule.zero_at or Fraction(0)),
        full=brief(rule.full_at or Fraction(0)),
        most=brief(rule.points),
    )
