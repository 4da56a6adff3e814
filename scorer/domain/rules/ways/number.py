"""A number that somebody measured: a count, a time, a weight; last, best, mean or sum of tries.

Faults add seconds (or units) each, credits take them off, before anything is converted (E14, E16).
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, cast

from msgspec import structs

from scorer.domain.model.clock import Clock, ClockRounding
from scorer.domain.model.exact import exact, stored
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored, tried
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)
_NUMBERS = ("fault", "credit", "least", "most", "step", "read_to")
_READING: Final = {"rounding": ("down", "half_up", "up"), "finer": ("round", "refuse")}


def forms(part: PartRule) -> tuple[Form, ...]:
    """The number, and faults or credits where the part prices them."""
    most = settings.maybe(part, "most") if "most" in part.settings else part.full
    value = Form(
        id="value",
        name=Text("数值", "Value"),
        least=settings.number(part, "least"),
        most=most,
        step=settings.maybe(part, "step") or _finest(part),
    )
    found = [value]
    if "fault" in part.settings:
        found.append(_counted("faults", Text("失误次数", "Faults")))
    if "credit" in part.settings:
        found.append(_counted("credits", Text("减免次数", "Credits")))
    return tuple(found)


def _counted(name: str, said: Text) -> Form:
    return Form(id=name, name=said, least=_ZERO, step=Fraction(1), needed=False)


def check(part: PartRule) -> tuple[str, ...]:
    """The names of settings that this way does not know or cannot read."""
    known = {"unit": {part.settings.get("unit", "")}, **_READING}
    return settings.faults(part, numbers=_NUMBERS, choices=known)


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The value of the tries by the part's rule; missing without any.

    Where the unit is ``s`` the value is a time, which a tie rule may look at.
    """
    tries = [(entry, _counted_value(part, entry)) for entry in in_order(entries)]
    if not tries:
        return nothing("number")
    found = tried(part, [value for _, value in tries])
    return scored(
        part,
        "number",
        found,
        [_line(part, entry, value) for entry, value in tries],
        about={"how": part.attempts, "count": str(len(tries))},
        seconds=found if part.settings.get("unit") == "s" else None,
    )


def clock_of(part: PartRule) -> Clock:
    """How finely the value is read: as the part says, else a time by the contest's clock."""
    unit = settings.number(part, "read_to")
    if not unit:
        return part.clock
    return Clock(
        unit=unit,
        rounding=cast("ClockRounding", settings.choice(part, "rounding", "down")),
        finer="refuse" if settings.choice(part, "finer", "round") == "refuse" else "round",
    )


def _finest(part: PartRule) -> Fraction | None:
    clock = clock_of(part)
    return clock.unit if clock.finer == "refuse" else None


def _read(part: PartRule, entry: Entry) -> Fraction:
    return clock_of(part).read(exact(entry.values["value"]))


def _counted_value(part: PartRule, entry: Entry) -> Fraction:
    """What was read, once, as finely as the clock is, and then its faults and credits."""
    value = _read(part, entry)
    value += exact(entry.values.get("faults") or "0") * settings.number(part, "fault")
    return value - exact(entry.values.get("credits") or "0") * settings.number(part, "credit")


def _line(part: PartRule, entry: Entry, value: Fraction) -> Working:
    """The try as it was typed; where the clock read less or more of it, that as well."""
    told, read = line(entry, value), _read(part, entry)
    if read == exact(entry.values["value"]):
        return told
    return structs.replace(told, about=told.about | {"read": stored(read)})
