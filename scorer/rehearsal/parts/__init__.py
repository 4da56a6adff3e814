"""The day of a contest of many parts, from the eve to the last certificate."""

from scorer.rehearsal.closing import results
from scorer.rehearsal.day import Day, Steps
from scorer.rehearsal.parts.eve import parts_eve
from scorer.rehearsal.parts.gates import parts_morning
from scorer.rehearsal.parts.honours import prizes
from scorer.rehearsal.parts.play import late_correction, penalty, play_group
from scorer.rehearsal.printing import print_eve
from scorer.views import names
from scorer.words import _

__all__ = ("parts_script",)


def parts_script(day: Day) -> Steps:
    """The whole day; what the scheme does not know does not happen."""
    yield day.step(_("{contest}: rehearsal").format(contest=names.said(day.contest.title)))
    yield from parts_eve(day)
    yield from print_eve(day)
    yield from parts_morning(day)
    for group in day.contest.rounds:
        yield from play_group(day, group)
    yield from penalty(day)
    yield from late_correction(day)
    yield from results(day)
    yield from prizes(day)
    yield day.step(_("The day is over"))
