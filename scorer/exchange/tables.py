"""Tables for other programs and for the eye: CSV, JSON, workbook, plain text."""

import csv
import json
from collections.abc import Sequence
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path
from typing import BinaryIO, Final, Literal, get_args
from unicodedata import combining, east_asian_width

import xlsxwriter
from msgspec import Struct

from scorer.domain.model.exact import brief, shown, stored
from scorer.store.opening import write_whole

Cell = str | int | Fraction | None
Way = Literal["table", "csv", "json", "xlsx"]
WAYS: Final[tuple[Way, ...]] = get_args(Way)
_FORMULA: Final = ("=", "+", "@", "\t", "\r")
_GAP: Final = "  "


class Table(Struct, frozen=True, kw_only=True):
    """Headings and rows. Fractions are points, shown with ``decimals`` (JSON has them exact).

    Without a number of decimals each is written as short as it is exact.
    ``keys`` name the columns in JSON, one for each heading; without them the headings do.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    decimals: int | None = 2
    keys: tuple[str, ...] = ()


def write_table(table: Table, path: Path, way: Way) -> None:
    """Write a table whole or not at all. Raises ``StoreTrouble`` where that is not possible."""
    content = table_bytes(table, way)

    def write(file: BinaryIO) -> None:
        file.write(content)

    write_whole(path, write)


def table_bytes(table: Table, way: Way) -> bytes:
    """The content of the table's file in one of the ways."""
    if way == "xlsx":
        return book_bytes([table])
    text = {"table": text_table, "csv": _csv, "json": _json}[way](table)
    return text.encode("utf-8-sig" if way == "csv" else "utf-8")


def width(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters take two."""
    wide = sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
    return wide - sum(1 for char in text if combining(char) or char == "\u200b")


def text_table(table: Table) -> str:
    """The table as lines of plain text; numbers stand right."""
    rows = [tuple(_shown(cell, table.decimals) for cell in row) for row in table.rows]
    columns = zip(table.headers, *rows, strict=True)
    sizes = [max(width(text) for text in column) for column in columns]
    right = [
        any(isinstance(row[at], int | Fraction) for row in table.rows)
        for at in range(len(table.headers))
    ]

    def line(texts: Sequence[str]) -> str:
        parts = [
            " " * (size - width(text)) + text if to_right else text + " " * (size - width(text))
            for text, size, to_right in zip(texts, sizes, right, strict=True)
        ]
        return _GAP.join(parts).rstrip()

    head = [table.title] if table.title else []
    rule = _GAP.join("-" * size for size in sizes)
    return "\n".join([*head, line(table.headers), rule, *map(line, rows)]) + "\n"


def _shown(cell: Cell, decimals: int | None) -> str:
    if isinstance(cell, Fraction):
        return brief(cell) if decimals is None else shown(cell, decimals)
    return "" if cell is None else str(cell)


def _csv(table: Table) -> str:
    """A leading sign that spreadsheets take for a formula is kept from being one."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.headers)
    for row in table.rows:
        texts = [_shown(cell, table.decimals) for cell in row]
        writer.writerow(
            [
                f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text
                for cell, text in zip(row, texts, strict=True)
            ]
        )
    return out.getvalue()


def _json(table: Table) -> str:
    """Points are texts that keep every digit: ``86.13``, or ``258/3`` where decimals do not end."""
    keys = table.keys or table.headers
    rows = [
        {
            key: _exact(cell, table.decimals) if isinstance(cell, Fraction) else cell
            for key, cell in zip(keys, row, strict=True)
        }
        for row in table.rows
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _exact(value: Fraction, decimals: int | None) -> str:
    if decimals is None:
        return stored(value)
    printed = shown(value, decimals)
    return printed if Fraction(printed) == value else stored(value)


def book_bytes(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table.

    Points are numbers with the printed decimals: a spreadsheet shows just what is on paper.
    """
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": tables[0].title})
    for table in tables:
        _add_sheet(book, table)
    book.close()
    return out.getvalue()


def _add_sheet(book: xlsxwriter.Workbook, table: Table) -> None:
    sheet = book.add_worksheet(_sheet_name(table.title))
    places = f"0.{'0' * table.decimals}".rstrip(".") if table.decimals is not None else "General"
    points = book.add_format({"num_format": places})
    bold = book.add_format({"bold": True, "bottom": 1})
    for at, header in enumerate(table.headers):
        sheet.write_string(0, at, header, bold)
        texts = [_shown(row[at], table.decimals) for row in table.rows]
        sheet.set_column(at, at, min(60, 2 + max(map(width, [header, *texts]))))
    for number, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, Fraction):
                sheet.write_number(number, at, float(_shown(cell, table.decimals)), points)
            elif isinstance(cell, int):
                sheet.write_number(number, at, cell)
            elif cell:
                sheet.write_string(number, at, cell)
    sheet.freeze_panes(1, 0)


def _sheet_name(title: str) -> str:
    plain = "".join(char for char in title if char not in "[]:*?/\\'")
    return plain[:31].strip() or "Leitai"
