"""A city's season of skill stations, and thousands of small tournaments, beside their floors.

    python -m tests.bench.bench_season [--full]

At full size 20,000 people, 6 stations, 5 judges, 25 items: 600,000 sheets with 15 million marks;
else a tenth of the people.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from scorer.clerk import Clerk
from scorer.domain.model.contest import Contest, Round, Rules
from scorer.domain.model.exact import stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.people import Entrant, Member
from scorer.domain.model.rubric import Item, PanelRule, Rubric, Section
from scorer.domain.model.scheme import Combine, Convert, Group, PartRule, PlacePoints, Scheme
from scorer.domain.model.text import Text
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.audit import audit
from scorer.domain.record.decisions.setup import founding
from scorer.domain.record.standing import Board, board
from scorer.domain.rules.part_result import Subject, Value
from scorer.domain.rules.scheme import evaluate
from scorer.exchange.bundle import export, merge_bundle, read_bundle
from scorer.exchange.tables import Table, write_table
from tests.bench.table import Line, megabytes, seconds
from tests.builders import CHIEF, officials
from tests.fakes import CountingIds, FixedClock

_PEOPLE, _STATIONS, _JUDGES, _ITEMS = 20_000, 6, 5, 25
_CHUNK = 10_000
_ZERO = Fraction(0)


# -- the season --------------------------------------------------------------------------------


def rubric() -> Rubric:
    """Twenty-five items of four points."""
    items = tuple(
        Item(
            id=f"A{n:02d}",
            section="A",
            name=Text(f"第{n}项"),
            points=Fraction(4),
            kind="checklist",
        )
        for n in range(1, _ITEMS + 1)
    )
    full = Fraction(4 * _ITEMS)
    return Rubric(
        id="r1",
        title=Text("技能"),
        full=full,
        sections=(Section("A", Text("甲"), full),),
        items=items,
    )


def season(people: int, stations: int = _STATIONS, judges: int = _JUDGES) -> list[f.Fact]:
    """The founding facts: so many people who compete alone, and panels without the two ends."""
    panel = PanelRule(judges=judges, drop_high=1, drop_low=1)
    parts = tuple(
        PartRule(
            id=f"s{n}",
            name=Text(f"第{n}站"),
            way="sheet",
            rubric="r1",
            full=Fraction(4 * _ITEMS),
            panel=panel,
        )
        for n in range(1, stations + 1)
    )
    group = Group(id="all", name=Text("总分"), parts=tuple(part.id for part in parts))
    scheme = Scheme(parts=parts, groups=(group,), ties=("parts_in_order", "lot"))
    contest = Contest(
        id="season",
        template="season",
        title=Text("全市岗位练兵"),
        short=Text("练兵"),
        code="QS",
        year=2026,
        date="2026-11-22",
        venue=Text("全市"),
        issuers=(Text("卫生健康委员会"),),
        roles=(),
        sites=(),
        rounds=(Round(id="all", name=Text("总分"), kind="parts", weight=Fraction(1)),),
        rules=Rules(ties=scheme.ties),
        entrants="person",
        team_size=1,
        rules_hash="h",
    )
    entrants = (
        Entrant(
            id=f"p{n:05d}",
            number=f"{n:05d}",
            name=f"选手{n}",
            short=f"选手{n}",
            unit=f"单位{n % 300}",
            members=(Member(id=f"p{n:05d}", name=f"选手{n}", role=""),),
        )
        for n in range(people)
    )
    seats = (
        f.SeatSet(station=part.id, seat=seat, judge=f"j{seat}")
        for part in parts
        for seat in range(1, judges + 1)
    )
    return [*founding(contest, [rubric()], officials(), entrants, scheme), *seats]


def sheets(
    people: int, stations: int = _STATIONS, judges: int = _JUDGES
) -> Iterator[f.SheetSigned]:
    """Every sheet of the season, with its marks and its exact total."""
    chance = random.Random(600)  # noqa: S311  # the same marks at every run
    texts = [stored(Fraction(n, 2)) for n in range(9)]
    items = [item.id for item in rubric().items]
    for person in range(people):
        for station in range(1, stations + 1):
            for seat in range(1, judges + 1):
                halves = chance.choices(range(9), weights=(1, 1, 1, 2, 3, 5, 8, 9, 9), k=_ITEMS)
                yield f.SheetSigned(
                    station=f"s{station}",
                    member=f"p{person:05d}",
                    attempt=1,
                    seat=seat,
                    judge=f"j{seat}",
                    total=Fraction(sum(halves), 2),
                    marks={i: Mark(texts[n]) for i, n in zip(items, halves, strict=True)},
                )


def prepare(folder: Path, people: int) -> None:
    """The child that judges: a site's laptop signs every sheet and exports one file."""
    with Clerk.create(
        folder / "host.leitai", season(people), CHIEF, clock=FixedClock(), ids=CountingIds()
    ) as host:
        copy = host.copy_for("site", folder / "site.leitai", CHIEF)
    with Clerk.open(copy, clock=FixedClock(), ids=CountingIds(1)) as site:
        facts: Iterator[f.Fact] = sheets(people)
        while part := list(islice(facts, _CHUNK)):
            site.do(lambda _state, _by, part=part: part, "j1")  # type: ignore[misc]
        export(site, folder / "site.leitai-export")


