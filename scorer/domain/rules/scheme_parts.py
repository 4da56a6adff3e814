"""One part of a scheme: normalising, members as a team, places, and what each place counts."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct

from scorer.domain.model.exact import added
from scorer.domain.model.scheme import Better, PartRule
from scorer.domain.rules.combine import Combined
from scorer.domain.rules.convert import as_if_placed, converted
from scorer.domain.rules.gather import Term, gather
from scorer.domain.rules.normalise import normalised
from scorer.domain.rules.part_result import PartResult, Subject, Value
from scorer.domain.rules.ranking import Place, by_value, ranks_by_value

GAPS: Final = ("absent", "withdrawn", "disqualified")
_BY_PLACE: Final = ("place_points", "prize_points")
_MISSING: Final = Value(None, "missing")


class Field(Struct, frozen=True, kw_only=True):
    """Who takes part: entrants in order, their members and divisions, and what was measured.

    ``shown`` are the exhibition entrants.
    """

    entrants: Mapping[str, Subject]
    members: Mapping[str, tuple[Subject, ...]]
    divisions: Mapping[str, tuple[str, ...]]
    shown: frozenset[str]
    values: Mapping[str, Mapping[str, Value]]


def field_of(subjects: Sequence[Subject], values: Mapping[str, Mapping[str, Value]]) -> Field:
    """Who takes part, from everybody in any order."""
    entrants = {s.id: s for s in subjects if s.id == s.entrant}
    members: dict[str, list[Subject]] = {name: [] for name in entrants}
    for subject in subjects:
        if subject.id != subject.entrant:
            members[subject.entrant].append(subject)
    divisions: dict[str, list[str]] = {}
    for name, one in entrants.items():
        divisions.setdefault(one.division, []).append(name)
    return Field(
        entrants=entrants,
        members={name: tuple(found) for name, found in members.items()},
        divisions={name: tuple(found) for name, found in sorted(divisions.items())},
        shown=frozenset(name for name, one in entrants.items() if one.exhibition),
        values=values,
    )


def part_results(part: PartRule, field: Field) -> dict[str, PartResult]:
    """Every entrant's result in a part."""
    found = field.values.get(part.id, {})
    performers = _performers(part, field)
    known = {s.id: found.get(s.id, _MISSING) for s in performers}
    even = _even(part, performers, known)
    if even is None:
        known = {
            name: Value(None, value.status if value.status in GAPS else "blocked")
            for name, value in known.items()
        }
        even = {}
    if part.by == "entrant":
        return _counted(part, field, known, even, {})
    own: dict[str, Value] = {}
    teams: dict[str, Combined] = {}
    for name, members in _by_entrant(part, field, performers).items():
        own[name], teams[name] = _joined(part, members, known, even)
    together = {name: team.value for name, team in teams.items() if team.value is not None}
    return _counted(part, field, own, together, teams)


def _performers(part: PartRule, field: Field) -> list[Subject]:
    if part.by == "entrant":
        entrants = field.entrants.values()
        return [one for one in entrants if not part.division or part.division == one.division]
    return [
        member
        for members in field.members.values()
        for member in members
        if part.role in {"", member.role} and part.division in {"", member.division}
    ]


def _by_entrant(
    part: PartRule, field: Field, performers: Sequence[Subject]
) -> dict[str, list[Subject]]:
    groups: dict[str, list[Subject]] = {
        name: [] for name, one in field.entrants.items() if part.division in {"", one.division}
    }
    for subject in performers:
        groups[subject.entrant].append(subject)
    return groups


def _even(
    part: PartRule, performers: Sequence[Subject], known: Mapping[str, Value]
) -> Mapping[str, Fraction] | None:
    """The values after normalising across sites; None where a coefficient is undefined (E49)."""
    given = {name: value.value for name, value in known.items() if value.value is not None}
    if part.normalise == "none":
        return given
    return normalised(
        given,
        {subject.id: subject.site for subject in performers},
        part.normalise,
        coefficient_decimals=part.coefficient_decimals,
        mean_decimals=part.mean_decimals,
    )


