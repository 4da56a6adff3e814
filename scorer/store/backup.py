"""Backups: checked copies of a contest's file, from which a spare laptop goes on.

A copy is made through SQLite, proved record by record, synced and only then given its name: a
stick that is pulled leaves the older copies whole. A backup carries this laptop's unsigned sheets,
the ticket with which a spare laptop lets itself in, and the key that signs certificates. Nothing
protects these but the custody of the stick: it is to be kept like the contest's file itself.
"""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from glob import escape
from pathlib import Path
from typing import Final

from scorer.store.journal import Journal
from scorer.store.opening import drop, reader, sync_folder
from scorer.store.ticket import spare_notes
from scorer.store.trouble import NotOpened, StoreTrouble, Trouble, trouble_of

ENDING: Final = ".leitai"
EVERY: Final = timedelta(minutes=5)
_KEPT: Final = 12


@dataclass(frozen=True, slots=True)
class Backup:
    """What became of one backup: where it lies, or why there is none."""

    folder: Path
    at: datetime
    path: Path | None = None
    trouble: Trouble | None = None


class Backups:
    """Makes backups of an open contest into up to two folders, and keeps the last ones.

    It reads the file through a connection of its own, so a worker thread may make them.
    """

    def __init__(
        self,
        journal: Journal,
        folders: Iterable[Path],
        *,
        keep: int = _KEPT,
        laptop: str = "",
    ) -> None:
        """Prepare backups; ``laptop`` says who this is where the journal is only read."""
        self._path = journal.path
        self._stem = f"{journal.path.stem}-{(laptop or journal.laptop)[:6]}"
        self._notes = spare_notes(journal)
        self._keep = keep
        self.folders = tuple(folders)[:2]
        self.last: tuple[Backup, ...] = ()
        self._tried: datetime | None = None

    def due(self, now: datetime) -> bool:
        """Whether five minutes have gone by, or the clock was set back."""
        if not self.folders:
            return False
        return self._tried is None or not timedelta(0) <= now - self._tried < EVERY

    def make(self, now: datetime) -> tuple[Backup, ...]:
        """Make a backup in each folder. What fails is reported, and the day goes on."""
        self._tried = now
        self.last = tuple(self._into(folder, now) for folder in self.folders)
        return self.last

    def _into(self, folder: Path, now: datetime) -> Backup:
        target = folder / f"{self._stem}-{now:%Y%m%d-%H%M%S}{ENDING}"
        try:
            checked_copy(self._path, target, self._notes, drafts=True)
            self._prune(folder, target)
        except StoreTrouble as trouble:
            return Backup(folder, now, trouble=trouble.trouble)
        except (NotOpened, OSError) as error:
            return Backup(folder, now, trouble=Trouble("failing", str(error)))
        return Backup(folder, now, target)

    def _prune(self, folder: Path, newest: Path) -> None:
        """Keep the last ones; the newest too where the clock was set back before it was named."""
        made = sorted(folder.glob(f"{escape(self._stem)}-[0-9]*{ENDING}"))
        older = [path for path in made if path != newest]
        for old in older[: max(0, len(made) - self._keep)]:
            old.unlink(missing_ok=True)


def checked_copy(source: Path, target: Path, notes: Mapping[str, str], *, drafts: bool) -> None:
    """Copy a contest's file, whole and proved, or not at all.

    ``notes`` are all that the copy knows of a laptop. Raises ``StoreTrouble`` about the target's
    folder, or ``Damaged`` where the copy does not prove.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        _copy(source, part, notes, drafts=drafts)
        Journal.open(part, read_only=True).close()
        part.replace(target)
        sync_folder(target.parent)
    except (sqlite3.Error, OSError) as error:
        raise StoreTrouble(trouble_of(error, target.parent)) from error
    finally:
        drop(part)


def last_good(folders: Iterable[Path], stem: str = "", contest: str = "") -> Path | None:
    """Find the sound backup with the most records in these folders of files with this stem.

    The wall clock does not say which is the newest: it may have been set back.
    Many contests' files have the same name: ``contest`` is the id of the one that is wanted.
    """
    found = [path for folder in folders for path in folder.glob(f"{escape(stem)}*{ENDING}")]
    for path in sorted(found, key=_records, reverse=True):
        try:
            journal = Journal.open(path, read_only=True)
        except (NotOpened, StoreTrouble):
            continue
        journal.close()
        if contest in {"", journal.contest}:
            return path
    return None


def _records(path: Path) -> tuple[int, float]:
    """How many records a file holds, proved or not, and when it was written."""
    count = _asked(path, "SELECT count(*) FROM records")
    return (int(count or -1), path.stat().st_mtime)


def noted_folders(path: Path) -> tuple[Path, ...]:
    """Read from a file, however damaged, where its backups went; empty if that is lost too."""
    return tuple(Path(line) for line in _noted(path, "backups").splitlines())


def noted_contest(path: Path) -> str:
    """Read from a file, however damaged, which contest it is; empty if that is lost too."""
    return _noted(path, "contest")


def _noted(path: Path, name: str) -> str:
    return _asked(path, "SELECT value FROM local WHERE name = ?", name)


def _asked(path: Path, question: str, *about: str) -> str:
    """What a file answers, however damaged; empty where it does not."""
    try:
        db = reader(path)
    except (NotOpened, sqlite3.Error):
        return ""
    try:
        row = db.conn.execute(question, about).fetchone()
    except sqlite3.Error:
        return ""
    finally:
        db.close()
    return str(row[0]) if row else ""


def _copy(source: Path, part: Path, notes: Mapping[str, str], *, drafts: bool) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    original = reader(source)
    copy = sqlite3.connect(part, isolation_level=None)
    try:
        original.conn.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("BEGIN")
        copy.execute("DELETE FROM local")
        copy.executemany("INSERT INTO local VALUES (?, ?)", notes.items())
        if not drafts:
            copy.execute("DELETE FROM drafts")
        copy.execute("COMMIT")
    finally:
        copy.close()
        original.close()
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
