"""Playing the parts: forms and sheets are filled, errors put right, each part sealed and shown."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from scorer.domain.model.contest import Round, Station
from scorer.domain.model.exact import brief
from scorer.domain.model.scheme import PartRule
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, entering, entries
from scorer.domain.record.entry_scores import entry_heads
from scorer.domain.record.outcome import outcome
from scorer.domain.rules.ways.paper import typed_twice
from scorer.rehearsal import closing, mishaps
from scorer.rehearsal.chance import dice
from scorer.rehearsal.day import Day, Steps
from scorer.rehearsal.panel import Scene, mark
from scorer.rehearsal.parts.filling import Filled
from scorer.rehearsal.parts.plot import parts_plot
from scorer.rehearsal.parts.repair import SLIPS, STEADY, correct, mistyped, put_right
from scorer.rehearsal.parts.ways import filled
from scorer.rehearsal.skill_round import call_first, first_scenes, next_up
from scorer.views import names
from scorer.words import _, n_


def play_group(day: Day, group: Round) -> Steps:
    """Play every part of a group, one after the other."""
    day.clock.at(8, 30)
    yield day.step(_("{round} begins").format(round=names.said(group.name)))
    for where in roll.stations(day.state).values():
        if where.round == group.id:
            yield from play_part(day, where)


def play_part(day: Day, where: Station) -> Steps:
    """Play one part up to its release."""
    day.clock.pass_by(600)
    with day.at_once():
        if where.kind == "skill":
            yield from _sheets(day, where)
        else:
            yield from _forms(day, where)
        yield from _closed(day, where)


def _sheets(day: Day, where: Station) -> Steps:
    """Performances before a panel, in the drawn order; repeats come last."""
    first = first_scenes(day, where)
    if len(first) > 1:
        yield from call_first(day, first)
    while member := next_up(day, where, ""):
        scene = Scene(where, member, outcome(day.state, where.id, member).attempt)
        which = names.performance(day.state, where.id, member)
        yield from mishaps.before(day, scene)
        mark(day, scene)
        yield day.step(_("{which}: all signed").format(which=which))
        yield from mishaps.after(day, scene)
        day.clock.pass_by(75)


def _forms(day: Day, where: Station) -> Steps:
    """Everybody's forms of a part; one of them is typed wrong and corrected."""
    rule = _rule(day, where)
    performers = roll.performers(day.state, where)
    subjects = [p for p in performers if outcome(day.state, where.id, p).state == "waiting"]
    if rule.way == "record" and rule.attempts in {"mean", "sum"}:
        yield from _records(day, where, subjects)
    wrong = _mistaken(day, where)
    count, right = 0, None
    for form in filled(day, rule, subjects):
        slip = right is None and form.subject == wrong
        right = form if slip else right
        _enter(day, where, mistyped(rule, form) if slip else form)
        count += 1
        day.clock.pass_by(6)
    words = n_("{station}: {count} form filled in", "{station}: {count} forms filled in", count)
    yield day.step(words.format(station=names.station(where), count=count))
    if right:
        yield day.step(correct(day, where, right, "录入笔误，核对原始记录"))
    for subject in subjects:
        for sentence in put_right(day, where, rule, subject):
            yield day.step(sentence)


def _records(day: Day, where: Station, subjects: Sequence[str]) -> Steps:
    """Draw three of everybody's records before a witness."""
    seed, witness = f"{day.contest.code} {day.seed}", day.cast.one("supervisor")
    for subject in subjects:
        chance = dice(day.seed, "records", where.id, subject)
        pool = [f"BL{number}" for number in sorted(chance.sample(range(10_000, 99_999), 20))]
        about = (where.id, subject, pool, 3, seed, witness)
        day.host.do(entering.draw_records, day.cast.clerks[0], *about)
    yield day.step(_("{station}: records drawn").format(station=names.station(where)))


def _rule(day: Day, where: Station) -> PartRule:
    scheme = roll.scheme(day.state)
    assert scheme is not None
    return scheme.part(where.id)


def _mistaken(day: Day, where: Station) -> str:
    """Whose form is typed wrong here: only at the first part where a slip can be seen."""
    first = next((s for s in _plain(day, SLIPS)), None)
    if first is None or first.id != where.id:
        return ""
    plot, performers = parts_plot(day), roll.performers(day.state, where)
    return next((p for p in performers if _of(day, p) == plot.mistaken), "")


def _plain(day: Day, ways: Collection[str]) -> Iterator[Station]:
    """The parts that are marked in one of these ways."""
    for where in roll.stations(day.state).values():
        if where.kind == "part" and _rule(day, where).way in ways:
            yield where


def _of(day: Day, performer: str) -> str:
    found = roll.entrant_of(day.state, performer)
    return found.id if found else ""


def _enter(day: Day, where: Station, form: Filled) -> None:
    """A judge enters at the judge's own seat; else a clerk copies the paper, another one again."""
    judge = roll.seats(day.state, where.id).get(form.number, "")
    again = form.number == 2 and typed_twice(_rule(day, where))
    by = judge or day.cast.clerks[again]
    source: entries.Source = "judge" if judge else "clerk"
    name, values = form.subject, form.values
    day.host.do(entries.make_entry, by, where.id, name, form.number, values, source=source)


def _closed(day: Day, where: Station) -> Steps:
    """Seal a part, open its codes by two people if it has any, and release it."""
    cast = day.cast
    day.clock.pass_by(240)
    day.seal(where.id)
    if not roll.opened(day.state, where.id):
        day.host.do(control.open_codes, cast.one("coder"), where.id, cast.one("supervisor"))
        yield day.step(_("Codes of {station} opened").format(station=names.station(where)))
    day.clock.pass_by(60)
    day.release(where.id)
    yield day.step(_("{station} sealed and released").format(station=names.station(where)))


def penalty(day: Day) -> Steps:
    """Somebody breaks the rules and loses points, where the scheme allows it."""
    scheme, name = roll.scheme(day.state), parts_plot(day).punished
    if scheme is None or not scheme.penalties or not name:
        return
    day.clock.pass_by(300)
    points, why = Fraction(1), "场外人员提示，按规程扣分"
    day.host.do(desk.set_penalty, day.cast.chief, name, points, why)
    who = names.subject(day.state, name)
    yield day.step(_("{who} loses {points} points").format(who=who, points=brief(points)))


def late_correction(day: Day) -> Steps:
    """A form is corrected after its part was released: sealed and released once more."""
    if any(s.kind == "skill" for s in roll.stations(day.state).values()):
        yield from closing.late_correction(day)
        return
    plot = parts_plot(day)
    for where in _plain(day, STEADY):
        for name in roll.performers(day.state, where):
            heads = entry_heads(day.state, where.id, name)
            if heads and _of(day, name) != plot.mistaken:
                known = heads[0].fact
                form = Filled(name, known.number, dict(known.values))
                form = mistyped(_rule(day, where), form)
                yield day.step(correct(day, where, form, "抽查发现与原始记录不符"))
                day.seal(where.id, "更正后重新封存")
                day.release(where.id)
                station = names.station(where)
                yield day.step(_("{station} sealed and released again").format(station=station))
                return
