"""Drawn skills: what each member drew, where members draw for themselves."""

from collections.abc import Mapping

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record.state import State


def own_skills(state: State) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The skills that members drew for themselves, by round and member; empty where none did."""
    return state.remembered("own skills", (state.table(f.DrawMade),), lambda: _own_skills(state))


def _own_skills(state: State) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for slot, entry in state.each(f.DrawMade):
        kind, *about = slot[0].split(":")
        if kind == "skills" and len(about) == len(("round", "role", "member")):
            found[about[0], about[2]] = entry.fact.result
    return found


def drew(state: State, station: Station, member: str) -> bool:
    """Whether a station is among the member's skills: it is, unless members draw their own."""
    own = own_skills(state).get((station.round, member))
    return own is None or not station.rubric or station.rubric in own
