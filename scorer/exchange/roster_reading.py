"""A roster on its way into an open contest: read elsewhere, entered here."""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import convert, to_builtins

from scorer.domain.model.people import Entrant
from scorer.domain.record import roll
from scorer.exchange.glance import state_in
from scorer.exchange.problem import FileRefused
from scorer.exchange.roster import read_roster

Tell = Callable[[int, int, str], None]
_ID_BYTES = 9


def read_entrants(tell: Tell, *, contest: str, path: str) -> dict[str, Any]:
    """Read a roster for the contest in a file, whole or not at all.

    A job. Gives its ``entrants``, and as ``problems`` all that is wrong with it, in words.
    """
    tell(0, 1, "")
    state = state_in(Path(contest))
    about = roll.contest(state), lambda: secrets.token_hex(_ID_BYTES), roll.divisions(state)
    try:
        found = read_roster(Path(path), *about)
    except FileRefused as refused:
        return {"entrants": [], "problems": [problem.say() for problem in refused.problems]}
    problems = [problem.say() for problem in found.faults]
    return {"entrants": to_builtins(found.entrants), "problems": problems}


def entrants_read(told: Sequence[Any]) -> tuple[Entrant, ...]:
    """The entrants of ``read_entrants`` as they come back from its process."""
    return convert(told, tuple[Entrant, ...])
