"""The morning: teams check in; one member is missing, one comes late, one is replaced."""

from scorer.domain.model.people import Entrant
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk
from scorer.rehearsal.chance import CountedIds, dice
from scorer.rehearsal.day import Day, Steps
from scorer.views import names
from scorer.words import _


def morning(day: Day) -> Steps:
    """Check in everybody who comes."""
    day.clock.at(7, 30, days=1)
    yield from _substitute(day)
    teams = list(roll.people(day.state).entrants.values())
    dice(day.seed, "arrivals").shuffle(teams)
    for team in teams:
        day.clock.pass_by(130)
        came = _arrive(day, team)
        yield day.step(_("{team} checked in, {count} present").format(team=team.short, count=came))
    yield from _latecomers(day)


def _arrive(day: Day, team: Entrant) -> int:
    plot, by = day.plot, day.cast.one("desk")
    missing = {plot.absent, plot.late}
    present = [member.id for member in team.members if member.id not in missing]
    with day.at_once() as host:
        for member in present:
            host.do(desk.check_in, by, member)
    return len(present)


def _substitute(day: Day) -> Steps:
    member = day.plot.substituted
    if not member:
        return
    before = roll.people(day.state).members[member].name
    name = dice(day.seed, "substitute").choice(("白若溪", "顾清越", "叶初晴", "程望舒"))
    badge = CountedIds(day.seed, "badge")()
    day.host.do(desk.replace_member, day.cast.chief, member, name, badge, "突发疾病，持单位证明")
    yield day.step(_("{name} takes the place of {before}").format(name=name, before=before))


def _latecomers(day: Day) -> Steps:
    plot, by = day.plot, day.cast.one("desk")
    if plot.late:
        day.clock.pass_by(720)
        day.host.do(desk.check_in, by, plot.late, late=True)
        who = names.subject(day.state, plot.late)
        yield day.step(_("{who} came late").format(who=who))
    if plot.absent:
        day.clock.pass_by(300)
        day.host.do(desk.set_status, by, plot.absent, "absent")
        who = names.subject(day.state, plot.absent)
        yield day.step(_("{who} is absent").format(who=who))
