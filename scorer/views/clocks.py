"""Laptops whose clock is odd: a hint for people, for the order of records never rests on it."""

from datetime import datetime, timedelta
from typing import Final

from scorer.domain.record.state import State
from scorer.views import history

_ODD: Final = timedelta(minutes=5)


def odd_laptops(state: State, now: str = "") -> tuple[tuple[str, str], ...]:
    """Laptops whose clock was behind what they had seen, or ahead of ``now``; and what it said.

    A record whose clock is one above another laptop's was made after it, whatever the times say.
    """
    by_clock: dict[int, list[tuple[str, datetime]]] = {}
    said: dict[tuple[str, datetime], str] = {}
    for entry in history.entries(state):
        at = _moment(entry.at)
        if at is not None:
            by_clock.setdefault(entry.clock, []).append((entry.laptop, at))
            said[entry.laptop, at] = entry.at
    known = _moment(now)
    limit = known + _ODD if known else None
    odd: dict[str, str] = {}
    for clock, line in by_clock.items():
        before = by_clock.get(clock - 1, [])
        for laptop, at in line:
            seen = [b for b in before if b[0] == laptop] or before
            behind = bool(seen) and all(earlier - _ODD > at for _laptop, earlier in seen)
            if behind or (limit is not None and at > limit):
                odd[laptop] = max(odd.get(laptop, ""), said[laptop, at])
    return tuple(sorted(odd.items()))


def _moment(text: str) -> datetime | None:
    """A wall time with its offset; None where it is none, since other laptops write it."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
