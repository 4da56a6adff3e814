"""A record: one fact with who, when, where, and its place in its laptop's chain."""

from hashlib import sha256

from msgspec import Struct

from scorer.domain.record.facts import Fact


class Record(Struct, frozen=True, gc=False):
    """A line of the journal.

    ``id`` is time-ordered and random (32 hex digits); ``clock`` is the highest clock that the
    laptop had seen, plus one; ``at`` is wall time (ISO 8601 with offset), for people only;
    ``seq`` counts the laptop's own records from 1. ``body`` is the fact as stored (JSON bytes);
    ``hash`` chains to the laptop's previous record. ``fact`` is None where ``kind`` comes from a
    newer version: such a record is kept, passed on and not folded.
    """

    id: str
    clock: int
    at: str
    laptop: str
    seq: int
    actor: str
    kind: str
    v: int
    body: bytes
    previous: str
    hash: str
    fact: Fact | None

    @property
    def order(self) -> tuple[int, str]:
        """The place in the one order that all laptops agree on."""
        return (self.clock, self.id)


def chained(record: Record) -> str:
    """The SHA-256 (hex) of everything in the record and of the hash before it."""
    head = "\x1f".join(
        (
            record.previous,
            record.id,
            str(record.clock),
            record.at,
            record.laptop,
            str(record.seq),
            record.actor,
            record.kind,
            str(record.v),
        )
    )
    return sha256(head.encode() + b"\x1f" + record.body).hexdigest()
