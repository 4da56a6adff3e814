"""Files carried to and from a contest, as jobs: what a process of its own is asked to do.

Each takes who is told how far it is (done, total, at what) and what JSON can carry, and gives a
plain answer. They read the contest's file; only the window's own process ever adds to it.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import msgspec

from scorer.domain.record.fold import evolve
from scorer.domain.record.record import Record
from scorer.domain.record.state import State
from scorer.exchange.bundle import Bundle, Desk, export, read_bundle
from scorer.exchange.glance import state_in
from scorer.exchange.manifest import BundleRefused, peek
from scorer.store.backup import Backups, checked_copy
from scorer.store.codec import Unreadable, decode
from scorer.store.journal import Journal
from scorer.store.keyring import Head
from scorer.store.opening import write_whole
from scorer.store.ticket import site_notes
from scorer.store.trouble import NotOpened, StoreTrouble

Tell = Callable[[int, int, str], None]
Told = dict[str, Any]
_PACE: Final = 1000
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class _Reader:
    """A contest's file that is only read."""

    state: State
    journal: Journal
    name: str


def backup(tell: Tell, *, contest: str, laptop: str, folders: Sequence[str], at: str) -> Told:
    """Back a contest up into folders; ``at`` is the time in their names (ISO 8601).

    Gives ``{"made": [{"folder": …, "path": … or "", "trouble": kind or ""}]}``: what fails in one
    folder is said, and the others are made all the same.
    """
    tell(0, len(folders), "")
    journal = Journal.open(Path(contest), read_only=True)
    try:
        backups = Backups(journal, [Path(folder) for folder in folders], laptop=laptop)
        made = backups.make(datetime.fromisoformat(at))
    finally:
        journal.close()
    return {
        "made": [
            {
                "folder": str(one.folder),
                "path": str(one.path or ""),
                "trouble": one.trouble.kind if one.trouble else "",
            }
            for one in made
        ]
    }


def export_file(tell: Tell, *, contest: str, path: str, at: str, name: str) -> Told:
    """Write a laptop's export; ``{"count": records}``, or ``{"trouble": kind}``."""
    tell(0, 1, "")
    try:
        journal = Journal.open(Path(contest), read_only=True)
    except (StoreTrouble, NotOpened) as error:
        return {"trouble": _kind(error)}
    try:
        state = evolve(State(), journal.records())
        desk = cast("Desk", _Reader(state, journal, name))
        return {"count": export(desk, Path(path), at=at).count}
    except (StoreTrouble, NotOpened) as error:
        return {"trouble": _kind(error)}
    finally:
        journal.close()


def deliver(tell: Tell, *, path: str, to: str) -> Told:
    """Put a file on a stick and read it back; ``{"bytes": size}``, or ``{"trouble": kind}``."""
    tell(0, 1, "")
    try:
        lay(Path(path), Path(to))
        return {"bytes": _same(Path(path), Path(to))}
    except StoreTrouble as trouble:
        return {"trouble": trouble.trouble.kind}
    except OSError:
        return {"trouble": "failing"}


def lay(source: Path, target: Path) -> None:
    """Put a file into a folder, whole or not at all. Raises ``StoreTrouble``."""

    def write(file: BinaryIO) -> None:
        with source.open("rb") as given:
            while block := given.read(_BLOCK):
                file.write(block)

    write_whole(target, write)


def _same(source: Path, target: Path) -> int:
    with source.open("rb") as one, target.open("rb") as other:
        if file_digest(one, "sha256").digest() != file_digest(other, "sha256").digest():
            raise OSError
    return target.stat().st_size


def copy(tell: Tell, *, contest: str, path: str, name: str, ticket: str) -> Told:
    """Make the copy that another laptop starts from; its ``ticket`` is admitted already.

    Gives ``{"path": …}``, or ``{"trouble": kind}``.
    """
    tell(0, 1, "")
    try:
        journal = Journal.open(Path(contest), read_only=True)
        notes = site_notes(journal.contest, name, ticket)
        journal.close()
        checked_copy(Path(contest), Path(path), notes, drafts=False)
    except (StoreTrouble, NotOpened) as error:
        return {"trouble": _kind(error)}
    return {"path": path}


def _kind(error: StoreTrouble | NotOpened) -> str:
    return error.trouble.kind if isinstance(error, StoreTrouble) else "failing"


# -- an export file, read and reduced to what is new ----------------------------------------------


class Sifted(msgspec.Struct, frozen=True, kw_only=True):
    """What of an export file is new here: the records are lines in a file beside.

    ``laptop``, ``name`` and ``at`` (when it was exported, ISO 8601) are those of its head.
    """

    heads: tuple[Head, ...]
    laptop: str
    name: str
    at: str
    known: int


class _Line(msgspec.Struct, frozen=True, array_like=True):
    id: str
    clock: int
    at: str
    laptop: str
    seq: int
    actor: str
    kind: str
    v: int
    body: msgspec.Raw
    previous: str
    hash: str


def sift(tell: Tell, *, bundle: str, contest: str, known: Mapping[str, int], out: str) -> Told:
    """Prove an export file and write what is new of it into ``out``.

    ``known`` says how many records of each laptop are here. Gives ``{"sifted": …}``, or
    ``{"refused": reason, "about": …}`` with the ``name``, ``laptop`` and ``at`` that its head says.
    """
    tell(0, 1, "")
    state = state_in(Path(contest))
    said: Told = {"name": "", "laptop": "", "at": ""}
    try:
        head = peek(Path(bundle))
        said = {"name": head.name, "laptop": head.laptop, "at": head.at}
        proved = read_bundle(Path(bundle), state)
        passed = _write(tell, proved, known, Path(out))
    except BundleRefused as refused:
        return {"refused": refused.reason, "about": refused.about, **said}
    manifest = proved.manifest
    sifted = Sifted(
        heads=manifest.heads,
        laptop=manifest.laptop,
        name=manifest.name,
        at=manifest.at,
        known=passed,
    )
    return {"sifted": msgspec.to_builtins(sifted)}


def _write(tell: Tell, proved: Bundle, known: Mapping[str, int], out: Path) -> int:
    encode = msgspec.json.Encoder().encode
    passed, total = 0, proved.manifest.count
    with out.open("wb") as file:
        for number, record in enumerate(proved.records(known), 1):
            if record.seq <= known.get(record.laptop, 0):
                passed += 1
            else:
                file.write(encode(_line(record)) + b"\n")
            if not number % _PACE:
                tell(number, total, "")
        file.flush()
        os.fsync(file.fileno())
    return passed


def _line(record: Record) -> _Line:
    return _Line(
        record.id,
        record.clock,
        record.at,
        record.laptop,
        record.seq,
        record.actor,
        record.kind,
        record.v,
        msgspec.Raw(record.body),
        record.previous,
        record.hash,
    )


def sifted_records(path: Path) -> Iterator[Record]:
    """The new records that ``sift`` wrote. Raises ``BundleRefused`` where they cannot be read."""
    try:
        with path.open("rb") as file:
            for line in file:
                one = msgspec.json.decode(line, type=_Line)
                body = bytes(one.body)
                yield Record(
                    one.id,
                    one.clock,
                    one.at,
                    one.laptop,
                    one.seq,
                    one.actor,
                    one.kind,
                    one.v,
                    body,
                    one.previous,
                    one.hash,
                    decode(one.kind, one.v, body),
                )
    except (OSError, msgspec.MsgspecError, Unreadable) as error:
        raise BundleRefused("damaged", detail=str(error)) from error
