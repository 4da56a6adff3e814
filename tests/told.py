"""What a state tells: everything that is remembered of it, and what is on air."""

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import register, roll, seals
from scorer.domain.record.disputes import disputes
from scorer.domain.record.outcome import NO_RESULT, outcome
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.views import standings

SCOPES = ("S1", "S2", "R1@s1", "R1", "R2", "results")


def all_told(state: State) -> tuple[object, ...]:
    """Everything that is remembered: boards, the released board, outcomes and seals."""
    return (
        board(state),
        standings.table(state),
        standings.table(state, round_="R2", public=False),
        [
            outcome(state, where.id, member.id)
            for where in roll.stations(state).values()
            for member in roll.people(state).in_role(where.role)
        ],
        [seals.seal(state, scope) for scope in SCOPES],
        disputes(state),
        register.issues(state),
        register.clashes(state),
    )


def shown(state: State) -> dict[tuple[object, ...], object]:
    """What the stage may see of every performance, by the releases that cover it.

    Statuses are words about a person, not marks: they are shown with the next release of anything.
    """
    stage = seals.released(state)
    return {
        (*_covering(state, where), member.id): (found.attempt, found.sheets, found.panel)
        for where in roll.stations(state).values()
        for member in roll.people(state).in_role(where.role)
        if (found := outcome(stage, where.id, member.id)).state not in NO_RESULT
    }


def _covering(state: State, where: Station) -> tuple[str, ...]:
    scopes = (where.id, where.round, seals.RESULTS)
    found = (state.entry(f.Released, scope) for scope in scopes)
    return (where.id, *(entry.id if entry else "" for entry in found))
