"""Thresholds: each is met or not; how many are met, their points, or all or nothing counts."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)
RULES = ("met", "at_least", "at_most")


class Mark(Struct, frozen=True):
    """A threshold: said to be met, or a number that must be at least or at most the limit."""

    id: str
    name: Text
    rule: str
    limit: Fraction
    points: Fraction


def thresholds(part: PartRule) -> tuple[Mark, ...]:
    """The thresholds, from rows ``id, zh, en, rule, limit, points``."""
    return tuple(
        Mark(name, Text(zh, en), rule, exact(limit or "0"), exact(points or "1"))
        for name, zh, en, rule, limit, points in part.tables.get("thresholds", ())
    )


def forms(part: PartRule) -> tuple[Form, ...]:
    """Yes or no, or the number reached, for each threshold."""
    return tuple(
        Form(id=one.id, name=one.name, words=("yes", "no"), needed=False)
        if one.rule == "met"
        else Form(id=one.id, name=one.name, least=_ZERO, needed=False)
        for one in thresholds(part)
    )


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings; the table is needed."""
    return settings.faults(
        part,
        choices={"gives": ("count", "points", "share", "all"), "missing": ("incomplete", "unmet")},
        tables={"thresholds": _is_threshold},
        needed=("thresholds",),
    )


def _is_threshold(row: settings.Row) -> bool:
    good = len(row) == 6 and row[3] in RULES and settings.is_number(row[5] or "1")
    return good and (row[3] == "met" or settings.is_number(row[4]))


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """How many are met, their points, their share of 100, or 100 only if all are.

    Later entries replace single values of earlier ones. A threshold that nobody looked at keeps
    the result missing, or is unmet, by the setting ``missing``.
    """
    if not entries:
        return nothing("threshold")
    said: dict[str, str] = {}
    for entry in in_order(entries):
        said |= {name: text for name, text in entry.values.items() if text}
    lines = [_line(one, said.get(one.id, "")) for one in thresholds(part)]
    if settings.choice(part, "missing", "incomplete") == "incomplete" and any(
        one.struck == "missing" for one in lines
    ):
        return nothing("threshold", lines=lines)
    met = [one for one in lines if one.about["met"] == "yes"]
    share = Fraction(100 * len(met), len(lines)) if lines else _ZERO
    gives = settings.choice(part, "gives", "count")
    found = {
        "count": Fraction(len(met)),
        "points": sum((one.value for one in met if one.value is not None), _ZERO),
        "share": share,
        "all": Fraction(100) if share == 100 else _ZERO,
    }[gives]
    about = {"gives": gives, "met": str(len(met)), "of": str(len(lines))}
    return scored(part, "threshold", found, lines, about=about)


def _line(one: Mark, text: str) -> Working:
    met = bool(text) and _met(one, text)
    return Working(
        rule="way",
        value=one.points if met else _ZERO,
        about={
            "way": "threshold",
            "threshold": one.id,
            "text": text,
            "met": "yes" if met else "no",
        },
        struck="" if text else "missing",
    )


def _met(one: Mark, text: str) -> bool:
    if one.rule == "met":
        return text == "yes"
    value = exact(text)
    return value >= one.limit if one.rule == "at_least" else value <= one.limit
