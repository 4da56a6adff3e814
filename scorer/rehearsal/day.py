"""The rehearsal's day: its laptops, its people and its clock, as the scenes share them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from scorer.clerk import Clerk
from scorer.domain.model.contest import Contest
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, judging
from scorer.domain.record.doubts import doubts
from scorer.domain.record.state import State
from scorer.exchange.contest_file import ContestFile
from scorer.exchange.published import publish_standings
from scorer.rehearsal.chance import CountedIds, DayClock, LaptopClock
from scorer.rehearsal.people import Cast, Plot, plot

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened, in a sentence, and when (the rehearsal's own time)."""

    sentence: str
    at: datetime


Steps = Iterator[Step]


@dataclass
class Day:
    """One contest being played. ``host`` is the clerk of the control room's laptop.

    ``sites`` says whether the sites' laptops are played too; ``printing`` whether papers are made,
    ``pages`` the most pages of badges, sheets and certificates (0: all).
    """

    folder: Path
    seed: int
    source: ContestFile
    clock: DayClock
    host: Clerk
    sites: bool = True
    printing: bool = True
    pages: int = 0
    laptops: dict[str, Clerk] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """What the control room knows."""
        return self.host.state

    @property
    def contest(self) -> Contest:
        """The contest that is played."""
        return roll.contest(self.state)

    @property
    def cast(self) -> Cast:
        """The officials."""
        return Cast(tuple(roll.officials(self.state).values()))

    @property
    def plot(self) -> Plot:
        """What goes wrong today: the same whoever asks."""
        return plot(self.seed, tuple(roll.people(self.state).entrants.values()))

    def sample(self, items: Sequence[T]) -> Sequence[T]:
        """As many of these as are to be printed."""
        return items[: self.pages or None]

    def step(self, sentence: str) -> Step:
        """A step that has just happened."""
        return Step(sentence, self.clock.now)

    @contextmanager
    def at_once(self, clerk: Clerk | None = None) -> Iterator[Clerk]:
        """Let what belongs together be durable together: a rehearsal may be fast."""
        there = clerk or self.host
        with there.journal.together():
            yield there

    def visit(self, name: str, path: Path, off: timedelta = timedelta(0)) -> Clerk:
        """Open a copy on another laptop, whose clock may be wrong."""
        found = self.laptops.get(name)
        if found is None:
            clock, ids = LaptopClock(self.clock, off), CountedIds(self.seed, name)
            found = self.laptops[name] = Clerk.open(path, clock=clock, ids=ids)
        return found

    def seal(self, scope: str, reason: str = "") -> None:
        """Close a scope, once the chief judge has looked at all that is to be looked at."""
        by = self.cast.chief
        for one in tuple(doubts(self.state, scope)):
            if one.kind == "call":
                self.host.do(judging.answer_call, by, one.station, one.seat, "已到场处理")
            else:
                about = (one.station, one.member, one.kind, "查看评分表，予以确认")
                self.host.do(control.confirm_alarm, by, *about)
        self.host.do(control.seal_scope, by, scope, reason)

    def release(self, scope: str) -> None:
        """Let a scope be shown, and copy the standings for readers."""
        self.host.do(control.release, self.cast.chief, scope)
        publish_standings(self.host)

    def close(self) -> None:
        """Close every file."""
        for clerk in (*self.laptops.values(), self.host):
            clerk.close()
        self.laptops.clear()
