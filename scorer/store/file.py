"""A contest's file as this laptop works in it: transactions, unsigned sheets, its own notes."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scorer.domain.model.marks import DraftSheet
from scorer.store.codec import decode_draft, encode_draft
from scorer.store.lock import Lock
from scorer.store.opening import Opened
from scorer.store.trouble import StoreTrouble, Trouble, trouble_of

DraftKey = tuple[str, str, int, int]
"""Station, member, attempt, seat."""


class ContestFile:
    """An open file: what is written at once is durable at once, or not there at all."""

    def __init__(self, path: Path, opened: Opened, lock: Lock | None) -> None:
        self.path = path
        self.read_only = not opened.writable
        self.trouble = opened.trouble
        self._db = opened.db
        self._spare = opened.spare
        self._lock = lock
        self._inside = False
        self._place = path.stat()

    def close(self) -> None:
        """Close the file and let others have it."""
        self._db.close()
        if self._lock:
            self._lock.close()
            self._lock = None
        if self._spare:
            shutil.rmtree(self._spare, ignore_errors=True)

    # -- unsigned sheets -----------------------------------------------------------------------

    def keep_draft(self, key: DraftKey, draft: DraftSheet) -> None:
        """Keep an unsigned sheet, durably. ``StoreTrouble`` where that fails."""
        body = encode_draft(draft).decode()
        self._write("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?)", [(*key, body)])

    def drop_drafts(self, keys: Iterable[DraftKey]) -> None:
        """Throw unsigned sheets away."""
        known = list(keys)
        if known:
            self._write(
                "DELETE FROM drafts WHERE (station, member, attempt, seat) = (?, ?, ?, ?)", known
            )

    def draft(self, key: DraftKey) -> DraftSheet | None:
        """The unsigned sheet of this seat, if there is one."""
        row = self._db.conn.execute(
            "SELECT body FROM drafts WHERE (station, member, attempt, seat) = (?, ?, ?, ?)", key
        ).fetchone()
        return decode_draft(row[0].encode()) if row else None

    def drafts(self) -> dict[DraftKey, DraftSheet]:
        """All unsigned sheets on this laptop."""
        rows = self._db.conn.execute("SELECT station, member, attempt, seat, body FROM drafts")
        return {(row[0], row[1], row[2], row[3]): decode_draft(row[4].encode()) for row in rows}

    # -- notes of this laptop ------------------------------------------------------------------

    def local(self, name: str) -> str:
        """What this laptop noted under a name; empty if nothing."""
        row = self._db.conn.execute("SELECT value FROM local WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, **values: str) -> None:
        """Note things that concern this laptop only: its name, its backup folders, its settings."""
        self._write("INSERT OR REPLACE INTO local VALUES (?, ?)", list(values.items()))

    def erase_notes(self, *names: str) -> None:
        """Forget what was noted under these names."""
        self._write("DELETE FROM local WHERE name = ?", [(name,) for name in names])

    def publish(self, scope: str, released: str, lines: Sequence[Sequence[str]]) -> None:
        """Fill ``standings_published``; a line is place, entrant, total and status."""
        with self.writing():
            self._write("DELETE FROM published WHERE scope = ?", [(scope,)])
            self._write(
                "INSERT INTO published VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(scope, released, number, *line) for number, line in enumerate(lines, 1)],
            )

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is of one moment, though another program may be writing."""
        if self._db.conn.in_transaction:
            yield
            return
        self._db.conn.execute("BEGIN")
        try:
            yield
        finally:
            self._db.conn.execute("ROLLBACK")

    # -- transactions --------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; what is already inside one joins it.

        Raises ``StoreTrouble`` where the disk refuses; nothing is then written.
        """
        if self._inside:
            yield
            return
        if self.read_only:
            raise StoreTrouble(self.trouble or Trouble("read_only"))
        try:
            self._still_in_place()
            with self._transaction():
                yield
        except (sqlite3.OperationalError, OSError) as error:
            raise StoreTrouble(trouble_of(error, self.path)) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.conn.execute("BEGIN IMMEDIATE")
        self._inside = True
        try:
            yield
            self._db.conn.execute("COMMIT")
        except BaseException:
            if self._db.conn.in_transaction:
                self._db.conn.execute("ROLLBACK")
            raise
        finally:
            self._inside = False

    def _still_in_place(self) -> None:
        """A file that was deleted or put elsewhere would still take writes, and lose them."""
        now = self.path.stat()
        if (now.st_dev, now.st_ino) != (self._place.st_dev, self._place.st_ino):
            raise StoreTrouble(Trouble("lost", str(self.path)))

    def _write(self, sql: str, rows: Iterable[Sequence[str | int]]) -> None:
        with self.writing():
            self._db.conn.executemany(sql, rows)
