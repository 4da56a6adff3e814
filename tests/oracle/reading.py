"""What the oracle knows: everything comes through the read-only SQL views of a contest's file.

The oracle is a second scorer. It is written from the rules of the field and shares no code with the
program: sqlite3, json and fractions are all it uses.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Performance = tuple[str, str]  # station, member
Attempt = tuple[str, str, int]  # station, member, attempt


@dataclass
class Sheet:
    """One signed sheet that counts. ``marks`` is empty where only a paper's total was copied."""

    record: str
    seat: int
    total: Fraction
    marks: dict[str, Json] = field(default_factory=dict)
    ticks: list[str] = field(default_factory=list)


@dataclass
class Status:
    """缺考, 弃权, 取消资格 and the like: of whom, for what, and when it was said."""

    word: str
    scope: str
    when: tuple[int, str]


@dataclass
class Book:
    """The whole contest as its file tells it."""

    contest: Json
    stations: dict[str, Json] = field(default_factory=dict)
    rubrics: dict[str, Json] = field(default_factory=dict)
    seats: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    entrants: dict[str, Json] = field(default_factory=dict)
    papers: dict[Performance, dict[str, Json]] = field(default_factory=lambda: defaultdict(dict))
    sheets: dict[Attempt, dict[int, list[Sheet]]] = field(default_factory=dict)
    seconds: dict[Attempt, Fraction] = field(default_factory=dict)
    voided: dict[Performance, list[int]] = field(default_factory=lambda: defaultdict(list))
    rulings: dict[Attempt, dict[str, bool]] = field(default_factory=lambda: defaultdict(dict))
    excused: dict[Performance, set[int]] = field(default_factory=lambda: defaultdict(set))
    fallbacks: dict[Performance, tuple[int, int]] = field(default_factory=dict)
    statuses: dict[str, list[Status]] = field(default_factory=lambda: defaultdict(list))
    released: dict[str, tuple[int, str]] = field(default_factory=dict)
    announced: tuple[int, str] | None = None
    drawn: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    @property
    def rules(self) -> Json:
        """The organiser's choices."""
        rules: Json = self.contest["rules"]
        return rules

    def members(self, entrant: str) -> list[Json]:
        """The places of a team and who fills them."""
        members: list[Json] = self.entrants[entrant]["members"]
        return members

    def stations_of(self, round_id: str, role: str) -> list[Json]:
        """What a role does in a round, in the order of the doors."""
        found = [s for s in self.stations.values() if s["round"] == round_id and s["role"] == role]
        return sorted(found, key=lambda s: (s["number"], s["id"]))

    def site(self, member: str) -> str:
        """The site of a member's team, as drawn: so many teams in a row to each."""
        team = next(e for e in self.entrants if any(m["id"] == member for m in self.members(e)))
        if team not in self.order:
            return ""
        place = self.order.index(team) // self.contest["per_site"]
        sites = self.contest["sites"]
        return str(sites[min(place, len(sites) - 1)]["id"])

    def performs(self, station: Json, member: str) -> bool:
        """Whether somebody does what a station asks for: not all, where each draws for itself."""
        own = self.drawn.get((station["round"], member))
        return own is None or not station["rubric"] or station["rubric"] in own

    def parts(self, scopes: set[str]) -> set[str]:
        """The stations that these scopes stand for: a station, a whole round, or the results.

        Where contestants draw for themselves, a role's skills count all together or not yet.
        """
        named = {
            name
            for name, station in self.stations.items()
            if scopes & {name, station["round"], "results"}
        }
        return {name for name in named if self._with_it(name) <= named}

    def _with_it(self, name: str) -> set[str]:
        """The stations that must be there for this one to count."""
        station = self.stations[name]
        mates = [m for e in self.entrants for m in self.members(e) if m["role"] == station["role"]]
        if not any((station["round"], mate["id"]) in self.drawn for mate in mates):
            return {name}
        return {
            one["id"]
            for one in self.stations_of(station["round"], station["role"])
            if one["kind"] == "skill" and any(self.performs(one, mate["id"]) for mate in mates)
        }