def measure(folder: Path, people: int) -> None:
    """The child that counts: import, standings, audit, export, and its own peak memory."""
    count = people * _STATIONS * _JUDGES
    with Clerk.open(folder / "host.leitai") as host:
        bundle = folder / "site.leitai-export"
        took = {"import": seconds(lambda: merge_bundle(host, read_bundle(bundle, host.state)))}
        found: list[Board] = []
        took["standings"] = seconds(lambda: found.append(board(host.state)))
        took["again"] = seconds(lambda: found.append(board(host.state)))
        wrong: list[str] = []
        took["audit"] = seconds(lambda: wrong.extend(audit(host.state)))
        took["export"] = seconds(lambda: _export(host, found[0], folder))
        peak = megabytes() / 1000
    floors = _floors(folder)
    assert not wrong, wrong[:3]
    assert host.state.count > count
    _right(found[0], people)
    share = people / _PEOPLE
    size = f"{count:,} sheets"
    lines = [
        Line(f"season import, {size}", took["import"], "s", 300 * share, floors["import"]),
        Line(
            f"season standings from totals, {size}",
            took["standings"],
            "s",
            3 * share,
            floors["standings"],
        ),
        Line("the same asked again", took["again"], "s"),
        Line(
            f"season audit from marks, {count * _ITEMS:,} marks",
            took["audit"],
            "s",
            60 * share,
            floors["audit"],
        ),
        Line(f"season export, {size}", took["export"], "s", 300 * share),
        Line("season peak memory", peak, "GB", 4 * share),
    ]
    for line in lines:
        print(line.written())


def _export(host: Clerk, found: Board, folder: Path) -> None:
    """One signed file of everything, and the standings as CSV and as a workbook."""
    export(host, folder / "again.leitai-export")
    entrants = roll.people(host.state).entrants
    rows = tuple(
        (p.rank, entrants[p.id].number, entrants[p.id].name, found.results[p.id].total.value)
        for p in found.places
    )
    table = Table(headers=("place", "number", "name", "total"), rows=rows)
    write_table(table, folder / "standings.csv", "csv")
    write_table(table, folder / "standings.xlsx", "xlsx")


def _right(found: Board, people: int) -> None:
    """Every place against the plain rule in whole numbers: the middle three of five, half up."""
    totals: dict[str, list[int]] = {}
    panel: list[int] = []
    for sheet in sheets(people):
        panel.append(int(sheet.total * 2))
        if len(panel) == _JUDGES:
            halves = sum(sorted(panel)[1:-1])
            cents = (halves * 100 * 2 + 6) // 12  # halves / 2 / 3 in hundredths, half up
            totals.setdefault(sheet.member, []).append(cents)
            panel = []
    keys = {name: (-sum(cents), *(-c for c in cents)) for name, cents in totals.items()}
    ordered = sorted(keys.values())
    first: dict[tuple[int, ...], int] = {}
    for place, key in enumerate(ordered, 1):
        first.setdefault(key, place)
    assert {p.id: p.rank for p in found.places} == {name: first[key] for name, key in keys.items()}


