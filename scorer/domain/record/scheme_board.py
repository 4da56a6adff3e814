"""The board of a contest of many parts: outcomes as values of its scheme, then its rules."""

from collections.abc import Collection
from fractions import Fraction

from msgspec.structs import replace

from scorer.domain.model.contest import Station
from scorer.domain.model.scheme import PartRule, Scheme
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.disputes import entrant_torn
from scorer.domain.record.outcome import NO_RESULT, Outcome, outcome
from scorer.domain.record.plain_panels import plain_values
from scorer.domain.record.results import Board, TeamResult
from scorer.domain.record.state import State
from scorer.domain.rules.part_result import EntrantResult, SchemeResult, Subject, Value
from scorer.domain.rules.part_value import factored
from scorer.domain.rules.ranking import Place
from scorer.domain.rules.scheme import evaluate


def scheme_board(
    state: State, scheme: Scheme, parts: Collection[str] | None = None, group: str = ""
) -> Board:
    """The board over these parts (all by default), or over one group of them."""
    counted = counted_parts(state, scheme, parts, group)
    result = scheme_result(state, scheme, counted)
    return Board(
        parts=counted,
        results={name: _team(name, found) for name, found in result.entrants.items()},
        places=_places(result),
        provisional=any(
            _open(found) or entrant_torn(state, name) for name, found in result.entrants.items()
        ),
    )


def counted_parts(
    state: State, scheme: Scheme, parts: Collection[str] | None, group: str
) -> tuple[str, ...]:
    """The ids of the parts that count, in the scheme's order."""
    within = next((set(g.parts) for g in scheme.groups if g.id == group), None)
    known = roll.stations(state)
    return tuple(
        part.id
        for part in scheme.parts
        if part.id in known
        and (parts is None or part.id in parts)
        and (within is None or part.id in within)
    )


def scheme_result(state: State, scheme: Scheme, counted: Collection[str]) -> SchemeResult:
    """Everybody's result by the scheme over these parts."""
    return evaluate(
        scheme,
        subjects(state),
        part_values(state, counted),
        parts=counted,
        penalties=_penalties(state),
        lots=_recorded(state, "lot"),
        play_offs=_recorded(state, "play_off"),
        statuses=_statuses(state),
    )


def part_values(state: State, counted: Collection[str]) -> dict[str, dict[str, Value]]:
    """Everybody's value in each of these parts.

    Who belongs to a disqualified entrant keeps its own results on record, but the entrant takes no
    place in any part: others move up there too.
    """
    known, teams = roll.stations(state), roll.people(state).team
    gone = {name for name, status in _statuses(state).items() if status == "disqualified"}
    out = {member for member, team in teams.items() if team.id in gone}
    return {
        part: {
            name: Value(None, "disqualified") if name in out else value
            for name, value in _values(state, known[part]).items()
        }
        for part in counted
    }


def subjects(state: State) -> tuple[Subject, ...]:
    """Every entrant and member, as the scheme sees them."""
    sites = roll.site_of(state)
    found: list[Subject] = []
    for entrant in roll.people(state).entrants.values():
        common = {
            "division": entrant.division,
            "unit": entrant.unit or entrant.name,
            "site": sites.get(entrant.id, ""),
            "exhibition": entrant.exhibition,
        }
        found.append(Subject(entrant.id, entrant.id, **common))  # type: ignore[arg-type]
        found += [
            Subject(member.id, entrant.id, member.role, **common)  # type: ignore[arg-type]
            for member in entrant.members
            if member.id != entrant.id
        ]
    return tuple(found)


def _values(state: State, station: Station) -> dict[str, Value]:
    scheme = roll.scheme(state)
    sheet = scheme.part(station.id) if scheme and station.kind == "skill" else None
    names = roll.performers(state, station)
    plain = plain_values(state, station, names) if sheet else {}
    return {
        name: Value(factored(sheet, plain[name]))
        if sheet and name in plain
        else _value(outcome(state, station.id, name), sheet)
        for name in names
    }


def _value(found: Outcome, sheet: PartRule | None) -> Value:
    """An outcome as the scheme takes it; a sheet's result gets its part's factor here."""
    if found.state in NO_RESULT:
        return Value(None, found.state)
    status = "" if found.state == "scored" else "missing"
    value = found.value
    if sheet is not None and value is not None:
        value = factored(sheet, value)
    return Value(value, status, found.seconds, len(found.criticals))


def _penalties(state: State) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for _slot, entry in state.each(f.PenaltySet):
        fact = entry.fact
        found[fact.entrant] = found.get(fact.entrant, Fraction(0)) + fact.points
    return found


def _recorded(state: State, kind: str) -> dict[str, int]:
    """The places that a lot or a play-off gave."""
    drawn = state.last(f.DrawMade, kind)
    return {name: place for place, name in enumerate(drawn.result, 1)} if drawn else {}


def _statuses(state: State) -> dict[str, str]:
    found = {name: state.last(f.StatusSet, name, "") for name in roll.people(state).entrants}
    return {name: fact.status for name, fact in found.items() if fact and fact.status}


def _team(name: str, found: EntrantResult) -> TeamResult:
    return TeamResult(
        entrant=name,
        members={},
        rounds=found.groups,
        total=replace(found.total, value=found.final),
        status=found.status,
        keys=found.keys,
        parts=found.parts,
    )


def _places(result: SchemeResult) -> tuple[Place, ...]:
    """The places of all divisions, one division after the other."""
    return tuple(place for division in result.places.values() for place in division)


def _open(found: EntrantResult) -> bool:
    waiting = {"missing", "blocked"}
    return not found.status and any(part.status in waiting for part in found.parts.values())
