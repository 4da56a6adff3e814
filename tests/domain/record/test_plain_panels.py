"""What follows from stored totals alone is what the whole outcome says."""

import random
from collections.abc import Callable
from fractions import Fraction

import pytest
from msgspec.structs import replace

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.outcome import outcome
from scorer.domain.record.plain_panels import plain_values
from scorer.domain.record.standing import board
from tests.bench.bench_season import season
from tests.builders import Laptop

SHEET = f.SheetSigned(
    station="s1", member="p00000", attempt=1, seat=1, judge="j1", total=Fraction(9)
)


def judged(people: int = 6) -> Laptop:
    """A small season, every sheet copied as a total."""
    chance = random.Random(1)  # noqa: S311  the same marks at every run
    laptop = Laptop()
    laptop.keep(season(people))
    laptop.keep(
        f.SheetSigned(
            station=f"s{station}",
            member=f"p{person:05d}",
            attempt=1,
            seat=seat,
            judge=f"j{seat}",
            total=Fraction(chance.randrange(200), 3),
        )
        for station in range(1, 7)
        for person in range(people)
        for seat in range(1, 6)
    )
    return laptop


def test_plain_performances_are_worth_what_their_outcomes_say() -> None:
    state = judged().state
    for station in roll.stations(state).values():
        members = roll.performers(state, station)
        found = plain_values(state, station, members)
        assert set(found) == set(members)
        assert found == {m: outcome(state, station.id, m).value for m in members}
    assert not board(state).provisional


def undo(laptop: Laptop) -> None:
    sheet = laptop.state.entry(f.SheetSigned, "s1", "p00000")
    assert sheet is not None
    laptop.keep([f.Undone(target=sheet.id)])


@pytest.mark.parametrize(
    "happens",
    [
        lambda on: on.keep([f.StatusSet(subject="p00000", status="withdrawn")]),
        lambda on: on.keep(
            [f.TimeTaken(station="s1", member="p00000", attempt=1, seconds=Fraction(9))]
        ),
        lambda on: on.keep([f.AttemptVoided(station="s1", member="p00000", attempt=1, reason="–")]),
        lambda on: on.keep([SHEET]),
        undo,
    ],
)
def test_anything_else_that_was_recorded_leaves_it_to_the_outcome(
    happens: Callable[[Laptop], object],
) -> None:
    laptop = judged()
    happens(laptop)
    station = roll.stations(laptop.state)["s1"]
    found = plain_values(laptop.state, station, roll.performers(laptop.state, station))
    assert set(found) == {f"p{n:05d}" for n in range(1, 6)}


def test_timed_rubrics_and_panels_by_item_are_never_plain() -> None:
    laptop = judged()
    station = roll.stations(laptop.state)["s1"]
    by_item = replace(station, panel=replace(station.panel, by="item"))
    assert plain_values(laptop.state, by_item, ("p00001",)) == {}