def _joined(
    part: PartRule,
    own: Sequence[Subject],
    known: Mapping[str, Value],
    even: Mapping[str, Fraction],
) -> tuple[Value, Combined]:
    """The members' values combined, as the entrant's own and with its terms."""
    blocked = any(known[s.id].status == "blocked" for s in own)
    terms = [Term(s.id, even.get(s.id), due(_status(known[s.id]))) for s in own]
    team = gather(part.team, terms, part.better)
    seconds = [v.seconds for s in own if (v := known[s.id]).seconds is not None]
    value = Value(
        team.value if part.normalise == "none" else None,
        "blocked" if blocked else _team_status(team, terms),
        added(seconds) if seconds else None,
        sum(known[s.id].criticals for s in own),
    )
    return value, team


def _status(value: Value) -> str:
    return value.status or ("missing" if value.value is None else "")


def due(status: str) -> str:
    """A status as a step sees it: what is blocked is still to come."""
    return "missing" if status == "blocked" else status


def _team_status(team: Combined, terms: Sequence[Term]) -> str:
    if not team.complete or not terms:
        return "missing"
    reasons = {term.status for term in terms}
    gone = [gap for gap in GAPS if gap in reasons]
    if gone and "" not in reasons:
        return gone[-1]
    return "" if team.value is not None else "missing"


def _counted(
    part: PartRule,
    field: Field,
    own: Mapping[str, Value],
    even: Mapping[str, Fraction],
    teams: Mapping[str, Combined],
) -> dict[str, PartResult]:
    """Places and conversion, division by division; exhibition entrants take no place.

    ``even`` are the entrants' values after normalising, ``teams`` those that members made.
    """
    if len(field.divisions) == 1:
        return _division(part, field, own, even, teams)
    done: dict[str, PartResult] = {}
    for names in field.divisions.values():
        done |= _division(part, field, {n: own[n] for n in names if n in own}, even, teams)
    return {name: done[name] for name in own}


def _division(
    part: PartRule,
    field: Field,
    own: Mapping[str, Value],
    even: Mapping[str, Fraction],
    teams: Mapping[str, Combined],
) -> dict[str, PartResult]:
    values = {
        name: even[name] for name, one in own.items() if name in even and one.status not in GAPS
    }
    placed = values
    if field.shown:
        placed = {name: value for name, value in values.items() if name not in field.shown}
    places, ranks = _placed(part, placed)
    gaps = {
        name: due(one.status)
        for name, one in own.items()
        if name not in values and name not in field.shown
    }
    points = converted(
        part.convert,
        values,
        places,
        gaps,
        better=part.better,
        full=part.full,
        entered=len(placed) + len(gaps),
    )
    points |= _exhibition_points(part, values, places)
    return {
        name: PartResult(
            one.value,
            even.get(name),
            points.get(name),
            ranks.get(name),
            one.status,
            one.seconds,
            one.criticals,
            teams.get(name),
        )
        for name, one in own.items()
    }


def _placed(
    part: PartRule, values: Mapping[str, Fraction]
) -> tuple[tuple[Place, ...], Mapping[str, int | None]]:
    """The places, where points are given for them, and the ranks."""
    higher = part.better == "higher"
    if part.convert.how not in _BY_PLACE:
        return (), ranks_by_value(values, higher=higher)
    places = by_value(values, higher=higher)
    return places, {place.id: place.rank for place in places}


def _exhibition_points(
    part: PartRule, values: Mapping[str, Fraction], places: Sequence[Place]
) -> dict[str, Fraction]:
    """What exhibition entrants would get for the place that they would have."""
    if part.convert.how != "place_points" or len(places) == len(values):
        return {}
    placed = {place.id: values[place.id] for place in places}
    rising = list(placed.values())  # the best comes first
    if part.better == "higher":
        rising.reverse()

    def ahead(value: Fraction) -> int:
        if part.better == "lower":
            return bisect_left(rising, value)
        return len(rising) - bisect_right(rising, value)

    return {
        name: as_if_placed(part.convert.places, 1 + ahead(value), len(places))
        for name, value in values.items()
        if name not in placed
    }


def up(value: Fraction, better: Better) -> Fraction:
    """The value so that more is better."""
    return value if better == "higher" else -value
