"""Making a new contest from a template, in a process of its own: digesting PINs takes a while."""

import secrets
from pathlib import Path

from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.domain.model.officials import Official, pin
from scorer.domain.model.people import Entrant
from scorer.domain.record.decisions.setup import founding
from scorer.exchange.contest_file import read_contest, template_path
from scorer.exchange.problem import FileRefused
from scorer.exchange.roster import read_roster
from ui.jobs import Tell


def found(tell: Tell, template: str, path: str, roster: str, laptop: str) -> dict[str, str]:
    """Make the contest's file; the PINs that its officials got, by name.

    Raises ``FileRefused`` with everything that is wrong in the roster, ``FileExistsError`` or
    ``StoreTrouble``; then no file is left.
    """
    source = read_contest(template_path(template))
    contest = replace(source.contest, id=f"{source.contest.id}-{secrets.token_hex(4)}")
    entrants: tuple[Entrant, ...] = ()
    if roster:
        read = read_roster(Path(roster), contest, lambda: secrets.token_hex(8), source.divisions)
        if read.faults:
            raise FileRefused(read.faults)
        entrants = read.entrants
    pins: dict[str, str] = {}
    officials: list[Official] = []
    for done, official in enumerate(source.officials):
        tell(done, len(source.officials), official.name)
        text = f"{secrets.randbelow(10**6):06d}"
        pins[f"{official.id}  {official.name}"] = text
        officials.append(replace(official, pin=pin(text, secrets.token_bytes(16))))
    rubrics = source.rubrics.values()
    facts = founding(contest, rubrics, officials, entrants, source.scheme)
    chief = next(official.id for official in officials if official.may("chief"))
    Clerk.create(path, facts, chief, name=laptop).close()
    return pins
