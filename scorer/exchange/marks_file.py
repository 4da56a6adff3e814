"""Files of marks: round-one papers, paper sheets' totals, and single marks by item.

Rows come out as they stand, with their places. Who a code or a number is, and whether a mark is
possible, is for the contest to say.
"""

from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from msgspec import Struct

from scorer.domain.model.exact import exact, stored
from scorer.exchange.headings import Headings, find_headings, plain
from scorer.exchange.marks_words import ABSENT, CLOCK, HEADINGS, ITEM, NEEDED, SEAT, TICKS, Kind
from scorer.exchange.person_text import tidy_name
from scorer.exchange.problem import Place, Problem
from scorer.exchange.problem_words import What
from scorer.exchange.workbook import Cell, Row, Sheet, blank, read_sheets, said


class MarkRow(Struct, frozen=True, kw_only=True):
    """One row of marks; empty texts and ``None`` are what it does not say, which is not zero.

    ``score`` (papers) and ``total`` (sheets) are exact; ``marks`` hold the text given for each
    item, by the item's id; ``seconds`` is the attempt's time; ``judge`` is a name.
    """

    where: Place
    number: str = ""
    unit: str = ""
    name: str = ""
    role: str = ""
    code: str = ""
    station: str = ""
    seat: int | None = None
    judge: str = ""
    score: Fraction | None = None
    absent: bool = False
    total: Fraction | None = None
    seconds: Fraction | None = None
    marks: dict[str, str] = {}


