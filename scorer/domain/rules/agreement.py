"""Agreement: how far the judges of a panel lie apart, for the chief judge's eyes only."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct


class Agreement(Struct, frozen=True):
    """A panel's median, its spread (highest less lowest), and each seat's signed deviation.

    ``outliers`` are the seats further from the median than the limit asked for.
    """

    median: Fraction
    spread: Fraction
    deviations: dict[int, Fraction]
    outliers: tuple[int, ...]


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle value, or the mean of the two middle ones. ``ValueError`` for none."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2


def spread(values: Sequence[Fraction]) -> Fraction:
    """The highest less the lowest value; 0 for none."""
    return max(values) - min(values) if values else Fraction(0)


def agreement(scores: Mapping[int, Fraction], limit: Fraction | None = None) -> Agreement | None:
    """Compare the seats' totals; ``None`` without any. No limit, no outliers."""
    if not scores:
        return None
    middle = median(tuple(scores.values()))
    deviations = {seat: score - middle for seat, score in sorted(scores.items())}
    far = () if limit is None else tuple(s for s, d in deviations.items() if abs(d) > limit)
    return Agreement(middle, spread(tuple(scores.values())), deviations, far)
