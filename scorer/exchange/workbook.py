"""Workbooks and CSV files as plain rows of cells."""

import csv
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from msgspec import Struct
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from scorer.exchange.yaml_text import refusal

Cell = str | float | int | bool | date | time | datetime | timedelta
Row = list[Cell]
_BOOKS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et")
_TEXTS: Final = (".csv", ".txt", ".tsv")
_LARGEST: Final = 64 << 20
_SEPARATORS: Final = ",\t;"


class Sheet(Struct, frozen=True):
    """A sheet and its rows from the first on; empty cells and error cells are empty texts."""

    name: str
    rows: list[Row]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Read all visible sheets; a text file is one sheet without a name.

    Raises ``FileRefused`` where the file is not there, locked, damaged or of another kind.
    """
    kind = path.suffix.lower()
    if kind not in _BOOKS + _TEXTS:
        raise refusal(path.name, "file_kind", kind=kind or path.name)
    content = _content(path)
    if kind in _TEXTS:
        return (_text_sheet(content, path.name),)
    try:
        return _book_sheets(content)
    except PasswordError as error:
        raise refusal(path.name, "file_locked") from error
    except (CalamineError, OSError, ValueError) as error:
        raise refusal(path.name, "file_damaged", detail=str(error)) from error


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            size = str(path.stat().st_size >> 20)
            raise refusal(path.name, "file_too_large", size=size, most=str(_LARGEST >> 20))
        return path.read_bytes()
    except FileNotFoundError:
        raise refusal(path.name, "file_missing") from None
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise refusal(path.name, "file_unreadable", detail=detail) from error


def _book_sheets(content: bytes) -> tuple[Sheet, ...]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    shown = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
    return tuple(
        Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in shown
    )


def _text_sheet(content: bytes, file: str) -> Sheet:
    text = _decoded(content, file)
    first = text[:2000]
    separator = max(_SEPARATORS, key=first.count)
    try:
        rows: Iterable[list[str]] = csv.reader(StringIO(text), delimiter=separator, strict=True)
        return Sheet("", [list(row) for row in rows])
    except csv.Error as error:
        raise refusal(file, "file_damaged", detail=str(error)) from error


def _decoded(content: bytes, file: str) -> str:
    """UTF-16 by its mark, else UTF-8, else GB 18030, which old spreadsheets write."""
    utf_16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for coding in ("utf-16",) if utf_16 else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise refusal(file, "file_coding")


def said(cell: Cell) -> str:
    """A cell as a person reads it: whole numbers without a point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def blank(cell: Cell) -> bool:
    """Whether nothing can be read in the cell."""
    return isinstance(cell, str) and not cell.strip()
