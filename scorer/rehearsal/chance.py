"""Chance that can be repeated: the day's clock, its ids, and how people do that day."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random


def dice(seed: int, *about: object) -> Random:
    """A source of chance for one purpose: the same seed and purpose throw the same."""
    return Random("/".join(map(str, ("leitai", seed, *about))))  # noqa: S311  a play, no secret


@dataclass
class DayClock:
    """The rehearsal's time of day; it moves only when somebody does something."""

    now: datetime

    def pass_by(self, seconds: float) -> datetime:
        """Let time go by."""
        self.now += timedelta(seconds=seconds)
        return self.now

    def at(self, hour: int, minute: int = 0, *, days: int = 0) -> datetime:
        """Go on to a time of the day; never back."""
        wished = (self.now + timedelta(days=days)).replace(hour=hour, minute=minute, second=0)
        self.now = max(self.now, wished)
        return self.now


@dataclass
class LaptopClock:
    """A laptop's own clock, which may be wrong by some hours."""

    day: DayClock
    off: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        """The time that this laptop believes it is."""
        return self.day.now + self.off


@dataclass
class CountedIds:
    """Ids that follow from the seed and the laptop."""

    seed: int
    laptop: str
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = dice(self.seed, "ids", self.laptop)

    def __call__(self) -> str:
        """Twenty hex digits."""
        return f"{self.chance.getrandbits(80):020x}"
