"""Who is due what: continuing-education credits for taking part and for titles, and money.

The lists are for the units' own offices and for the payer; no account of anybody is known here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from scorer.domain.model.scheme import Scheme
from scorer.domain.record import roll, seals
from scorer.domain.record.honour_roll import took_part
from scorer.domain.record.outcome import NO_RESULT, outcome
from scorer.domain.record.standing import Board
from scorer.domain.record.state import State
from scorer.domain.rules.credits import Due, Part, dues
from scorer.views import names
from scorer.views.given import given_levels
from scorer.views.standings import counted


@dataclass(frozen=True, slots=True)
class DueLine:
    """A person (or a unit) and what is due: titles held, credits, yuan."""

    number: str
    name: str
    unit: str
    division: str
    role: str
    titles: tuple[str, ...]
    credits: Fraction
    cash: Fraction


@dataclass(frozen=True, slots=True)
class DuesView:
    """Everybody with credits or money due, in the order of the roster, and the sums."""

    lines: tuple[DueLine, ...]
    credits: Fraction
    cash: Fraction

    @property
    def paid(self) -> tuple[DueLine, ...]:
        """Those who are due money."""
        return tuple(line for line in self.lines if line.cash)


def dues_view(state: State) -> DuesView:
    """What is due by the released results; nothing in a contest that gives none.

    The same person under one name and unit in several divisions is one person: credits and money
    are due once, or for each division, as the contest's rules say.
    """
    scheme = roll.scheme(state)
    if scheme is None:
        return DuesView((), Fraction(0), Fraction(0))
    now, found = seals.released(state), counted(state, public=True)
    held = _held(now, found)
    people = _people(now)
    taken = [
        Part(_person(now, name), _event(now, name), _competed(now, found, name), held.get(name, ()))
        for name in people
    ]
    parts = _joined(taken, by_event=True)
    prices = {title.id: Due(title.credits, title.cash) for title in scheme.titles}
    due = dues(parts, prices, Due(scheme.took_part_credits), each=scheme.dues)
    first = {_person(now, name): name for name in reversed(people)}
    lines = tuple(
        _line(now, scheme, first[part.person], part, due[part.person])
        for part in _joined(parts, by_event=False)
        if _any(due[part.person])
    )
    return DuesView(
        lines,
        sum((line.credits for line in lines), Fraction(0)),
        sum((line.cash for line in lines), Fraction(0)),
    )


def _people(state: State) -> tuple[str, ...]:
    """Everybody who competes: members, and entrants without any."""
    known = roll.people(state)
    found: list[str] = []
    for entrant in known.entrants.values():
        found += [member.id for member in entrant.members] or [entrant.id]
    return tuple(found)


def _person(state: State, name: str) -> str:
    """One key for a person, whatever they compete in."""
    known = roll.people(state)
    entrant = known.team.get(name) or known.entrants[name]
    member = known.members.get(name)
    return f"{entrant.unit or entrant.name}/{member.name if member else ''}"


def _held(state: State, found: Board) -> dict[str, tuple[str, ...]]:
    """The titles of each person; a title of a team or unit is all its members'."""
    entrants = roll.people(state).entrants
    held: dict[str, tuple[str, ...]] = {}
    for level in given_levels(state, found)[0]:
        if not level.title:
            continue
        for holder in level.holders:
            alone = holder not in entrants or not entrants[holder].members
            for name in [holder] if alone else [one.id for one in entrants[holder].members]:
                held[name] = (*held.get(name, ()), level.title)
    return held


def _competed(state: State, found: Board, name: str) -> bool:
    """Whether somebody has a result of its own, and is not disqualified."""
    entrant = roll.entrant_of(state, name)
    if entrant is None or found.results[entrant.id].status in NO_RESULT:
        return False
    own = [
        where.id
        for where in roll.stations(state).values()
        if where.id in found.parts and where.by == "member" and entrant.id != name
        if name in roll.performers(state, where)
    ]
    if not own:
        return took_part(found, entrant.id)
    return any(outcome(state, where, name).value is not None for where in own)


def _event(state: State, name: str) -> str:
    """What somebody takes part in: a division; the whole contest where there are none."""
    entrant = roll.entrant_of(state, name)
    return entrant.division if entrant else ""


def _joined(parts: Iterable[Part], *, by_event: bool) -> list[Part]:
    """One part for each person (in each event), with all titles, in the order of the first."""
    found: dict[tuple[str, str], Part] = {}
    for part in parts:
        key = (part.person, part.event if by_event else "")
        known = found.get(key)
        titles = tuple(dict.fromkeys((*(known.titles if known else ()), *part.titles)))
        event = known.event if known else part.event
        competed = part.competed or (known.competed if known else False)
        found[key] = Part(part.person, event, competed, titles)
    return list(found.values())


def _any(due: Due) -> bool:
    return bool(due.credits or due.cash)


def _line(state: State, scheme: Scheme, name: str, part: Part, due: Due) -> DueLine:
    known = roll.people(state)
    entrant = known.team.get(name) or known.entrants[name]
    member = known.members.get(name)
    titles = {title.id: names.said(title.name) for title in scheme.titles}
    return DueLine(
        number=member.number if member else entrant.number,
        name=member.name if member else entrant.name,
        unit=entrant.unit or entrant.name,
        division=names.division_of(state, entrant.division) if entrant.division else "",
        role=names.role_of(state, member.role) if member and member.role else "",
        titles=tuple(titles[one] for one in part.titles if one in titles),
        credits=due.credits,
        cash=due.cash,
    )
