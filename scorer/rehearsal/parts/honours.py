"""The end of the day: certificates numbered and printed, and where the first total comes from."""

from scorer.domain.record.decisions import issuing
from scorer.rehearsal.day import Day, Steps
from scorer.rehearsal.printing import print_certificates, print_dues, print_explanation
from scorer.views import awards, standings
from scorer.words import _, n_


def prizes(day: Day) -> Steps:
    """Number and print the certificates; one is spoilt and printed again."""
    clerk, contest = day.cast.clerks[0], day.contest
    honours = awards.honours(day.state)
    if honours:
        event = awards.event(contest)
        day.host.do(issuing.issue_certificates, clerk, honours, awards.code(contest), event)
        day.clock.pass_by(60)
        count = len(honours)
        words = n_("{count} certificate numbered", "{count} certificates numbered", count)
        yield day.step(words.format(count=count))
        yield from print_certificates(day)
        number = awards.issued(day.state)[0]
        day.host.do(issuing.reprint_certificate, clerk, number, "打印机卡纸")
        yield day.step(_("Certificate {number} printed again").format(number=number))
    yield from print_dues(day)
    first = next((row.entrant for row in standings.table(day.state).rows if row.rank), "")
    if first:
        yield from print_explanation(day, first)
