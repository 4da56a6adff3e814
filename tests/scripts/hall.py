"""A hall with laptops, judges and a chief judge, who do what a script's sentences say.

A script (``scripts/*.txt``) is a contest day in plain sentences, one a line; ``#`` begins a remark.
T1, T2 … are the teams; each has a doctor, who works at station S1 before J1, J2 and J3, and a nurse
at S2 before J4, J5 and J6; their papers are R1-GP and R1-NU. A sentence happens on laptop A, unless
it begins with ``On B:``; with ``Refused, sealed:`` it must be refused for that reason.
Whatever a judge does not mark is given full marks.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.domain.record.outcome import Sheet, outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from tests.fakes import CountingIds, FixedClock

Told = TypeVar("Told", bound=Callable[..., None])
ROLE = {"S1": "GP", "S2": "NU", "R1-GP": "GP", "R1-NU": "NU"}
WHY = r" because (?P<why>.+)"
ON = re.compile(r"On (?P<here>[ABC]): (?P<line>.+)")
REFUSED = re.compile(r"Refused, (?P<reason>\w+): (?P<line>.+)")


def says(sentence: str) -> Callable[[Told], Told]:
    """Tell by which sentence (a regular expression) this is done."""

    def mark(told: Told) -> Told:
        told.sentence = re.compile(sentence)  # type: ignore[attr-defined]
        return told

    return mark


class Hall:
    """The laptops, and who does something on them. All that sentences hold is text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clerks: dict[str, Clerk] = {}
        self.clocks = {name: FixedClock() for name in "ABC"}
        self.ids = {name: CountingIds(number) for number, name in enumerate("ABC", 7)}
        self.here = "A"
        self._known = list(self._sentences())

    def close(self) -> None:
        """Close every file."""
        for clerk in self.clerks.values():
            clerk.close()

    @property
    def clerk(self) -> Clerk:
        """The clerk of the laptop that is spoken of."""
        return self.clerks[self.here]

    @property
    def state(self) -> State:
        """What this laptop knows."""
        return self.clerk.state

    def hear(self, line: str) -> None:
        """Do what one line says."""
        self.here = "A"
        if found := ON.fullmatch(line):
            self.here, line = found["here"], found["line"]
        if not (found := REFUSED.fullmatch(line)):
            self._do(line)
            return
        before = self.state
        with pytest.raises(Refused) as refused:
            self._do(found["line"])
        assert refused.value.reason == found["reason"]
        assert self.state is before

    def _do(self, sentence: str) -> None:
        for pattern, act in self._known:
            if found := pattern.fullmatch(sentence):
                act(**found.groupdict())
                return
        raise AssertionError(f"nobody understands: {sentence}")

    def _sentences(self) -> Iterator[tuple[re.Pattern[str], Callable[..., None]]]:
        for name in dir(type(self)):
            told = getattr(type(self), name)
            if pattern := getattr(told, "sentence", None):
                yield pattern, getattr(self, name)

    def seat(self, judge: str) -> tuple[str, int]:
        """The station and seat of a judge."""
        for station in ("S1", "S2"):
            for seat, who in roll.seats(self.state, station).items():
                if who == judge.lower():
                    return station, seat
        raise AssertionError(f"{judge} has no seat")

    def sheet(self, judge: str, team: str) -> Sheet:
        """The judge's sheet for a team that counts."""
        station, seat = self.seat(judge)
        return outcome(self.state, station, f"{team}-{ROLE[station]}").sheets[seat]

    def key(self, judge: str, team: str) -> tuple[str, str, int, int]:
        """Station, member, attempt and seat of a judge's sheet."""
        station, seat = self.seat(judge)
        member = f"{team}-{ROLE[station]}"
        return station, member, outcome(self.state, station, member).attempt, seat

    def open(self, name: str, path: Path) -> None:
        """Open a file on a laptop."""
        self.clerks[name] = Clerk.open(path, clock=self.clocks[name], ids=self.ids[name])
