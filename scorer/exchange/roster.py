"""Rosters: the workbook in which units name their people, read whole or not at all."""

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from scorer.domain.model.contest import Contest
from scorer.domain.model.people import Entrant
from scorer.domain.model.scheme import Division
from scorer.exchange.headings import find_headings
from scorer.exchange.problem import Place, Problem
from scorer.exchange.roster_alone import (
    Doubles,
    NewId,
    divided,
    divisions_of,
    doubled_once,
    persons_of,
    units_of,
)
from scorer.exchange.roster_rows import Cleaned, RosterRow, RowReader
from scorer.exchange.roster_teams import (
    Team,
    entrants_of,
    lacking,
    likely_roles,
    short_names,
    teams_of,
)
from scorer.exchange.roster_words import HEADINGS
from scorer.exchange.workbook import Row, Sheet, blank, read_sheets


class SheetRead(Struct, frozen=True):
    """A sheet that holds people: its rows of headings (from 1) and its columns by field."""

    name: str
    header_rows: tuple[int, ...]
    columns: dict[str, int]
    people: int


class Roster(Struct, frozen=True, kw_only=True):
    """What a roster says. With any fault there are no entrants: nothing of it may be imported.

    ``people`` are the rows that can enter, ``cleaned`` the cells that were tidied, ``notices`` what
    a person should look at once. ``digest`` is the SHA-256 of the file.
    """

    file: str
    digest: str
    sheets: tuple[SheetRead, ...] = ()
    people: tuple[RosterRow, ...] = ()
    cleaned: tuple[Cleaned, ...] = ()
    faults: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    entrants: tuple[Entrant, ...] = ()


def read_roster(
    path: Path,
    contest: Contest,
    new_id: Callable[[], str],
    divisions: Sequence[Division] = (),
    *,
    identity: bool = False,
) -> Roster:
    """Read a roster from .xlsx, .xls or .csv for a contest of teams, units or persons.

    ``divisions`` are those that the contest ranks apart. ``identity`` checks identity numbers too;
    they are never kept. All faults are in the result, by sheet, row and column. Raises
    ``FileRefused`` only where the file itself cannot be read.
    """
    sheets = read_sheets(path)
    reader = RowReader(contest, divisions, identity=identity)
    needed = _needed(contest)
    read: list[SheetRead] = []
    rows: list[RosterRow] = []
    for sheet in sheets:
        headings = find_headings(sheet.rows, HEADINGS, needed)
        if headings:
            found = reader.read(sheet, headings)
            read.append(SheetRead(sheet.name, headings.rows, headings.columns, len(found)))
            rows += found
        elif _filled(sheet.rows):
            reader.notices.append(Problem(Place(sheet=sheet.name), "sheet_skipped"))
    _check_shape(reader, sheets, read, rows, needed)
    doubles, doubled, notices = doubled_once(rows)
    gather = _persons if contest.entrants == "person" else _teams
    made = gather(rows, doubles, contest)
    faults = likely_roles(reader.faults, rows, contest)
    faults += [*doubled, *made.faults]
    order = {sheet.name: place for place, sheet in enumerate(sheets)}

    def place(one: Problem | Cleaned) -> tuple[int, int]:
        return order.get(one.where.sheet, -1), one.where.row

    return Roster(
        file=path.name,
        digest=sha256(path.read_bytes()).hexdigest(),
        sheets=tuple(read),
        people=tuple(sorted(made.people, key=lambda row: (order[row.sheet], row.row))),
        cleaned=tuple(sorted(reader.cleaned, key=place)),
        faults=tuple(sorted(faults, key=place)),
        notices=tuple(sorted([*reader.notices, *notices], key=place)),
        entrants=() if faults else made.entrants(path.name, new_id),
    )


class _Made(NamedTuple):
    """The rows that enter, what is wrong with them together, and how to make entrants of them."""

    people: Sequence[RosterRow]
    faults: Sequence[Problem]
    entrants: Callable[[str, NewId], tuple[Entrant, ...]]


def _persons(rows: Sequence[RosterRow], doubles: Doubles, _contest: Contest) -> _Made:
    good = [row for row in rows if row.name and (row.sheet, row.row) not in doubles]
    return _Made(good, (), partial(persons_of, good))


def _teams(rows: Sequence[RosterRow], doubles: Doubles, contest: Contest) -> _Made:
    units = contest.entrants == "unit"
    named = [row for row in rows if row.name or not units]
    teams, wrong = teams_of(named, doubles, contest)
    if units:
        teams = units_of(teams, rows)
    else:
        wrong += lacking(teams, contest)
    shorts, misnamed = short_names(teams)
    apart, mixed = divisions_of(rows)

    def entrants(source: str, new_id: NewId) -> tuple[Entrant, ...]:
        return divided(entrants_of(teams, shorts, contest, source, new_id), apart)

    faults = [*wrong, *misnamed, *_places(teams, contest), *mixed]
    return _Made([row for team in teams for row in team.rows], faults, entrants)


def _needed(contest: Contest) -> tuple[str, ...]:
    """The columns that a roster of this contest must have."""
    if contest.entrants == "unit":
        return ("unit",)
    return ("unit", "name", "role") if contest.roles else ("unit", "name")


def _filled(rows: list[Row]) -> bool:
    return any(not blank(cell) for row in rows for cell in row)


def _check_shape(
    reader: RowReader,
    sheets: tuple[Sheet, ...],
    read: list[SheetRead],
    rows: list[RosterRow],
    needed: tuple[str, ...],
) -> None:
    if not read:
        wanted = "、".join(HEADINGS[field][0] for field in needed)
        first = Place(sheet=sheets[0].name if sheets else "")
        reader.notices.clear()
        reader.faults.append(Problem(first, "no_header", {"wanted": wanted}))
    elif not rows:
        reader.faults.append(Problem(Place(sheet=read[0].name), "no_rows"))


def _places(teams: list[Team], contest: Contest) -> list[Problem]:
    places = contest.per_site * len(contest.sites)
    if not contest.sites or len(teams) <= places:
        return []
    about = {"units": str(len(teams)), "places": str(places)}
    return [Problem(Place(), "units_above_places", about)]
