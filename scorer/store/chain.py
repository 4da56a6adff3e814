"""Proving the records of a file: each against its own hash, each chain against its signature."""

import gc
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from msgspec.structs import force_setattr
from sqlite_utils import Database

from scorer.domain.record.record import Record, chained
from scorer.store.codec import Unreadable, decode
from scorer.store.keyring import Head, vouched

Chains = dict[str, tuple[int, str]]
"""How far each laptop's chain goes: number and hash of its last record."""

_COLUMNS: Final = "id, clock, at, laptop, seq, actor, kind, v, CAST(body AS BLOB), previous, hash"
# Not by an index: that holds copies of laptop and number, and would hide a flipped bit in the row.
# Rows lie as they were added, so each laptop's records come in the order of its chain.
_BY_CHAIN: Final = f"SELECT {_COLUMNS} FROM records NOT INDEXED ORDER BY rowid"  # noqa: S608
_IN_ORDER: Final = f"SELECT {_COLUMNS} FROM records ORDER BY clock, id"  # noqa: S608
_SEASON: Final = 500_000  # objects that a search for rings would look through again and again


@dataclass(frozen=True, slots=True)
class Proved:
    """What a file holds: records in journal order, chains, and the ids of altered records."""

    records: list[Record]
    chains: Chains
    broken: tuple[str, ...]


def read_records(db: Database) -> Proved:
    """Read and prove every record. ``sqlite3.DatabaseError`` where the file cannot be read."""
    with collecting_later():
        try:
            return _proved(db.conn.execute(_BY_CHAIN))
        except sqlite3.OperationalError as error:
            if "decode" not in str(error).lower():
                raise
        before = db.conn.text_factory
        db.conn.text_factory = lambda raw: raw.decode(errors="replace")
        try:  # a flipped bit made a text unreadable: read on, to name its record
            return _proved(db.conn.execute(_BY_CHAIN))
        finally:
            db.conn.text_factory = before


def _proved(rows: Iterator[tuple[Any, ...]]) -> Proved:
    records: list[Record] = []
    chains: Chains = {}
    broken: list[str] = []
    for row in rows:
        record = as_record(row)
        seq, last = chains.get(record.laptop, (0, ""))
        if record.seq != seq + 1 or record.previous != last or chained(record) != record.hash:
            broken.append(record.id)
        else:
            record = _understood(record, broken)
        chains[record.laptop] = (record.seq, record.hash)
        records.append(record)
    records.sort(key=_order)
    return Proved(records, chains, tuple(broken))


def _understood(record: Record, broken: list[str]) -> Record:
    try:
        fact = decode(record.kind, record.v, record.body)
    except Unreadable:
        broken.append(record.id)
        return record
    force_setattr(record, "fact", fact)  # nobody has seen it yet; a second one costs time
    return record


def _order(record: Record) -> tuple[int, str]:
    return (record.clock, record.id)


def as_record(row: Sequence[Any]) -> Record:
    """Make a record, not yet understood, of a row of the journal."""
    return Record(
        row[0],
        row[1],
        row[2],
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        row[8] or b"",
        row[9],
        row[10],
        None,
    )


def stream_records(db: Database) -> Iterator[Record]:
    """Give the records in journal order, not understood, without holding them."""
    cursor = db.conn.execute(_IN_ORDER)
    while rows := cursor.fetchmany(1000):
        yield from map(as_record, rows)


def unsigned(
    chains: Mapping[str, tuple[int, str]], heads: Collection[Head], trusted: Collection[str]
) -> tuple[str, ...]:
    """Name the laptops whose chain does not end as it was signed.

    A chain is signed by its own laptop, or vouched for by one of the trusted laptops.
    """
    found = {head.laptop: head for head in heads}
    wrong = {laptop for laptop in found if laptop not in chains}
    for laptop, end in chains.items():
        head = found.get(laptop)
        if head is None or (head.seq, head.hash) != end or not vouched(head, trusted):
            wrong.add(laptop)
    return tuple(sorted(wrong))


@contextmanager
def collecting_later() -> Iterator[None]:
    """Pause the search for rings of objects: a hundred thousand records make none, at some cost.

    Where a whole season was read, the search leaves it alone for good: every later one would
    look through all of it again, and find nothing.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _SEASON:
            gc.freeze()
        if was:
            gc.enable()