def _floors(folder: Path) -> dict[str, float]:
    """The bare database: the rows inserted, the totals read and summed, the marks read as JSON."""
    source = sqlite3.connect(folder / "host.leitai")
    rows = source.execute("SELECT * FROM records").fetchall()
    schema = source.execute("SELECT sql FROM sqlite_master WHERE name = 'records'").fetchone()[0]
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute(schema)

    def insert() -> None:
        bare.execute("BEGIN")
        bare.executemany(f"INSERT INTO records VALUES ({', '.join('?' * 11)})", rows)  # noqa: S608
        bare.execute("COMMIT")

    def totals() -> None:
        panels: dict[tuple[str, str], list[float]] = {}
        for body in source.execute(
            "SELECT json_extract(body, '$.station'), json_extract(body, '$.member'),"
            " json_extract(body, '$.total') FROM records WHERE kind = 'sheet_signed'"
        ):
            panels.setdefault(body[:2], []).append(float(body[2]))
        people: dict[str, float] = {}
        for (_station, member), given in panels.items():
            people[member] = people.get(member, 0) + sum(sorted(given)[1:-1])
        sorted(people.values())

    def marks() -> None:
        query = "SELECT body FROM records WHERE kind = 'sheet_signed'"
        for (body,) in source.execute(query):
            sum(float(mark.get("text", 0)) for mark in json.loads(body)["marks"].values())

    found = {"import": seconds(insert), "standings": seconds(totals), "audit": seconds(marks)}
    source.close()
    bare.close()
    return found


def season_lines(*, full: bool) -> Iterator[str]:
    """The lines of the season, from two children, so that memory is their own."""
    people = _PEOPLE if full else _PEOPLE // 10
    home = os.environ.get("BENCH_TMP")
    with TemporaryDirectory(dir=home) as folder:
        for step in ("--prepare", "--measure"):
            words = [sys.executable, "-m", "tests.bench.bench_season", step, folder, str(people)]
            done = subprocess.run(words, check=True, capture_output=True, text=True)
            yield from done.stdout.splitlines()


# -- small tournaments -------------------------------------------------------------------------


def tournament(chance: random.Random) -> tuple[Scheme, list[Subject], dict[str, dict[str, Value]]]:
    """Sixty teams in twenty-three parts: place points, two dropped, countback, trials, gaps."""
    places = PlacePoints(
        better="lower",
        ties="equal",
        gaps_from="entered",
        took_part=_ZERO,
        absent=Fraction(1),
        disqualified=Fraction(2),
    )
    parts = tuple(
        PartRule(
            id=f"e{n}",
            name=Text(f"第{n}项"),
            way="number",
            convert=Convert(how="place_points", places=places),
            trial=n >= 21,
        )
        for n in range(23)
    )
    whole = Group(
        id="all",
        name=Text("总分"),
        parts=tuple(part.id for part in parts),
        combine=Combine(how="sum", drop=2),
    )
    scheme = Scheme(parts=parts, groups=(whole,), better="lower", ties=("countback", "trial:e21"))
    teams = [Subject(f"t{n:02d}", f"t{n:02d}", exhibition=n == 59) for n in range(60)]
    values = {part.id: {team.id: _value(chance) for team in teams} for part in parts}
    return scheme, teams, values


def _value(chance: random.Random) -> Value:
    if chance.random() < 0.03:
        return Value(None, chance.choice(("absent", "took_part", "disqualified")))
    return Value(Fraction(chance.randrange(400), 4))


def small_lines(count: int = 1000) -> Iterator[str]:
    """Standings of many tournaments, one after the other in this process."""
    chance = random.Random(23)  # noqa: S311  # the same teams at every run
    made = [tournament(chance) for _ in range(20)]
    for scheme, teams, values in made:
        evaluate(scheme, teams, values)
    began = perf_counter()
    for turn in range(count):
        scheme, teams, values = made[turn % len(made)]
        evaluate(scheme, teams, values)
    took = (perf_counter() - began) / count * 1000
    scheme, teams, values = made[0]
    began = perf_counter()
    for _ in range(100):
        _plain(scheme, teams, values)
    floor = (perf_counter() - began) * 10
    what = f"60 teams x 23 parts by place points, {count:,} tournaments"
    yield Line(what, took, "ms", 3, floor).written()


def _plain(
    scheme: Scheme, teams: list[Subject], values: dict[str, dict[str, Value]]
) -> list[tuple[float, str]]:
    """The floor: floats, no statuses, no ties, no explanation."""
    points: dict[str, list[int]] = {team.id: [] for team in teams}
    for part in scheme.parts:
        own = {n: float(v.value) for n, v in values[part.id].items() if v.value is not None}
        ordered = sorted(own, key=lambda name: -own[name])
        for place, name in enumerate(ordered, 1):
            points[name].append(place)
    return sorted((sum(sorted(own)[:-2]), name) for name, own in points.items())


def main() -> None:
    """Print the lines of the table, or be one of the children."""
    if sys.argv[1:2] == ["--prepare"]:
        prepare(Path(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        for line in (*small_lines(), *season_lines(full="--full" in sys.argv)):
            print(line)


if __name__ == "__main__":
    main()
