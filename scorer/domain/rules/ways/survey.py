"""A satisfaction survey: counted papers become a rate or an index; invalid ones do not count. E43.

Several collectors' tallies are added before anything is divided.
"""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.exact import exact, stored
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore

_ZERO = Fraction(0)
INVALID = "invalid"


class Level(Struct, frozen=True):
    """An answer of the survey: what it is worth in the index, and whether it is satisfied."""

    id: str
    name: Text
    worth: Fraction
    satisfied: bool


def levels(part: PartRule) -> tuple[Level, ...]:
    """The answers, from rows ``id, zh, en, worth, yes or no``; else the usual four, 100/80/60/0."""
    rows = part.tables.get("levels") or (
        ("very", "非常满意", "Very satisfied", "100", "yes"),
        ("satisfied", "满意", "Satisfied", "80", "yes"),
        ("neutral", "一般", "Neutral", "60", "no"),
        ("unsatisfied", "不满意", "Unsatisfied", "0", "no"),
    )
    return tuple(
        Level(name, Text(zh, en), exact(worth), counts == "yes")
        for name, zh, en, worth, counts in rows
    )


def forms(part: PartRule) -> tuple[Form, ...]:
    """How many gave each answer, and how many papers are invalid."""
    one = Fraction(1)
    found = [Form(id=v.id, name=v.name, least=_ZERO, step=one) for v in levels(part)]
    invalid = Text("无效问卷", "Invalid")
    return (*found, Form(id=INVALID, name=invalid, least=_ZERO, step=one, needed=False))


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings."""
    return settings.faults(
        part,
        numbers=("minimum",),
        choices={"gives": ("rate", "index")},
        tables={"levels": lambda row: len(row) == 5 and settings.is_number(row[3])},
    )


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The satisfied in percent of the valid papers, or the mean of the answers' worths.

    Blocked while fewer papers are valid than the setting ``minimum``.
    """
    counts = {level.id: _ZERO for level in levels(part)}
    for entry in entries:
        for name in counts:
            counts[name] += exact(entry.values.get(name) or "0")
    valid = sum(counts.values(), _ZERO)
    lines = [line(entry) for entry in in_order(entries)]
    about = {"valid": stored(valid), "gives": settings.choice(part, "gives", "rate")}
    if not valid:
        return nothing("survey", lines=lines, about=about)
    if valid < settings.number(part, "minimum"):
        return nothing("survey", "blocked", lines, about=about, flags=("too_few",))
    worths = {
        level.id: level.worth if about["gives"] == "index" else Fraction(100 * level.satisfied)
        for level in levels(part)
    }
    found = sum((counts[name] * worth for name, worth in worths.items()), _ZERO) / valid
    return scored(part, "survey", found, lines, about=about)
