"""Plain performances: nothing was recorded of them but one whole sheet from every judge.

Nearly all of a season's performances are plain, and their results follow from the stored totals
alone. Whatever else was recorded of one (a status, a time, a correction, an undo …) leaves it to
``outcome``; both give the same result, and a test holds them to it.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import common, ratio
from scorer.domain.model.rubric import PanelRule
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import Entry, State

_ABOUT_A_PERFORMANCE = (
    f.SeatExcused,
    f.CriticalRuled,
    f.TimeTaken,
    f.AttemptVoided,
    f.ConflictSettled,
    f.FallbackOrdered,
)


def plain_values(state: State, station: Station, members: Iterable[str]) -> dict[str, Fraction]:
    """The result of every plain performance among these, as the next step counts it."""
    rubric = roll.rubric(state, station)
    if rubric is None or rubric.overtime or rubric.undertime or not _plain_rule(station.panel):
        return {}
    due = {*range(1, station.panel.judges + 1), *roll.seats(state, station.id)}
    each_step = roll.contest(state).rules.rounding == "each_step"
    decimals = station.panel.decimals if each_step else None
    signed, special = state.table(f.SheetSigned), _special(state)
    undone = {slot[0] for slot in state.table(f.Undone)}
    found: dict[str, Fraction] = {}
    for member in members:
        line = signed.get((station.id, member), ())
        if len(line) != len(due) or member in special or not _single(line, due, undone):
            continue
        value = _mean([entry.fact.total for entry in line], station.panel, decimals)
        if value is not None:
            found[member] = value
    return found


def _plain_rule(panel: PanelRule) -> bool:
    return panel.by == "sheet" and panel.method == "mean" and not panel.weights


def _special(state: State) -> set[str]:
    """Everybody of whom something was recorded that may change a result."""
    found = {slot[1] for kind in _ABOUT_A_PERFORMANCE for slot in state.table(kind)}
    entrants = roll.people(state).entrants
    for subject, _scope in state.table(f.StatusSet):
        found.add(subject)
        if subject in entrants:
            found.update(member.id for member in entrants[subject].members)
    return found


def _single(line: Sequence[Entry[f.SheetSigned]], due: set[int], undone: set[str]) -> bool:
    """Whether every seat that is due signed one sheet, which counts as it is."""
    seats = {
        entry.fact.seat
        for entry in line
        if entry.fact.attempt == 1
        and not entry.fact.replaces
        and not entry.fact.ticks
        and entry.id not in undone
    }
    return seats == due


def _mean(totals: Sequence[Fraction], panel: PanelRule, decimals: int | None) -> Fraction | None:
    """The mean without the drops, in whole numbers; None where nothing would be left."""
    unit, numbers = common(totals)
    numbers.sort()
    kept = numbers[panel.drop_low : len(numbers) - panel.drop_high]
    if not kept:
        return None
    return ratio(sum(kept), unit * len(kept), decimals)
