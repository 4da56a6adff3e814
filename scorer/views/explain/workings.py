"""The working of a score, from single marks up to a total, by the rules that computed it."""

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import stored
from scorer.domain.model.rubric import Rubric
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.evened import evened
from scorer.domain.record.outcome import Outcome
from scorer.domain.record.standing import MemberRound, TeamResult
from scorer.domain.record.state import State
from scorer.domain.rules.attempt import settle_working
from scorer.domain.rules.panel import panel_working
from scorer.domain.rules.panel_items import item_panel_working
from scorer.domain.rules.sheet import sheet_working
from scorer.domain.rules.working import Working


def total_working(state: State, result: TeamResult) -> Working:
    """An entrant's total over the parts of a board, down to each mark."""
    below: dict[str, Working] = {}
    for name, combined in result.rounds.items():
        members = {
            member: member_working(state, part)
            for (member, stage), part in result.members.items()
            if stage == name
        }
        below[name] = combined.explained(members, "team")
    return result.total.explained(below, "total")


def member_working(state: State, part: MemberRound) -> Working:
    """A member's score of one round."""
    below = {
        found.station: _evened(state, found, working)
        for found in part.outcomes
        if (working := outcome_working(state, found)) is not None
    }
    return part.score.explained(below, "member")


def _evened(state: State, found: Outcome, raw: Working) -> Working:
    """The result as it counts beside other sites', with its own working beneath."""
    even = evened(state, roll.stations(state)[found.station])
    figure = even.figure(found.member) if even else None
    if even is None or figure is None:
        return raw
    about = {"how": even.rule.how, "mean": stored(figure.mean), "whole": stored(figure.whole)}
    if figure.coefficient is not None:
        about["coefficient"] = stored(figure.coefficient)
    if figure.spread is not None:
        about["spread"] = stored(figure.spread)
    exact_value = None if found.value is None else figure.even(found.value)
    return Working(
        rule="sites",
        value=even.value(found),
        exact_value=exact_value,
        decimals=even.rule.decimals,
        about=about,
        inputs=(raw,),
    )


def outcome_working(state: State, found: Outcome) -> Working | None:
    """One performance; None where nothing was marked, or a status stands instead of a result."""
    where = roll.stations(state)[found.station]
    if where.kind == "paper":
        return None if found.value is None else Working(rule="paper", value=found.value)
    rubric = roll.rubric(state, where)
    if rubric is None or found.panel is None:
        return None
    panel = _panel(state, where, rubric, found)
    taken = state.last(f.TimeTaken, where.id, found.member, str(found.attempt))
    return settle_working(
        panel,
        rubric,
        found.seconds,
        [rubric.item(name) for name in found.criticals],
        taken.allowance if taken else 0,
        rounding=roll.contest(state).rules.rounding,
        raw_seconds=found.raw_seconds,
    )


def _panel(state: State, where: Station, rubric: Rubric, found: Outcome) -> Working:
    """The panel's working: over whole sheets, or item by item."""
    ordered = state.last(f.FallbackOrdered, where.id, found.member)
    fallback = (ordered.drop_high, ordered.drop_low) if ordered else None
    if where.panel.by == "item":
        marks = [
            (seat, found.sheets[seat].fact.marks if seat in found.sheets else None)
            for seat in found.due
        ]
        return item_panel_working(
            rubric, marks, where.panel, excused=found.excused, fallback=fallback
        )
    return panel_working(
        [
            (seat, found.sheets[seat].fact.total if seat in found.sheets else None)
            for seat in found.due
        ],
        where.panel,
        excused=found.excused,
        fallback=fallback,
        sheets={
            seat: sheet_working(rubric, sheet.fact.marks)
            for seat, sheet in found.sheets.items()
            if sheet.fact.marks
        },
    )
