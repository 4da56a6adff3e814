"""缺考, 弃权 and 取消资格: why a performance has no result."""

from collections.abc import Iterator

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import State


def status(state: State, station: Station, member: str) -> f.Status:
    """缺考, 弃权 or 取消资格 of this performance: its own, its round's, or its person's or team's.

    A team's 取消资格 is the team's alone: its members' results stay on record.
    """
    for subject, scope in status_slots(state, station, member):
        found = state.last(f.StatusSet, subject, scope)
        if found and found.status:
            return found.status
    return ""


def status_slots(state: State, station: Station, member: str) -> Iterator[tuple[str, str]]:
    """Where a status of this performance may stand, as subject and scope; the nearest first."""
    scopes = (station.id, station.round)
    yield from ((member, scope) for scope in (*scopes, ""))
    team = roll.entrant_of(state, member)
    if team and team.id != member:
        yield from ((team.id, scope) for scope in scopes)
