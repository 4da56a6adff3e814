"""Single elimination: rounds, byes, seeds and series of pulls or games. E40."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from scorer.domain.rules.draw import draw_order


class BracketRound(Struct, frozen=True):
    """A round: how many teams stand in it, how many matches there are, and how many go through."""

    teams: int
    matches: int
    byes: int


def rounds_with_byes(teams: int) -> tuple[BracketRound, ...]:
    """The rounds where every odd one gives one team a bye by lot; one team needs none."""
    found: list[BracketRound] = []
    while teams > 1:
        byes = teams % 2
        found.append(BracketRound(teams, teams // 2, byes))
        teams = teams // 2 + byes
    return tuple(found)


def standard_bracket(teams: int) -> tuple[int, BracketRound]:
    """The size of a seeded bracket (a power of two) and its first round, which has all byes."""
    size = 1
    while size < teams:
        size *= 2
    byes = size - teams
    return size, BracketRound(teams, (teams - byes) // 2, byes)


def seeded_pairs(teams: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    """The first round of a seeded bracket, best seed first: 1 meets the last, byes go to the top.

    Winners of neighbouring pairs meet next, so that the first two seeds can meet in the final
    only. ``None`` is a bye.
    """
    order = [0]
    while len(order) < len(teams):
        size = 2 * len(order)
        order = [place for seed in order for place in (seed, size - 1 - seed)]
    if len(teams) < 2:
        return tuple((team, None) for team in teams)
    pairs = zip(order[::2], order[1::2], strict=True)
    return tuple((teams[a], teams[b] if b < len(teams) else None) for a, b in pairs)


def drawn_pairs(seed: str, teams: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    """A round drawn by lot from a seed that is agreed aloud; the odd team out has the bye."""
    order = draw_order(seed, teams)
    pairs = [(a, b) for a, b in zip(order[::2], order[1::2], strict=False)]
    return (*pairs, (order[-1], None)) if len(order) % 2 else tuple(pairs)


def needed(best_of: int) -> int:
    """How many wins decide a series of so many."""
    return best_of // 2 + 1


def series(own: int, other: int, best_of: int) -> Literal["won", "lost", "open"]:
    """How a series stands: decided, or the next pull is due. Both cannot have won."""
    if own >= needed(best_of):
        return "won"
    return "lost" if other >= needed(best_of) else "open"


def walkover(best_of: int) -> tuple[int, int]:
    """The score where the other side does not come: all wins that are needed, to none."""
    return needed(best_of), 0


def pulls(matches: int, best_of: int) -> tuple[int, int]:
    """The least and the most pulls that so many series can take."""
    return matches * needed(best_of), matches * best_of
