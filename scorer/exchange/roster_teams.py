"""From rows to teams: people who are there twice, roles, and the units' short names."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from scorer.domain.model.contest import Contest
from scorer.domain.model.people import Entrant, Member
from scorer.exchange.person_text import name_key
from scorer.exchange.problem import Place, Problem
from scorer.exchange.problem_words import What
from scorer.exchange.roster_rows import RosterRow
from scorer.exchange.roster_words import UNIT_ENDINGS


class Team(Struct, frozen=True):
    """A unit and its rows that can enter; ``faulty`` where another row of it is wrong."""

    unit: str
    rows: tuple[RosterRow, ...]
    faulty: bool = False


def problem(row: RosterRow, column: str, what: What, /, **about: str) -> Problem:
    """A problem in a cell of a row."""
    return Problem(Place(sheet=row.sheet, row=row.row, column=column), what, about)


def find_doubles(
    rows: Iterable[RosterRow],
) -> tuple[set[tuple[str, int]], list[Problem], list[Problem]]:
    """People who are there twice (by place of the later row), their faults, and notices.

    The same identity number, or the same name with the same telephone, is one person; without a
    telephone, the same name in the same unit is. The same name elsewhere is only worth a look.
    """
    doubles: set[tuple[str, int]] = set()
    faults: list[Problem] = []
    notices: list[Problem] = []
    first: dict[tuple[str, str], RosterRow] = {}
    named: dict[str, RosterRow] = {}
    for row in rows:
        if not row.name:
            continue
        name = name_key(row.name)
        keys = _keys(row, name)
        earlier = next((first[key] for key in keys if key in first), None)
        same = named.get(name)
        if earlier:
            doubles.add((row.sheet, row.row))
            faults.append(problem(row, "name", "duplicate_person", **_about(earlier, row)))
        elif same:
            notices.append(problem(row, "name", "same_name", **_about(same, row)))
        for key in keys:
            first.setdefault(key, row)
        named.setdefault(name, row)
    return doubles, faults, notices


def _keys(row: RosterRow, name: str) -> list[tuple[str, str]]:
    keys = [("identity", row.identity)] if row.identity else []
    keys.append(("phone", name + row.phone) if row.phone else ("unit", f"{name} {row.unit}"))
    return keys


def _about(earlier: RosterRow, row: RosterRow) -> dict[str, str]:
    return {"name": row.name, "row": str(earlier.row), "unit": earlier.unit}


def teams_of(
    rows: Iterable[RosterRow], doubles: set[tuple[str, int]], contest: Contest
) -> tuple[list[Team], list[Problem]]:
    """The units in the order of the roster with the rows that can enter, and roles held twice.

    A row without a name, unit or role, or of someone who is already there, does not enter.
    """
    most = max(1, contest.team_size // max(1, len(contest.roles)))
    wordings = {role.id: role.name.zh for role in contest.roles}
    held: dict[str, list[RosterRow]] = {}
    faulty: set[str] = set()
    faults: list[Problem] = []
    for row in rows:
        if not row.unit:
            continue
        team = held.setdefault(row.unit, [])
        same = [one for one in team if one.role == row.role]
        lacks = not row.name or bool(wordings and not row.role)
        if lacks or (row.sheet, row.row) in doubles:
            faulty.add(row.unit)
        elif len(same) >= most:
            faulty.add(row.unit)
            faults.append(_too_many(row, same, wordings.get(row.role, "")))
        else:
            team.append(row)
    return [Team(unit, tuple(team), unit in faulty) for unit, team in held.items()], faults


def _too_many(row: RosterRow, same: list[RosterRow], role: str) -> Problem:
    if not role:
        return problem(row, "name", "team_large", unit=row.unit, count=str(len(same)))
    about = {"unit": row.unit, "role": role, "row": str(same[-1].row)}
    return problem(row, "role", "role_doubled", **about)


def lacking(teams: Iterable[Team], contest: Contest) -> list[Problem]:
    """Roles for which a unit has nobody, unless a wrong row of it explains the gap."""
    most = max(1, contest.team_size // max(1, len(contest.roles)))
    return [
        problem(team.rows[0], "unit", "role_lacking", unit=team.unit, role=role.name.zh)
        for team in teams
        if team.rows and not team.faulty and len(team.rows) < contest.team_size
        for role in contest.roles
        if sum(row.role == role.id for row in team.rows) < most
    ]


def likely_roles(
    faults: list[Problem], rows: Iterable[RosterRow], contest: Contest
) -> list[Problem]:
    """Where a role is missing, name the one that the rest of the team leaves, if it is only one."""
    missing = {(one.where.sheet, one.where.row) for one in faults if one.what == "role_missing"}
    held: dict[str, set[str]] = {}
    units: dict[tuple[str, int], str] = {}
    for row in rows:
        held.setdefault(row.unit, set()).add(row.role)
        if (row.sheet, row.row) in missing:
            units[row.sheet, row.row] = row.unit
    told: list[Problem] = []
    for one in faults:
        unit = units.get((one.where.sheet, one.where.row))
        left = [role for role in contest.roles if role.id not in held.get(unit or "", set())]
        if one.what == "role_missing" and unit and len(left) == 1:
            about = {"allowed": left[0].name.zh, "likely": left[0].id}
            told.append(Problem(one.where, one.what, about))
        else:
            told.append(one)
    return told


def short_names(teams: list[Team]) -> tuple[dict[str, str], list[Problem]]:
    """The short name of each unit: the roster's own, else the name without its usual ending."""
    faults: list[Problem] = []
    given: dict[str, str] = {}
    owners: dict[str, str] = {}
    for team in teams:
        named = [row for row in team.rows if row.short]
        for row in named[1:]:
            if row.short != named[0].short:
                about = {"unit": team.unit, "row": str(named[0].row), "text": named[0].short}
                faults.append(problem(row, "short", "short_differs", **about))
        if named:
            owner = owners.setdefault(named[0].short, team.unit)
            if owner != team.unit:
                about = {"text": named[0].short, "unit": owner}
                faults.append(problem(named[0], "short", "short_twice", **about))
            given[team.unit] = named[0].short
    taken = set(owners)
    for team in teams:
        if team.unit not in given:
            short = _derived(team.unit)
            given[team.unit] = team.unit if short in taken else short
            taken.add(given[team.unit])
    return given, faults


