"""A round of skills: contestants come by code, five judges mark, the chief judge rules."""

from collections.abc import Callable, Iterator, Sequence

from scorer.domain.model.contest import Round, Station
from scorer.domain.record import roll
from scorer.domain.record.decisions import control
from scorer.domain.record.first_few import first_few
from scorer.domain.record.outcome import outcome
from scorer.rehearsal import mishaps
from scorer.rehearsal.day import Day, Steps
from scorer.rehearsal.panel import Scene, mark, mark_together
from scorer.rehearsal.tie import sign_tied
from scorer.views import names
from scorer.words import _

Wanted = Callable[[int, Station], bool]
"""Whether a station is played in this turn (from 0)."""


def skill_round(day: Day, stage: Round) -> Steps:
    """Play one round of skills, up to the release of every station."""
    day.clock.at(10)
    yield day.step(_("{round} begins").format(round=names.said(stage.name)))
    yield from turns(day, stage, lambda _turn, _station: True)
    for where in skills(day, stage):
        yield from close(day, where)


def skills(day: Day, stage: Round) -> tuple[Station, ...]:
    """The skill stations of a round, in order."""
    found = roll.stations(day.state).values()
    return tuple(s for s in found if s.kind == "skill" and s.round == stage.id)


def turns(day: Day, stage: Round, wanted: Wanted) -> Steps:
    """Let the stations call one contestant each, turn by turn, until nobody is left."""
    turn, held = 0, day.plot.tied
    while True:
        called = False
        for scene in _scenes(day, stage, turn, wanted, held):
            called = True
            yield from call_in(day, scene)
            day.clock.pass_by(75)
        turn += 1
        if not called:
            if not held:
                return
            held = ""


def _scenes(day: Day, stage: Round, turn: int, wanted: Wanted, held: str) -> Iterator[Scene]:
    for where in skills(day, stage):
        if wanted(turn, where):
            member = next_up(day, where, held)
            if member:
                yield Scene(where, member, turn)


def next_up(day: Day, where: Station, held: str) -> str:
    """Who comes next: the first in the drawn order who was not marked; repeats are last.

    Who is ``held`` repeats when everybody else is through: then the totals are known.
    """
    for member in roll.queue(day.state, where.id):
        found = outcome(day.state, where.id, member)
        if found.state == "waiting" and not (member == held and found.attempt > 1):
            return member
    return ""


def call_in(day: Day, scene: Scene) -> Steps:
    """Judge one contestant, and see to everything that follows from it."""
    where, member = scene.station.id, scene.member
    first = first_scenes(day, scene.station)
    if len(first) > 1 and member in {one.member for one in first}:
        yield from call_first(day, first)
        return
    which = names.performance(day.state, where, member)
    yield from mishaps.before(day, scene)
    again = outcome(day.state, where, member).attempt > 1
    tied = again and day.plot.befalls(member, "tied") and sign_tied(day, scene)
    if not tied:
        mark(day, scene)
    found = outcome(day.state, where, member)
    words = _("{which}: all signed, over time") if found.penalty else _("{which}: all signed")
    yield day.step(words.format(which=which))
    yield from mishaps.after(day, scene)


def first_scenes(day: Day, where: Station) -> list[Scene]:
    """The first few who are scored together, as far as they have not been."""
    few = first_few(day.state, where)
    return [Scene(where, m) for m in few if outcome(day.state, where.id, m).state == "waiting"]


def call_first(day: Day, scenes: Sequence[Scene]) -> Steps:
    """Judge the first few together, and then see to what follows from each."""
    for scene in scenes:
        yield from mishaps.before(day, scene)
    mark_together(day, scenes)
    for scene in scenes:
        which = names.performance(day.state, scene.station.id, scene.member)
        yield day.step(_("{which}: signed with the first ones").format(which=which))
    for scene in scenes:
        yield from mishaps.after(day, scene)


def close(day: Day, where: Station) -> Steps:
    """Seal a station, open its codes by two people, and release it."""
    cast = day.cast
    day.clock.pass_by(240)
    day.seal(where.id)
    yield day.step(_("{station} sealed").format(station=names.station(where)))
    day.clock.pass_by(60)
    day.host.do(control.open_codes, cast.one("coder"), where.id, cast.one("supervisor"))
    yield day.step(_("Codes of {station} opened").format(station=names.station(where)))
    day.clock.pass_by(60)
    day.release(where.id)
    yield day.step(_("{station} released").format(station=names.station(where)))
