"""How a contest file states the clock that times are read from."""

from typing import Final, get_args

from msgspec.structs import replace

from scorer.domain.model.clock import Clock, ClockRounding, Finer, ReadTo
from scorer.domain.model.exact import exact
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import PartRule
from scorer.exchange.cursor import Cursor

_READ_TO: Final[tuple[ReadTo, ...]] = get_args(ReadTo)
_ROUNDING: Final[tuple[ClockRounding, ...]] = get_args(ClockRounding)
_FINER: Final[tuple[Finer, ...]] = get_args(Finer)


def read_clock(one: Cursor | None) -> Clock:
    """Read the clock; without one, times count as they are typed."""
    if one is None:
        return Clock()
    unit = one.choice("read_to", _READ_TO)
    made = Clock(
        unit=None if unit == "as_typed" else exact(unit),
        rounding=one.choice("rounding", _ROUNDING, "down"),
        finer=one.choice("finer", _FINER, "round"),
    )
    one.done()
    return made


def clocked(rubric: Rubric, clock: Clock) -> Rubric:
    """The score sheet with the contest's clock at whatever it measures in seconds."""
    items = tuple(
        replace(item, measure=replace(item.measure, clock=clock))
        if item.measure and item.measure.input == "seconds"
        else item
        for item in rubric.items
    )
    return replace(rubric, items=items)


def timed(part: PartRule, clock: Clock) -> PartRule:
    """The part with the contest's clock, if it is timed and has no reading of its own."""
    number = part.settings.get("unit") == "s" and "read_to" not in part.settings
    by_clock = part.way == "sheet" or (part.way == "number" and number)
    return replace(part, clock=clock) if by_clock else part
