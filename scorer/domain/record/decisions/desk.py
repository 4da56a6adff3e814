"""The check-in desk: arrivals, statuses and substitutes."""

from fractions import Fraction

from msgspec.structs import replace

from scorer.domain.model.exact import brief
from scorer.domain.model.people import Member
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions.guards import acting, chief, reasoned
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.domain.record.versions import aware, contested

Facts = tuple[f.Fact, ...]


def check_in(state: State, by: str, member: str, *, late: bool = False) -> Facts:
    """A member has arrived. A status of absence that the desk had noted is taken back."""
    acting(state, by, "desk", "clerk")
    found = roll.people(state).members.get(member)
    if found is None:
        raise Refused("unknown_member", member=member)
    if state.last(f.Arrived, member):
        raise Refused("already_arrived", member=found.name)
    arrived = f.Arrived(member=member, late=late)
    noted = state.last(f.StatusSet, member, "")
    if noted and noted.status == "absent" and not contested(state, f.StatusSet, member, ""):
        back = f.StatusSet(subject=member, status="", reason="arrived")
        return (arrived, aware(state, back))
    return (arrived,)


def check_in_badge(state: State, by: str, badge: str, *, late: bool = False) -> Facts:
    """The same by the random id on a badge; a substitute's old badge is unknown."""
    found = roll.people(state).badges.get(badge)
    if found is None:
        raise Refused("unknown_code", code=badge)
    return check_in(state, by, found.id, late=late)


def undo_arrival(state: State, by: str, member: str) -> Facts:
    """Take an arrival back."""
    acting(state, by, "desk", "clerk")
    found = state.entry(f.Arrived, member)
    if found is None:
        raise Refused("not_arrived", member=member)
    return (f.Undone(target=found.id),)


def undo_absence(state: State, by: str, member: str) -> Facts:
    """Take back an absence of the whole day that the desk has noted."""
    acting(state, by, "desk", "clerk")
    found = state.entry(f.StatusSet, member, "")
    if found is None or found.fact.status != "absent":
        raise Refused("nothing_changed")
    return (f.Undone(target=found.id),)


def set_status(
    state: State, by: str, subject: str, status: f.Status, scope: str = "", reason: str = ""
) -> Facts:
    """Set or take back 缺考, 弃权 or 取消资格 of a member or an entrant.

    The desk may note an absence; everything else is the chief judge's and needs a reason, and so
    does any status where laptops set different ones.
    """
    people = roll.people(state)
    if subject not in people.members and subject not in people.entrants:
        raise Refused("unknown_member", member=subject)
    torn = contested(state, f.StatusSet, subject, scope)
    if status == "absent" and not torn:
        acting(state, by, "desk", "clerk")
    else:
        chief(state, by)
        reason = reasoned(reason)
    known = state.last(f.StatusSet, subject, scope)
    if (known.status if known else "") == status and not torn:
        raise Refused("nothing_changed")
    ruled = f.StatusSet(subject=subject, status=status, scope=scope, reason=reason)
    return (aware(state, ruled),)


def set_penalty(
    state: State, by: str, entrant: str, points: Fraction, reason: str, part: str = ""
) -> Facts:
    """Take points from an entrant for a violation; 0 takes the penalty back.

    Refused where the rules of the contest know no penalties: it would count for nothing.
    """
    chief(state, by)
    scheme = roll.scheme(state)
    if scheme is None or not scheme.penalties:
        raise Refused("no_penalties")
    if entrant not in roll.people(state).entrants:
        raise Refused("unknown_member", member=entrant)
    if points < 0:
        raise Refused("out_of_range", least="0", most="", text=brief(points))
    ruled = f.PenaltySet(entrant=entrant, points=points, part=part, reason=reasoned(reason))
    return (aware(state, ruled),)


def replace_member(state: State, by: str, member: str, name: str, badge: str, reason: str) -> Facts:
    """A substitute takes a member's place; the old badge is void. Refused after a result."""
    chief(state, by)
    people = roll.people(state)
    old = people.members.get(member)
    if old is None:
        raise Refused("unknown_member", member=member)
    marked = (*state.table(f.SheetSigned), *state.table(f.EntryMade))
    if any(slot[1] == member for slot in marked):
        raise Refused("already_started")
    team = people.team[member]
    new = Member(id=old.id, name=name.strip(), role=old.role, badge=badge, number=old.number)
    if not new.name:
        raise Refused("reason_needed")
    members = tuple(new if m.id == member else m for m in team.members)
    alone = team.id == member  # a person who competes alone: the entrant takes the name too
    named = {"name": new.name, "short": new.name} if alone else {}
    changed = replace(team, members=members, **named)
    arrived = state.entry(f.Arrived, member)
    undo: Facts = (f.Undone(target=arrived.id),) if arrived else ()
    return (f.EntrantSet(entrant=changed, reason=reasoned(reason)), *undo)
