"""The re-check of sheets: all of the top, a share of the rest; too many errors, everything. E41."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.rules.draw import draw_order


class Recheck(Struct, frozen=True):
    """What a re-check found: the share of wrong sheets, and whether all must be checked."""

    checked: int
    errors: int
    rate: Fraction
    everything: bool


def sample(ranked: Sequence[str], top: int, share: Fraction, seed: str) -> tuple[str, ...]:
    """The ids to check: the first ``top`` ones, and at least ``share`` of the rest, drawn.

    A share that is not whole is rounded up; the seed makes the draw repeatable.
    """
    first, rest = tuple(ranked[:top]), tuple(ranked[top:])
    return (*first, *draw_order(seed, rest)[: _up(len(rest) * share)])


def sample_size(count: int, top: int, share: Fraction) -> int:
    """How many sheets of so many are checked."""
    first = min(top, count)
    return first + _up((count - first) * share)


def outcome(checked: int, errors: int, limit: Fraction) -> Recheck:
    """Whether the rate of errors is over the limit; exactly on it is not over."""
    rate = Fraction(errors, checked) if checked else Fraction(0)
    return Recheck(checked, errors, rate, rate > limit)


def _up(value: Fraction) -> int:
    return int(-(-value // 1))
