"""Finding the headings of a list: below title rows, in one line or in two."""

from typing import Final
from unicodedata import normalize

from msgspec import Struct

from scorer.exchange.workbook import Row, blank, said

_SEARCHED: Final = 30


class Headings(Struct, frozen=True):
    """Where a list begins: its rows of headings (from 1), and the column of each field (from 0)."""

    rows: tuple[int, ...]
    columns: dict[str, int]
    titles: dict[str, str]

    @property
    def last(self) -> int:
        """The last row of headings, which is also the index of the first row below."""
        return self.rows[-1]


def plain(text: str) -> str:
    """A key for comparing words: compatible forms folded, no blanks, no case."""
    return "".join(normalize("NFKC", text).split()).casefold()


def find_headings(
    rows: list[Row], words: dict[str, tuple[str, ...]], needed: tuple[str, ...]
) -> Headings | None:
    """The first row, or pair of rows, that names all needed fields; nothing where none does.

    ``words`` gives the ways in which people head each field.
    """
    known = {plain(word): field for field, ways in words.items() for word in ways}
    for number, row in enumerate(rows[:_SEARCHED], 1):
        if all(isinstance(cell, str) for cell in row):
            single = _match([said(cell) for cell in row], known)
            below = rows[number] if number < len(rows) else []
            double = _match(_joined(row, below), known)
            lower = _match(_joined([], below), known)
            better = len(double[0]) > max(len(single[0]), len(lower[0])) and not _data(below)
            columns, titles = double if better else single
            if all(field in columns for field in needed):
                return Headings((number, number + 1) if better else (number,), columns, titles)
    return None


def _joined(upper: Row, lower: Row) -> list[str]:
    width = max(len(upper), len(lower))
    pairs = zip(_filled(upper, width), _filled(lower, width), strict=True)
    return [below or above for above, below in pairs]


def _filled(row: Row, width: int) -> list[str]:
    texts = ["" if blank(cell) else said(cell) for cell in row]
    return texts + [""] * (width - len(texts))


def _data(row: Row) -> bool:
    """Whether a row is one of data: a row of headings has no numbers."""
    return not all(isinstance(cell, str) for cell in row)


def _match(texts: list[str], known: dict[str, str]) -> tuple[dict[str, int], dict[str, str]]:
    columns: dict[str, int] = {}
    titles: dict[str, str] = {}
    for index, text in enumerate(texts):
        field = known.get(plain(text))
        if field and field not in columns:
            columns[field] = index
            titles[field] = "".join(text.split())
    return columns, titles
