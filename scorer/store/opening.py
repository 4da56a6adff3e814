"""Opening a contest's file: what it is, whether it may be written, and how it keeps its promise.

A commit is durable when it returns: write-ahead log with one sync, or, where the log does not work
(sticks formatted as FAT answer that it does, and then fail), a rollback journal with several.
"""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from sqlite_utils import Database

from scorer.store.schema import APPLICATION, STEPS, steps_unknown_here
from scorer.store.trouble import NewerFile, NotAContest, StoreTrouble, Trouble, trouble_of

_PATIENCE: Final = 5.0
_CACHE_KB: Final = 32_000
"""Ids are random: with SQLite's own 2 MB a large merge would fetch its pages over and over."""
_PROBE: Final = "INSERT OR REPLACE INTO local VALUES ('probe', '')"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file. ``trouble`` says why it cannot be written, now or at all.

    ``spare`` is the folder of a private copy, where the file could not even be read in its place.
    """

    db: Database
    writable: bool
    trouble: Trouble | None = None
    spare: Path | None = None


def make(path: Path) -> None:
    """Make an empty contest file, whole or not at all.

    Raises ``FileExistsError`` where there is a file already and ``StoreTrouble`` if it fails.
    """
    if path.exists():
        raise FileExistsError(path)
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        db = _database(sqlite3.connect(part, isolation_level=None))
        try:
            STEPS.apply(db)
        finally:
            db.close()
        part.replace(path)
        sync_folder(path.parent)
    except (sqlite3.OperationalError, OSError) as error:
        part.unlink(missing_ok=True)
        raise StoreTrouble(trouble_of(error, path.parent)) from error


def refuse_strangers(path: Path) -> None:
    """Raise ``NotAContest`` for a file that is something else, ``StoreTrouble`` if it is gone."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise StoreTrouble(trouble_of(error, path)) from error
    if not head.startswith(b"SQLite format 3\0"):
        raise NotAContest(str(path))
    if int.from_bytes(head[68:72], "big") != APPLICATION:
        raise NotAContest(str(path))


def connect(path: Path, *, read_only: bool = False, trouble: Trouble | None = None) -> Opened:
    """Open for writing if that is possible and wanted, else for reading.

    Raises ``NewerFile``, ``StoreTrouble`` (busy) or ``sqlite3.DatabaseError`` (damaged).
    """
    if read_only:
        return _for_reading(path, trouble)
    try:
        db = _for_writing(path)
    except sqlite3.OperationalError as error:
        trouble = trouble_of(error, path)
        if trouble.kind == "busy":
            raise StoreTrouble(trouble) from error
        return _for_reading(path, trouble)
    try:
        _probe(db)
    except sqlite3.OperationalError as error:
        trouble = trouble_of(error, path)
        if trouble.kind == "disk_full":
            return Opened(db, writable=True, trouble=trouble)
        db.close()
        if trouble.kind == "busy":
            raise StoreTrouble(trouble) from error
        return _for_reading(path, trouble)
    return Opened(db, writable=True)


def sync_folder(folder: Path) -> None:
    """Make a renamed file's new name durable (Windows does so by itself)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return  # some network shares have no such thing; the file itself is synced
    finally:
        os.close(handle)


def write_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file, synced and whole, or leave the one before. Raises ``StoreTrouble``."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        drop(part)
        raise StoreTrouble(trouble_of(error, path.parent)) from error
    except BaseException:
        drop(part)
        raise


def drop(part: Path) -> None:
    """Remove an unfinished file; a stick that is gone has taken it along."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return


def _for_writing(path: Path) -> Database:
    db = _plain(path)
    try:
        _refuse_newer(db)
        db.execute("PRAGMA journal_mode = WAL").fetchone()
        _probe(db)
    except sqlite3.OperationalError as error:
        if trouble_of(error, path).kind in {"busy", "disk_full"}:
            return db
        db.close()
        return _without_log(path)
    except BaseException:
        db.close()
        raise
    return db


def _without_log(path: Path) -> Database:
    """Leave the write-ahead log behind: alone with the file, it needs no shared memory for that."""
    db = _plain(path, alone=True)
    try:
        _refuse_newer(db)
        db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
        db.execute("PRAGMA locking_mode = NORMAL").fetchone()
        db.execute("SELECT count(*) FROM local").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _for_reading(path: Path, trouble: Trouble | None) -> Opened:
    try:
        return Opened(reader(path), writable=False, trouble=trouble)
    except sqlite3.OperationalError:
        pass
    spare = Path(tempfile.mkdtemp(prefix="leitai-"))
    try:
        copy = spare / path.name
        for ending in ("", "-wal"):
            source = path.with_name(path.name + ending)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + ending))
        return Opened(reader(copy), writable=False, trouble=trouble, spare=spare)
    except BaseException:
        shutil.rmtree(spare, ignore_errors=True)
        raise


def reader(path: Path) -> Database:
    """Open for reading only; another connection may write meanwhile."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=_PATIENCE
    )
    db = _database(connection)
    try:
        _refuse_newer(db)
        db.execute("SELECT count(*) FROM local").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _plain(path: Path, *, alone: bool = False) -> Database:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=_PATIENCE
    )
    if alone:  # before anything else: the first look into the file settles how it is shared
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
    return _database(connection)


def _database(connection: sqlite3.Connection) -> Database:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = {-_CACHE_KB}")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = 1")
    return Database(connection, execute_plugins=False, recursive_triggers=False, strict=True)


def _refuse_newer(db: Database) -> None:
    unknown = steps_unknown_here(db)
    if unknown:
        raise NewerFile(unknown)


def _probe(db: Database) -> None:
    """Write once for real: an answer alone proves nothing."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        db.conn.execute(_PROBE)
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
