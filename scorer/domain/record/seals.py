"""Seals: what is closed, whether it still holds, and what may be shown.

A scope is a station id, a round id, ``ROUND@SITE`` for one site's part of a round, or ``results``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.slots import Slot
from scorer.domain.record.state import Entry, State, Table

RESULTS: Final = "results"
PERFORMANCE: Final[tuple[type[Any], ...]] = (
    f.SheetSigned,
    f.EntryMade,
    f.PaperTyped,
    f.PaperSettled,
    f.TimeTaken,
    f.CriticalRuled,
    f.SeatExcused,
    f.FallbackOrdered,
    f.AttemptVoided,
    f.ConflictSettled,
)
_OVERALL: Final[tuple[type[Any], ...]] = (f.StatusSet, f.PenaltySet)
DECIDING: Final = (("lot",), ("play_off",))
"""The draws that decide a place among equals."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A scope's seal. ``late`` are records that came in, or were undone, after it was set."""

    scope: str
    state: Literal["open", "sealed", "broken"]
    record: str = ""
    at: str = ""
    by: str = ""
    late: tuple[str, ...] = ()


def scope_stations(state: State, scope: str) -> tuple[Station, ...]:
    """The stations of a scope, in order."""
    round_ = scope.partition("@")[0]
    return tuple(
        station
        for station in roll.stations(state).values()
        if scope == RESULTS or round_ in {station.round, station.id}
    )


def scope_members(state: State, scope: str) -> frozenset[str] | None:
    """The members that a scope is limited to; None where it takes all."""
    site = scope.partition("@")[2]
    if not site:
        return None
    where = roll.site_of(state)
    team = roll.people(state).team
    return frozenset(m for m, entrant in team.items() if where.get(entrant.id) == site)


def scope_records(state: State, scope: str) -> Iterator[str]:
    """The ids of all records that count in the scope: performances; for results, all that decides.

    A status, a penalty, a lot or a play-off decides a place as marks do: what comes after the
    results were sealed breaks them.
    """
    stations = {station.id for station in scope_stations(state, scope)}
    members = scope_members(state, scope)
    for kind in PERFORMANCE:
        for slot, entries in state.table(kind).items():
            if slot[0] in stations and (members is None or slot[1] in members):
                yield from (entry.id for entry in entries if not state.undone(entry.id))
    if scope == RESULTS:
        yield from (entry.id for entry in _overall(state) if not state.undone(entry.id))


def _overall(state: State) -> Iterator[Entry[Any]]:
    """Statuses and penalties, undone ones too, and the draws that decide."""
    for kind in _OVERALL:
        for entries in state.table(kind).values():
            yield from entries
    for slot in DECIDING:
        yield from state.table(f.DrawMade).get(slot, ())


def seal(state: State, scope: str) -> Seal:
    """The seal of a scope as it stands now."""
    sources = (
        state.table(f.Sealed).get((scope,)),
        state.table(f.StationSet),
        state.table(f.DrawMade),
        *(state.table(kind) if scope == RESULTS else None for kind in _OVERALL),
        *(state.table(kind) for kind in PERFORMANCE),
    )
    return state.remembered(f"seal\0{scope}", sources, lambda: _seal(state, scope))


def _seal(state: State, scope: str) -> Seal:
    entry = state.entry(f.Sealed, scope)
    if entry is None:
        return Seal(scope, "open")
    late = tuple(sorted(set(scope_records(state, scope)) ^ set(entry.fact.saw)))
    return Seal(scope, "broken" if late else "sealed", entry.id, entry.at, entry.actor, late)


def closing_scopes(state: State, station: str, member: str) -> tuple[str, ...]:
    """Every scope whose seal would close this performance, widest last."""
    found = roll.stations(state)[station]
    entrant = roll.entrant_of(state, member)
    site = roll.site_of(state).get(entrant.id) if entrant else None
    at_site = (f"{found.round}@{site}",) if site and found.kind == "paper" else ()
    return (station, *at_site, found.round, RESULTS)


def closed_by(state: State, station: str, member: str) -> str:
    """The scope that closes this performance, or an empty text while it is open."""
    for scope in closing_scopes(state, station, member):
        if state.entry(f.Sealed, scope):
            return scope
    return ""


def released_parts(state: State) -> tuple[str, ...]:
    """The stations whose results may be shown, in order."""
    return tuple(
        station.id
        for station in roll.stations(state).values()
        if any(state.entry(f.Released, scope) for scope in (station.id, station.round, RESULTS))
    )


def released(state: State) -> State:
    """The state as far as it is released: the only one that the stage and public papers see.

    Of performances it holds just what the released seals saw, also where it was undone since; of
    statuses, lots and play-offs, what the releases saw. Set-up passes through.
    """
    seen, told = _seen(state)
    tables: dict[type, Table] = dict(state.tables)
    for kind in PERFORMANCE:
        tables[kind] = _only(state.table(kind), lambda entry: entry.id in seen)
    for kind in _OVERALL:
        tables[kind] = _only(state.table(kind), lambda entry: entry.id in told)
    tables[f.DrawMade] = _only(
        state.table(f.DrawMade),
        lambda entry: (entry.fact.subject,) not in DECIDING or entry.id in told,
    )
    tables[f.Undone] = _only(
        state.table(f.Undone),
        lambda entry: entry.id in told and entry.fact.target not in seen,
    )
    memo = state.remembered("released", (), dict[str, Any])
    return State(
        tables=_steady(memo, tables),
        clock=state.clock,
        count=state.count,
        at=state.at,
        touched=state.touched,
        ground=state.remembered("released ground", (state.ground, seen), object),
        memo=memo,
    )


def overall_records(state: State) -> Iterator[str]:
    """The ids of all statuses, penalties, lots, play-offs and undos: what a release sees."""
    yield from (entry.id for entry in _overall(state))
    for entries in state.table(f.Undone).values():
        yield from (entry.id for entry in entries)


def _seen(state: State) -> tuple[frozenset[str], frozenset[str]]:
    sources = (state.table(f.Released), state.table(f.Sealed), state.ground)
    return state.remembered("seen", sources, lambda: _seen_now(state))


def _seen_now(state: State) -> tuple[frozenset[str], frozenset[str]]:
    """What the seals saw of performances, and what the releases saw of all that is overall."""
    seen: set[str] = set()
    by_id = {entry.id: entry.fact for line in state.table(f.Sealed).values() for entry in line}
    for _, entry in state.each(f.Released):
        if entry.fact.seal in by_id:
            seen.update(by_id[entry.fact.seal].saw)
    overall = {entry.id for entry in _overall(state)}
    releases = (entry.fact for line in state.table(f.Released).values() for entry in line)
    told = {record for release in releases for record in release.saw}
    return frozenset(seen - overall), frozenset(told)


def _only(table: Any, keep: Any) -> Table:
    """The entries to keep; a slot that keeps all of them stays the same object."""
    kept: dict[Slot, tuple[Entry[Any], ...]] = {}
    for slot, line in table.items():
        if all(keep(entry) for entry in line):
            kept[slot] = line
        elif some := tuple(entry for entry in line if keep(entry)):
            kept[slot] = some
    return kept


def _steady(memo: dict[str, Any], tables: dict[type, Table]) -> dict[type, Table]:
    """The same tables, but the former objects where nothing in them changed."""
    former: dict[type, Table] = memo.get("tables", ((), {}))[1]
    steady = {
        kind: former[kind] if former.get(kind) == table else table for kind, table in tables.items()
    }
    memo["tables"] = ((), steady)
    return steady
