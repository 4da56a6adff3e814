"""The parts of a contest of many parts in short lines: what is measured, of whom, how it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import PartRule, Scheme, WayName
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import names
from scorer.words import N_, _

_WAYS: Final[Mapping[WayName, str]] = MappingProxyType(
    {
        "sheet": N_("Score sheet"),
        "paper": N_("Paper"),
        "answers": N_("Answers against a key"),
        "number": N_("Count or time"),
        "counters": N_("Counters"),
        "judgement": N_("Judgement 0 to 3"),
        "quiz": N_("Quiz"),
        "bouts": N_("Bouts"),
        "survey": N_("Survey"),
        "rate": N_("Rate"),
        "votes": N_("Votes"),
        "double_marking": N_("Two blind markers"),
        "record": N_("Case records"),
        "threshold": N_("Thresholds"),
        "outside": N_("Result from outside"),
    }
)


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part: its way in a word, who performs, and the group that it counts in, with its weight."""

    id: str
    name: str
    way: str
    who: str
    counts: str


def way_word(way: WayName) -> str:
    """A way of marking in a word."""
    return _(_WAYS[way])


def part_lines(state: State) -> tuple[PartLine, ...]:
    """Every part in the scheme's order; none in a contest of rounds."""
    scheme = roll.scheme(state)
    if scheme is None:
        return ()
    return tuple(_line(state, scheme, part) for part in scheme.parts)


def _line(state: State, scheme: Scheme, part: PartRule) -> PartLine:
    return PartLine(
        id=part.id,
        name=names.said(part.name),
        way=way_word(part.way),
        who=_who(state, part),
        counts=_counts(scheme, part),
    )


def _who(state: State, part: PartRule) -> str:
    contest = roll.contest(state)
    said = {"person": _("Everybody"), "unit": _("Every unit")}.get(
        contest.entrants, _("Every team")
    )
    if part.by == "member" and contest.entrants != "person":
        said = names.role_of(state, part.role) if part.role else _("Every member")
    division = next((d for d in roll.divisions(state) if d.id == part.division), None)
    return _(", ").join((said, names.said(division.name))) if division else said


def _counts(scheme: Scheme, part: PartRule) -> str:
    if part.trial:
        return _("Counts for nothing")
    groups = [group for group in scheme.groups if part.id in group.parts]
    told = _(", ").join(names.said(group.name) for group in groups)
    weighted = any(group.combine.how == "weighted" for group in groups)
    return f"{told} × {brief(part.weight)}" if weighted else told
