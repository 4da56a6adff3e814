"""The order of the day."""

from scorer.domain.record import roll
from scorer.rehearsal.closing import late_correction, prizes, results, withdrawal
from scorer.rehearsal.day import Day, Steps
from scorer.rehearsal.eve import eve
from scorer.rehearsal.morning import morning
from scorer.rehearsal.paper_round import paper_round
from scorer.rehearsal.parts import parts_script
from scorer.rehearsal.printing import print_eve
from scorer.rehearsal.skill_round import skill_round
from scorer.views import names
from scorer.words import _


def script(day: Day) -> Steps:
    """From the eve to the last certificate."""
    yield from (parts_script if roll.scheme(day.state) else rounds_script)(day)


def rounds_script(day: Day) -> Steps:
    """A contest of rounds."""
    yield day.step(_("{contest}: rehearsal").format(contest=names.said(day.contest.title)))
    yield from eve(day)
    yield from print_eve(day)
    yield from morning(day)
    stages = day.contest.rounds
    for place, stage in enumerate(stages):
        play = paper_round if stage.kind == "papers" else skill_round
        yield from play(day, stage)
        if place == 0 and len(stages) > 1:
            yield from withdrawal(day, stages[1].id)
    yield from late_correction(day)
    yield from results(day)
    yield from prizes(day)
    yield day.step(_("The day is over"))
