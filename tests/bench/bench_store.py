"""How fast sheets are saved, contests opened and files taken in, beside what the disk alone takes.

    python -m tests.bench.bench_store [KILLS]

With a number, so many programs are killed while they write, and what they saved is looked for.
"""

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from fractions import Fraction
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.record.audit import audit
from scorer.domain.record.facts import Fact, SheetSigned
from scorer.domain.record.state import State
from scorer.exchange.bundle import export, merge_bundle, read_bundle
from tests import builders as b
from tests import venue
from tests.bench.table import Line, each, seconds

_ITEMS = 25
_SAVES = 300
_IMPORT = 100_000
_CHANCE = random.Random(7)  # noqa: S311  # the same marks at every run


def sheets(count: int, start: int = 0) -> list[Fact]:
    """Signed sheets of 25 marks each, five judges a performance."""
    return [
        SheetSigned(
            station=f"B{n // 5 % 12}",
            member=f"m{n // 60}",
            attempt=1,
            seat=n % 5 + 1,
            judge=f"j{n % 5}",
            total=Fraction(_CHANCE.randrange(400), 4),
            marks={f"A{k:02d}": Mark(str(_CHANCE.randrange(9) / 2)) for k in range(_ITEMS)},
        )
        for n in range(start, start + count)
    ]


def given(_state: State, _by: str, facts: Iterable[Fact]) -> list[Fact]:
    """A decision that asks nothing."""
    return list(facts)


def saving(folder: Path) -> list[Line]:
    """A signed sheet and a kept draft, beside 4 KiB appended and synced."""
    with venue.started(folder / "saving.leitai") as clerk, (folder / "floor").open("wb") as file:
        facts = sheets(2 * _SAVES)
        block = bytes(4096)

        def floor(_turn: int) -> None:
            file.write(block)
            file.flush()
            os.fdatasync(file.fileno())

        draft = DraftSheet(marks=dict(facts[0].marks))  # type: ignore[union-attr]
        bare = each(_SAVES, floor)
        first = each(_SAVES, lambda turn: clerk.do(given, "j1", [facts[turn]]))
        signed = each(_SAVES, lambda turn: clerk.do(given, "j1", [facts[_SAVES + turn]]))
        kept = each(_SAVES, lambda _: clerk.keep_draft(("B1", "m1", 1, 1), draft))
        bare = min(bare, each(_SAVES, floor))
    tail = f"p99 {signed[1]:.2f} ms"
    return [
        Line("append 4 KiB and sync", bare[0], "ms", more=f"p99 {bare[1]:.2f} ms"),
        Line("signed sheet durable", signed[0], "ms", 1.5 * bare[0], bare[0], tail),
        Line("while the log first grows", first[0], "ms", None, bare[0]),
        Line("draft durable", kept[0], "ms", None, bare[0]),
    ]


def opening(folder: Path, count: int, limit: float) -> Line:
    """Opening a contest of so many sheets, beside reading its rows and their JSON untyped."""
    path = folder / f"{count}.leitai"
    with venue.founded(path) as clerk:
        clerk.do(given, "j1", sheets(count))
    took = min(seconds(lambda: Clerk.open(path).close()) for _ in range(3))

    def floor() -> None:
        db = sqlite3.connect(path)
        for row in db.execute("SELECT * FROM records"):
            msgspec.json.decode(row[8])
        db.close()

    bare = min(seconds(floor) for _ in range(3))
    return Line(f"open {count:,} sheets", took, "s", limit, bare)


def carrying(folder: Path) -> list[str]:
    """Export and import of 100,000 sheets in a child, so that its memory is its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_store", "--carry", str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


def carry(folder: Path) -> None:
    """The child: write a file of 100,000 sheets, take it in elsewhere, and print."""
    path = folder / "carry.leitai-export"
    host = venue.started(folder / "host.leitai")
    if os.fork() == 0:
        with venue.site(host, folder, "site", 1) as site:
            facts = iter(sheets(_IMPORT))
            while part := list(islice(facts, 10_000)):
                site.do(given, "j1", part)
            took = seconds(lambda: export(site, path))
        size = path.stat().st_size
        for line in (
            Line(f"export {_IMPORT:,} sheets", _IMPORT / took / 1000, "k/s"),
            Line("an export file, a million sheets", size / _IMPORT, "MB", 90),
        ):
            print(line.written(), flush=True)
        os._exit(0)
    os.wait()
    host.close()  # the child let the site in
    with Clerk.open(folder / "host.leitai") as host:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        took = seconds(lambda: merge_bundle(host, read_bundle(path, host.state)))
        more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
        again = seconds(lambda: merge_bundle(host, read_bundle(path, host.state)))
        held = host.state.count
    bare = floor_of_import(folder)
    what = f"{_IMPORT:,} sheets"
    for line in (
        Line(f"import {what}", _IMPORT / took / 1000, "k/s", 80, _IMPORT / bare / 1000),
        Line(f"the same {what} again", _IMPORT / again / 1000, "k/s"),
        Line("memory of a record", more / held * 1e3, "KB", more="all of it state"),
    ):
        print(line.written())


def floor_of_import(folder: Path) -> float:
    """Insert the same rows into an empty table with the same keys, in one transaction."""
    source = sqlite3.connect(folder / "host.leitai")
    rows = source.execute("SELECT * FROM records").fetchall()
    schema = source.execute("SELECT sql FROM sqlite_master WHERE name = 'records'").fetchone()[0]
    source.close()
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute(schema)

    def insert() -> None:
        bare.execute("BEGIN")
        bare.executemany(f"INSERT INTO records VALUES ({', '.join('?' * 11)})", rows)  # noqa: S608
        bare.execute("COMMIT")

    took = seconds(insert)
    bare.close()
    return took


def auditing(folder: Path) -> Line:
    """All totals computed again from their marks."""
    with venue.started(folder / "audit.leitai") as clerk:
        facts = [
            SheetSigned(
                station="S1",
                member=f"m{n}",
                attempt=1,
                seat=1,
                judge="j1",
                total=Fraction(100),
                marks=b.full_marks(),
            )
            for n in range(4000)
        ]
        clerk.do(given, "j1", facts)
        wrong: list[str] = []
        took = seconds(lambda: wrong.extend(audit(clerk.state)))
    items = 4000 * len(b.full_marks())
    assert not wrong
    return Line("audit from marks of four kinds, an item", took / items * 1e6, "us", 3)


def killing(folder: Path, kills: int) -> str:
    """The kill lane."""
    words = [sys.executable, "-m", "tests.store.killed", str(folder), str(kills), "2"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Print the lines of the table."""
    home = Path(os.environ.get("BENCH_TMP", "."))
    with TemporaryDirectory(dir=home if home.is_dir() and str(home) != "." else None) as name:
        folder = Path(name)
        os.environ["LEITAI_HOME"] = str(folder / "home")
        if sys.argv[1:2] == ["--carry"]:
            carry(Path(sys.argv[2]))
            return
        measured = [*saving(folder), opening(folder, 720, 0.3), opening(folder, 16_800, 2.0)]
        (folder / "carry").mkdir()
        lines = [line.written() for line in measured]
        lines += [*carrying(folder / "carry"), auditing(folder).written()]
        if sys.argv[1:]:
            (folder / "kills").mkdir()
            lines.append(killing(folder / "kills", int(sys.argv[1])))
        print("\n".join(lines))
        shutil.rmtree(folder / "carry")


if __name__ == "__main__":
    main()
