"""A bout of two sides, gathered from the entries of either."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import PartRule
from scorer.domain.rules.bracket import needed
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order
from scorer.domain.rules.ways.way import Entry

KINDS = ("match", "bye", "walkover", "third_place", "lot")
_ZERO = Fraction(0)


class Bout(Struct, frozen=True):
    """A bout, seen from the side with the smaller id; ``against`` is empty for a bye.

    ``own`` and ``other`` are pulls or points; ``winner`` is empty for a draw and while a series
    is not decided (``decided`` false).
    """

    round: int
    side: str
    against: str
    own: Fraction
    other: Fraction
    winner: str = ""
    decided: bool = True
    third_place: bool = False


def bouts_of(
    part: PartRule, entries: Mapping[str, Sequence[Entry]]
) -> tuple[tuple[Bout, ...], frozenset[str]]:
    """Every bout once, by round and sides; and the sides whose entries contradict each other."""
    found: dict[tuple[int, str, str], Bout] = {}
    apart: set[str] = set()
    for side in sorted(entries):
        for entry in in_order(entries[side]):
            if entry.values.get("kind", "match") == "lot":
                continue
            bout = _bout(part, side, entry)
            key = (bout.round, bout.side, bout.against)
            if found.setdefault(key, bout) != bout:
                apart |= {bout.side, bout.against}
    return tuple(found[key] for key in sorted(found)), frozenset(apart)


def _bout(part: PartRule, side: str, entry: Entry) -> Bout:
    values = entry.values
    kind, against = values.get("kind") or "match", values.get("against", "")
    round_ = int(exact(values.get("round") or "1"))
    if kind == "bye" or not against:
        return Bout(round_, side, "", _ZERO, _ZERO, side)
    best_of = int(settings.number(part, "best_of", 0))
    own, other = exact(values.get("own") or "0"), exact(values.get("other") or "0")
    if kind == "walkover":
        own, other = Fraction(needed(best_of)) if best_of else Fraction(1), _ZERO
    decided = not best_of or max(own, other) >= needed(best_of)
    winner = "" if own == other or not decided else side if own > other else against
    third = kind == "third_place"
    if against < side:
        side, against, own, other = against, side, other, own
    return Bout(round_, side, against, own, other, winner, decided, third)
