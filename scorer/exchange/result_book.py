"""The results workbook as a job: what a process of its own is asked to write."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from scorer.domain.model.exact import exact
from scorer.exchange.tables import Cell, Table, book_bytes
from scorer.store.opening import write_whole

Tell = Callable[[int, int, str], None]


def write_book(tell: Tell, *, path: str, sheets: Sequence[Mapping[str, Any]]) -> str:
    """Write the workbook whole or not at all; its path.

    ``sheets`` are those of ``scorer.views.result_book`` as plain data. Raises ``StoreTrouble``.
    """
    tables = []
    for at, sheet in enumerate(sheets):
        tell(at, len(sheets), str(sheet["title"]))
        tables.append(_table(sheet))
    content = book_bytes(tables)

    def write(file: BinaryIO) -> None:
        file.write(content)

    write_whole(Path(path), write)
    tell(len(sheets), len(sheets), "")
    return path


def _table(sheet: Mapping[str, Any]) -> Table:
    kinds = sheet["kinds"]
    return Table(
        headers=tuple(sheet["headers"]),
        rows=tuple(
            tuple(_cell(kind, text) for kind, text in zip(kinds, row, strict=True))
            for row in sheet["rows"]
        ),
        title=sheet["title"],
    )


def _cell(kind: str, text: str) -> Cell:
    """A number where one is meant and there is one; a word (缺考) stays a word."""
    if kind == "text" or not text:
        return text
    try:
        value = exact(text)
    except ValueError:
        return text
    return int(value) if kind == "whole" else value
