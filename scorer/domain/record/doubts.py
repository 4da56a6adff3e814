"""Doubts: what the chief judge has to look at before a result is closed.

Marks far apart and a time over the limit count as they are, and a call may be about anything: so
nothing is missing, and still somebody must have looked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.entry_scores import entry_heads, way_score
from scorer.domain.record.outcome import NO_RESULT, Outcome, outcome
from scorer.domain.record.state import State

DoubtKind = Literal["call", "spread", "overtime"]
ODD: Final = frozenset({"blocked", "revote", "third"})
"""A part's own reasons to stop: it is not complete, so there is nothing to confirm."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: a seat's call, or a performance's marks or time."""

    kind: DoubtKind
    station: str
    member: str = ""
    seat: int = 0


def doubts(state: State, scope: str) -> Iterator[Doubt]:
    """Everything in a scope that the chief judge has not looked at yet; calls first."""
    members = seals.scope_members(state, scope)
    stations = seals.scope_stations(state, scope)
    known = {station.id for station in stations}
    for _, entry in state.each(f.ChiefCalled):
        if entry.fact.station in known and not entry.fact.answer:
            yield Doubt("call", entry.fact.station, seat=entry.fact.seat)
    for where in stations:
        for name in roll.performers(state, where):
            if members is None or name in members:
                yield from _performance(state, outcome(state, where.id, name))


def _performance(state: State, found: Outcome) -> Iterator[Doubt]:
    if spread_open(state, found):
        yield Doubt("spread", found.station, found.member)
    if overtime_open(state, found):
        yield Doubt("overtime", found.station, found.member)


def spread_open(state: State, found: Outcome) -> bool:
    """Whether the marks are far apart by the rule, and nobody has let them stand."""
    if found.state in {"waiting", *NO_RESULT}:
        return False
    if roll.stations(state)[found.station].kind == "part":
        made = {entry.id for entry in entry_heads(state, found.station, found.member)}
        return _flagged(state, found) and not looked_at(state, found, "spread", made)
    if found.panel is None or not found.panel.spread_alarm or found.rivals:
        return False
    return not looked_at(state, found, "spread", {sheet.id for sheet in found.sheets.values()})


def _flagged(state: State, found: Outcome) -> bool:
    scheme = roll.scheme(state)
    if scheme is None or found.state == "conflict":
        return False
    where = roll.stations(state)[found.station]
    score = way_score(state, where, scheme.part(found.station), found.member)
    return bool(score.flags) and score.status not in ODD


def overtime_open(state: State, found: Outcome) -> bool:
    """Whether points are lost for time, and nobody has confirmed the time."""
    if found.state in NO_RESULT or not found.penalty:
        return False
    if found.seconds is None or found.rival_times:
        return False
    taken = state.entry(f.TimeTaken, found.station, found.member, str(found.attempt))
    return taken is not None and not looked_at(state, found, "overtime", {taken.id})


def looked_at(state: State, found: Outcome, alarm: str, now: set[str]) -> bool:
    """Whether this was looked at already; once the station is sealed it was looked at too."""
    number = str(found.attempt)
    known = state.last(f.AlarmConfirmed, found.station, found.member, number, alarm)
    if known is not None and now <= set(known.saw):
        return True
    round_ = roll.stations(state)[found.station].round
    scopes = (found.station, round_, seals.RESULTS)
    return any(seals.seal(state, scope).state == "sealed" for scope in scopes)
