"""An alarm: what stands in the way of a result, and the verb that deals with it."""

from dataclasses import dataclass
from typing import Final, Literal

AlarmKind = Literal[
    "call", "missing", "conflict", "ruling", "spread", "critical", "blocked", "papers", "seal",
    "certificate", "overtime", "clock",
]  # fmt: skip
GRAVE: Final[frozenset[AlarmKind]] = frozenset(
    {
        *("call", "missing", "conflict", "ruling", "spread", "critical", "blocked", "papers"),
        *("seal", "certificate"),
    }
)


@dataclass(frozen=True, slots=True)
class Alarm:
    """One piece of work.

    ``station``, ``member``, ``seat`` and ``scope`` say what it is about, as far as they apply;
    ``word`` is its kind, ``where`` who and where, ``text`` what is wrong, ``action`` the verb that
    deals with it, ``at`` the time of day when it came.
    """

    kind: AlarmKind
    word: str
    where: str
    text: str
    action: str
    at: str = ""
    station: str = ""
    member: str = ""
    seat: int = 0
    scope: str = ""

    @property
    def grave(self) -> bool:
        """Whether it blocks the signing of a station, rather than asking for a look."""
        return self.kind in GRAVE

    @property
    def key(self) -> str:
        """What tells it from every other alarm."""
        return "/".join((self.kind, self.station, self.scope, self.member, str(self.seat)))