class MarkRows(Struct, frozen=True, kw_only=True):
    """A file of marks: its kind, its rows, and what is wrong before the contest is asked."""

    file: str
    digest: str
    kind: Kind
    rows: tuple[MarkRow, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_marks(path: Path) -> MarkRows:
    """Read marks from .xlsx, .xls or .csv. Raises ``FileRefused`` if the file cannot be read.

    With any problem, nothing of the file may be taken.
    """
    reader = _Reader()
    found: list[MarkRow] = []
    kinds: list[Kind] = []
    sheets = read_sheets(path)
    for sheet in sheets:
        kind, headings = _kind_of(sheet)
        if headings:
            kinds.append(kind)
            found += reader.read(sheet, headings, kind)
    if not kinds:
        first = Place(sheet=sheets[0].name if sheets else "")
        wanted = "盲号、席位、合计 / 证号、成绩"
        reader.problems.append(Problem(first, "no_header", {"wanted": wanted}))
    elif len(set(kinds)) > 1:
        reader.problems.append(Problem(Place(), "marks_mixed"))
    elif not found:
        reader.problems.append(Problem(Place(), "no_rows"))
    reader.find_doubles(found)
    return MarkRows(
        file=path.name,
        digest=sha256(path.read_bytes()).hexdigest(),
        kind=kinds[0] if kinds else "papers",
        rows=tuple(found),
        problems=tuple(reader.problems),
    )


def _kind_of(sheet: Sheet) -> tuple[Kind, Headings | None]:
    for kind, needed in NEEDED:
        headings = find_headings(sheet.rows, HEADINGS, needed)
        if headings and (kind != "items" or _columns(sheet, headings)):
            seats = any(name.isdigit() for name in _columns(sheet, headings).values())
            return "totals" if kind == "items" and seats else kind, headings
    return "papers", None


def _columns(sheet: Sheet, headings: Headings) -> dict[int, str]:
    """Columns headed by an item's id, or by a judge's number (given as digits)."""
    found: dict[int, str] = {}
    taken = set(headings.columns.values())
    for at, cell in enumerate(sheet.rows[headings.last - 1]):
        text = normalize("NFKC", said(cell)).strip()
        seat, item = SEAT.fullmatch(plain(text)), ITEM.match(text)
        if at not in taken and seat:
            found[at] = seat[1]
        elif at not in taken and item:
            found[at] = item[1].upper()
    return found


class _Reader:
    """Reads the rows of one file and notes what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._where = Place()

    def read(self, sheet: Sheet, headings: Headings, kind: Kind) -> list[MarkRow]:
        found: list[MarkRow] = []
        columns = _columns(sheet, headings)
        for number, row in enumerate(sheet.rows[headings.last :], headings.last + 1):
            cells = {f: _at(row, at) for f, at in headings.columns.items()}
            if all(blank(cell) for cell in cells.values()) or _note(row):
                continue
            self._where = Place(sheet=sheet.name, row=number)
            if kind == "papers":
                found.append(self._paper(cells))
            else:
                marks = {name: _at(row, at) for at, name in columns.items()}
                found += self._sheet(cells, marks, kind)
        return found

    def find_doubles(self, rows: list[MarkRow]) -> None:
        """Note rows that fill a place which an earlier row has filled."""
        first: dict[tuple[object, ...], MarkRow] = {}
        for row in rows:
            person = row.number or (row.unit, row.name, row.role)
            place = (row.station, row.code or person, row.seat, row.judge)
            earlier = first.setdefault(place, row)
            if earlier is not row:
                about = {"row": str(earlier.where.row)}
                self.problems.append(Problem(row.where, "mark_twice", about))

    def _paper(self, cells: dict[str, Cell]) -> MarkRow:
        cell = cells["score"]
        absent = plain(said(cell)) in ABSENT
        return MarkRow(
            where=self._where,
            number=plain(said(cells.get("number", ""))).upper(),
            unit=tidy_name(said(cells.get("unit", ""))),
            name=tidy_name(said(cells.get("name", ""))),
            role=said(cells.get("role", "")).strip(),
            score=None if absent else self._number("score", cell, "mark_or_absent"),
            absent=absent,
        )

    def _sheet(self, cells: dict[str, Cell], marks: dict[str, Cell], kind: Kind) -> list[MarkRow]:
        code = plain(said(cells["code"])).upper()
        if not code:
            self._note("code", "cell_missing")
        common = MarkRow(
            where=self._where,
            code=code,
            station=said(cells.get("station", "")).strip(),
            judge=tidy_name(said(cells.get("judge", ""))),
            seat=self._seat(cells),
            seconds=self._seconds(cells.get("seconds", "")),
        )
        if kind == "items":
            given = {name: self._mark(name, cell) for name, cell in marks.items()}
            return [_with(common, marks={name: text for name, text in given.items() if text})]
        by_seat = {name: cell for name, cell in marks.items() if name.isdigit()}
        if by_seat:
            return [
                _with(common, seat=int(seat), total=self._number(seat, cell, "mark_number"))
                for seat, cell in by_seat.items()
                if not blank(cell)
            ]
        column = "total" if "total" in cells else "score"
        return [_with(common, total=self._number(column, cells[column], "mark_number"))]

    def _seat(self, cells: dict[str, Cell]) -> int | None:
        text = plain(said(cells.get("seat", "")))
        if not text:
            return None
        digits = SEAT.fullmatch(text)
        text = digits[1] if digits else text
        if not (text.isdecimal() and len(text) < 3):
            self._note("seat", "mark_number", text=text)
            return None
        return int(text)

    def _number(self, column: str, cell: Cell, what: What) -> Fraction | None:
        if blank(cell):
            self._note(column, "cell_missing")
            return None
        text = f"{cell:.15g}" if isinstance(cell, float) else said(cell).strip()
        try:
            value = exact(text)
        except ValueError:
            self._note(column, what, text=text)
            return None
        if value < 0:
            self._note(column, "mark_negative", text=text)
        return value

    def _mark(self, column: str, cell: Cell) -> str:
        if blank(cell):
            return ""
        if plain(said(cell)) in TICKS:
            return "√"
        value = self._number(column, cell, "mark_number")
        return "" if value is None else stored(value)

    def _seconds(self, cell: Cell) -> Fraction | None:
        text = said(cell).strip()
        clock = CLOCK.fullmatch(text)
        if clock:
            return int(clock[1]) * 60 + exact(clock[2])
        if not isinstance(cell, str | float | int):
            self._note("seconds", "mark_time", text=text)
            return None
        return self._number("seconds", cell, "mark_time") if text else None

    def _note(self, column: str, what: What, /, **about: str) -> None:
        place = Place(sheet=self._where.sheet, row=self._where.row, column=column)
        self.problems.append(Problem(place, what, about))


def _with(
    row: MarkRow,
    *,
    seat: int | None = None,
    total: Fraction | None = None,
    marks: dict[str, str] | None = None,
) -> MarkRow:
    return MarkRow(
        where=row.where,
        code=row.code,
        station=row.station,
        judge=row.judge,
        seconds=row.seconds,
        seat=row.seat if seat is None else seat,
        total=total,
        marks=marks or {},
    )


def _at(row: Row, index: int) -> Cell:
    """A cell of a row, which text files may end early."""
    return row[index] if index < len(row) else ""


def _note(row: Row) -> bool:
    """A row with a single text, longer than a code: a remark under the table."""
    texts = [cell for cell in row if not blank(cell)]
    return len(texts) == 1 and isinstance(texts[0], str) and len(texts[0].strip()) > 8
