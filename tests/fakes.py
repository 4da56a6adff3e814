"""A clock that stands until it is moved, and ids that count."""

from datetime import datetime, timedelta, timezone


class FixedClock:
    """Tells the same time until it is told to go on, or back."""

    def __init__(self, at: str = "2026-11-22T08:00:00+08:00") -> None:
        self.now = datetime.fromisoformat(at)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **by: float) -> None:
        """Move on by so many seconds, minutes or hours; negative ones go back."""
        self.now += timedelta(**by)


class CountingIds:
    """Gives 1, 2, 3 …, told apart from another laptop's by ``start``."""

    def __init__(self, start: int = 0) -> None:
        self.last = start << 32

    def __call__(self) -> str:
        self.last += 1
        return f"{self.last:018x}"


CHINA = timezone(timedelta(hours=8))
