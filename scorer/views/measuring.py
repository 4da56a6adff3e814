"""How a measured value becomes points, in words short enough to stand beside the field."""

from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import Band, Linear, Measure
from scorer.words import _


def scale_words(measure: Measure) -> str:
    """The bands, the line or the price a unit of a measure."""
    if measure.linear is not None:
        return _line(measure.linear)
    if measure.per_unit is not None:
        return _("{points} points for each").format(points=brief(measure.per_unit))
    return _("; ").join(
        _("{range}: {points} points").format(range=_range(band), points=brief(band.points))
        for band in measure.bands
    )


def _line(line: Linear) -> str:
    words = _("Full marks at {full}, none at {none}")
    return words.format(full=brief(line.full_at), none=brief(line.zero_at))


def _range(band: Band) -> str:
    """A band as 40–60; a bound that does not belong to it is written with < or >."""
    low, high = band.low, band.high
    if low is not None and low == high:
        return brief(low)
    if low is None or high is None:
        under = "" if high is None else ("<" if band.high_open else "≤") + brief(high)
        return under if low is None else (">" if band.low_open else "≥") + brief(low)
    least = (">" if band.low_open else "") + brief(low)
    return f"{least}–{'<' if band.high_open else ''}{brief(high)}"
