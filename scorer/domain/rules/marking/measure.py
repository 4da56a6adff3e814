"""Measure: a measured number becomes points by bands, a line, or so much a unit. E14, E17, E53.

Comparisons use the exact number: 5.004 % is outside a band that ends at 5.
"""

from collections.abc import Iterable
from fractions import Fraction

from scorer.domain.model.exact import stored
from scorer.domain.model.rubric import Band, Item, Linear
from scorer.domain.rules.marking.reading import BadMark, number, within

_ZERO = Fraction(0)


def read(item: Item, text: str) -> Fraction:
    """The measured value; a difference or an error counts without its sign."""
    value = number(text)
    kind = item.measure.input if item.measure else "value"
    if kind in ("abs_diff", "rel_error_pct"):
        return abs(value)
    if kind in ("count", "seconds"):
        within(value, _ZERO)
    if kind == "count" and value.denominator != 1:
        raise BadMark("off_step", {"min": "0", "step": "1"})
    if item.measure and item.measure.clock.refuses(value):
        raise BadMark("off_step", {"min": "0", "step": stored(item.measure.clock.unit or value)})
    return value


def points(item: Item, value: Fraction) -> Fraction:
    """The points of a measured value, between nothing and the item's points."""
    rule = item.measure
    if rule is None:
        return _ZERO
    value = rule.clock.read(value)
    if rule.linear is not None:
        return on_line(rule.linear, item.points, value)
    if rule.per_unit is not None:
        return min(item.points, max(_ZERO, rule.per_unit * value))
    return next((band.points for band in rule.bands if inside(band, value)), _ZERO)


def on_line(line: Linear, full: Fraction, value: Fraction) -> Fraction:
    """Full points at one value, none at the other, in proportion between and never outside."""
    share = (value - line.zero_at) / (line.full_at - line.zero_at)
    return full * min(Fraction(1), max(_ZERO, share))


def inside(band: Band, value: Fraction) -> bool:
    """Whether the value lies in the band; a bound counts as inside unless it is open."""
    if band.low is not None and (value < band.low or (band.low_open and value == band.low)):
        return False
    return band.high is None or value < band.high or (value == band.high and not band.high_open)


def error_pct(actual: Fraction, target: Fraction) -> Fraction:
    """How far a weighed amount is off its target, in percent without sign, unrounded. E17, E18."""
    return abs(actual - target) / target * 100


def counted_time(
    times: Iterable[Fraction], penalties: Iterable[Fraction] = (), credited: Iterable[Fraction] = ()
) -> Fraction:
    """The seconds that count: times and fault seconds added, credits taken off. E14, E16."""
    return sum(times, _ZERO) + sum(penalties, _ZERO) - sum(credited, _ZERO)