def read(path: Path) -> Book:
    """Read a contest's file; it may be open elsewhere."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        db.row_factory = sqlite3.Row
        db.execute("BEGIN")  # one state of the file, though somebody may be writing
        book = Book(json.loads(next(_rows(db, "contest"))["json"]))
        _set_up(db, book)
        _day(db, book)
        _sheets(db, book)
        _closing(db, book)
        return book


def _rows(db: sqlite3.Connection, view: str) -> Iterator[sqlite3.Row]:
    yield from db.execute(f"SELECT * FROM {view}")  # noqa: S608  the views are named here


def _set_up(db: sqlite3.Connection, book: Book) -> None:
    book.stations = {r["station"]: json.loads(r["json"]) for r in _rows(db, "stations")}
    book.rubrics = {r["rubric"]: json.loads(r["json"]) for r in _rows(db, "rubrics")}
    book.entrants = {r["entrant"]: json.loads(r["json"]) for r in _rows(db, "entrants")}
    for row in _rows(db, "seats"):
        book.seats[row["station"]].append(row["seat"])
    for row in _rows(db, "draws"):
        kind, *about = row["subject"].split(":")
        if kind == "sites":
            book.order = json.loads(row["result"])
        if kind == "skills" and len(about) > 1:
            book.drawn[about[0], about[2]] = json.loads(row["result"])


def _day(db: sqlite3.Connection, book: Book) -> None:
    for row in _rows(db, "papers"):
        book.papers[row["station"], row["member"]][str(row["typing"])] = dict(row)
    for row in _rows(db, "times"):
        read = by_clock(Fraction(row["seconds"]), book.rules.get("clock") or {})
        book.seconds[_attempt(row)] = read - Fraction(row["allowance"])
    for row in _rows(db, "voided"):
        book.voided[row["station"], row["member"]].append(row["attempt"])
    for row in _rows(db, "rulings"):
        book.rulings[_attempt(row)][row["item"]] = bool(row["applies"])
    for row in _rows(db, "excused"):
        book.excused[row["station"], row["member"]].add(row["seat"])
    for row in _rows(db, "fallbacks"):
        drops = (row["drop_high"], row["drop_low"])
        book.fallbacks[row["station"], row["member"]] = drops
    for row in _rows(db, "statuses"):
        said = Status(row["status"], row["scope"], (row["clock"], row["record"]))
        book.statuses[row["subject"]].append(said)


def _sheets(db: sqlite3.Connection, book: Book) -> None:
    by_record: dict[str, Sheet] = {}
    for row in db.execute("SELECT * FROM sheets WHERE counts"):
        sheet = Sheet(row["record"], row["seat"], Fraction(row["total"]))
        by_record[sheet.record] = sheet
        seats = book.sheets.setdefault(_attempt(row), {})
        seats.setdefault(sheet.seat, []).append(sheet)
    for row in db.execute("SELECT * FROM marks WHERE counts"):
        by_record[row["record"]].marks[row["item"]] = dict(row)
    for row in db.execute("SELECT * FROM ticks WHERE counts"):
        by_record[row["record"]].ticks.append(row["item"])


def _closing(db: sqlite3.Connection, book: Book) -> None:
    book.released = {r["scope"]: (r["clock"], r["record"]) for r in _rows(db, "released")}
    first = db.execute(
        "SELECT clock, id FROM facts WHERE kind = 'released' "
        "AND json_extract(body, '$.scope') = 'results' ORDER BY clock, id LIMIT 1"
    ).fetchone()
    book.announced = (first[0], first[1]) if first else None


def by_clock(seconds: Fraction, clock: Json) -> Fraction:
    """A time in the units of the clock: the rest is cut off, or rounded as the rules say."""
    unit = Fraction(clock.get("unit") or 0)
    if not unit:
        return seconds
    whole = int(seconds / unit)
    rest = seconds - whole * unit
    more = {"down": False, "half_up": 2 * rest >= unit, "up": rest > 0}
    return (whole + more[clock.get("rounding", "down")]) * unit


def _attempt(row: sqlite3.Row) -> Attempt:
    return row["station"], row["member"], row["attempt"]
