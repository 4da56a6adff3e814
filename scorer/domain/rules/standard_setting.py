"""Standard setting: the cut score of an OSCE station, and marks on a scale around a median.

The scale is a plain linear map with a factor that the organiser sets; it is nobody's official
formula (E26).
"""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.rules.agreement import median

_ZERO = Fraction(0)


class Cut(Struct, frozen=True):
    """A cut score by borderline regression: the line, where it is cut, and how well it fits.

    ``fit`` is the squared correlation, between 0 and 1; ``count`` how many candidates there were.
    """

    slope: Fraction
    intercept: Fraction
    cut: Fraction
    fit: Fraction
    count: int


def borderline_regression(
    grades: Sequence[Fraction], scores: Sequence[Fraction], borderline: Fraction
) -> Cut | None:
    """The checklist score that the regression line has at the borderline grade. E27.

    None where it cannot be set: no candidates, or all with the same grade. ``ValueError`` where
    the two lists differ in length.
    """
    pairs = tuple(zip(grades, scores, strict=True))
    if not pairs:
        return None
    count = len(pairs)
    mean_x, mean_y = sum(grades, _ZERO) / count, sum(scores, _ZERO) / count
    spread_x = sum(((x - mean_x) ** 2 for x, _ in pairs), _ZERO)
    spread_y = sum(((y - mean_y) ** 2 for _, y in pairs), _ZERO)
    if not spread_x:
        return None
    both = sum(((x - mean_x) * (y - mean_y) for x, y in pairs), _ZERO)
    slope = both / spread_x
    intercept = mean_y - slope * mean_x
    fit = both**2 / (spread_x * spread_y) if spread_y else Fraction(1)
    return Cut(slope, intercept, intercept + slope * borderline, fit, count)


def exam_cut(cuts: Sequence[Cut | None]) -> Fraction | None:
    """The exam's cut score: the mean of its stations'; None where one cannot be set."""
    known = [cut.cut for cut in cuts if cut is not None]
    return sum(known, _ZERO) / len(known) if known and len(known) == len(cuts) else None


def around_median(
    marks: Sequence[Fraction], *, middle: Fraction = Fraction(700), factor: Fraction = Fraction(5)
) -> tuple[Fraction, ...]:
    """Each mark's place on a scale where the median of all sits at ``middle``; exact. E26."""
    if not marks:
        return ()
    centre = median(marks)
    return tuple(middle + factor * (mark - centre) for mark in marks)
