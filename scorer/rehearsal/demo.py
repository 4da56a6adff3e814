"""The demo contest, opened at an interesting moment of its day."""

from pathlib import Path
from typing import Final, Literal

from scorer.clerk import Clerk
from scorer.domain.model.contest import Round, Station
from scorer.domain.model.marks import DraftSheet
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging
from scorer.domain.record.outcome import outcome
from scorer.rehearsal.closing import withdrawal
from scorer.rehearsal.day import Day, Steps
from scorer.rehearsal.eve import eve
from scorer.rehearsal.founding import found_contest
from scorer.rehearsal.morning import morning
from scorer.rehearsal.panel import Scene, mark, panel_of
from scorer.rehearsal.paper_round import paper_round
from scorer.rehearsal.script import script
from scorer.rehearsal.skill_round import close, skill_round, skills, turns

Stage = Literal["start", "round1", "round2", "end"]
TEMPLATE: Final = "family-doctor-team"
_DONE: Final = 2
"""Stations that are through and released in the middle of round two."""


def demo(
    path: Path, seed: int = 1, stage: Stage = "start", *, template: str | Path = TEMPLATE
) -> Clerk:
    """Make the demo contest in a file, played up to a stage, and leave it open.

    ``start``: drawn, seated and started. ``round1``: round one released. ``round2``: some stations
    released, some in progress. ``end``: the whole day. Raises as ``Rehearsal``.
    """
    day = found_contest(template, path, seed, kind="demo")
    day.sites = day.printing = False
    with day.at_once():
        for _step in _played(day, stage):
            pass
    return day.host


def _played(day: Day, stage: Stage) -> Steps:
    if stage == "end":
        yield from script(day)
        return
    yield from eve(day)
    if stage == "start":
        return
    yield from morning(day)
    first, *rest = day.contest.rounds
    yield from (paper_round if first.kind == "papers" else skill_round)(day, first)
    if stage == "round2" and rest:
        yield from withdrawal(day, rest[0].id)
        yield from _half(day, rest[0])


def _half(day: Day, stage: Round) -> Steps:
    """Two stations are released; the others are on their way, each a little further."""
    stations = skills(day, stage)
    done = {where.id for where in stations[:_DONE]}
    share = {where.id: 15 - 2 * place for place, where in enumerate(stations)}
    day.clock.at(10)

    def wanted(turn: int, where: Station) -> bool:
        return where.id in done or turn < share[where.id]

    yield from turns(day, stage, wanted)
    for where in stations[:_DONE]:
        yield from close(day, where)
    for place, where in enumerate(stations[_DONE:]):
        _in_progress(day, where, place + 1)
    if len(stations) > _DONE:
        by = roll.seats(day.state, stations[-1].id)[1]
        day.host.do(judging.call_chief, by, stations[-1].id, 1, "设备指示灯异常")


def _in_progress(day: Day, where: Station, signed: int) -> None:
    """The next contestant is before the panel: some have signed, one is writing."""
    waiting = [
        member
        for member in roll.queue(day.state, where.id)
        if outcome(day.state, where.id, member).state == "waiting"
    ]
    if not waiting:
        return
    scene = Scene(where, waiting[0], 99)
    mark(day, scene, signed)
    panel = panel_of(day, scene)
    if panel.seats:
        marks = dict(list(panel.marks(panel.seats[0]).items())[:9])
        key = (where.id, waiting[0], outcome(day.state, where.id, waiting[0]).attempt)
        draft = DraftSheet(marks=marks, elapsed_ms=192_000)
        day.host.keep_draft((*key, panel.seats[0]), draft)
