"""A number that somebody measured: a count, a time, a weight; last, best, mean or sum of tries.

Faults add seconds (or units) each, credits take them off, before anything is converted (E14, E16).
"""

from collections.abc import Sequence
from fractions import Fraction

from scorer.domain.model.exact import exact, rounded
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)
SETTINGS = frozenset({"fault", "credit", "unit", "least", "most", "step"})


def forms(part: PartRule) -> tuple[Form, ...]:
    """The number, and faults or credits where the part prices them."""
    least = _setting(part, "least", _ZERO)
    most = _setting(part, "most", None) if "most" in part.settings else part.full
    step = _setting(part, "step", None)
    found = [Form(id="value", name=Text("数值", "Value"), least=least, most=most, step=step)]
    if "fault" in part.settings:
        found.append(_counted("faults", Text("失误次数", "Faults")))
    if "credit" in part.settings:
        found.append(_counted("credits", Text("加时次数", "Credits")))
    return tuple(found)


def _counted(name: str, said: Text) -> Form:
    return Form(id=name, name=said, least=_ZERO, step=Fraction(1), needed=False)


def check(part: PartRule) -> tuple[str, ...]:
    """The names of settings that this way does not know."""
    return tuple(sorted(set(part.settings) - SETTINGS))


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The value of the tries by the part's rule; missing without any."""
    tries = [_counted_value(part, entry) for entry in entries]
    if not tries:
        return WayScore(
            value=None, status="missing", working=Working(rule="way", about={"way": "number"})
        )
    ordered = sorted(tries, reverse=part.better == "higher")
    exact_value = {
        "last": tries[-1],
        "best": ordered[0],
        "mean": sum(tries, _ZERO) / len(tries),
        "sum": sum(tries, _ZERO),
    }[part.attempts] * part.factor
    value = rounded(exact_value, part.decimals)
    return WayScore(
        value=value,
        working=Working(
            rule="way",
            value=value,
            exact_value=exact_value,
            decimals=part.decimals,
            about={"way": "number", "how": part.attempts, "count": str(len(tries))},
        ),
    )


def _counted_value(part: PartRule, entry: Entry) -> Fraction:
    value = exact(entry.values["value"])
    value += exact(entry.values.get("faults") or "0") * (_setting(part, "fault", _ZERO) or _ZERO)
    return value - exact(entry.values.get("credits") or "0") * (
        _setting(part, "credit", _ZERO) or _ZERO
    )


def _setting(part: PartRule, name: str, otherwise: Fraction | None) -> Fraction | None:
    found = part.settings.get(name)
    return exact(found) if isinstance(found, str) else otherwise
