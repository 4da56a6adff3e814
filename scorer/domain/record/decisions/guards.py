"""What every decision checks first: who acts, on what, and whether it is still open."""

from scorer.domain.model.contest import Station
from scorer.domain.model.officials import Duty, Official
from scorer.domain.model.people import Entrant, Member
from scorer.domain.model.rubric import Rubric
from scorer.domain.record import roll
from scorer.domain.record.drawn_skills import drew
from scorer.domain.record.outcome import attempt
from scorer.domain.record.refusals import Refused
from scorer.domain.record.seals import closed_by
from scorer.domain.record.state import State


def acting(state: State, by: str, *duties: Duty) -> Official:
    """The official who acts, if one of these duties is held (the chief judge holds all)."""
    found = roll.officials(state).get(by)
    if found is None:
        raise Refused("unknown_official", official=by)
    if duties and not found.may("chief", *duties):
        raise Refused("not_allowed", official=found.name, duty=duties[0])
    return found


def chief(state: State, by: str) -> Official:
    """The official who acts, if that is the chief judge."""
    return acting(state, by, "chief")


def station(state: State, name: str) -> Station:
    """The station of that id."""
    found = roll.stations(state).get(name)
    if found is None:
        raise Refused("unknown_station", station=name)
    return found


def rubric(state: State, where: Station) -> Rubric:
    """The rubric of a skill station."""
    found = roll.rubric(state, where)
    if found is None:
        raise Refused("unknown_station", station=where.id)
    return found


def performer(state: State, where: Station, name: str) -> Member | Entrant:
    """The member, if this station is for that role; the entrant, where entrants perform as one.

    While the station's codes are closed a refusal says the code or nothing, never who it is.
    """
    people = roll.people(state)
    if where.by == "entrant" and name in people.entrants:
        return people.entrants[name]
    known = name in people.members or name in people.entrants
    said = roll.spoken(state, where.id, name) if known else name
    about = {"member": said} if said else {}
    found = people.members.get(name)
    if found is None or where.by == "entrant":
        raise Refused("unknown_member", **about)
    if where.role not in {"", found.role}:
        raise Refused("wrong_role", station=where.id, **about)
    if not drew(state, where, found.id):
        raise Refused("not_drawn", station=where.id, **about)
    return found


def own_unit(state: State, judge: str, performer: str) -> bool:
    """Whether a judge and whoever performs come from one unit."""
    entrant, unit = roll.entrant_of(state, performer), roll.officials(state)[judge].unit
    return entrant is not None and bool(unit) and unit in {entrant.unit, entrant.name}


def still_open(state: State, where: str, member: str) -> None:
    """Refuse marks before the start, when rules may still change, and where a seal closes this."""
    if not roll.started(state):
        raise Refused("not_started")
    scope = closed_by(state, where, member)
    if scope:
        raise Refused("sealed", scope=scope)


def current(state: State, where: str, member: str, number: int) -> None:
    """Refuse an attempt that is not the one that counts."""
    now = attempt(state, where, member)
    if number != now:
        raise Refused("wrong_attempt", attempt=str(number), current=str(now))


def reasoned(reason: str) -> str:
    """The reason, trimmed; refuse a blank one."""
    if not reason.strip():
        raise Refused("reason_needed")
    return reason.strip()
