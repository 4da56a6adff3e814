"""What people rule: statuses, penalties, and what counts where the rules alone do not say."""

from fractions import Fraction
from typing import Literal

from scorer.domain.record.facts.fact import Recorded, Ruling

Status = Literal["", "absent", "withdrawn", "disqualified"]


class StatusSet(Ruling, frozen=True, kw_only=True, tag="status_set"):
    """缺考, 弃权 or 取消资格 of an entrant or a member; an empty status takes it back.

    ``scope``: a station or round id, or empty for the whole contest.
    """

    subject: str
    status: Status
    scope: str = ""
    reason: str = ""


class PenaltySet(Ruling, frozen=True, kw_only=True, tag="penalty_set"):
    """Points that an entrant loses for a violation (违规), whatever it scored; 0 takes it back.

    ``part`` names where it happened, or is empty.
    """

    entrant: str
    points: Fraction
    part: str = ""
    reason: str = ""


class PaperSettled(Recorded, frozen=True, kw_only=True, tag="paper_settled"):
    """What the chief judge ruled where the typings differ, or a correction of a paper's score.

    ``replaces`` are the typings and rulings that were known.
    """

    station: str
    member: str
    score: Fraction | None = None
    absent: bool = False
    reason: str = ""
    replaces: tuple[str, ...] = ()


class CriticalRuled(Ruling, frozen=True, kw_only=True, tag="critical_ruled"):
    """The chief judge's ruling on one critical item of an attempt."""

    station: str
    member: str
    attempt: int
    item: str
    applies: bool
    reason: str = ""


class SeatExcused(Ruling, frozen=True, kw_only=True, tag="seat_excused"):
    """A judge stands aside for one performance (回避), or takes that back."""

    station: str
    member: str
    seat: int
    reason: str
    back: bool = False


class FallbackOrdered(Ruling, frozen=True, kw_only=True, tag="fallback_ordered"):
    """The drops that the chief judge orders where too few scores are left."""

    station: str
    member: str
    drop_high: int
    drop_low: int
    reason: str


class AttemptVoided(Ruling, frozen=True, kw_only=True, tag="attempt_voided"):
    """The attempt does not count and is repeated (重做), last in the order."""

    station: str
    member: str
    attempt: int
    reason: str


class ConflictSettled(Ruling, frozen=True, kw_only=True, tag="conflict_settled"):
    """Which of several signed versions counts; the others stay on record."""

    station: str
    member: str
    keep: str
    drop: tuple[str, ...]
    reason: str
