"""Critical (一票否决): a tick that carries no points and acts on the panel's result. E03, E55."""

from collections.abc import Iterable
from fractions import Fraction

from scorer.domain.model.rubric import Item
from scorer.domain.rules.marking.reading import number, one_of

_LEVELS = (Fraction(1), Fraction(0))


def read(item: Item, text: str) -> Fraction:  # noqa: ARG001  as every way of marking
    """1 for ticked, 0 for not."""
    return one_of(number(text), _LEVELS)


def points(item: Item, value: Fraction) -> Fraction:  # noqa: ARG001  as every way of marking
    """Always 0: a critical item is not part of a sheet's total."""
    return Fraction(0)


def limited(value: Fraction, applied: Iterable[Item]) -> Fraction:
    """Put a result under every cap, or at zero. A cap is a ceiling and not a score."""
    for item in applied:
        ceiling = cap(item)
        if ceiling is not None:
            value = min(value, ceiling)
    return value


def cap(item: Item) -> Fraction | None:
    """The most that a result may be once the item stands; ``None`` for any other kind."""
    if item.critical is None:
        return None
    return Fraction(0) if item.critical.effect == "zero" else item.critical.cap
