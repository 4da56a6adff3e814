"""Simulated bouts: a bracket with byes, or everybody against everybody."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from scorer.domain.model.scheme import PartRule
from scorer.domain.rules.draw import draw_order
from scorer.rehearsal.day import Day
from scorer.rehearsal.parts.filling import Filled, Writer


def bouts(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """Every bout once, entered under the side that was drawn first."""
    drawn = draw_order(f"{day.contest.code} {day.seed} bouts {part.id}", subjects)
    book = _Book(day, part)
    if part.settings.get("format", "elimination") == "robin":
        for side, against in combinations(drawn, 2):
            yield book.fight(1, side, against)[0]
    else:
        yield from _bracket(book, drawn)
    if "lot" in part.lists.get("ties", ("lot",)) and part.settings.get("format") == "robin":
        for place, side in enumerate(drawn, 1):
            yield book.entry(side, {"kind": "lot", "lot": str(place)})


def _bracket(book: "_Book", drawn: Sequence[str]) -> Iterator[Filled]:
    """Byes fall into the first round alone; the losers of the semi-finals meet for third place."""
    inside, round_ = list(drawn), 1
    places = 1 << (max(1, len(inside)) - 1).bit_length()
    byes = places - len(inside)
    semis: list[str] = []
    while len(inside) > 1:
        winners = inside[:byes]
        for side in winners:
            yield book.entry(side, {"kind": "bye", "round": str(round_)})
        playing, losers = inside[byes:], list[str]()
        for side, against in zip(playing[::2], playing[1::2], strict=True):
            filled, winner = book.fight(round_, side, against)
            yield filled
            winners.append(winner)
            losers.append(against if winner == side else side)
        if len(losers) == 2 and len(winners) == 2:
            semis = losers
        inside, byes, round_ = winners, 0, round_ + 1
    if semis:
        yield book.fight(round_, *semis, kind="third_place")[0]


class _Book:
    """The entries of bouts while they are being made, numbered for each side."""

    def __init__(self, day: Day, part: PartRule) -> None:
        self._day, self._part = day, part
        self._numbers: dict[str, int] = {}

    def entry(self, side: str, values: dict[str, str]) -> Filled:
        """The side's next entry."""
        number = self._numbers[side] = self._numbers.get(side, 0) + 1
        return Filled(side, number, values)

    def fight(
        self, round_: int, side: str, against: str, *, kind: str = "match"
    ) -> tuple[Filled, str]:
        """One bout and who won it."""
        writer = Writer(self._day, self._part, side)
        other = Writer(self._day, self._part, against)
        chance = writer.chance(round_, against)
        ahead = writer.skill(chance) >= other.skill(chance)
        best_of = int(self._part.settings.get("best_of", "3") or 3)
        won, lost = best_of // 2 + 1, chance.randrange(0, best_of // 2 + 1)
        own, theirs = (won, lost) if ahead else (lost, won)
        values = {
            "kind": kind,
            "round": str(round_),
            "against": against,
            "own": str(own),
            "other": str(theirs),
        }
        return self.entry(side, values), side if ahead else against
