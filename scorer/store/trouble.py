"""What can go wrong with a contest's file: troubles that pass, and files that are refused."""

import shutil
import sqlite3
from dataclasses import dataclass
from errno import EACCES, EDQUOT, EFBIG, ENOENT, ENOSPC, EPERM, EROFS
from pathlib import Path
from typing import Final, Literal

TroubleKind = Literal["disk_full", "read_only", "busy", "lost", "failing"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing can be written at the moment; ``detail`` is the system's own wording.

    ``disk_full``: no room. ``read_only``: the file or its folder may not be written. ``busy``:
    another program holds the file. ``lost``: file or folder is gone. ``failing``: the disk fails.
    """

    kind: TroubleKind
    detail: str = ""


class StoreTrouble(Exception):  # noqa: N818  # a state of the disk, not an error of the program
    """Nothing was written; what was there is untouched, and trying again later may work."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.kind, trouble.detail)
        self.trouble = trouble


class NotOpened(Exception):  # noqa: N818  # an answer about a file
    """Why a file is not opened; nothing in it was changed."""


class NotAContest(NotOpened):
    """The file is not a contest's file."""


class NewerFile(NotOpened):
    """A newer version of the program wrote this file; ``steps`` are those unknown here."""

    def __init__(self, steps: tuple[str, ...]) -> None:
        super().__init__(*steps)
        self.steps = steps


class InUse(NotOpened):
    """Another running program has this contest open."""


class Damaged(NotOpened):
    """The file is not as the program left it.

    ``records`` are the ids of the altered records where they can be named; ``what`` is one of
    ``page``, ``guard``, ``record``, ``chain``, ``signature``, ``unreadable``; ``last_good`` the
    newest sound backup that was found.
    """

    def __init__(
        self, records: tuple[str, ...], what: str, detail: str = "", last_good: Path | None = None
    ) -> None:
        super().__init__(what, detail, *records)
        self.records = records
        self.what = what
        self.detail = detail
        self.last_good = last_good


class RecordsRefused(Exception):  # noqa: N818  # an answer about records
    """Records that were not taken, as a whole; ``records`` are the ids at fault."""

    def __init__(self, *records: str) -> None:
        super().__init__(*records)
        self.records = records


class SameIdOtherContent(RecordsRefused):
    """A record with the id of a known one says something else."""


class ChainBroken(RecordsRefused):
    """A record does not follow its laptop's record before it."""


_NO_ROOM: Final = 4 << 20
_KINDS: Final[dict[str, TroubleKind]] = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_CANTOPEN": "lost",
    "SQLITE_PERM": "read_only",
}


def trouble_of(error: sqlite3.Error | OSError, path: Path) -> Trouble:
    """Name the trouble behind an error of SQLite or of the system."""
    if not path.parent.is_dir() or not path.exists():
        return Trouble("lost", str(error))
    if isinstance(error, OSError):
        return Trouble(_of_system(error), str(error))
    name = getattr(error, "sqlite_errorname", "") or ""
    for start, kind in _KINDS.items():
        if name.startswith(start):
            return Trouble(kind, f"{error} [{name}]")
    full = name.startswith("SQLITE_IOERR") and shutil.disk_usage(path.parent).free < _NO_ROOM
    return Trouble("disk_full" if full else "failing", f"{error} [{name}]")


def _of_system(error: OSError) -> TroubleKind:
    if error.errno in (ENOSPC, EDQUOT, EFBIG):
        return "disk_full"
    if error.errno in (EACCES, EPERM, EROFS):
        return "read_only"
    return "lost" if error.errno == ENOENT else "failing"
