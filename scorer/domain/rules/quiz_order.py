"""Who goes first and who stays in at a quiz: the risk round's order and sudden death. E21, E23."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct


def risk_order(scores: Mapping[str, Fraction], lots: Mapping[str, int]) -> tuple[str, ...]:
    """The highest score chooses first; equal ones by the lot that they drew."""
    last = len(scores) + 1
    return tuple(sorted(scores, key=lambda team: (-scores[team], lots.get(team, last), team)))


class Press(Struct, frozen=True):
    """A question of sudden death: who pressed first, if anybody, and whether the answer held."""

    team: str | None = None
    right: bool = False


class SuddenDeath(Struct, frozen=True):
    """Who won a place, best first; who is out; and who must go on."""

    winners: tuple[str, ...]
    out: tuple[str, ...]
    open: tuple[str, ...]


def sudden_death(tied: Sequence[str], presses: Sequence[Press], places: int = 1) -> SuddenDeath:
    """The first right answer wins a place, the first wrong one is out.

    It ends when the places are filled, or when no more are left than places. What comes after
    the end, or from a team that is no longer in, changes nothing.
    """
    open_, winners, out = list(tied), list[str](), list[str]()
    for press in presses:
        left = places - len(winners)
        if len(open_) <= left or not left:
            break
        if press.team in open_:
            open_.remove(press.team)
            (winners if press.right else out).append(press.team)
    left = places - len(winners)
    if not left:
        return SuddenDeath(tuple(winners), (*out, *open_), ())
    if len(open_) <= left:
        return SuddenDeath((*winners, *open_), tuple(out), ())
    return SuddenDeath(tuple(winners), tuple(out), tuple(open_))
