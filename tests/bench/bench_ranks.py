"""How long ranks take after one sheet, and from stored totals; how long a contest takes to open.

python -m tests.bench.bench_ranks
"""

import os
import random
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from scorer.clerk import Clerk
from scorer.domain.model.exact import stored
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.audit import audit
from scorer.domain.record.standing import board
from tests.bench.bench_season import season, sheets
from tests.bench.table import Line, each, seconds
from tests.builders import CHIEF, panel, paper, ready
from tests.fakes import CountingIds, FixedClock

_TEAMS, _TURNS = 60, 400


def one_sheet() -> Iterator[Line]:
    """Sixty teams of two: a sheet changes, and every rank is known again."""
    laptop = ready(_TEAMS)
    chance = random.Random(60)  # noqa: S311  the same marks at every run
    for n in range(1, _TEAMS + 1):
        for station, role in (("S1", "GP"), ("S2", "NU")):
            paper(laptop, f"T{n}-{role}", str(chance.randrange(60, 100)))
            marks = [stored(Fraction(chance.randrange(120, 200), 2)) for _ in range(3)]
            panel(laptop, station, f"T{n}-{role}", marks)
    board(laptop.state)
    last: list[str] = []

    def change(turn: int) -> None:
        member = f"T{turn % _TEAMS + 1}-GP"
        line = laptop.state.entries(f.SheetSigned, "S1", member)
        old = next(e for e in reversed(line) if e.fact.seat == 1)
        total = Fraction(chance.randrange(120, 200), 2)
        new = f.SheetSigned(
            station="S1",
            member=member,
            attempt=1,
            seat=1,
            judge="j1",
            total=total,
            replaces=(old.id,),
            reason="–",
        )
        last[:] = laptop.keep([new])

    took: list[float] = []
    for turn in range(_TURNS):
        change(turn)
        took.append(seconds(lambda: board(laptop.state)) * 1000)
    took.sort()
    value = took[len(took) // 2]
    keys = [(-n, f"T{n}") for n in range(_TEAMS)]
    floor, _tail = each(_TURNS, lambda turn: sorted((*keys[1:], (-turn, "T0"))))
    yield Line(f"one changed sheet, all ranks of {_TEAMS} teams", value, "ms", 0.2, floor)


def from_totals(folder: Path) -> Iterator[Line]:
    """A contest of 200 x 12 x 7 sheets: opened, ranked from stored totals, audited from marks."""
    path = folder / "large.leitai"
    with Clerk.create(
        path, season(200, 12, 7), CHIEF, clock=FixedClock(), ids=CountingIds()
    ) as clerk:
        clerk.do(lambda _state, _by: list(sheets(200, 12, 7)), "j1")
    opened = min(seconds(lambda: Clerk.open(path).close()) for _ in range(3))
    yield Line("open 16,800 sheets", opened, "s", 2)
    took: list[float] = []
    for _ in range(5):
        with Clerk.open(path) as clerk:
            took.append(seconds(lambda clerk=clerk: board(clerk.state)) * 1000)  # type: ignore[misc]
    with Clerk.open(path) as clerk:
        state = clerk.state
        totals = [
            [entry.fact.total for entry in line] for line in state.table(f.SheetSigned).values()
        ]
        floor = seconds(lambda: [sum(sorted(map(float, line))[1:-1]) for line in totals]) * 1000
        yield Line("ranks from totals, 200 x 12 x 7 sheets", min(took), "ms", 150, floor)
        wrong: list[str] = []
        audited = seconds(lambda: wrong.extend(audit(state))) * 1e6 / (len(totals) * 7 * 25)
        assert not wrong
        assert len(roll.people(state).entrants) == 200
        yield Line("audit from marks, an item", audited, "us", 3)


def lines() -> Iterator[Line]:
    """All lines."""
    yield from one_sheet()
    with TemporaryDirectory(dir=os.environ.get("BENCH_TMP")) as folder:
        os.environ["LEITAI_HOME"] = str(Path(folder) / "home")
        yield from from_totals(Path(folder))


if __name__ == "__main__":
    for line in lines():
        print(line.written())
