"""The terminal: answers that stop a command, progress of long work, and tables."""

import sys
from collections.abc import Iterable
from pathlib import Path

from scorer.documents.batch import Watch
from scorer.exchange.tables import Table, Way, table_bytes, write_table
from scorer.words import _

_TENTHS = 10


class Stop(Exception):  # noqa: N818  # an answer to a person
    """Why a command ends without having done anything: a sentence, or one for each thing."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


def say(text: str) -> None:
    """Answer on standard output."""
    sys.stdout.write(f"{text}\n")


def warn(lines: Iterable[str]) -> None:
    """Say what is wrong, a line for each thing, on standard error."""
    for line in lines:
        sys.stderr.write(f"scorer: {line}\n")


class Progress:
    """Tells on standard error how far long work is: on a terminal in place, else now and then."""

    def __init__(self) -> None:
        self._told = -1

    def __call__(self, done: int, total: int, text: str) -> None:
        """So many of so many are done; this one is next."""
        if sys.stderr.isatty():
            end = "\r" if done < total else "\n"
            sys.stderr.write(f"\033[K{done}/{total}  {text}{end}")
            return
        share = _TENTHS * done // total if total else _TENTHS
        if share > self._told:
            self._told = share
            sys.stderr.write(f"{done}/{total}  {text}".rstrip() + "\n")

    @property
    def watch(self) -> Watch:
        """The same for a batch of papers."""
        return Watch(self)


def show_table(table: Table, way: Way, out: Path | None) -> None:
    """Write a table to a file, or to the terminal unless it is a workbook."""
    if out is not None:
        write_table(table, out, way)
        say(_("Written: {path}").format(path=out))
        return
    if way == "xlsx":
        raise Stop(_("A workbook needs a file: give it with --out."))
    if way == "csv":  # bytes as they are: a terminal would add its own line ends
        sys.stdout.flush()
        sys.stdout.buffer.write(table_bytes(table, way))
        sys.stdout.buffer.flush()
        return
    sys.stdout.write(table_bytes(table, way).decode())
