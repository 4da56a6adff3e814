"""The journal: one contest's file, to which records are added and from which none is ever taken."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

from scorer.domain.record.record import Record, chained
from scorer.store.admission import admitted_in
from scorer.store.chain import Chains, Proved, read_records, stream_records, unsigned
from scorer.store.file import ContestFile, DraftKey
from scorer.store.keyring import Head, Identity, Keyring, Marker, new_seed
from scorer.store.lock import Lock
from scorer.store.opening import Opened, connect, make, refuse_strangers
from scorer.store.schema import STEPS, guards_missing
from scorer.store.trouble import (
    ChainBroken,
    Damaged,
    SameIdOtherContent,
    StoreTrouble,
    Trouble,
    trouble_of,
)

_INSERT: Final = (
    "INSERT INTO records (id, clock, at, laptop, seq, actor, kind, v, body, previous, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Journal(ContestFile):
    """An open contest file. One thread, one writer; a second program is refused by the lock."""

    def __init__(self, path: Path, opened: Opened, lock: Lock | None) -> None:
        super().__init__(path, opened, lock)
        self.contest = ""
        self._chains: Chains = {}
        self._fresh: list[Record] | None = None
        self._identity: Identity | None = None
        self._bound = False
        self._marker: Marker | None = None

    # -- opening -------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path | str, contest_id: str) -> Self:
        """Make a new contest file. Raises ``FileExistsError`` or ``StoreTrouble``."""
        path = Path(path)
        make(path)
        Keyring(contest_id).forget(path)
        journal = cls.open(path)
        journal.note(contest=contest_id)
        journal.contest = contest_id
        return journal

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """Open a contest file and prove every record in it.

        A folder that cannot be written gives a journal that is read-only, with its ``trouble``.
        Raises ``NotOpened`` (not a contest, newer, in use, damaged) or ``StoreTrouble``.
        """
        path = Path(path)
        refuse_strangers(path)
        lock, trouble = (None, None) if read_only else _lock(path)
        try:
            opened = connect(path, read_only=lock is None, trouble=trouble)
            journal = cls(path, opened, lock)
        except sqlite3.DatabaseError as error:
            _close(lock)
            raise _refusal(error, path) from error
        except BaseException:
            _close(lock)
            raise
        try:
            journal._prove()
        except sqlite3.DatabaseError as error:
            journal.close()
            raise _refusal(error, path) from error
        except OSError as error:  # this person's own folder, where the keys lie
            journal.close()
            raise StoreTrouble(trouble_of(error, path)) from error
        except BaseException:
            journal.close()
            raise
        return journal

    def _prove(self) -> None:
        if not self.read_only:
            STEPS.apply(self._db)
        with self.snapshot():
            self._prove_all()

    def _prove_all(self) -> None:
        pages = self._db.conn.execute("PRAGMA quick_check").fetchone()[0]
        found = read_records(self._db)
        missing = ", ".join(guards_missing(self._db))
        if found.broken:
            raise Damaged(found.broken, "record", missing)
        if pages != "ok":
            raise Damaged((), "page", pages)
        if missing:
            raise Damaged((), "guard", missing)
        self._take(found)

    def _take(self, found: Proved) -> None:
        self.contest = self.local("contest")
        keyring = Keyring(self.contest)
        trusted = {*keyring.laptops(), *admitted_in(found.records)}
        forged = unsigned(found.chains, self.heads(), trusted)
        if forged:
            raise Damaged((), "signature", ", ".join(forged))
        self._fresh, self._chains = found.records, found.chains
        if self.contest:
            self._identity = keyring.whose(self.path, self._reached())
            self._bound = self._identity is not None

    def _reached(self) -> dict[str, int] | None:
        """How many records of each laptop are here; None for a reader, whom others overtake."""
        if self.read_only:
            return None
        return {laptop: seq for laptop, (seq, _) in self._chains.items()}

    # -- who writes ----------------------------------------------------------------------------

    @property
    def identity(self) -> Identity:
        """Who this laptop is for this file: as whom it wrote before, or somebody new.

        A new identity is stored only with the first write.
        """
        if self._identity is None:
            self._identity = Identity(self.contest, new_seed(), str(self.path.resolve()))
        return self._identity

    @property
    def laptop(self) -> str:
        """The id under which this laptop writes here."""
        return self.identity.laptop

    @property
    def new_here(self) -> bool:
        """Whether nothing was written to this very file on this laptop so far."""
        return not self._bound

    def become(self, identity: Identity) -> None:
        """Write as this identity from now on; it is stored with the first write."""
        self._identity, self._bound = identity, False

    @property
    def chains(self) -> Mapping[str, tuple[int, str]]:
        """How far each laptop's chain goes: number and hash of its last record."""
        return dict(self._chains)

    @property
    def head(self) -> tuple[int, str]:
        """The number and hash of this laptop's last record; ``(0, "")`` before the first."""
        return self._chains.get(self.laptop, (0, ""))

    def heads(self) -> tuple[Head, ...]:
        """The signed ends of all chains."""
        rows = self._db.conn.execute("SELECT laptop, key, seq, hash, signature FROM heads")
        return tuple(Head(*row) for row in rows)

    # -- records -------------------------------------------------------------------------------

    def records(self) -> list[Record]:
        """Every record in journal order. ``Damaged`` where one was altered since the opening."""
        if self._fresh is not None:
            fresh, self._fresh = self._fresh, None
            return fresh
        found = read_records(self._db)
        if found.broken:
            raise Damaged(found.broken, "record")
        return found.records

    def records_after(self, reached: Mapping[str, int]) -> Iterator[Record]:
        """What somebody lacks who has so many records of each laptop, in journal order.

        The facts in them are not read. ``Damaged`` where a record was altered since the opening.
        Nothing may be written while this runs.
        """
        for record in stream_records(self._db):
            if chained(record) != record.hash:
                raise Damaged((record.id,), "record")
            if record.seq > reached.get(record.laptop, 0):
                yield record

    def append(
        self,
        records: Iterable[Record],
        *,
        drop_drafts: Iterable[DraftKey] = (),
        heads: Sequence[Head] = (),
    ) -> list[Record]:
        """Add records, drop drafts, sign the chains: all in one durable transaction, or nothing.

        Gives the records that were new; known ones with the same content are passed over.
        ``heads`` are other laptops' signatures; what they leave unsigned, this laptop vouches for.
        Raises ``SameIdOtherContent``, ``ChainBroken`` or ``StoreTrouble``.
        """
        with self.together():
            new = self._new(records)
            try:
                self._write(_INSERT, (_row(record) for record in new))
            except sqlite3.IntegrityError as error:
                raise SameIdOtherContent(*self._rivals(new)) from error
            self.drop_drafts(drop_drafts)
            self._sign({record.laptop for record in new}, heads)
        return new

    @contextmanager
    def together(self) -> Iterator[None]:
        """Everything that is appended inside is durable together, or not there at all."""
        if self._inside:
            yield
            return
        before = dict(self._chains)
        self._fresh = None
        try:
            with self.writing():
                self._bind()
                yield
        except BaseException:
            self._chains = before
            raise
        self._marked(self.head[0])

    def _marked(self, seq: int) -> None:
        if self._marker is None:
            self._marker = Keyring(self.contest).marker(self.laptop)
        self._marker.note(seq)

    def close(self) -> None:
        """Close the file and let others have it."""
        if self._marker:
            self._marker.close()
            self._marker = None
        super().close()

    def _new(self, records: Iterable[Record]) -> list[Record]:
        new: list[Record] = []
        fresh: dict[tuple[str, int], Record] = {}
        for record in records:
            place = (record.laptop, record.seq)
            seq, last = self._chains.get(record.laptop, (0, ""))
            if record.seq <= seq:
                self._compare(record, fresh.get(place))
                continue
            if record.seq != seq + 1 or record.previous != last or chained(record) != record.hash:
                raise ChainBroken(record.id)
            self._chains[record.laptop] = (record.seq, record.hash)
            fresh[place] = record
            new.append(record)
        return new

    def _compare(self, record: Record, known: Record | None) -> None:
        """A record in a place that is taken must be the very one that is there."""
        there = (known.id, known.hash) if known else self._at(record.laptop, record.seq)
        if (record.id, record.hash) == there and chained(record) == record.hash:
            return
        raise (SameIdOtherContent if record.id == there[0] else ChainBroken)(record.id)

    def _at(self, laptop: str, seq: int) -> tuple[str, str]:
        row = self._db.conn.execute(
            "SELECT id, hash FROM records WHERE laptop = ? AND seq = ?", (laptop, seq)
        ).fetchone()
        return (row[0], row[1]) if row else ("", "")

    def _rivals(self, new: Sequence[Record]) -> Iterator[str]:
        ids = [record.id for record in new]
        for record in new:
            query = "SELECT count(*) FROM records WHERE id = ?"
            known = self._db.conn.execute(query, (record.id,)).fetchone()[0]
            if known or ids.count(record.id) > 1:
                yield record.id

    def _sign(self, laptops: set[str], heads: Sequence[Head]) -> None:
        borrowed = {head.laptop for head in self.heads() if not head.own} if heads else set()
        for head in heads:
            ends_here = self._chains.get(head.laptop) == (head.seq, head.hash)
            if head.laptop in laptops | borrowed and ends_here and head.own and head.sound:
                self._keep_head(head)
                laptops.discard(head.laptop)
        for laptop in laptops:
            self._keep_head(self.identity.head(*self._chains[laptop], laptop))

    def _keep_head(self, head: Head) -> None:
        row = (head.laptop, head.key, head.seq, head.hash, head.signature)
        self._write("INSERT OR REPLACE INTO heads VALUES (?, ?, ?, ?, ?)", [row])

    def _bind(self) -> None:
        """Store who writes here before anything is written."""
        if not self._bound:
            Keyring(self.contest).keep(self.identity)
            self._bound = True


def _row(record: Record) -> tuple[str | int, ...]:
    return (
        record.id,
        record.clock,
        record.at,
        record.laptop,
        record.seq,
        record.actor,
        record.kind,
        record.v,
        record.body.decode(),
        record.previous,
        record.hash,
    )


def _lock(path: Path) -> tuple[Lock | None, Trouble | None]:
    """The lock, or why the folder cannot be written."""
    try:
        return Lock(path), None
    except OSError as error:
        return None, trouble_of(error, path)


def _close(lock: Lock | None) -> None:
    if lock:
        lock.close()


def _refusal(error: sqlite3.DatabaseError, path: Path) -> Exception:
    """A disk that refuses is a trouble; a file that cannot be read is damaged."""
    trouble = trouble_of(error, path)
    if trouble.kind == "failing":
        return Damaged((), "unreadable", str(error))
    return StoreTrouble(trouble)
