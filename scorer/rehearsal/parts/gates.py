"""The morning of a contest of many parts: people check in, somebody is missing."""

from scorer.domain.record import roll
from scorer.domain.record.decisions import desk
from scorer.rehearsal.chance import CountedIds, dice
from scorer.rehearsal.day import Day, Steps
from scorer.rehearsal.parts.plot import PartsPlot, parts_plot
from scorer.views import names
from scorer.words import _, n_


def parts_morning(day: Day) -> Steps:
    """Check in everybody who comes, and note who does not."""
    day.clock.at(7, 30, days=1)
    plot = parts_plot(day)
    if roll.people(day.state).members:
        yield from _substitute(day, plot)
        yield from _arrivals(day, plot)
    yield from _missing(day, plot)


def _substitute(day: Day, plot: PartsPlot) -> Steps:
    if not plot.substituted:
        return
    before = roll.people(day.state).members[plot.substituted].name
    name = dice(day.seed, "substitute").choice(("白若溪", "顾清越", "叶初晴", "程望舒"))
    badge, why = CountedIds(day.seed, "badge")(), "突发疾病，持单位证明"
    day.host.do(desk.replace_member, day.cast.chief, plot.substituted, name, badge, why)
    yield day.step(_("{name} takes the place of {before}").format(name=name, before=before))


def _arrivals(day: Day, plot: PartsPlot) -> Steps:
    by = day.cast.one("desk")
    people = list(roll.people(day.state).members)
    dice(day.seed, "arrivals").shuffle(people)
    here = [one for one in people if one not in {plot.absent, plot.late}]
    with day.at_once() as host:
        for member in here:
            day.clock.pass_by(20)
            host.do(desk.check_in, by, member)
    count = len(here)
    words = n_("{count} person checked in", "{count} people checked in", count)
    yield day.step(words.format(count=count))
    if plot.late:
        day.clock.pass_by(720)
        day.host.do(desk.check_in, by, plot.late, late=True)
        yield day.step(_("{who} came late").format(who=names.subject(day.state, plot.late)))


def _missing(day: Day, plot: PartsPlot) -> Steps:
    if not plot.absent:
        return
    who = names.subject(day.state, plot.absent)
    if plot.absent in roll.people(day.state).members:
        day.clock.pass_by(300)
        day.host.do(desk.set_status, day.cast.one("desk"), plot.absent, "absent")
        yield day.step(_("{who} is absent").format(who=who))
        return
    why = "未按规定提交材料，书面放弃"
    day.host.do(desk.set_status, day.cast.chief, plot.absent, "withdrawn", "", why)
    yield day.step(_("{team} withdraws").format(team=who))
