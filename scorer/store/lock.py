"""One program for each contest's file: a lock beside it that dies with the program."""

import os
import sys
from pathlib import Path

from scorer.store.trouble import InUse


class Lock:
    """Holds ``<file>.lock`` until closed; the system lets go of it when the program is killed."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(path.name + ".lock")
        self._handle: int | None = self._taken()

    def _taken(self) -> int:
        while True:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            if not _locked(handle):
                os.close(handle)
                raise InUse(str(self.path))
            if _still_there(handle, self.path):
                return handle
            os.close(handle)  # its last holder has just removed it: take the new one

    def close(self) -> None:
        """Let go and leave nothing lying about."""
        if self._handle is None:
            return
        if sys.platform == "win32":
            os.close(self._handle)
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            os.close(self._handle)
        self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _still_there(_handle: int, _path: Path) -> bool:
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _still_there(handle: int, path: Path) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), path.stat())
        except FileNotFoundError:
            return False
