"""How exact numbers are printed: with the decimals of the step that gave them."""

from fractions import Fraction

from scorer.domain.model.exact import brief, rounded, shown
from scorer.domain.rules.combine import Combined

NONE = "–"


def points(value: Fraction | None, decimals: int | None) -> str:
    """A number with so many decimals (None: as short as it is exact), or a dash for none."""
    if value is None:
        return NONE
    return brief(value) if decimals is None else shown(value, decimals)


def score(found: Combined | None) -> str:
    """The value of a step, with the decimals that its rule prints."""
    return NONE if found is None else points(found.value, found.step.decimals)


def lossless(value: Fraction | None, decimals: int | None) -> str:
    """As ``points``, but with every decimal that matters where the value has more."""
    if value is None or decimals is None or rounded(value, decimals) == value:
        return points(value, decimals)
    return brief(value)


def minus(value: Fraction, decimals: int | None) -> str:
    """A loss with a true minus sign; a dash for nothing."""
    return f"−{points(abs(value), decimals)}" if value else NONE
