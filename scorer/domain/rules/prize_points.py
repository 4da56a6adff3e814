"""Team points from members' prizes, as 8/4/2 for first, second and third, 1 for passing all. E39.

A team without any points takes no team prize.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

_ZERO = Fraction(0)


class PrizePoints(Struct, frozen=True):
    """The points of each prize class, and of a team without a prize that passed every event."""

    classes: Mapping[str, Fraction]
    passed_all: Fraction = _ZERO


class TeamPrizes(Struct, frozen=True):
    """A team's prizes over all events, and whether it passed every one of them."""

    prizes: tuple[str, ...] = ()
    passed_all: bool = False


def prize_points(team: TeamPrizes, rule: PrizePoints) -> Fraction:
    """The points of the team's prizes; without any, what passing all events gives."""
    won = sum((rule.classes.get(prize, _ZERO) for prize in team.prizes), _ZERO)
    return won_or_passed(won, rule.passed_all, passed=team.passed_all)


def won_or_passed(won: Fraction, passed_all: Fraction, *, passed: bool) -> Fraction:
    """What was won; who won nothing and passed every event has the points for that instead."""
    return won or (passed_all if passed else _ZERO)


def eligible(points: Mapping[str, Fraction]) -> Sequence[str]:
    """The teams that may take a team prize: those with points."""
    return tuple(team for team, found in points.items() if found)
