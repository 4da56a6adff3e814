"""Deduction: the item starts full and loses points, never below nothing (扣完为止). E02."""

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm

from scorer.domain.model.exact import stored
from scorer.domain.model.rubric import Item
from scorer.domain.rules.marking.reading import BadMark, bounds, number, within

_ZERO = Fraction(0)


def read(item: Item, text: str) -> Fraction:
    """The points that are left: in whole steps, or full points less whole deductions."""
    value = within(number(text), _ZERO, item.points)
    if value % item.step and (item.points - value) % _grain(item):
        raise BadMark("off_step", bounds(_ZERO, item.points) | {"step": stored(item.step)})
    return value


def points(item: Item, value: Fraction) -> Fraction:  # noqa: ARG001  as every way of marking
    """The points that are left."""
    return value


def deducted(item: Item, count: int) -> Fraction:
    """The points left after so many occurrences at the item's price."""
    return max(_ZERO, item.points - count * (item.per or _ZERO))


def faults_cost(item: Item, faults: Iterable[int]) -> Fraction:
    """What the chosen faults cost together; a place outside the list is ``out_of_range``."""
    cost = _ZERO
    for place in faults:
        if not 0 <= place < len(item.faults):
            raise BadMark("out_of_range", {"min": "0", "max": str(len(item.faults) - 1)})
        cost += item.faults[place].points
    return cost


def _grain(item: Item) -> Fraction:
    """The largest amount of which every price of the item is a multiple."""
    prices = [p for p in (item.per, *(fault.points for fault in item.faults)) if p]
    if not prices:
        return item.step
    unit = lcm(*(price.denominator for price in prices))
    return Fraction(gcd(*(int(price * unit) for price in prices)), unit)
