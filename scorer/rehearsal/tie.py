"""A forced tie: the last panel's totals are such that two teams end exactly equal."""

from dataclasses import replace
from fractions import Fraction

from scorer.domain.model.exact import stored
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging
from scorer.domain.record.fold import evolve
from scorer.domain.record.record import Record
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.rehearsal.day import Day
from scorer.rehearsal.panel import Panel, Scene, panel_of, sign_total

_GRAIN = 20
"""Totals are tried in twentieths of a point."""


def sign_tied(day: Day, scene: Scene) -> bool:
    """Sign totals that make the contestant's team equal to another; false where none can."""
    panel = panel_of(day, scene)
    panel = replace(panel, done=replace(panel.done, seconds=Fraction(panel.rubric.limit_s or 60)))
    middle = _middle(day, panel)
    if middle is None:
        return False
    with day.at_once() as clerk:
        for seat, total in _totals(panel, middle).items():
            sign_total(clerk, panel, seat, total)
    return True


def _totals(panel: Panel, middle: Fraction) -> dict[int, Fraction]:
    """Totals of which the panel's rule makes exactly the middle one."""
    rule, full = panel.scene.station.panel, panel.rubric.full
    totals = dict.fromkeys(panel.seats, middle)
    if rule.drop_high and rule.drop_low and len(totals) > 2:
        first, last = panel.seats[0], panel.seats[-1]
        totals[first] = min(full, middle + Fraction(3, 5))
        totals[last] = max(Fraction(0), middle - Fraction(1, 2))
    return totals


def _middle(day: Day, panel: Panel) -> Fraction | None:
    """The total that brings the team level with one near it."""
    team = roll.people(day.state).team[panel.scene.member].id
    usual = Fraction(int(panel.rubric.full * 9 / 10))
    before = board(_tried(day, panel, usual))
    own = before.results[team].total.value
    others = {
        result.total.value
        for name, result in before.results.items()
        if name != team and not result.status and result.total.value is not None
    }
    if own is None:
        return None
    for wished in sorted(others, key=lambda total: (abs(total - own), total)):
        found = _reaching(day, panel, team, wished)
        if found is not None:
            return found
    return None


def _reaching(day: Day, panel: Panel, team: str, wished: Fraction) -> Fraction | None:
    """The least total that lifts the team to the wished one, if it hits it exactly."""
    low, high = 0, int(panel.rubric.full * _GRAIN)
    while low < high:
        half = (low + high) // 2
        total = _total(day, panel, team, Fraction(half, _GRAIN))
        if total is not None and total >= wished:
            high = half
        else:
            low = half + 1
    exact = _total(day, panel, team, Fraction(low, _GRAIN)) == wished
    return Fraction(low, _GRAIN) if exact else None


def _total(day: Day, panel: Panel, team: str, middle: Fraction) -> Fraction | None:
    return board(_tried(day, panel, middle)).results[team].total.value


def _tried(day: Day, panel: Panel, middle: Fraction) -> State:
    """The state as it would be; nothing is recorded."""
    state = day.state
    for seat, total in _totals(panel, middle).items():
        facts: tuple[f.Fact, ...] = judging.sign_total(
            state,
            day.cast.clerks[0],
            panel.scene.station.id,
            panel.scene.member,
            seat,
            stored(total),
            seconds=panel.done.seconds,
        )
        state = evolve(state, [_record(state, fact, at) for at, fact in enumerate(facts)])
    return state


def _record(state: State, fact: f.Fact, at: int) -> Record:
    clock = state.clock + 1 + at
    return Record(f"trial{clock}", clock, "", "", 0, "", "", 1, b"", "", "", fact)
