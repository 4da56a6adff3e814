"""The steps above a station: members, teams, rounds and the total."""

from collections.abc import Callable
from dataclasses import replace

from scorer.domain.model.exact import exact
from scorer.domain.record import roll
from scorer.domain.record.outcome import outcome
from scorer.domain.record.state import State
from scorer.domain.rules.working import Working
from scorer.views import names
from scorer.views.explain import arithmetic
from scorer.views.explain.line import Line, joined, why_struck
from scorer.views.explain.station import station_line
from scorer.words import _

Parts = Callable[[State, Working], Line]


def total_line(state: State, working: Working) -> Line:
    """The total and everything below it."""
    return Line(
        rule="total",
        label=_("Total"),
        arithmetic=arithmetic.combined(working),
        value=arithmetic.value_text(working),
        note=_rounding(working),
        exact=working.value,
        children=tuple(_weighted(state, working, part) for part in working.inputs),
    )


def _weighted(state: State, working: Working, part: Working) -> Line:
    """A round, with its weight and what it adds where the total is weighted."""
    line = _round(state, part)
    if working.about.get("how") != "weighted" or part.struck or part.value is None:
        return line
    share = exact(part.about["share"])
    return replace(line, share=share, adds=share * part.value)


def _rounding(working: Working) -> str:
    changed = working.exact_value not in {None, working.value}
    if working.decimals is None or not changed:
        return ""
    return _("rounded to {count} decimals").format(count=working.decimals)


def _part(
    state: State, label: str, rule: str, part: Working, below: Parts, member: str = ""
) -> Line:
    """A part with the step that made it, in one line."""
    inner = part.inputs[0] if part.inputs else None
    notes = [arithmetic.scaled(part)]
    if "given" not in part.about:
        notes.append(arithmetic.gap(part))
    if inner is not None:
        notes.append(_rounding(inner))
    return Line(
        rule=rule,
        label=label,
        arithmetic=arithmetic.combined(inner) if inner else "",
        value=arithmetic.status_or(part, inner.decimals if inner else 2),
        struck=why_struck(part.struck),
        note=joined(*notes),
        exact=part.value,
        children=tuple(below(state, one) for one in inner.inputs) if inner else (),
        member=member,
    )


def _round(state: State, part: Working) -> Line:
    stage = part.about["part"]
    return _part(state, names.round_of(state, stage), "round", part, _member)


def _member(state: State, part: Working) -> Line:
    member = part.about["part"]
    person = roll.people(state).members.get(member)
    label = member
    if person is not None:
        label = _("{role} {name}").format(role=names.role_of(state, person.role), name=person.name)

    def station(inner: State, one: Working) -> Line:
        return _counted_station(inner, member, one)

    return _part(state, label, "member", part, station, member=member)


def _counted_station(state: State, member: str, part: Working) -> Line:
    found = outcome(state, part.about["part"], member)
    inner = part.inputs[0] if part.inputs else None
    even = inner if inner and inner.rule == "sites" else None
    line = station_line(state, found, even.inputs[0] if even else inner)
    if even:
        said = arithmetic.across_sites(even, line.value)
        own = replace(line, label=_("At the own site"))
        line = replace(line, arithmetic=said, note=_rounding(even), children=(own,))
    notes = [arithmetic.scaled(part), line.note]
    if "given" not in part.about:
        notes.append(arithmetic.gap(part))
    return Line(
        rule=line.rule,
        label=line.label,
        arithmetic=line.arithmetic,
        value=arithmetic.status_or(part, 2),
        struck=why_struck(part.struck),
        note=joined(*notes),
        exact=part.value,
        station=line.station,
        member=member,
        children=line.children,
    )
