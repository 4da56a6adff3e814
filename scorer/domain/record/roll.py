"""The roll: who is who, who sits where, and which blind code is whose.

Everything here follows from the state; it is remembered until what it rests on changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scorer.domain.model.contest import Contest, Station
from scorer.domain.model.officials import Official
from scorer.domain.model.people import Entrant, Member
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Division, Scheme
from scorer.domain.record import facts as f
from scorer.domain.record.drawn_skills import drew, own_skills
from scorer.domain.record.state import State


@dataclass(frozen=True)
class People:
    """Entrants in the order of their numbers, and every member by id."""

    entrants: Mapping[str, Entrant]
    members: Mapping[str, Member]
    team: Mapping[str, Entrant]
    badges: Mapping[str, Member]

    def in_role(self, role: str) -> tuple[Member, ...]:
        """The members of that role, in the order of the entrants."""
        return tuple(
            member
            for entrant in self.entrants.values()
            for member in entrant.members
            if member.role == role
        )


@dataclass(frozen=True)
class Codes:
    """Blind codes of all stations that have them; a code names one performance."""

    of: Mapping[tuple[str, str], str]
    whose: Mapping[str, tuple[str, str]]


def contest(state: State) -> Contest:
    """The contest. ``LookupError`` in a journal without one."""
    found = state.last(f.ContestSet)
    if found is None:
        message = "this journal holds no contest"
        raise LookupError(message)
    return found.contest


def started(state: State) -> bool:
    """Whether the rules are frozen."""
    return state.last(f.ContestStarted) is not None


def people(state: State) -> People:
    """Who competes."""
    return state.remembered("people", (state.table(f.EntrantSet),), lambda: _people(state))


def _people(state: State) -> People:
    found = [one for one in candidates(state) if one.entry != "pool"]
    return People(
        entrants={entrant.id: entrant for entrant in found},
        members={member.id: member for entrant in found for member in entrant.members},
        team={member.id: entrant for entrant in found for member in entrant.members},
        badges={m.badge or m.id: m for entrant in found for m in entrant.members},
    )


def candidates(state: State) -> tuple[Entrant, ...]:
    """Everybody on the roster by number: who competes, and who was or may be drawn."""
    found = [entry.fact.entrant for _, entry in state.each(f.EntrantSet)]
    return tuple(sorted(found, key=lambda entrant: (entrant.number, entrant.id)))


def stations(state: State) -> Mapping[str, Station]:
    """Every station by id, in the order of rounds and door numbers."""
    return state.remembered("stations", (state.table(f.StationSet),), lambda: _stations(state))


def _stations(state: State) -> Mapping[str, Station]:
    found = [entry.fact.station for _, entry in state.each(f.StationSet)]
    found.sort(key=lambda station: (station.round, station.number, station.id))
    return {station.id: station for station in found}


def scheme(state: State) -> Scheme | None:
    """The scheme of a contest of many parts; None for a contest of rounds."""
    found = state.last(f.SchemeSet)
    return found.scheme if found else None


def divisions(state: State) -> tuple[Division, ...]:
    """The classes of entrants with a ranking of their own; none where all are ranked together."""
    found = scheme(state)
    return found.divisions if found else ()


def performers(state: State, station: Station) -> tuple[str, ...]:
    """Who performs at a station: members of its role (all, if it names none), or entrants.

    A station of a division is for its entrants alone.
    """
    known = people(state)
    entrants = known.entrants
    if station.by == "entrant":
        return tuple(
            name for name, one in entrants.items() if station.division in {"", one.division}
        )
    members = known.in_role(station.role) if station.role else known.members.values()
    apart = bool(own_skills(state))
    return tuple(
        one.id
        for one in members
        if not station.division or known.team[one.id].division == station.division
        if not apart or drew(state, station, one.id)
    )


def entrant_of(state: State, performer: str) -> Entrant | None:
    """The entrant that a performer belongs to, or is."""
    known = people(state)
    return known.team.get(performer) or known.entrants.get(performer)


def rubric(state: State, station: Station) -> Rubric | None:
    """The rubric of a station; None for a paper."""
    found = state.last(f.RubricSet, station.rubric)
    return found.rubric if found else None


def rubrics(state: State) -> Mapping[str, Rubric]:
    """Every rubric by id."""
    return {slot[0]: entry.fact.rubric for slot, entry in state.each(f.RubricSet)}


def officials(state: State) -> Mapping[str, Official]:
    """Every official by id."""
    return state.remembered(
        "officials",
        (state.table(f.OfficialSet),),
        lambda: {slot[0]: entry.fact.official for slot, entry in state.each(f.OfficialSet)},
    )


def seats(state: State, station: str) -> Mapping[int, str]:
    """The judge (official id) at each seat of a station's panel."""
    return all_seats(state).get(station, {})


def all_seats(state: State) -> Mapping[str, Mapping[int, str]]:
    """The panels of all stations."""
    return state.remembered("seats", (state.table(f.SeatSet),), lambda: _seats(state))


def _seats(state: State) -> Mapping[str, Mapping[int, str]]:
    panels: dict[str, dict[int, str]] = {}
    for _, entry in state.each(f.SeatSet):
        panels.setdefault(entry.fact.station, {})[entry.fact.seat] = entry.fact.judge
    return {station: dict(sorted(panel.items())) for station, panel in panels.items()}


def codes(state: State) -> Codes:
    """The blind codes that were drawn."""
    return state.remembered("codes", (state.table(f.DrawMade),), lambda: _codes(state))


def _codes(state: State) -> Codes:
    of: dict[tuple[str, str], str] = {}
    for slot, entry in state.each(f.DrawMade):
        kind, _, station = slot[0].partition(":")
        if kind == "codes":
            for member, code in zip(entry.fact.pool, entry.fact.result, strict=True):
                of[station, member] = code
    return Codes(of=of, whose={code: performance for performance, code in of.items()})


def opened(state: State, station: str) -> bool:
    """Whether the station's codes are public, or it has none."""
    drawn = state.last(f.DrawMade, f"codes:{station}")
    return drawn is None or state.last(f.CodesOpened, station) is not None


def spoken(state: State, station: str, member: str) -> str:
    """What may be said of whoever performs: the id, but until codes are open the code, if any."""
    return member if opened(state, station) else codes(state).of.get((station, member), "")


def site_of(state: State) -> Mapping[str, str]:
    """The site of each entrant, as drawn: so many in a row to each site."""
    return state.remembered(
        "sites", (state.table(f.DrawMade), state.table(f.ContestSet)), lambda: _sites(state)
    )


def _sites(state: State) -> Mapping[str, str]:
    drawn = state.last(f.DrawMade, "sites")
    if drawn is None:
        return {}
    what = contest(state)
    return {
        entrant: what.sites[min(place // what.per_site, len(what.sites) - 1)].id
        for place, entrant in enumerate(drawn.result)
    }


def queue(state: State, station: str) -> tuple[str, ...]:
    """The members of a station in the order in which they come, as drawn; repeats come last."""
    drawn = state.last(f.DrawMade, f"order:{station}")
    if drawn is None:
        found = stations(state).get(station)
        return performers(state, found) if found else ()
    found = stations(state).get(station)
    here = frozenset(performers(state, found)) if found else frozenset()
    order = [name for name in drawn.result if name in here]
    again = [m for m in order if state.entries(f.AttemptVoided, station, m, "1")]
    return tuple([m for m in order if m not in again] + again)
