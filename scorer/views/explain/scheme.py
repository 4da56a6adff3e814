"""A total of a contest of many parts: groups, parts with what they count, members, forms."""

from fractions import Fraction

from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import Group, PartRule, Scheme
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.outcome import NO_RESULT, Outcome, outcome
from scorer.domain.record.results import TeamResult
from scorer.domain.record.state import State
from scorer.domain.rules.combine import Combined
from scorer.domain.rules.part_result import PartResult
from scorer.views import names
from scorer.views.explain.converted import converted
from scorer.views.explain.entered import entered_line
from scorer.views.explain.gathered import gathered, passed_note, rounding, share_of, struck_of
from scorer.views.explain.line import Line, joined, why_struck
from scorer.views.explain.station import station_line
from scorer.views.explain.workings import outcome_working
from scorer.views.points import lossless, points
from scorer.words import _


def scheme_line(state: State, scheme: Scheme, result: TeamResult) -> Line:
    """The total and everything below it; one group alone is left out."""
    groups = [group for group in scheme.groups if group.id in result.rounds]
    alone = len(groups) == 1 and scheme.total.how in {"sum", "mean", "weighted"}
    rule, step = scheme.total, result.total
    children: tuple[Line, ...]
    passed = ""
    if alone:
        rule, step = groups[0].combine, result.rounds[groups[0].id]
        children = _parts(state, scheme, groups[0], result)
        passed = passed_note(groups[0], step)
    else:
        children = tuple(_group(state, scheme, group, result) for group in groups)
    lost = penalty(state, result.entrant)
    said = gathered(rule, step)
    if lost:
        sign = "−" if scheme.better == "higher" else "+"
        said = f"{said} {sign} {brief(lost)}"
    return Line(
        rule="total",
        label=_("Total"),
        arithmetic=said,
        value=points(result.total.value, result.total.step.decimals),
        note=joined(passed, rounding(result.total), _("with penalties") if lost else ""),
        exact=result.total.value,
        children=(*children, *_penalties(state, result.entrant)),
    )


def penalty(state: State, entrant: str) -> Fraction:
    """The points that an entrant lost for violations."""
    facts = (entry.fact for slot, entry in state.each(f.PenaltySet) if slot[0] == entrant)
    return sum((fact.points for fact in facts), Fraction(0))


def _penalties(state: State, entrant: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            rule="penalty",
            label=_("Penalty"),
            arithmetic=entry.fact.reason,
            value=f"−{brief(entry.fact.points)}",
            exact=-entry.fact.points,
        )
        for slot, entry in state.each(f.PenaltySet)
        if slot[0] == entrant and entry.fact.points
    )


def _group(state: State, scheme: Scheme, group: Group, result: TeamResult) -> Line:
    found = result.rounds[group.id]
    share = share_of(scheme.total, result.total, group.id)
    worth = found.value
    return Line(
        rule="round",
        label=names.said(group.name),
        arithmetic=gathered(group.combine, found),
        value=points(worth, found.step.decimals),
        note=joined(rounding(found), passed_note(group, found)),
        exact=worth,
        struck=why_struck(struck_of(result.total, group.id)),
        share=share,
        adds=share * worth if share is not None and worth is not None else None,
        children=_parts(state, scheme, group, result),
    )


def _parts(state: State, scheme: Scheme, group: Group, result: TeamResult) -> tuple[Line, ...]:
    return tuple(
        _part(state, part, result, group)
        for part in scheme.parts
        if part.id in group.parts and part.id in result.parts
    )


def _part(state: State, part: PartRule, result: TeamResult, group: Group) -> Line:
    """What a part counts, how it was converted, and whose performances it rests on."""
    found, step = result.parts[part.id], result.rounds[group.id]
    share = share_of(group.combine, step, part.id)
    struck = "" if part.trial else struck_of(step, part.id)
    trial = _("trial part, counts for nothing") if part.trial else ""
    said, children = converted(part, found), _performances(state, part, result.entrant, found)
    note = ""
    if not said and len(children) == 1 and part.by == "entrant":
        # What is entered is what counts: one line says both.
        said, note, children = children[0].arithmetic, children[0].note, children[0].children
    return Line(
        rule="part",
        label=names.said(part.name),
        arithmetic=said,
        value=_counted(found),
        note=joined(note, trial, _weighs(share)),
        exact=found.counted,
        struck=why_struck(struck if struck == "beaten" else ""),
        share=share,
        adds=share * found.counted if share is not None and found.counted is not None else None,
        station=part.id,
        member=result.entrant if part.by == "entrant" else "",
        children=children,
    )


def _weighs(share: Fraction | None) -> str:
    if share is None:
        return ""
    return _("weight {share}").format(share=f"{brief(share * 100)}%")


def _counted(found: PartResult) -> str:
    if found.status in NO_RESULT:
        return names.status(found.status)
    return lossless(found.counted, 2)


def _performances(
    state: State, part: PartRule, entrant: str, found: PartResult
) -> tuple[Line, ...]:
    if part.by == "entrant":
        return (performance_line(state, part, outcome(state, part.id, entrant)),)
    team = found.team
    if team is None:
        return ()
    members = tuple(
        _member(state, part, team, outcome(state, part.id, term.part.id)) for term in team.terms
    )
    if len(members) == 1:
        return members
    head = Line(
        rule="members",
        label=_("Members together"),
        arithmetic=gathered(part.team, team),
        value=points(team.value, team.step.decimals),
        note=rounding(team),
        exact=team.value,
        children=members,
    )
    return (head,)


def _member(state: State, part: PartRule, team: Combined, found: Outcome) -> Line:
    known = roll.people(state).members.get(found.member)
    line = performance_line(state, part, found)
    name = known.name if known else found.member
    if known and known.role:
        name = _("{role} {name}").format(role=names.role_of(state, known.role), name=name)
    return Line(
        rule="member",
        label=name,
        arithmetic=line.arithmetic,
        value=line.value,
        note=line.note,
        exact=line.exact,
        struck=why_struck(struck_of(team, found.member)),
        station=part.id,
        member=found.member,
        children=line.children,
    )


def performance_line(state: State, part: PartRule, found: Outcome) -> Line:
    """One performance of a part: sheets before a panel, or forms."""
    if part.way == "sheet":
        return station_line(state, found, outcome_working(state, found))
    return entered_line(state, part, found)
