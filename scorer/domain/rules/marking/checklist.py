"""Checklist: one of the levels that the sheet lists, or points up to the item's. E01."""

from fractions import Fraction

from scorer.domain.model.rubric import Item
from scorer.domain.rules.marking import deduction
from scorer.domain.rules.marking.reading import number, one_of


def read(item: Item, text: str) -> Fraction:
    """The level chosen, or the points left where the item has no levels."""
    return one_of(number(text), item.levels) if item.levels else deduction.read(item, text)


def points(item: Item, value: Fraction) -> Fraction:
    """A level's share of the points, or the points as given."""
    return item.points * value if item.levels else value
