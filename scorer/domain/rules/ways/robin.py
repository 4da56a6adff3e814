"""Round robin: everybody meets everybody; points, then the rules for equal ones in order.

``head_to_head`` looks at the bouts among the equal ones alone, ``difference`` and ``won`` at all
pulls, ``lot`` at the lots that were drawn. What is still equal shares the place.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, groupby

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import PartRule
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.bout import Bout
from scorer.domain.rules.ways.result import in_order
from scorer.domain.rules.ways.way import Entry

TIES = ("head_to_head", "difference", "won", "lot")
_ZERO = Fraction(0)


def values(
    part: PartRule, entries: Mapping[str, Sequence[Entry]], bouts: Sequence[Bout]
) -> dict[str, Fraction]:
    """Each side's place or points; nothing until every pair has met and every bout is decided."""
    sides = sorted(entries)
    met = {(bout.side, bout.against) for bout in bouts if bout.decided and bout.against}
    if not met or any(pair not in met for pair in combinations(sides, 2)):
        return _so_far(part, sides, bouts)
    points = {name: table_points(part, name, bouts) for name in sides}
    if settings.choice(part, "gives", "place") == "points":
        return points
    groups = _split([tuple(sides)], points.__getitem__)
    for rule in part.lists.get("ties", ("head_to_head", "difference", "lot")):
        groups = [
            smaller for group in groups for smaller in _apart(part, rule, group, entries, bouts)
        ]
    places: dict[str, Fraction] = {}
    for group in groups:
        places |= dict.fromkeys(group, Fraction(len(places) + 1))
    return places


def _so_far(part: PartRule, sides: Sequence[str], bouts: Sequence[Bout]) -> dict[str, Fraction]:
    """A side looked at alone has the points of its own bouts; others wait for all bouts."""
    if len(sides) == 1:
        return {sides[0]: table_points(part, sides[0], bouts)}
    return {}


def table_points(part: PartRule, name: str, bouts: Sequence[Bout]) -> Fraction:
    """The points of a side: 2 for a win, 1 for a draw, 0 for a loss, unless settings say else."""
    win = settings.number(part, "win", 2)
    draw, loss = settings.number(part, "draw", 1), settings.number(part, "loss", 0)
    total = _ZERO
    for bout in bouts:
        if name in {bout.side, bout.against} and bout.decided and bout.against:
            total += win if bout.winner == name else loss if bout.winner else draw
    return total


def _apart(
    part: PartRule,
    rule: str,
    group: tuple[str, ...],
    entries: Mapping[str, Sequence[Entry]],
    bouts: Sequence[Bout],
) -> list[tuple[str, ...]]:
    """A group of equals, split by one rule."""
    if len(group) == 1:
        return [group]
    match rule:
        case "head_to_head":
            among = [bout for bout in bouts if {bout.side, bout.against} <= set(group)]
            return _split([group], lambda name: table_points(part, name, among))
        case "difference":
            return _split([group], lambda name: _pulls(name, bouts, 1))
        case "won":
            return _split([group], lambda name: _pulls(name, bouts, 0))
        case _:
            return _split([group], lambda name: -_lot(entries[name], len(entries)))


def _split(
    groups: Sequence[tuple[str, ...]], key: Callable[[str], Fraction]
) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for group in groups:
        ordered = sorted(group, key=lambda name: (-key(name), name))
        found += [tuple(same) for _, same in groupby(ordered, key=key)]
    return found


def _pulls(name: str, bouts: Sequence[Bout], less: int) -> Fraction:
    """Pulls won over all bouts, less those lost where ``less`` is 1."""
    total = _ZERO
    for bout in bouts:
        if name == bout.side:
            total += bout.own - less * bout.other
        elif name == bout.against:
            total += bout.other - less * bout.own
    return total


def _lot(entries: Sequence[Entry], last: int) -> Fraction:
    drawn = [exact(e.values["lot"]) for e in in_order(entries) if e.values.get("lot")]
    return drawn[-1] if drawn else Fraction(last + 1)
