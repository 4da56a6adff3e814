"""Rosters of persons who compete alone, and of units that compete as such."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from scorer.domain.model.people import Entrant
from scorer.exchange.problem import Problem
from scorer.exchange.roster_rows import RosterRow
from scorer.exchange.roster_teams import Team, find_doubles, member_of, problem

NewId = Callable[[], str]
Doubles = set[tuple[str, int]]
"""The places of rows whose person is there already."""


def persons_of(rows: Sequence[RosterRow], source: str, new_id: NewId) -> tuple[Entrant, ...]:
    """Every row as an entrant and its only member, numbered in the order of the list.

    Two of one name carry their unit in the short name.
    """
    digits = max(2, len(str(len(rows))))
    names = Counter(row.name for row in rows)
    made: list[Entrant] = []
    for count, row in enumerate(rows, 1):
        name, number = new_id(), str(count).zfill(digits)
        made.append(
            Entrant(
                id=name,
                number=number,
                name=row.name,
                short=row.name if names[row.name] == 1 else f"{row.name}（{row.unit}）",
                members=(member_of(row, name, number, source),),
                unit=row.unit,
                division=row.division,
                exhibition=row.exhibition,
                entry=row.entry,
            )
        )
    return tuple(made)


def units_of(teams: Sequence[Team], rows: Sequence[RosterRow]) -> list[Team]:
    """The units in the order of the list, also those whose rows name nobody."""
    known = {team.unit: team for team in teams}
    bare: dict[str, list[RosterRow]] = {row.unit: [] for row in rows if row.unit}
    for row in rows:
        if row.unit and not row.name:
            bare[row.unit].append(row)
    return [
        Team(
            unit,
            (*nameless, *(known[unit].rows if unit in known else ())),
            unit in known and known[unit].faulty,
        )
        for unit, nameless in bare.items()
    ]


def doubled_once(
    rows: Sequence[RosterRow],
) -> tuple[Doubles, list[Problem], list[Problem]]:
    """As ``find_doubles``, in each division by itself: a person may compete in several."""
    found: tuple[Doubles, list[Problem], list[Problem]] = (set(), [], [])
    for division in dict.fromkeys(row.division for row in rows):
        doubles, faults, notices = find_doubles(r for r in rows if r.division == division)
        found[0].update(doubles)
        found[1].extend(faults)
        found[2].extend(notices)
    return found


def divisions_of(rows: Sequence[RosterRow]) -> tuple[dict[str, RosterRow], list[Problem]]:
    """The first row of each unit or team, which names its division; another one is a fault."""
    first: dict[str, RosterRow] = {}
    faults: list[Problem] = []
    for row in rows:
        known = first.setdefault(row.unit, row)
        if known.division != row.division:
            about = {"unit": row.unit, "row": str(known.row)}
            faults.append(problem(row, "division", "unit_twice", **about))
    return first, faults


def divided(entrants: Sequence[Entrant], first: Mapping[str, RosterRow]) -> tuple[Entrant, ...]:
    """Units or teams with the division that their rows name."""
    return tuple(
        replace(one, division=first[one.name].division, exhibition=first[one.name].exhibition)
        for one in entrants
    )
