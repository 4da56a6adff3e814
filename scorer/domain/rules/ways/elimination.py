"""Single elimination: a place by the round reached; those who fall in one round share it."""

from collections.abc import Sequence
from fractions import Fraction

from scorer.domain.model.scheme import PartRule
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.bout import Bout


def values(part: PartRule, sides: Sequence[str], bouts: Sequence[Bout]) -> dict[str, Fraction]:
    """Each side's place, or the bouts that it won; nothing for who is still in, or has no bout.

    The last one standing is first, the loser of the final second, both losers of the semi-finals
    third unless they met for it.
    """
    fell = {
        _loser(bout): bout.round
        for bout in bouts
        if bout.against and bout.winner and not bout.third_place
    }
    seen = {name for bout in bouts for name in (bout.side, bout.against) if name}
    inside = [name for name in sides if name in seen and name not in fell]
    if settings.choice(part, "gives", "place") == "points":
        return _wins(sides, bouts) if len(inside) < 2 else {}
    found = {
        name: Fraction(len(inside) + sum(other > round_ for other in fell.values()) + 1)
        for name, round_ in fell.items()
    }
    if len(inside) == 1 and fell and not any(not bout.decided for bout in bouts):
        found[inside[0]] = Fraction(1)
    for bout in bouts:
        if bout.third_place and bout.winner and _loser(bout) in found:
            found[_loser(bout)] = found[bout.winner] + 1
    return found


def _loser(bout: Bout) -> str:
    return bout.against if bout.winner == bout.side else bout.side


def _wins(sides: Sequence[str], bouts: Sequence[Bout]) -> dict[str, Fraction]:
    return {
        name: Fraction(sum(bool(bout.against) and bout.winner == name for bout in bouts))
        for name in sides
    }
