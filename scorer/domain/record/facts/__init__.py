"""Facts: everything that can be recorded, in the past tense.

A fact carries the whole new wording of what it is about. Facts of one *slot* replace each other in
journal order, except signed sheets: those all stay, and a correction names what it replaces.
"""

from scorer.domain.record.facts.fact import Ruling
from scorer.domain.record.facts.rulings import (
    AttemptVoided,
    ConflictSettled,
    CriticalRuled,
    FallbackOrdered,
    PaperSettled,
    PenaltySet,
    SeatExcused,
    Status,
    StatusSet,
)
from scorer.domain.record.facts.set_up import (
    CertificateKeySet,
    ContestSet,
    ContestStarted,
    DrawMade,
    EntrantSet,
    LaptopAdmitted,
    OfficialSet,
    RubricSet,
    SchemeSet,
    SeatSet,
    StationSet,
)
from scorer.domain.record.facts.the_day import (
    AlarmConfirmed,
    Arrived,
    ChiefCalled,
    EntryMade,
    PaperTyped,
    SheetSigned,
    TimeTaken,
    Undone,
)
from scorer.domain.record.facts.the_end import (
    BulletinIssued,
    CertificateIssued,
    CertificateReprinted,
    CertificateWithdrawn,
    CodesOpened,
    Released,
    Sealed,
)

__all__ = (
    "AlarmConfirmed",
    "Arrived",
    "AttemptVoided",
    "BulletinIssued",
    "CertificateIssued",
    "CertificateKeySet",
    "CertificateReprinted",
    "CertificateWithdrawn",
    "ChiefCalled",
    "CodesOpened",
    "ConflictSettled",
    "ContestSet",
    "ContestStarted",
    "CriticalRuled",
    "DrawMade",
    "EntrantSet",
    "EntryMade",
    "Fact",
    "FallbackOrdered",
    "LaptopAdmitted",
    "OfficialSet",
    "PaperSettled",
    "PaperTyped",
    "PenaltySet",
    "Released",
    "RubricSet",
    "Ruling",
    "SchemeSet",
    "Sealed",
    "SeatExcused",
    "SeatSet",
    "SheetSigned",
    "StationSet",
    "Status",
    "StatusSet",
    "TimeTaken",
    "Undone",
)

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
    | CertificateWithdrawn
    | Undone
)
