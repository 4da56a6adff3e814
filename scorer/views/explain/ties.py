"""The ties that a place rests on, each decided by the first rule that tells the teams apart."""

from fractions import Fraction

from scorer.domain.model.exact import brief, rounded
from scorer.domain.record import roll
from scorer.domain.record.standing import Board, TeamResult, tie_chain
from scorer.domain.record.state import State
from scorer.domain.rules.ranking import LESS_IS_BETTER
from scorer.views import names
from scorer.views.history import duration
from scorer.words import _

_SIGNED = ("part", "trial", "shorter", "group", "play_off", "best_part", "worst_part")
"""Rules whose keys stand with a sign so that more is better; people read them without it."""


def tie_sentences(state: State, found: Board, entrant: str) -> tuple[str, ...]:
    """One sentence for each other entrant with the same total, in the order of places."""
    mine = found.results[entrant]
    if mine.total.value is None or found.place(entrant).rank is None:
        return ()
    entrants = roll.people(state).entrants
    return tuple(
        _sentence(state, mine, other)
        for place in found.places
        if place.id != entrant and place.rank is not None
        if entrants[place.id].division == entrants[entrant].division
        for other in (found.results[place.id],)
        if other.total.value == mine.total.value
    )


def _sentence(state: State, mine: TeamResult, other: TeamResult) -> str:
    team = roll.people(state).entrants[other.entrant].short
    for rule in tie_chain(state):
        own, theirs = _key(mine, rule), _key(other, rule)
        if own == theirs:
            continue
        words = _("Same total as {team}, behind it by {rule}: {own} against {theirs}")
        if _ahead(own, theirs, rule):
            words = _("Same total as {team}, ahead of it by {rule}: {own} against {theirs}")
        return words.format(
            team=team,
            rule=names.tie_rule(state, rule),
            own=_text(own, rule),
            theirs=_text(theirs, rule),
        )
    return _("Same total as {team}, and no rule tells them apart: shared place").format(team=team)


def _key(result: TeamResult, rule: str) -> Fraction | None:
    name, _colon, decimals = rule.partition(":")
    if name == "more_decimals":
        exact = result.keys.get("exact")
        return None if exact is None else rounded(Fraction(exact), int(decimals))
    value = result.keys.get(rule)
    return None if value is None else Fraction(value)


def _ahead(own: Fraction | None, theirs: Fraction | None, rule: str) -> bool:
    if own is None or theirs is None:
        return theirs is None
    return own < theirs if rule in LESS_IS_BETTER else own > theirs


def _text(value: Fraction | None, rule: str) -> str:
    if value is None:
        return "–"
    if rule == "time":
        return duration(value)
    if rule == "full_team":
        return _("complete") if value else _("not complete")
    return brief(abs(value)) if rule.partition(":")[0] in _SIGNED else brief(value)
