"""What is recorded while people compete: who came, what was marked and how long it took."""

from fractions import Fraction
from typing import Literal

from msgspec import field

from scorer.domain.model.marks import Mark
from scorer.domain.record.facts.fact import Recorded


class Arrived(Recorded, frozen=True, kw_only=True, tag="arrived"):
    """A member has checked in; ``late`` in the desk's judgement."""

    member: str
    late: bool = False


class PaperTyped(Recorded, frozen=True, kw_only=True, tag="paper_typed"):
    """One of two typings of a paper's score; counts when both agree.

    ``replaces`` are the earlier records of this typing that were known: of another laptop's,
    neither wins by being later.
    """

    station: str
    member: str
    typing: Literal[1, 2]
    score: Fraction | None = None
    absent: bool = False
    replaces: tuple[str, ...] = ()


class SheetSigned(Recorded, frozen=True, kw_only=True, tag="sheet_signed"):
    """A judge's sheet of one attempt, whole. ``total`` is exact and follows from the marks.

    ``marks`` is empty where a clerk copied only the total of a paper sheet. ``ticks`` are the
    critical items that this judge saw. ``replaces`` are record ids of earlier versions.
    """

    station: str
    member: str
    attempt: int
    seat: int
    judge: str
    total: Fraction
    marks: dict[str, Mark] = field(default_factory=dict)
    ticks: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""
    source: Literal["judge", "clerk", "file"] = "judge"


class EntryMade(Recorded, frozen=True, kw_only=True, tag="entry_made"):
    """One filled form of a part: a count, a bout, a quiz event, a survey's tally.

    ``member`` is who it is about: a member, or an entrant as one. ``number`` is the seat, the
    attempt or the place in a ledger. ``values`` are exact texts by field. ``replaces`` are record
    ids of earlier versions.
    """

    station: str
    member: str
    number: int
    values: dict[str, str]
    replaces: tuple[str, ...] = ()
    reason: str = ""
    source: Literal["clerk", "judge", "file"] = "clerk"


class TimeTaken(Recorded, frozen=True, kw_only=True, tag="time_taken"):
    """The attempt's time in seconds, decided once; ``allowance`` seconds are made good.

    ``replaces`` are the times of this attempt that were known.
    """

    station: str
    member: str
    attempt: int
    seconds: Fraction
    allowance: int = 0
    reason: str = ""
    replaces: tuple[str, ...] = ()


class ChiefCalled(Recorded, frozen=True, kw_only=True, tag="chief_called"):
    """A seat calls the chief judge; ``answer`` closes the call."""

    station: str
    seat: int
    text: str = ""
    answer: str = ""


class AlarmConfirmed(Recorded, frozen=True, kw_only=True, tag="alarm_confirmed"):
    """The chief judge has looked at marks far apart, or at time over the limit: they stand.

    ``saw`` are the ids of the records that were looked at; later ones raise the alarm again.
    """

    station: str
    member: str
    attempt: int
    alarm: Literal["spread", "overtime"]
    saw: tuple[str, ...]
    reason: str = ""


class Undone(Recorded, frozen=True, kw_only=True, tag="undone"):
    """The named record does not count; undoing this one brings it back."""

    target: str
    reason: str = ""
