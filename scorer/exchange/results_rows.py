"""Files of results as rows of texts: CSV read as it comes, workbooks, JSON with exact numbers."""

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from scorer.domain.model.exact import stored
from scorer.exchange.broken_cells import Cells, broken_cells
from scorer.exchange.workbook import Cell, Sheet, read_sheets, said
from scorer.exchange.yaml_text import refusal

Line = tuple[int, Sequence[str]]
_CODINGS: Final = ("utf-8-sig", "gb18030")
_SEPARATORS: Final = ",\t;"
_SECONDS: Final = 86400


class Leaf(Struct, frozen=True):
    """A sheet of a file and its rows, each with its number from 1; they can be read once."""

    name: str
    lines: Iterator[Line]


def leaves(path: Path, key: str = "marks") -> Iterator[Leaf]:
    """Every sheet of a file; ``key`` names the list in a JSON file that holds several.

    Raises ``FileRefused`` where it cannot be read.
    """
    kind = path.suffix.lower()
    if kind == ".json":
        yield Leaf("", _objects(path, key))
    elif kind in {".csv", ".tsv", ".txt"}:
        yield Leaf("", _texts(path))
    else:
        sheets = read_sheets(path)
        broken = broken_cells(path)
        for sheet in sheets:
            yield Leaf(sheet.name, _cells(sheet, broken.get(sheet.name, {})))


def _cells(sheet: Sheet, broken: Cells) -> Iterator[Line]:
    """The rows of a sheet; errors and formulas without a value are said as they are."""
    hurt = {row for row, _column in broken}
    for number, row in enumerate(sheet.rows, 1):
        texts = [text(cell) for cell in row]
        if number in hurt:
            texts = [broken.get((number, at), one) for at, one in enumerate(texts, 1)]
        yield number, texts


def text(cell: Cell) -> str:
    """A cell as exact text: numbers without the noise of binary fractions, times in seconds."""
    if isinstance(cell, float):
        plain = f"{cell:.15g}"
        return plain if "e" not in plain else said(cell)
    if isinstance(cell, time):
        cell = timedelta(
            hours=cell.hour,
            minutes=cell.minute,
            seconds=cell.second,
            microseconds=cell.microsecond,
        )
    if isinstance(cell, timedelta):
        whole = cell.days * _SECONDS + cell.seconds
        return f"{whole}.{cell.microseconds:06}".rstrip("0").rstrip(".")
    return said(cell).strip()


def _texts(path: Path) -> Iterator[Line]:
    """The rows of a text file, never all at once: a season has millions of marks."""
    try:
        with path.open("rb") as raw:
            coding = _coding(raw.read(1 << 16), path)
        with path.open(encoding=coding, newline="") as file:
            first = file.readline()
            separator = max(_SEPARATORS, key=first.count)
            file.seek(0)
            yield from enumerate(csv.reader(file, delimiter=separator, strict=True), 1)
    except FileNotFoundError:
        raise refusal(path.name, "file_missing") from None
    except OSError as error:
        raise refusal(path.name, "file_unreadable", detail=error.strerror or "") from error
    except UnicodeDecodeError:
        raise refusal(path.name, "file_coding") from None
    except csv.Error as error:
        raise refusal(path.name, "file_damaged", detail=str(error)) from error


def _coding(start: bytes, path: Path) -> str:
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    end = max(start.rfind(b"\n"), 0) or len(start)
    for coding in _CODINGS:
        try:
            start[:end].decode(coding)
        except UnicodeDecodeError:
            continue
        return coding
    raise refusal(path.name, "file_coding")


def _objects(path: Path, key: str) -> Iterator[Line]:
    """A list of objects: the headings are all their names; a number keeps every digit."""
    try:
        found = json.loads(path.read_bytes(), parse_float=str)
    except FileNotFoundError:
        raise refusal(path.name, "file_missing") from None
    except OSError as error:
        raise refusal(path.name, "file_unreadable", detail=error.strerror or "") from error
    except ValueError as error:
        raise refusal(path.name, "file_damaged", detail=str(error)) from error
    rows = found.get(key, []) if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise refusal(path.name, "file_damaged", detail="[{…}, {…}]")
    heads = list(dict.fromkeys(name for row in rows for name in row))
    yield 0, heads
    for number, row in enumerate(rows, 1):
        yield number, [_json(row.get(name)) for name in heads]


def _json(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip() if isinstance(value, str) else stored(Fraction(value))
