"""Order, ties and shared places."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from tests.oracle.numbers import half_up
from tests.oracle.reading import Book
from tests.oracle.team import Team, team


@dataclass(frozen=True)
class Line:
    """One team's line. ``place`` is None where there is a status, or something is missing."""

    entrant: str
    place: int | None
    total: Fraction | None
    status: str
    team: Team


Order = tuple[Fraction, ...]


def standings(book: Book, parts: set[str]) -> list[Line]:
    """All teams over these stations, the placed ones first."""
    teams = [team(book, entrant, parts) for entrant in book.entrants]
    placed = [found for found in teams if ranked(book, found)]
    placed.sort(key=lambda found: key(book, found))
    lines = _placed(book, placed)
    rest = [found for found in teams if not ranked(book, found)]
    lines += [Line(t.entrant, None, t.total.value, t.status or _why(t), t) for t in rest]
    return lines


def ranked(book: Book, found: Team) -> bool:
    """Whether a team takes a place: no status, nothing missing, and no gap where none may be."""
    if found.status or found.total.value is None:
        return False
    return found.total.full or book.rules["absent"] != "not_ranked"


def key(book: Book, found: Team) -> Order:
    """What is compared, in order; less is better."""
    assert found.total.value is not None
    return (-found.total.value, *(_tie(found, rule) for rule in book.rules["ties"]))


def _tie(found: Team, rule: str) -> Fraction:
    name, _, what = rule.partition(":")
    if name == "round":
        value = found.rounds.get(what)
        return -(value.value or Fraction(0)) if value else Fraction(0)
    if name == "full_team":
        return Fraction(0 if found.total.full else 1)
    if name == "more_decimals":
        return -half_up(found.exact_total or Fraction(0), int(what))
    if name == "time":
        return found.seconds
    if name == "fewer_criticals":
        return Fraction(found.criticals)
    raise NotImplementedError(rule)


def _placed(book: Book, teams: Sequence[Team]) -> list[Line]:
    lines: list[Line] = []
    style = book.rules["ranks"]
    for dense, (_, equal) in enumerate(groupby(teams, key=lambda t: key(book, t)), 1):
        shared = len(lines) + 1
        for found in equal:
            ways = {"standard": shared, "dense": dense, "ordinal": len(lines) + 1}
            lines.append(Line(found.entrant, ways[style], found.total.value, "", found))
    return lines


def _why(found: Team) -> str:
    return "gap" if found.total.value is not None else "open"
