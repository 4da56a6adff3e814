"""Awards: how many prizes there are, and who gets them when a tie lies across a line. E35-E38."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.contest import PrizeRule
from scorer.domain.model.exact import rounded
from scorer.domain.rules.ranking import Place

_NONE: frozenset[str] = frozenset()


class Break(Struct, frozen=True):
    """A tie that must be broken first: so many of the tied get this prize, by a play-off."""

    tied: tuple[str, ...]
    places: int
    level: str


class AwardList(Struct, frozen=True):
    """Who gets what: ids by prize, best first; prizes left empty; ties still to be broken."""

    levels: dict[str, tuple[str, ...]]
    vacancies: dict[str, int]
    breaks: tuple[Break, ...] = ()


def quotas(rule: PrizeRule, entered: int, competed: int) -> tuple[int, ...]:
    """How many prizes each level has, from those entered or those who competed. E35, E36.

    ``cumulative_half_up`` rounds the running sum of shares, so that the whole number of prizes is
    right. ``least_first`` raises the first level, never above the number of people.
    """
    base = entered if rule.base == "entered" else competed
    counts: list[int] = []
    run, given = Fraction(0), 0
    for level in rule.levels:
        if level.number is not None:
            counts.append(level.number)
            continue
        part = (level.share or Fraction(0)) * base
        if rule.rounding == "cumulative_half_up":
            run += part
            counts.append(int(rounded(run, 0)) - given)
            given += counts[-1]
        else:
            counts.append(_rounded(part, rule.rounding))
    if counts:
        counts[0] = max(counts[0], min(rule.least_first, base))
    return tuple(counts)


def _rounded(value: Fraction, how: str) -> int:
    if how == "floor":
        return int(value // 1)
    return int(-(-value // 1)) if how == "ceil" else int(rounded(value, 0))


def award(
    places: Sequence[Place],
    rule: PrizeRule,
    totals: Mapping[str, Fraction | None],
    entered: int,
    competed: int,
    *,
    dq_after: frozenset[str] = _NONE,
) -> AwardList:
    """Give the prizes down the ranking. E37, E38.

    A tie across a line is resolved by ``rule.tie``: ``include_keep`` lets all the tied in;
    ``include_shrink`` too, and the levels below pay for it; ``exclude`` drops all of them to the
    next level and leaves the prize empty; ``break`` names what a play-off must decide. A total
    below ``rule.minimum`` gets nothing; totals within the band ``rule.within`` count as tied. Ids
    in ``dq_after`` were disqualified after the announcement: others move up, or with
    ``rule.vacate`` the place stays empty; such an id may come ranked, or unranked with its former
    total in ``totals``.
    """
    book = _Book(rule, list(quotas(rule, entered, competed)), dq_after)
    for group in _groups(places, rule, totals, dq_after):
        book.place(group)
    return book.closed()


def _groups(
    places: Sequence[Place],
    rule: PrizeRule,
    totals: Mapping[str, Fraction | None],
    gone: frozenset[str],
) -> list[tuple[str, ...]]:
    """Equal rows together, best first, down to the least total that any prize needs."""
    groups: list[tuple[str, ...]] = []
    ranked = [place for place in places if place.rank is not None]
    seen: set[str] = set()
    for place in ranked:
        if place.id not in seen:
            groups.append((place.id, *place.tied))
            seen.update(groups[-1])
    if rule.vacate:
        for name in sorted(gone - seen):
            _insert(groups, name, totals)
    else:
        groups = [tuple(name for name in group if name not in gone) for group in groups]
    good = [g for g in groups if g and _enough(totals.get(g[0]), rule.minimum)]
    return _banded(good, rule.within, totals)


def _banded(
    groups: list[tuple[str, ...]], within: Fraction | None, totals: Mapping[str, Fraction | None]
) -> list[tuple[str, ...]]:
    """Groups joined while they lie within the band below the first of them."""
    if within is None:
        return groups
    joined: list[tuple[str, ...]] = []
    best: Fraction | None = None
    for group in groups:
        total = totals.get(group[0])
        if joined and best is not None and total is not None and abs(best - total) <= within:
            joined[-1] += group
        else:
            joined.append(group)
            best = total
    return joined


def _insert(
    groups: list[tuple[str, ...]], name: str, totals: Mapping[str, Fraction | None]
) -> None:
    """Put a disqualified id back where its former total stood; behind equal ones."""
    former = totals.get(name)
    if former is None:
        return
    before = [now for group in groups if (now := totals.get(group[0])) is not None]
    groups.insert(sum(now >= former for now in before), (name,))


def _enough(total: Fraction | None, minimum: Fraction | None) -> bool:
    return minimum is None or (total is not None and total >= minimum)


@dataclass(slots=True)
class _Book:
    """The prizes while they are being given; ``left`` counts what each level still has."""

    rule: PrizeRule
    left: list[int]
    gone: frozenset[str]
    level: int = 0
    given: dict[int, list[str]] = field(default_factory=dict)
    empty: dict[int, int] = field(default_factory=dict)
    breaks: list[Break] = field(default_factory=list)

    def place(self, group: tuple[str, ...]) -> None:
        """Give one group of equals its prize, if there is one left."""
        self._skip()
        if self.level >= len(self.left):
            return
        if len(group) <= self.left[self.level]:
            self._give(group, len(group))
        elif self.rule.tie == "exclude":
            self._exclude(group)
        elif self.rule.tie == "break":
            self._break(group)
        else:
            self._include(group)

    def closed(self) -> AwardList:
        """The list; what no one took is vacant."""
        names = [level.id for level in self.rule.levels]
        return AwardList(
            levels={name: tuple(self.given.get(i, ())) for i, name in enumerate(names)},
            vacancies={
                name: self.left[i] + self.empty.get(i, 0)
                for i, name in enumerate(names)
                if self.left[i] + self.empty.get(i, 0)
            },
            breaks=tuple(self.breaks),
        )

    def _skip(self) -> None:
        while self.level < len(self.left) and not self.left[self.level]:
            self.level += 1

    def _give(self, group: tuple[str, ...], cost: int) -> None:
        stay = [name for name in group if name not in self.gone]
        self.given.setdefault(self.level, []).extend(stay)
        lost = len(group) - len(stay)
        if lost:
            self.empty[self.level] = self.empty.get(self.level, 0) + lost
        self.left[self.level] -= cost

    def _include(self, group: tuple[str, ...]) -> None:
        over = len(group) - self.left[self.level]
        self._give(group, self.left[self.level])
        if self.rule.tie == "include_shrink":
            for lower in range(self.level + 1, len(self.left)):
                paid = min(over, self.left[lower])
                self.left[lower] -= paid
                over -= paid

    def _exclude(self, group: tuple[str, ...]) -> None:
        """Fall to the first level that holds all of them; the levels that they fell past close."""
        while self.level < len(self.left) and len(group) > self.left[self.level]:
            self.empty[self.level] = self.empty.get(self.level, 0) + self.left[self.level]
            self.left[self.level] = 0
            self.level += 1
        if self.level < len(self.left):
            self._give(group, len(group))

    def _break(self, group: tuple[str, ...]) -> None:
        """Keep a place for each of the tied down the levels, and name every line they cross."""
        due = len(group)
        while due and self.level < len(self.left):
            taken = min(due, self.left[self.level])
            if taken:
                name = self.rule.levels[self.level].id
                self.breaks.append(Break(group, taken, name))
            self.left[self.level] -= taken
            due -= taken
            self._skip()
