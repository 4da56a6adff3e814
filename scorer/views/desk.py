"""What the check-in desk shows: who is here, unit by unit, and one person large."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from scorer.domain.model.people import Entrant, Member
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import Entry, State
from scorer.views import kinds, names
from scorer.words import _

Presence = Literal["here", "missing", "absent"]
RECENT = 24


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A team: who of it is here, in the order of its members.

    ``settled``: nobody of it is still awaited.
    """

    entrant: str
    short: str
    places: tuple[Presence, ...]
    settled: bool
    first: str

    @property
    def here(self) -> int:
        """How many are here."""
        return self.places.count("here")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who came, and when (hh:mm:ss)."""

    member: str
    name: str
    team: str
    at: str
    late: bool
    laptop: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """Somebody who took another's place; the old badge is void."""

    member: str
    before: str
    now: str
    team: str
    role: str
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk as a whole."""

    here: int
    people: int
    units: tuple[UnitLine, ...]
    recent: tuple[Arrival, ...]
    replaced: tuple[Replacement, ...]
    official: str

    @property
    def percent(self) -> int:
        """How many of a hundred are here, rounded down: 100 only when all are."""
        return 100 * self.here // self.people if self.people else 0

    @property
    def complete(self) -> int:
        """How many teams are here as a whole."""
        return sum(unit.here == len(unit.places) for unit in self.units)


@dataclass(frozen=True, slots=True)
class TeamMember:
    """A member of the team on the card; ``at`` is hh:mm, ``word`` a status in words."""

    member: str
    name: str
    role: str
    at: str
    late: bool
    word: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person large: who it is, where to go, and who of the team is still awaited.

    ``facts`` are labels and values. ``at`` is the time of arrival (hh:mm:ss), empty before it.
    """

    member: str
    entrant: str
    name: str
    role: str
    unit: str
    facts: tuple[tuple[str, str], ...]
    way: str
    at: str
    late: bool
    absent: bool
    word: str
    team: tuple[TeamMember, ...]

    @property
    def here(self) -> int:
        """How many of the team are here."""
        return sum(1 for member in self.team if member.at)


def desk(state: State, official: str | None = None) -> DeskView:
    """The desk's view; ``official`` is who has proved to act there."""
    units = _units(state)
    return DeskView(
        here=sum(unit.here for unit in units),
        people=sum(len(unit.places) for unit in units),
        units=units,
        recent=arrivals(state)[:RECENT],
        replaced=_replaced(state),
        official=names.official(state, official) if official else "",
    )


def person(state: State, member: str) -> PersonCard | None:
    """One person large; None if there is no such member."""
    people = roll.people(state)
    found = people.members.get(member)
    if found is None:
        return None
    team = people.team[member]
    entry = state.entry(f.Arrived, member)
    status = _status(state, team, found)
    return PersonCard(
        member=member,
        entrant=_line_of(state, team),
        name=found.name,
        role=names.role_of(state, found.role),
        unit=team.unit if alone(state) and team.unit else team.name,
        facts=_facts(state, team, found),
        way=_way(state, team),
        at=entry.at[11:19] if entry else "",
        late=bool(entry and entry.fact.late),
        absent=status == "absent",
        word=names.status(status),
        team=tuple(_member(state, team, each) for each in team.members),
    )


def arrivals(state: State) -> tuple[Arrival, ...]:
    """Everybody who is here, the last one first."""
    entries: list[Entry[f.Arrived]] = [entry for _slot, entry in state.each(f.Arrived)]
    entries.sort(key=lambda entry: entry.order, reverse=True)
    people = roll.people(state)
    return tuple(
        Arrival(
            member=entry.fact.member,
            name=people.members[entry.fact.member].name,
            team=kinds.home(roll.contest(state), people.team[entry.fact.member]),
            at=entry.at[11:19],
            late=entry.fact.late,
            laptop=entry.laptop,
        )
        for entry in entries
        if entry.fact.member in people.members
    )


