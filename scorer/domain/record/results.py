"""Results: what a standing says of members, entrants and places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scorer.domain.record.outcome import Outcome
from scorer.domain.rules.combine import Combined
from scorer.domain.rules.part_result import PartResult
from scorer.domain.rules.ranking import Place


@dataclass(frozen=True, slots=True)
class MemberRound:
    """One member in one round: the outcomes of the parts that count, combined."""

    member: str
    outcomes: tuple[Outcome, ...]
    score: Combined
    status: str = ""


@dataclass(frozen=True, slots=True)
class TeamResult:
    """An entrant over the parts that count.

    ``status`` is why it takes no place: 缺考, 弃权, 取消资格, or ``missing`` while a part is open.
    ``unfinished``: without a status, some of its results are not final; or something that it
    rests on was ruled differently on two laptops. ``parts`` are a scheme's
    parts as they count; ``rounds`` then are its groups.
    """

    entrant: str
    members: Mapping[tuple[str, str], MemberRound]
    rounds: Mapping[str, Combined]
    total: Combined
    status: str = ""
    keys: Mapping[str, Fraction | int | None] = field(default_factory=dict)
    parts: Mapping[str, PartResult] = field(default_factory=dict)
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """The places over some parts.

    ``provisional``: some of these parts are not final for everybody.
    """

    parts: tuple[str, ...]
    results: Mapping[str, TeamResult]
    places: tuple[Place, ...]
    provisional: bool

    def place(self, entrant: str) -> Place:
        """The place of an entrant; ``KeyError`` where there is none."""
        for place in self.places:
            if place.id == entrant:
                return place
        raise KeyError(entrant)
