"""Judgement aspects: judges show 0 to 3 together; too far apart, they talk and mark again. E25.

A mark is the mean over 3 times the aspect's most points. Votes that are marked again stay on
record as earlier versions of the entries.
"""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.exact import exact, rounded, stored
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)
_NUMBERS = ("top", "spread", "aspect_decimals")


class Aspect(Struct, frozen=True):
    """What is judged, and the most points that it gives."""

    id: str
    name: Text
    most: Fraction


def aspects(part: PartRule) -> tuple[Aspect, ...]:
    """The aspects, from rows ``id, zh, en, most``; without a table the part itself is one."""
    rows = part.tables.get("aspects", ())
    if not rows:
        return (Aspect("score", part.name, part.full or settings.number(part, "top", 3)),)
    return tuple(Aspect(name, Text(zh, en), exact(most)) for name, zh, en, most in rows)


def forms(part: PartRule) -> tuple[Form, ...]:
    """One judge's level of every aspect; the entry's number is the judge."""
    top, one = settings.number(part, "top", 3), Fraction(1)
    return tuple(
        Form(id=aspect.id, name=aspect.name, least=_ZERO, most=top, step=one)
        for aspect in aspects(part)
    )


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings."""
    return settings.faults(
        part,
        numbers=_NUMBERS,
        tables={"aspects": lambda row: len(row) == 4 and settings.is_number(row[3])},
    )


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The sum of the aspects' marks; ``revote`` names the aspects where judges lie too far apart.

    Each aspect is rounded by the setting ``aspect_decimals``, two by default.
    """
    judged = [e for e in in_order(entries) if all(a.id in e.values for a in aspects(part))]
    if len(judged) < max(1, part.panel.judges):
        due = {"due": str(part.panel.judges)}
        return nothing("judgement", lines=[line(entry) for entry in judged], about=due)
    limit = settings.number(part, "spread", 1)
    lines: list[Working] = []
    again: list[str] = []
    for aspect in aspects(part):
        levels = [exact(entry.values[aspect.id]) for entry in judged]
        if max(levels) - min(levels) > limit:
            again.append(aspect.id)
        lines.append(_marked(part, aspect, levels))
    if again:
        return nothing("judgement", "revote", lines, flags=tuple(again))
    total = sum((one.value for one in lines if one.value is not None), _ZERO)
    return scored(part, "judgement", total, lines, about={"judges": str(len(judged))})


def _marked(part: PartRule, aspect: Aspect, levels: Sequence[Fraction]) -> Working:
    decimals = int(settings.number(part, "aspect_decimals", 2))
    mean = sum(levels, _ZERO) / len(levels)
    found = mean / settings.number(part, "top", 3) * aspect.most
    shown = " ".join(stored(level) for level in levels)
    return Working(
        rule="way",
        value=rounded(found, decimals),
        exact_value=found,
        decimals=decimals,
        about={"way": "judgement", "aspect": aspect.id, "levels": shown},
    )
