"""Prizes by quota, and what a tie across a prize's line does."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from tests.oracle.numbers import exact, half_up
from tests.oracle.places import Line, Order, key, ranked
from tests.oracle.reading import Book, Json

Group = list[Line]
UNDECIDED = "?"
"""Stands for the prize of teams whose tie has to be broken first."""


def prizes(book: Book, lines: Sequence[Line]) -> dict[str, str]:
    """The prize of every team that gets one."""
    rule = book.rules["prizes"]
    if not rule["levels"]:
        return {}
    numbers = quotas(rule, _base(book, rule, lines))
    levels = [level["id"] for level in rule["levels"]]
    given = _give(rule["tie"], list(_groups(book, lines)), numbers)
    names = {line.entrant for line in lines if not line.status}
    return {
        entrant: levels[at] if at >= 0 else UNDECIDED
        for entrant, at in given.items()
        if entrant in names
    }


def quotas(rule: Json, base: int) -> list[int]:
    """How many of each prize there are."""
    numbers: list[int] = []
    shares = Fraction(0)
    for level in rule["levels"]:
        if level["number"] is not None:
            numbers.append(level["number"])
            continue
        share = exact(level["share"])
        before, shares = shares, shares + share
        if rule["rounding"] == "cumulative_half_up":
            numbers.append(int(half_up(shares * base, 0)) - int(half_up(before * base, 0)))
        else:
            numbers.append(_whole(rule["rounding"], share * base))
    if base:
        numbers[0] = max(numbers[0], rule["least_first"])
    return numbers


def _whole(rounding: str, value: Fraction) -> int:
    if rounding == "ceil":
        return math.ceil(value)
    return math.floor(value) if rounding == "floor" else int(half_up(value, 0))


def _base(book: Book, rule: Json, lines: Sequence[Line]) -> int:
    if rule["base"] == "entered":
        return len(book.entrants)
    return sum(
        any(result.value is not None for result in line.team.stations.values()) for line in lines
    )


def _groups(book: Book, lines: Sequence[Line]) -> Iterator[Group]:
    """Teams of the same place, best first; one that must be left empty keeps its place here."""
    rule = book.rules["prizes"]
    least = None if rule["minimum"] is None else exact(rule["minimum"])

    def order(line: Line) -> Order:
        return key(book, line.team)

    asked = [line for line in lines if line.place is not None or _left_empty(book, line)]
    able = [line for line in asked if least is None or (line.total or Fraction(0)) >= least]
    for _, equal in groupby(sorted(able, key=order), key=order):
        yield list(equal)


def _left_empty(book: Book, line: Line) -> bool:
    """Disqualified after the announcement, where the rules then leave the place empty."""
    if not book.rules["prizes"]["vacate"] or line.status != "disqualified":
        return False
    if book.announced is None or not ranked(book, replace(line.team, status="")):
        return False
    said = [s.when for s in book.statuses[line.entrant] if s.word == "disqualified" and not s.scope]
    return min(said) > book.announced


def _give(tie: str, groups: list[Group], numbers: Sequence[int]) -> dict[str, int]:
    given: dict[str, int] = {}
    over = 0
    for at, number in enumerate(numbers):
        left = number - over if tie in {"include_shrink", "break"} else number
        over = max(0, -left)
        while groups and left > 0:
            size = len(groups[0])
            if size > left and tie == "exclude":
                break
            crossing = size > left and tie == "break"
            given |= {line.entrant: -1 if crossing else at for line in groups.pop(0)}
            left -= size
            over = max(0, -left)
    return given
