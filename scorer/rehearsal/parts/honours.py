"""The end of the day: certificates numbered and printed, and where the first total comes from."""

from scorer.rehearsal.closing import certificates, reprinted
from scorer.rehearsal.day import Day, Steps
from scorer.rehearsal.printing import print_dues, print_explanation
from scorer.views import awards, standings


def prizes(day: Day) -> Steps:
    """Number and print the certificates; one is spoilt and printed again."""
    if awards.honours(day.state):
        yield from certificates(day)
        yield reprinted(day, awards.issued(day.state)[0])
    yield from print_dues(day)
    first = next((row.entrant for row in standings.table(day.state).rows if row.rank), "")
    if first:
        yield from print_explanation(day, first)
