"""A judge beside the others of the panel: severity, spread, drift, correlation; all exact.

Square roots are rational to eighteen decimals, so that every laptop shows the same figures.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.exact import added
from scorer.domain.rules.agreement import median
from scorer.domain.rules.normalise import root

Scores = Mapping[int, Fraction]


class JudgeFigures(Struct, frozen=True, kw_only=True):
    """One seat over a day's performances, each told from the panel's median.

    ``severity``: the mean distance; below 0 is strict. ``spread``: the standard deviation of the
    distances. ``drift``: their mean in the later half less that in the earlier half.
    ``correlation``: of the seat's scores with the mean of the others', from -1 to 1. What too few
    performances cannot tell is None. ``outliers`` are the performances, by their place in the day,
    in which the seat lay further from the median than the limit.
    """

    performances: int
    severity: Fraction | None = None
    spread: Fraction | None = None
    drift: Fraction | None = None
    correlation: Fraction | None = None
    outliers: tuple[int, ...] = ()


def judge_figures(day: Sequence[Scores], seat: int, limit: Fraction | None = None) -> JudgeFigures:
    """A seat's figures over the performances of a day, in their order.

    A performance counts where the seat gave a score and at least one other did.
    """
    both = [(n, one) for n, one in enumerate(day) if seat in one and len(one) > 1]
    apart = [one[seat] - median(tuple(one.values())) for _, one in both]
    others = [_mean([value for other, value in one.items() if other != seat]) for _, one in both]
    return JudgeFigures(
        performances=len(both),
        severity=_mean(apart) if apart else None,
        spread=_deviation(apart),
        drift=_drift(apart),
        correlation=correlation([one[seat] for _, one in both], others),
        outliers=tuple(
            n
            for (n, _), distance in zip(both, apart, strict=True)
            if limit is not None and abs(distance) > limit
        ),
    )


def correlation(first: Sequence[Fraction], second: Sequence[Fraction]) -> Fraction | None:
    """Pearson's correlation; None for fewer than three pairs, or where one side never varies."""
    if len(first) < 3:
        return None
    left, right = _apart(first), _apart(second)
    product = added(a * a for a in left) * added(b * b for b in right)
    if not product:
        return None
    both = added(a * b for a, b in zip(left, right, strict=True))
    return max(Fraction(-1), min(Fraction(1), both / root(product)))


def _drift(apart: Sequence[Fraction]) -> Fraction | None:
    half = len(apart) // 2
    return _mean(apart[-half:]) - _mean(apart[:half]) if half > 1 else None


def _deviation(values: Sequence[Fraction]) -> Fraction | None:
    if len(values) < 2:
        return None
    return root(_mean([value * value for value in _apart(values)]))


def _apart(values: Sequence[Fraction]) -> list[Fraction]:
    mean = _mean(values)
    return [value - mean for value in values]


def _mean(values: Sequence[Fraction]) -> Fraction:
    return added(values) / len(values)
