"""The ways of marking, one line each: how a mark is read and what it is worth."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final, NamedTuple

from scorer.domain.model.rubric import Item, ItemKind
from scorer.domain.rules.marking import checklist, critical, deduction, measure


class Way(NamedTuple):
    """``read`` raises ``BadMark``; ``points`` takes the exact number that ``read`` gave."""

    read: Callable[[Item, str], Fraction]
    points: Callable[[Item, Fraction], Fraction]


WAYS: Final[Mapping[ItemKind, Way]] = MappingProxyType(
    {
        "checklist": Way(checklist.read, checklist.points),
        "step": Way(checklist.read, checklist.points),
        "deduction": Way(deduction.read, deduction.points),
        "measure": Way(measure.read, measure.points),
        "critical": Way(critical.read, critical.points),
    }
)
