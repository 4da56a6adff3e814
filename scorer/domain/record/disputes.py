"""Disputes: rulings that laptops made differently before they heard each other.

Until the chief judge rules anew, knowing both, the last in journal order counts and the result is
provisional. Which signed version of a sheet counts is no dispute of its own: where rulings about
that contradict each other, the versions do so again (see ``outcome``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.gaps import status_slots
from scorer.domain.record.seals import RESULTS, scope_members, scope_stations
from scorer.domain.record.slots import Slot
from scorer.domain.record.state import Entry, State
from scorer.domain.record.versions import contested

OF_PERFORMANCES: Final[tuple[type[f.Ruling], ...]] = (
    f.CriticalRuled,
    f.SeatExcused,
    f.FallbackOrdered,
)
KINDS: Final[tuple[type[f.Ruling], ...]] = (
    f.StatusSet,
    f.PenaltySet,
    f.SeatSet,
    *OF_PERFORMANCES,
)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A slot of rulings that contradict each other, in journal order: the last counts for now."""

    kind: type[f.Ruling]
    slot: Slot
    entries: tuple[Entry[f.Ruling], ...]

    @property
    def performance(self) -> tuple[str, str] | None:
        """The station and the member that it is about, if it is about one performance."""
        return (self.slot[0], self.slot[1]) if self.kind in OF_PERFORMANCES else None


@dataclass(frozen=True, slots=True)
class _Torn:
    """What rests on a dispute: performances, and subjects with the scope of their status."""

    performances: frozenset[tuple[str, str]]
    statuses: frozenset[Slot]
    entrants: frozenset[str]


def disputes(state: State) -> tuple[Dispute, ...]:
    """Every dispute that is open."""
    sources = (
        *(state.table(kind) for kind in KINDS),
        state.table(f.AttemptVoided),
        state.table(f.ContestStarted),
    )
    return state.remembered("disputes", sources, lambda: tuple(_disputes(state)))


def _disputes(state: State) -> Iterator[Dispute]:
    for kind in KINDS:
        table = state.table(kind)
        for slot in sorted(slot for slot, line in table.items() if len(line) > 1):
            entries = contested(state, kind, *slot)
            if entries and _matters(state, kind, slot):
                yield Dispute(kind, slot, entries)


def _matters(state: State, kind: type[f.Ruling], slot: Slot) -> bool:
    """Whether anything rests on it: seats before the start are set-up; only one attempt counts."""
    if kind is f.SeatSet:
        return roll.started(state)
    if kind is not f.CriticalRuled:
        return True
    station, member, attempt, _item = slot
    return all(
        bool(state.entries(f.AttemptVoided, station, member, str(number)))
        == (number < int(attempt))
        for number in range(1, int(attempt) + 1)
    )


def _torn(state: State) -> _Torn:
    found = disputes(state)
    return state.remembered("torn", (found,), lambda: _torn_now(found))


def _torn_now(found: tuple[Dispute, ...]) -> _Torn:
    statuses = frozenset(one.slot for one in found if one.kind is f.StatusSet)
    penalties = {one.slot[0] for one in found if one.kind is f.PenaltySet}
    whole = {subject for subject, scope in statuses if not scope}
    return _Torn(
        performances=frozenset(where for one in found if (where := one.performance)),
        statuses=statuses,
        entrants=frozenset(penalties | whole),
    )


def performance_torn(state: State, station: Station, member: str) -> bool:
    """Whether the result of this performance rests on a dispute."""
    torn = _torn(state)
    return (station.kind == "skill" and (station.id, member) in torn.performances) or (
        bool(torn.statuses) and not torn.statuses.isdisjoint(status_slots(state, station, member))
    )


def entrant_torn(state: State, entrant: str) -> bool:
    """Whether an entrant's place rests on a dispute about its own status or penalty."""
    return entrant in _torn(state).entrants


def in_scope(state: State, scope: str) -> tuple[Dispute, ...]:
    """The disputes that stand in the way of sealing or releasing this scope."""
    found = disputes(state)
    if scope == RESULTS or not found:
        return found
    stations, members = scope_stations(state, scope), scope_members(state, scope)
    performances = {
        (where.id, name)
        for where in stations
        for name in roll.performers(state, where)
        if members is None or name in members
    }
    statuses = {
        slot
        for where in stations
        for name in roll.performers(state, where)
        if (where.id, name) in performances
        for slot in status_slots(state, where, name)
    }
    seats = {where.id for where in stations}
    return tuple(
        one
        for one in found
        if one.performance in performances
        or (one.kind is f.StatusSet and one.slot in statuses)
        or (one.kind is f.SeatSet and one.slot[0] in seats)
    )
