"""A rate: so many of so many, in percent (or per 1,000); a percentage never exceeds 100.

Several sources are added before dividing, or each gives a rate and these are averaged.
"""

from collections.abc import Sequence
from fractions import Fraction

from scorer.domain.model.exact import exact, stored
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore

_ZERO = Fraction(0)


def forms(part: PartRule) -> tuple[Form, ...]:
    """Numerator and denominator of one source."""
    step = None if settings.choice(part, "whole", "yes") == "no" else Fraction(1)
    return (
        Form(id="numerator", name=Text("分子", "Numerator"), least=_ZERO, step=step),
        Form(id="denominator", name=Text("分母", "Denominator"), least=_ZERO, step=step),
    )


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings."""
    words = {"join": ("pool", "mean"), "bounded": ("yes", "no"), "whole": ("yes", "no")}
    return settings.faults(part, numbers=("per", "minimum"), choices=words)


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The rate per 100, or per the setting ``per``.

    Blocked where a numerator exceeds its denominator (``bounded: no`` lets it), or where the
    base is smaller than the setting ``minimum``; missing while the base is empty.
    """
    made = [
        (e, exact(e.values["numerator"]), exact(e.values["denominator"])) for e in in_order(entries)
    ]
    lines = [line(entry, above / below if below else None) for entry, above, below in made]
    base = sum((below for _, _, below in made), _ZERO)
    about = {"base": stored(base), "join": settings.choice(part, "join", "pool")}
    if settings.choice(part, "bounded", "yes") == "yes" and any(a > b for _, a, b in made):
        return nothing("rate", "blocked", lines, about=about, flags=("over_hundred",))
    if not base:
        return nothing("rate", lines=lines, about=about)
    if base < settings.number(part, "minimum"):
        return nothing("rate", "blocked", lines, about=about, flags=("too_few",))
    if about["join"] == "mean":
        rates = [above / below for _, above, below in made if below]
        found = sum(rates, _ZERO) / len(rates)
    else:
        found = sum((above for _, above, _ in made), _ZERO) / base
    return scored(part, "rate", found * settings.number(part, "per", 100), lines, about=about)
