"""Making records of facts: who, when, where, and the next place in this laptop's chain."""

import secrets
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from msgspec.structs import replace

from scorer.domain.record.facts import Fact
from scorer.domain.record.record import Record, chained
from scorer.store.codec import encode
from scorer.store.journal import Journal


class Clock(Protocol):
    """Tells the time; tests bring one that they set."""

    def __call__(self) -> datetime:
        """The time now, with its offset."""


class Ids(Protocol):
    """Gives what makes an id unique; tests bring one that counts."""

    def __call__(self) -> str:
        """Eighteen hex digits that nobody else gives."""


def wall_clock() -> datetime:
    """The laptop's own time."""
    return datetime.fromtimestamp(time.time()).astimezone()


def chance() -> str:
    """Random digits."""
    return secrets.token_hex(9)


def stamped(
    journal: Journal, facts: Iterable[Fact], by: str, *, seen: int, now: datetime, ids: Ids
) -> Iterator[Record]:
    """Make records of facts; ``seen`` is the highest clock that this laptop knows of.

    Their order is by that count alone: ``now`` is for people, and may lie or run backwards.
    """
    laptop = journal.laptop
    seq, previous = journal.head
    at = now.isoformat(timespec="milliseconds")
    for clock, fact in enumerate(facts, seen + 1):
        seq += 1
        kind, v, body = encode(fact)
        record = Record(
            id=_id(now, ids()),
            clock=clock,
            at=at,
            laptop=laptop,
            seq=seq,
            actor=by,
            kind=kind,
            v=v,
            body=body,
            previous=previous,
            hash="",
            fact=fact,
        )
        record = replace(record, hash=chained(record))
        previous = record.hash
        yield record


def _id(now: datetime, digits: str) -> str:
    """A time-ordered id in the form of a UUIDv7: milliseconds, then what nobody else has."""
    milliseconds = int(now.timestamp() * 1000) & 0xFFFFFFFFFFFF
    return f"{milliseconds:012x}7{digits[:3]}8{digits[3:]}"
