"""What is recorded before the contest starts, and who sits where; a substitute too."""

from scorer.domain.model.contest import Contest, Station
from scorer.domain.model.officials import Official
from scorer.domain.model.people import Entrant
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Scheme
from scorer.domain.record.facts.fact import Recorded, Ruling


class ContestSet(Recorded, frozen=True, kw_only=True, tag="contest_set"):
    """The contest and its rules, as a whole."""

    contest: Contest


class RubricSet(Recorded, frozen=True, kw_only=True, tag="rubric_set"):
    """A rubric, as a whole."""

    rubric: Rubric


class SchemeSet(Recorded, frozen=True, kw_only=True, tag="scheme_set"):
    """The scheme of a contest of many parts, as a whole; a contest of rounds has none."""

    scheme: Scheme


class StationSet(Recorded, frozen=True, kw_only=True, tag="station_set"):
    """A station: a paper, or a skill that was drawn."""

    station: Station


class OfficialSet(Recorded, frozen=True, kw_only=True, tag="official_set"):
    """An official with duties and PIN."""

    official: Official


class EntrantSet(Recorded, frozen=True, kw_only=True, tag="entrant_set"):
    """An entrant with all its members; ``reason`` says why it was changed (a replacement)."""

    entrant: Entrant
    reason: str = ""


class SeatSet(Ruling, frozen=True, kw_only=True, tag="seat_set"):
    """Who sits at a seat of a station's panel from now on; ``reason`` where it changes hands."""

    station: str
    seat: int
    judge: str
    reason: str = ""


class LaptopAdmitted(Recorded, frozen=True, kw_only=True, tag="laptop_admitted"):
    """A laptop whose signed files this contest takes; ``key`` is its Ed25519 public key (hex).

    A laptop may let itself in with an admitted ``ticket``; ``proof`` is the ticket's signature.
    """

    laptop: str
    key: str
    name: str
    ticket: str = ""
    proof: str = ""


class CertificateKeySet(Recorded, frozen=True, kw_only=True, tag="certificate_key_set"):
    """The contest's public key (Ed25519, hex), against which certificates are checked."""

    key: str


class DrawMade(Recorded, frozen=True, kw_only=True, tag="draw_made"):
    """A draw: ``result`` follows from ``seed`` and ``pool``, so that anyone can repeat it.

    ``subject``: ``sites``, ``skills:ROLE``, ``skills:ROUND:ROLE:MEMBER`` (where each draws for
    itself), ``order:STATION`` or ``codes:STATION``. For codes the result lists the codes in the
    order of the pool.
    """

    subject: str
    seed: str
    pool: tuple[str, ...]
    result: tuple[str, ...]
    witness: str = ""
    reason: str = ""


class ContestStarted(Recorded, frozen=True, kw_only=True, tag="contest_started"):
    """From here the rules are frozen; ``rules_hash`` is what the rule sheet prints."""

    rules_hash: str
