"""Facts: everything that can be recorded, in the past tense.

A fact carries the whole new wording of what it is about. Facts of one *slot* replace each other in
journal order, except signed sheets: those all stay, and a correction names what it replaces.
"""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

from scorer.domain.model.contest import Contest, Station
from scorer.domain.model.marks import Mark
from scorer.domain.model.officials import Official
from scorer.domain.model.people import Entrant
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Scheme

Status = Literal["", "absent", "withdrawn", "disqualified"]


class _Fact(Struct, frozen=True, kw_only=True, tag_field="fact", omit_defaults=True):
    """What all facts share: they are frozen and tagged with their kind."""


# -- set-up ------------------------------------------------------------------------------------


class ContestSet(_Fact, frozen=True, kw_only=True, tag="contest_set"):
    """The contest and its rules, as a whole."""

    contest: Contest


class RubricSet(_Fact, frozen=True, kw_only=True, tag="rubric_set"):
    """A rubric, as a whole."""

    rubric: Rubric


class SchemeSet(_Fact, frozen=True, kw_only=True, tag="scheme_set"):
    """The scheme of a contest of many parts, as a whole; a contest of rounds has none."""

    scheme: Scheme


class StationSet(_Fact, frozen=True, kw_only=True, tag="station_set"):
    """A station: a paper, or a skill that was drawn."""

    station: Station


class OfficialSet(_Fact, frozen=True, kw_only=True, tag="official_set"):
    """An official with duties and PIN."""

    official: Official


class EntrantSet(_Fact, frozen=True, kw_only=True, tag="entrant_set"):
    """An entrant with all its members; ``reason`` says why it was changed (a replacement)."""

    entrant: Entrant
    reason: str = ""


class SeatSet(_Fact, frozen=True, kw_only=True, tag="seat_set"):
    """Who sits at a seat of a station's panel from now on; ``reason`` where it changes hands."""

    station: str
    seat: int
    judge: str
    reason: str = ""


class LaptopAdmitted(_Fact, frozen=True, kw_only=True, tag="laptop_admitted"):
    """A laptop whose signed files this contest takes; ``key`` is its Ed25519 public key (hex).

    A laptop may let itself in with an admitted ``ticket``; ``proof`` is the ticket's signature.
    """

    laptop: str
    key: str
    name: str
    ticket: str = ""
    proof: str = ""


class CertificateKeySet(_Fact, frozen=True, kw_only=True, tag="certificate_key_set"):
    """The contest's public key (Ed25519, hex), against which certificates are checked."""

    key: str


class DrawMade(_Fact, frozen=True, kw_only=True, tag="draw_made"):
    """A draw: ``result`` follows from ``seed`` and ``pool``, so that anyone can repeat it.

    ``subject``: ``sites``, ``skills:ROLE``, ``order:STATION`` or ``codes:STATION``. For codes the
    result lists the codes in the order of the pool.
    """

    subject: str
    seed: str
    pool: tuple[str, ...]
    result: tuple[str, ...]
    witness: str = ""
    reason: str = ""


class ContestStarted(_Fact, frozen=True, kw_only=True, tag="contest_started"):
    """From here the rules are frozen; ``rules_hash`` is what the rule sheet prints."""

    rules_hash: str


# -- the day -----------------------------------------------------------------------------------


class Arrived(_Fact, frozen=True, kw_only=True, tag="arrived"):
    """A member has checked in; ``late`` in the desk's judgement."""

    member: str
    late: bool = False


class StatusSet(_Fact, frozen=True, kw_only=True, tag="status_set"):
    """缺考, 弃权 or 取消资格 of an entrant or a member; an empty status takes it back.

    ``scope``: a station or round id, or empty for the whole contest.
    """

    subject: str
    status: Status
    scope: str = ""
    reason: str = ""


class PenaltySet(_Fact, frozen=True, kw_only=True, tag="penalty_set"):
    """Points that an entrant loses for a violation (违规), whatever it scored; 0 takes it back.

    ``part`` names where it happened, or is empty.
    """

    entrant: str
    points: Fraction
    part: str = ""
    reason: str = ""


class PaperTyped(_Fact, frozen=True, kw_only=True, tag="paper_typed"):
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


class PaperSettled(_Fact, frozen=True, kw_only=True, tag="paper_settled"):
    """What the chief judge ruled where the typings differ, or a correction of a paper's score.

    ``replaces`` are the typings and rulings that were known.
    """

    station: str
    member: str
    score: Fraction | None = None
    absent: bool = False
    reason: str = ""
    replaces: tuple[str, ...] = ()