def alone(state: State) -> bool:
    """Whether persons compete, each alone."""
    return roll.contest(state).entrants == "person"


def _line_of(state: State, entrant: Entrant) -> str:
    """Which line of the units an entrant belongs to: its own, or a person's unit."""
    return entrant.unit or entrant.id if alone(state) else entrant.id


def _units(state: State) -> tuple[UnitLine, ...]:
    """A line for each team, or for each unit of persons; who has no people is not awaited."""
    groups: dict[str, list[Entrant]] = {}
    for entrant in roll.people(state).entrants.values():
        if entrant.members:
            groups.setdefault(_line_of(state, entrant), []).append(entrant)
    return tuple(_unit(state, name, teams) for name, teams in groups.items())


def _unit(state: State, name: str, teams: list[Entrant]) -> UnitLine:
    people = [
        (member.id, _presence(state, team, member)) for team in teams for member in team.members
    ]
    waited = [member for member, presence in people if presence == "missing"]
    return UnitLine(
        entrant=name,
        short=kinds.home(roll.contest(state), teams[0]) or teams[0].short,
        places=tuple(presence for _member, presence in people),
        settled=not waited,
        first=waited[0] if waited else people[0][0],
    )


def _presence(state: State, team: Entrant, member: Member) -> Presence:
    if state.last(f.Arrived, member.id):
        return "here"
    return "absent" if _status(state, team, member) else "missing"


def _status(state: State, team: Entrant, member: Member) -> str:
    for subject in (member.id, team.id):
        found = state.last(f.StatusSet, subject, "")
        if found and found.status:
            return found.status
    return ""


def _member(state: State, team: Entrant, member: Member) -> TeamMember:
    entry = state.entry(f.Arrived, member.id)
    return TeamMember(
        member=member.id,
        name=member.name,
        role=names.role_of(state, member.role),
        at=names.clock(entry.at) if entry else "",
        late=bool(entry and entry.fact.late),
        word=names.status(_status(state, team, member)),
    )


def _facts(state: State, team: Entrant, member: Member) -> tuple[tuple[str, str], ...]:
    contest = roll.contest(state)
    pairs = [(_("Badge no."), member.number)]
    if not alone(state):
        pairs.append((_("Team no."), team.number))
    if member.phone_tail:
        pairs.append((_("Telephone"), f"…{member.phone_tail}"))
    begins = next((stage.begins for stage in contest.rounds), "")
    pairs.append((_("Round 1 begins"), begins))
    return tuple((label, value) for label, value in pairs if value)


def _way(state: State, team: Entrant) -> str:
    """Where the team goes from here: its site, once that is drawn."""
    site = roll.site_of(state).get(team.id, "")
    return names.site_of(state, site) if site else ""


def _replaced(state: State) -> tuple[Replacement, ...]:
    """Every change of a person that was recorded with a reason, the last one first."""
    found: list[tuple[tuple[int, str], Replacement]] = []
    for slot, _last in state.each(f.EntrantSet):
        entries = state.entries(f.EntrantSet, *slot)
        for before, after in pairwise(entries):
            if after.fact.reason:
                found += [(after.order, line) for line in _changes(state, before, after)]
    found.sort(key=lambda line: line[0], reverse=True)
    return tuple(line for _order, line in found)


def _changes(
    state: State, before: Entry[f.EntrantSet], after: Entry[f.EntrantSet]
) -> list[Replacement]:
    old = {member.id: member for member in before.fact.entrant.members}
    return [
        Replacement(
            member=member.id,
            before=old[member.id].name,
            now=member.name,
            team=kinds.home(roll.contest(state), after.fact.entrant),
            role=names.role_of(state, member.role),
            number=member.number,
            reason=after.fact.reason,
        )
        for member in after.fact.entrant.members
        if member.id in old
        and (old[member.id].name, old[member.id].badge) != (member.name, member.badge)
    ]
