"""The standings as last published, for people who look into the contest's file with SQL."""

from typing import Protocol

from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.store.journal import Journal
from scorer.views import standings


class Desk(Protocol):
    """An open contest, as the clerk gives it."""

    @property
    def state(self) -> State:
        """All that the contest knows."""

    @property
    def journal(self) -> Journal:
        """The file behind it."""


def publish_standings(desk: Desk) -> None:
    """Write the released standings, in all and by round, where SQL can read them.

    Raises ``StoreTrouble``. The table is a copy for reading: nothing is ever computed from it.
    """
    line = standings.releases(desk.state)
    at = line[-1].at if line else ""
    with desk.journal.together():
        for scope in ("", *(stage.id for stage in roll.contest(desk.state).rounds)):
            view = standings.table(desk.state, round_=scope)
            lines = [
                (str(row.rank or ""), row.entrant, row.total if row.rank else "", row.status)
                for row in view.rows
            ]
            desk.journal.publish(scope or "total", at, lines if view.parts else [])
