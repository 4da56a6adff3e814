"""A number that somebody measured: a count, a time, a weight; last, best, mean or sum of tries.

Faults add seconds (or units) each, credits take them off, before anything is converted (E14, E16).
"""

from collections.abc import Sequence
from fractions import Fraction

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored, tried
from scorer.domain.rules.ways.way import Entry, WayScore

_ZERO = Fraction(0)
_NUMBERS = ("fault", "credit", "least", "most", "step", "read_to")


def forms(part: PartRule) -> tuple[Form, ...]:
    """The number, and faults or credits where the part prices them."""
    most = settings.maybe(part, "most") if "most" in part.settings else part.full
    value = Form(
        id="value",
        name=Text("数值", "Value"),
        least=settings.number(part, "least"),
        most=most,
        step=settings.maybe(part, "step"),
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
    known = {"unit": {part.settings.get("unit", "")}}
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
        [line(entry, value) for entry, value in tries],
        about={"how": part.attempts, "count": str(len(tries))},
        seconds=found if part.settings.get("unit") == "s" else None,
    )


def _counted_value(part: PartRule, entry: Entry) -> Fraction:
    """What was read, cut to full units of ``read_to`` (a clock read to 1 s), with its faults."""
    value = exact(entry.values["value"])
    unit = settings.number(part, "read_to")
    if unit:
        value = value // unit * unit
    value += exact(entry.values.get("faults") or "0") * settings.number(part, "fault")
    return value - exact(entry.values.get("credits") or "0") * settings.number(part, "credit")