class SheetSigned(_Fact, frozen=True, kw_only=True, tag="sheet_signed"):
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
    marks: dict[str, Mark] = {}
    ticks: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""
    source: Literal["judge", "clerk", "file"] = "judge"


class EntryMade(_Fact, frozen=True, kw_only=True, tag="entry_made"):
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


class TimeTaken(_Fact, frozen=True, kw_only=True, tag="time_taken"):
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


class CriticalRuled(_Fact, frozen=True, kw_only=True, tag="critical_ruled"):
    """The chief judge's ruling on one critical item of an attempt."""

    station: str
    member: str
    attempt: int
    item: str
    applies: bool
    reason: str = ""


class SeatExcused(_Fact, frozen=True, kw_only=True, tag="seat_excused"):
    """A judge stands aside for one performance (回避), or takes that back."""

    station: str
    member: str
    seat: int
    reason: str
    back: bool = False


class FallbackOrdered(_Fact, frozen=True, kw_only=True, tag="fallback_ordered"):
    """The drops that the chief judge orders where too few scores are left."""

    station: str
    member: str
    drop_high: int
    drop_low: int
    reason: str


class AttemptVoided(_Fact, frozen=True, kw_only=True, tag="attempt_voided"):
    """The attempt does not count and is repeated (重做), last in the order."""

    station: str
    member: str
    attempt: int
    reason: str


class ConflictSettled(_Fact, frozen=True, kw_only=True, tag="conflict_settled"):
    """Which of several signed versions counts; the others stay on record."""

    station: str
    member: str
    keep: str
    drop: tuple[str, ...]
    reason: str


class AlarmConfirmed(_Fact, frozen=True, kw_only=True, tag="alarm_confirmed"):
    """The chief judge has looked at marks far apart, or at time over the limit: they stand.

    ``saw`` are the ids of the records that were looked at; later ones raise the alarm again.
    """

    station: str
    member: str
    attempt: int
    alarm: Literal["spread", "overtime"]
    saw: tuple[str, ...]
    reason: str = ""


class ChiefCalled(_Fact, frozen=True, kw_only=True, tag="chief_called"):
    """A seat calls the chief judge; ``answer`` closes the call."""

    station: str
    seat: int
    text: str = ""
    answer: str = ""


class Sealed(_Fact, frozen=True, kw_only=True, tag="sealed"):
    """A station, round or the results are closed. ``saw`` are the ids of what was there."""

    scope: str
    saw: tuple[str, ...]
    reason: str = ""


class CodesOpened(_Fact, frozen=True, kw_only=True, tag="codes_opened"):
    """The blind codes of a station are public from here; two people proved themselves."""

    station: str
    witness: str


class Released(_Fact, frozen=True, kw_only=True, tag="released"):
    """What was sealed may be shown; ``seal`` is the record of the seal. Scope as in ``Sealed``.

    ``saw`` are the ids of the statuses, penalties, lots, play-offs and undos that were known: they
    go on air too.
    """

    scope: str
    seal: str
    saw: tuple[str, ...] = ()


class BulletinIssued(_Fact, frozen=True, kw_only=True, tag="bulletin_issued"):
    """A numbered bulletin of the results, with the digest of what it lists."""

    version: int
    digest: str


class CertificateIssued(_Fact, frozen=True, kw_only=True, tag="certificate_issued"):
    """A certificate's number is given for good; the words are those that were printed."""

    number: str
    entrant: str
    member: str
    name: str
    honour: str


class CertificateReprinted(_Fact, frozen=True, kw_only=True, tag="certificate_reprinted"):
    """The same certificate was printed again under its number."""

    number: str
    reason: str


class Undone(_Fact, frozen=True, kw_only=True, tag="undone"):
    """The named record does not count; undoing this one brings it back."""

    target: str
    reason: str = ""


Fact = (
    ContestSet
    | RubricSet
    | SchemeSet
    | StationSet
    | OfficialSet
    | EntrantSet
    | SeatSet
    | LaptopAdmitted
    | CertificateKeySet
    | DrawMade
    | ContestStarted
    | Arrived
    | StatusSet
    | PenaltySet
    | PaperTyped
    | PaperSettled
    | SheetSigned
    | EntryMade
    | TimeTaken
    | CriticalRuled
    | SeatExcused
    | FallbackOrdered
    | AttemptVoided
    | ConflictSettled
    | AlarmConfirmed
    | ChiefCalled
    | Sealed
    | CodesOpened
    | Released
    | BulletinIssued
    | CertificateIssued
    | CertificateReprinted
    | Undone
)