def _derived(unit: str) -> str:
    for ending in UNIT_ENDINGS:
        if unit.endswith(ending) and len(unit) > len(ending) + 1:
            return unit.removesuffix(ending)
    return unit


def entrants_of(
    teams: list[Team],
    shorts: dict[str, str],
    contest: Contest,
    source: str,
    new_id: Callable[[], str],
) -> tuple[Entrant, ...]:
    """The teams as entrants: numbered 01, 02 …, their members 0101, 0102 … by role.

    Of a telephone only the last four digits are kept, of an identity number nothing.
    """
    places = {role.id: place for place, role in enumerate(contest.roles)}
    digits = max(2, len(str(len(teams))))
    made: list[Entrant] = []
    for count, team in enumerate(teams, 1):
        number = str(count).zfill(digits)
        named = [row for row in team.rows if row.name]
        in_order = sorted(named, key=lambda row: places.get(row.role, 0))
        members = tuple(
            member_of(row, new_id(), f"{number}{place:02}", source)
            for place, row in enumerate(in_order, 1)
        )
        short = shorts[team.unit]
        made.append(
            Entrant(id=new_id(), number=number, name=team.unit, short=short, members=members)
        )
    return tuple(made)


def member_of(row: RosterRow, name: str, number: str, source: str) -> Member:
    """The person of a row under this id and number."""
    return Member(
        id=name,
        name=row.name,
        role=row.role,
        number=number,
        phone_tail=row.phone[-4:],
        source=f"{source} · {row.sheet}" if row.sheet else source,
        row=row.row,
    )
