"""A roster on its way into an open contest: read elsewhere, entered here."""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import convert, to_builtins

from scorer.domain.model.people import Entrant
from scorer.domain.record import roll
from scorer.exchange.glance import state_in
from scorer.exchange.problem import FileRefused, Problem
from scorer.exchange.roster import read_roster
from scorer.exchange.roster_rows import Cleaned

Tell = Callable[[int, int, str], None]
_ID_BYTES = 9


def read_entrants(tell: Tell, *, contest: str, path: str) -> dict[str, Any]:
    """Read a roster for the contest in a file, whole or not at all.

    A job. Gives its ``entrants``, and in words: as ``problems`` all that is wrong with it, as
    ``notices`` what a person should look at once, as ``cleaned`` what was tidied.
    """
    tell(0, 1, "")
    state = state_in(Path(contest))
    about = roll.contest(state), lambda: secrets.token_hex(_ID_BYTES), roll.divisions(state)
    try:
        found = read_roster(Path(path), *about)
    except FileRefused as refused:
        return _told((), refused.problems)
    return _told(found.entrants, found.faults, found.notices, found.cleaned)


def _told(
    entrants: Sequence[Entrant],
    faults: Sequence[Problem],
    notices: Sequence[Problem] = (),
    cleaned: Sequence[Cleaned] = (),
) -> dict[str, Any]:
    return {
        "entrants": to_builtins(entrants),
        "problems": [one.say() for one in faults],
        "notices": [one.say() for one in notices],
        "cleaned": [one.say() for one in cleaned],
    }


def entrants_read(told: Sequence[Any]) -> tuple[Entrant, ...]:
    """The entrants of ``read_entrants`` as they come back from its process."""
    return convert(told, tuple[Entrant, ...])
