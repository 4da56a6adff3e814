"""Stations that count together: those of a pool from which contestants draw for themselves.

A member performs at some of them only. Over a part of the pool some members would have results and
others none, so all of them count or none does.
"""

from collections.abc import Iterable

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.drawn_skills import own_skills
from scorer.domain.record.state import State


def drawn_apart(state: State) -> tuple[frozenset[str], ...]:
    """The stations of each such pool, without those that nobody drew."""
    sources = (state.table(f.DrawMade), state.table(f.StationSet), state.table(f.EntrantSet))
    return state.remembered("drawn apart", sources, lambda: _drawn_apart(state))


def _drawn_apart(state: State) -> tuple[frozenset[str], ...]:
    members = roll.people(state).members
    apart = {(stage, members[name].role) for stage, name in own_skills(state) if name in members}
    pools: dict[tuple[str, str], set[str]] = {}
    for station in roll.stations(state).values() if apart else ():
        at = (station.round, station.role)
        if station.kind == "skill" and at in apart and roll.performers(state, station):
            pools.setdefault(at, set()).add(station.id)
    return tuple(frozenset(pool) for pool in pools.values())


def counting_together(state: State, parts: Iterable[str]) -> tuple[str, ...]:
    """These stations without the pools of which only some are there."""
    named = tuple(parts)
    torn = {name for pool in drawn_apart(state) if not pool <= set(named) for name in pool}
    return tuple(name for name in named if name not in torn)
