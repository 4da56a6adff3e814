"""Exact numbers: reading, rounding and the means that the rules name."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache


@lru_cache(maxsize=4096)
def exact(text: str | int) -> Fraction:
    """Read ``91.5`` or ``1829/20``."""
    return Fraction(text)


def half_up(value: Fraction, decimals: int | None) -> Fraction:
    """四舍五入: half goes away from zero; None leaves the value as it is."""
    if decimals is None:
        return value
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Fraction(whole, 10**decimals)
    return -rounded if value < 0 else rounded


def mean(values: Sequence[Fraction]) -> Fraction:
    """The plain mean of at least one value."""
    return sum(values, Fraction(0)) / len(values)


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle value, or the mean of the middle two."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else mean(ordered[half - 1 : half + 1])


def closest_pair(values: Sequence[Fraction]) -> Fraction:
    """Counters: two are averaged, of three the closest two (the higher if equal), else the ends go.

    One counter stands alone.
    """
    ordered = sorted(values)
    if len(ordered) < 3:
        return mean(ordered)
    if len(ordered) == 3:
        low, middle, high = ordered
        return mean((middle, high) if high - middle <= middle - low else (low, middle))
    return mean(ordered[1:-1])
