"""缺考, 弃权 and 取消资格: why a performance has no result."""

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import State


def status(state: State, station: Station, member: str) -> f.Status:
    """缺考, 弃权 or 取消资格 of this performance: its own, its round's, or its person's or team's.

    A team's 取消资格 is the team's alone: its members' results stay on record.
    """
    team = roll.entrant_of(state, member)
    subjects = [member] + ([team.id] if team and team.id != member else [])
    for subject in subjects:
        for scope in (station.id, station.round, ""):
            found = state.last(f.StatusSet, subject, scope)
            if found and found.status and not (subject != member and scope == ""):
                return found.status
    return ""
