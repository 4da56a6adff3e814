"""How a rubric file writes the way from a measured value to points."""

from fractions import Fraction
from typing import Final, get_args

from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import Band, Linear, Measure, MeasureInput
from scorer.exchange.cursor import Cursor

_INPUTS: Final[tuple[MeasureInput, ...]] = get_args(MeasureInput)


def read_measure(one: Cursor, points: Fraction) -> Measure:
    """Read the measure of an item worth ``points``; what is wrong is noted at its line."""
    ways = [way for way in ("bands", "linear", "per_unit") if one.has(way)]
    if len(ways) != 1:
        one.note(ways[-1] if ways else "kind", "measure_ways", item=one.text("id", ""))
    return Measure(
        input=one.choice("input", _INPUTS),
        unit=one.text("unit", ""),
        bands=tuple(_band(band, one, points) for band in one.maps("bands", needed=False)),
        linear=_linear(one.map("linear", needed=False)),
        per_unit=one.maybe_points("per_unit"),
    )


def _band(band: Cursor, item: Cursor, most: Fraction) -> Band:
    made = Band(
        points=band.points("points"),
        low=band.maybe_points("min", least=None),
        high=band.maybe_points("max", least=None),
        low_open=band.truth("min_open", default=False),
        high_open=band.truth("max_open", default=False),
    )
    name = item.text("id", "")
    if made.low is not None and made.high is not None:
        one_value_only = made.low == made.high and not (made.low_open or made.high_open)
        if made.low >= made.high and not one_value_only:
            band.note("min", "band_bounds", item=name)
    if made.points > most:
        about = {"points": brief(made.points), "most": brief(most), "item": name}
        band.note("points", "points_above_item", **about)
    band.done()
    return made


def _linear(one: Cursor | None) -> Linear | None:
    if one is None:
        return None
    made = Linear(one.points("full_at", least=None), one.points("zero_at", least=None))
    if made.full_at == made.zero_at:
        one.note("zero_at", "band_bounds", item="")
    one.done()
    return made
