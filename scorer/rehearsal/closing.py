"""The end of the day: results sealed and released, a disqualification, bulletins, certificates."""

from scorer.domain.record import roll, seals
from scorer.domain.record.decisions import desk, issuing, judging
from scorer.domain.record.outcome import NO_RESULT, outcome
from scorer.rehearsal.day import Day, Step, Steps
from scorer.rehearsal.printing import print_bulletin, print_certificates, print_explanation
from scorer.views import awards, names, standings
from scorer.views.prints.bulletins import bulletin_text, digest
from scorer.words import _, n_


def withdrawal(day: Day, next_round: str) -> Steps:
    """A team goes home: its round stays on record, and it takes no place."""
    team = day.plot.withdrawn
    if not team:
        return
    why = "队员身体不适，领队书面申请"
    for scope in (next_round, ""):
        day.host.do(desk.set_status, day.cast.chief, team, "withdrawn", scope, why)
    yield day.step(_("{team} withdraws").format(team=names.subject(day.state, team)))


def late_correction(day: Day) -> Steps:
    """A sheet is corrected after its station was released: sealed and released once more."""
    done = [s for s in roll.stations(day.state).values() if s.kind == "skill"]
    if not done:
        return
    where, by = done[0].id, day.cast.chief
    sheet = next(
        s
        for member in roll.queue(day.state, where)
        if not _in_plot(day, member)
        for s in outcome(day.state, where, member).sheets.values()
    )
    day.clock.pass_by(300)
    total = str(int(sheet.fact.total))
    if int(sheet.fact.total) == sheet.fact.total:
        total = str(int(sheet.fact.total) - 1)
    day.host.do(judging.correct_sheet, by, sheet.id, "抽查发现合计有误", total=total)
    yield day.step(_("A sheet was corrected after its station was sealed"))
    day.seal(where, "更正后重新封存")
    day.release(where)
    station = names.station_of(day.state, where)
    yield day.step(_("{station} sealed and released again").format(station=station))


def results(day: Day) -> Steps:
    """Seal and release the results, twice if somebody is disqualified in between."""
    day.clock.at(16, 40)
    yield from _announced(day, "")
    out = _offender(day)
    if out:
        day.clock.pass_by(1500)
        why = "查实队员冒名顶替"
        day.host.do(desk.set_status, day.cast.chief, out, "disqualified", "", why)
        team = names.subject(day.state, out)
        yield day.step(_("{team} is disqualified after the announcement").format(team=team))
        yield from _announced(day, "取消资格后重新封存")


def _announced(day: Day, reason: str) -> Steps:
    clerk = day.cast.clerks[0]
    day.seal(seals.RESULTS, reason)
    day.clock.pass_by(120)
    day.release(seals.RESULTS)
    yield day.step(_("Results sealed and released"))
    day.host.do(issuing.issue_bulletin, clerk, digest(bulletin_text(day.state)))
    path = print_bulletin(day)
    said = _("Bulletin issued")
    yield day.step(f"{said}: {path.name}" if path else said)


def prizes(day: Day) -> Steps:
    """Number and print the certificates; one is spoilt and printed again."""
    if not awards.honours(day.state):
        return
    yield from certificates(day)
    best = awards.award_list(day.state, public=True).levels[0].winners[0]
    yield reprinted(day, best.numbers[0])
    yield from print_explanation(day, best.entrant)


def certificates(day: Day) -> Steps:
    """Number the certificates of everybody who is honoured, and print them."""
    honours = awards.honours(day.state)
    code, event = awards.code(day.contest), awards.event(day.contest)
    day.host.do(issuing.issue_certificates, day.cast.clerks[0], honours, code, event)
    day.clock.pass_by(60)
    count = len(honours)
    words = n_("{count} certificate numbered", "{count} certificates numbered", count)
    yield day.step(words.format(count=count))
    yield from print_certificates(day)


def reprinted(day: Day, number: str) -> Step:
    """One is spoilt by the printer, and printed again."""
    day.host.do(issuing.reprint_certificate, day.cast.clerks[0], number, "打印机卡纸")
    return day.step(_("Certificate {number} printed again").format(number=number))


def _offender(day: Day) -> str:
    """The best team below the first that has no other part in the plot."""
    tied = _tied(day)
    rows = [row for row in standings.table(day.state).rows if row.rank]
    known = roll.people(day.state).entrants
    for row in rows[1:]:
        members = {member.id for member in known[row.entrant].members}
        if row.entrant not in tied and day.plot.tied not in members:
            return row.entrant
    return ""


def _tied(day: Day) -> frozenset[str]:
    """The teams that share a total with another one."""
    results = standings.counted(day.state).results
    totals = [r.total.value for r in results.values() if r.status not in NO_RESULT]
    return frozenset(name for name, r in results.items() if totals.count(r.total.value) > 1)


def _in_plot(day: Day, member: str) -> bool:
    plot = day.plot
    return member in {plot.tied, plot.voided, plot.failed, plot.ruled, plot.disputed, plot.absent}
