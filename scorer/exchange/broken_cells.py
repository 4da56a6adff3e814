"""Cells of a workbook that hold no value: errors, and formulas that nothing has worked out yet.

A reader of values sees both as empty, and an empty cell is a mark that is not there.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile

Cells = Mapping[tuple[int, int], str]
_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\s([^>]*)")
_LINK: Final = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)")
_CELL: Final = re.compile(r"<(?:\w+:)?c\s([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_WORD: Final = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_VALUE: Final = re.compile(r"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)<")
_FORMULA: Final = re.compile(r"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*)<)")
_PLACE: Final = re.compile(r"([A-Z]+)(\d+)")


def broken_cells(path: Path) -> dict[str, Cells]:
    """The text of each such cell (``#DIV/0!``, ``=A1+B1``) by sheet, row and column from 1.

    Only .xlsx and .xlsm tell them apart; of other files, and of damaged ones, nothing is known.
    """
    if path.suffix.lower() not in {".xlsx", ".xlsm"}:
        return {}
    try:
        with ZipFile(path) as book:
            return {name: dict(_broken(_text(book, at))) for name, at in _sheets(book)}
    except (BadZipFile, KeyError, OSError, zlib.error):
        return {}


def _text(book: ZipFile, at: str) -> str:
    return book.read(at).decode("utf-8", "replace")


def _words(text: str) -> dict[str, str]:
    return {name: unescape(one or other) for name, one, other in _WORD.findall(text)}


def _sheets(book: ZipFile) -> Iterator[tuple[str, str]]:
    links = [_words(found) for found in _LINK.findall(_text(book, _LINKS))]
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    for sheet in map(_words, _SHEET.findall(_text(book, _BOOK))):
        name = next((one for key, one in sheet.items() if key.endswith(":id")), "")
        at = str(PurePosixPath("/xl") / targets.get(name, "")).lstrip("/")
        if "/worksheets/" in at:
            yield sheet.get("name", ""), at


def _broken(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    for found in _CELL.finditer(text):
        inside = found[2]
        if "<f" not in inside and ":f" not in inside and "#" not in inside:
            continue
        about = _words(found[1])
        place = _PLACE.fullmatch(about.get("r", ""))
        value, formula = _VALUE.search(inside), _FORMULA.search(inside)
        if place and about.get("t") == "e":
            yield _at(place), unescape(value[1]) if value else "#"
        elif place and formula and not value and about.get("t") != "str":
            yield _at(place), "=" + unescape(formula[1] or "")


def _at(place: re.Match[str]) -> tuple[int, int]:
    column = 0
    for letter in place[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(place[2]), column
