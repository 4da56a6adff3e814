"""Which laptops a contest takes files from.

The laptop that made the contest is in. Others are let in by a record of one that is in (an act of
the chief judge), or let themselves in with a ticket that was admitted so: a copy that was made for
them, or a backup.
"""

from collections.abc import Iterable, Mapping

from scorer.domain.record.facts import ContestSet, LaptopAdmitted
from scorer.domain.record.record import Record
from scorer.domain.record.state import State
from scorer.store.keyring import came_with, laptop_of


def admitted(state: State) -> dict[str, LaptopAdmitted]:
    """The laptops, and tickets, that are let in, by laptop id."""
    acts = ((entry.laptop, entry.fact) for _, entry in state.each(LaptopAdmitted))
    return let_in_by(root(state), acts)


def admitted_in(records: Iterable[Record]) -> dict[str, LaptopAdmitted]:
    """The same before anything is folded; ``records`` in journal order."""
    first = ""
    acts: list[tuple[str, LaptopAdmitted]] = []
    for record in records:
        if isinstance(record.fact, ContestSet):
            first = first or record.laptop
        elif isinstance(record.fact, LaptopAdmitted):
            acts.append((record.laptop, record.fact))
    return let_in_by(first, acts)


def root(state: State) -> str:
    """The laptop that made the contest; empty before it is made."""
    line = state.table(ContestSet).get(())
    return line[0].laptop if line else ""


def has_ticket(known: Mapping[str, LaptopAdmitted], key: str, ticket: str, proof: str) -> bool:
    """Whether the laptop with this key came with a ticket that is let in."""
    return bool(ticket) and laptop_of(ticket) in known and came_with(ticket, key, proof)


def let_in_by(first: str, acts: Iterable[tuple[str, LaptopAdmitted]]) -> dict[str, LaptopAdmitted]:
    """Who is in by these acts, each with the laptop that recorded it, if ``first`` is in."""
    known: dict[str, LaptopAdmitted] = {}
    waiting = [(by, act) for by, act in acts if laptop_of(act.key) == act.laptop]
    while waiting:
        found = [
            act
            for by, act in waiting
            if by == first
            or (by != act.laptop and by in known)
            or has_ticket(known, act.key, act.ticket, act.proof)
        ]
        if not found:
            break
        known.update({act.laptop: act for act in found})
        waiting = [(by, act) for by, act in waiting if act.laptop not in known]
    return known
