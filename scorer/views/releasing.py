"""The way of a station, a round or the results to the public (签发): what is done, what is next."""

from dataclasses import dataclass
from typing import Literal

from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.decisions.control import unfinished
from scorer.domain.record.disputes import in_scope
from scorer.domain.record.outcome import NO_RESULT, outcome
from scorer.domain.record.state import State
from scorer.views import alarms as al
from scorer.views import names
from scorer.words import _, n_

StepState = Literal["done", "doing", "warning", "waiting"]
Next = Literal["", "seal", "open", "release"]


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the list: what has to be true, and how far it is."""

    words: str
    note: str
    state: StepState


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """The list of one scope; ``next`` is what is to be done, ``ready`` whether it can be now.

    ``again``: the seal is broken, and sealing needs a reason; ``late`` says what came after it.
    ``closed`` are the stations whose codes are still to be opened.
    """

    scope: str
    name: str
    steps: tuple[Step, ...]
    next: Next
    ready: bool
    again: bool
    late: tuple[str, ...]
    closed: tuple[str, ...]


def scopes(state: State, round_: str) -> tuple[tuple[str, str], ...]:
    """What can be sealed of a round: its stations, its sites' papers, itself; and the results."""
    contest = roll.contest(state)
    stations = [s for s in roll.stations(state).values() if s.round == round_]
    found = [(s.id, names.station(s)) for s in stations]
    if stations and all(s.kind == "paper" for s in stations):
        found = [
            (f"{round_}@{site.id}", names.scope(state, f"{round_}@{site.id}"))
            for site in contest.sites
        ]
    return (*found, (round_, names.round_of(state, round_)), (seals.RESULTS, _("Results")))


def release_view(state: State, scope: str) -> ReleaseView:
    """How far a scope is."""
    known = seals.seal(state, scope)
    stations = seals.scope_stations(state, scope)
    sheets = () if all(s.kind == "part" for s in stations) else (_signed(state, scope),)
    first = (_judged(state, scope), _clear(state, scope), *sheets)
    closed = tuple(s.id for s in stations if not roll.opened(state, s.id))
    coded = any(s.kind == "skill" for s in stations)
    site = "@" in scope
    shown = state.last(f.Released, scope)
    out = bool(shown and shown.seal == known.record and known.state == "sealed")
    steps = [*first, _sealed(state, known)]
    if coded:
        steps.append(_opened(stations_closed=len(closed), sealed=known.state == "sealed"))
    if not site:
        note = names.clock(_released_at(state, scope)) if out else ""
        steps.append(Step(_("Released"), note, "done" if out else "waiting"))
    following = _next(known.state == "sealed", bool(closed), out or site)
    ready = all(step.state == "done" for step in first) if following == "seal" else True
    return ReleaseView(
        scope=scope,
        name=names.scope(state, scope),
        steps=tuple(steps),
        next=following,
        ready=ready,
        again=known.state == "broken",
        late=al.late_sentences(state, known) if known.state == "broken" else (),
        closed=closed,
    )


def _next(sealed: bool, closed: bool, out: bool) -> Next:  # noqa: FBT001  # three facts, in order
    if not sealed:
        return "seal"
    if closed:
        return "open"
    return "" if out else "release"


def _judged(state: State, scope: str) -> Step:
    count = len(_performances(state, scope))
    done = count - len(unfinished(state, scope))
    known: StepState = "done" if done == count else ("doing" if done else "waiting")
    words = n_("{count} performance judged", "All {count} performances judged", count)
    stations = seals.scope_stations(state, scope)
    if all(s.kind == "part" for s in stations):
        words = n_("{count} result entered", "All {count} results entered", count)
    elif len(stations) > 1:
        words = _("All {count} performances of {stations} stations judged")
    said = words.format(count=count, stations=len(stations))
    return Step(said, f"{done} / {count}", known)


def _performances(state: State, scope: str) -> tuple[tuple[str, str], ...]:
    members = seals.scope_members(state, scope)
    return tuple(
        (where.id, name)
        for where in seals.scope_stations(state, scope)
        for name in roll.performers(state, where)
        if members is None or name in members
    )


def open_alarms(state: State, scope: str) -> int:
    """How many alarms a scope still has, broken seals of its own aside."""
    mine = set(_performances(state, scope))
    stations = {station for station, _member in mine}
    ruled = len(in_scope(state, scope))
    return ruled + sum(
        (one.station, one.member) in mine or (one.kind == "call" and one.station in stations)
        for one in al.alarms(state)
        if one.kind != "ruling"
    )


def _clear(state: State, scope: str) -> Step:
    count = open_alarms(state, scope)
    note = n_("{count} left", "{count} left", count).format(count=count) if count else ""
    return Step(_("Alarms settled"), note, "warning" if count else "done")


def _signed(state: State, scope: str) -> Step:
    """Sheets that are signed of those that are due; for papers, typings."""
    due = there = 0
    for where, member in _performances(state, scope):
        found = outcome(state, where, member)
        if found.state in NO_RESULT or roll.stations(state)[where].kind == "part":
            continue
        if roll.stations(state)[where].kind == "paper":
            due, there = due + 2, there + 2 * found.final + (found.state == "partial")
        else:
            seats = len(found.due) - len(found.excused)
            due, there = due + seats, there + seats - len(found.missing)
    known: StepState = "done" if there >= due else ("doing" if there else "waiting")
    papers = all(s.kind == "paper" for s in seals.scope_stations(state, scope))
    words = _("Every paper typed twice") if papers else _("Every judge's sheet signed")
    return Step(words, f"{there} / {due}", known)


def _sealed(state: State, known: seals.Seal) -> Step:
    words = _("Chief judge signs and locks")
    if "@" in known.scope:
        words = _("Site locked")
    if known.state == "broken":
        late = n_("{count} came late", "{count} came late", len(known.late))
        return Step(words, late.format(count=len(known.late)), "warning")
    if known.state == "open":
        return Step(words, "", "waiting")
    who = names.official(state, known.by)
    return Step(words, f"{who} {names.clock(known.at)}", "done")


def _opened(*, stations_closed: int, sealed: bool) -> Step:
    words = _("Codes opened by two people")
    if not stations_closed:
        return Step(words, "", "done")
    return Step(words, "", "doing" if sealed else "waiting")


def _released_at(state: State, scope: str) -> str:
    entry = state.entry(f.Released, scope)
    return entry.at if entry else ""
