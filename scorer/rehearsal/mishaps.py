"""What goes wrong at a station, and how the chief judge puts it right."""

from fractions import Fraction

from scorer.domain.model.exact import stored
from scorer.domain.model.marks import Mark
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, judging
from scorer.domain.record.first_few import first_few
from scorer.domain.record.outcome import outcome
from scorer.exchange.bundle import export, merge_files
from scorer.exchange.manifest import ENDING
from scorer.rehearsal.day import Day, Steps
from scorer.rehearsal.panel import Scene, is_first, is_own_last, panel_of, sign_sheet
from scorer.views import names
from scorer.words import _


def before(day: Day, scene: Scene) -> Steps:
    """Judges of the contestant's own unit stand aside; somebody picks the wrong name."""
    where, member = scene.station, scene.member
    entrant = roll.entrant_of(day.state, member)
    unit = (entrant.unit or entrant.name) if entrant else ""
    officials, seated = roll.officials(day.state), roll.seats(day.state, where.id)
    excused = outcome(day.state, where.id, member).excused
    for seat, judge in seated.items():
        if officials[judge].unit == unit and seat not in excused:
            day.host.do(judging.excuse_seat, day.cast.chief, where.id, member, seat, "与选手同单位")
            yield day.step(_("{judge} stands aside").format(judge=officials[judge].name))
    alone = not where.panel.first_together
    if alone and day.plot.befalls(member, "swapped") and is_first(day, scene):
        yield from _wrong_name(day, scene)


def after(day: Day, scene: Scene) -> Steps:
    """Rulings, corrections, a repeat, and two laptops that disagree."""
    plot, member = day.plot, scene.member
    yield from _criticals(day, scene)
    if outcome(day.state, scene.station.id, member).attempt > 1:
        return
    if plot.befalls(member, "mistaken") and is_first(day, scene):
        yield from _correction(day, scene)
    if plot.befalls(member, "disputed") and is_first(day, scene) and _alone_elsewhere(day, scene):
        yield from _dispute(day, scene)
    voided = plot.befalls(member, "voided") and is_first(day, scene)
    if voided or (plot.befalls(member, "tied") and is_own_last(day, scene)):
        yield from _voided(day, scene)


def _alone_elsewhere(day: Day, scene: Scene) -> bool:
    """Whether another laptop could take this sheet by itself."""
    return bool(day.laptops) and scene.member not in first_few(day.state, scene.station)


def _wrong_name(day: Day, scene: Scene) -> Steps:
    """A judge signs for the next contestant; the sheet is moved, with a reason."""
    where, member = scene.station.id, scene.member
    teams = {team.unit or team.name for team in roll.people(day.state).entrants.values()}
    officials, seated = roll.officials(day.state), roll.seats(day.state, where)
    queue = [m for m in roll.queue(day.state, where) if m != member]
    other = next((m for m in queue if outcome(day.state, where, m).state == "waiting"), "")
    seat = next((s for s, judge in seated.items() if officials[judge].unit not in teams), 0)
    if not other or not seat:
        return
    sign_sheet(day.host, panel_of(day, scene), seat, other)
    sheet = outcome(day.state, where, other).sheets[seat].id
    day.clock.pass_by(40)
    day.host.do(judging.move_sheet, day.cast.chief, sheet, member, "选错盲号")
    yield day.step(_("A sheet signed for the wrong code was moved"))


def _criticals(day: Day, scene: Scene) -> Steps:
    where, member, by = scene.station.id, scene.member, day.cast.chief
    found = outcome(day.state, where, member)
    for item in found.open_criticals:
        day.clock.pass_by(60)
        stands = day.plot.befalls(member, "ruled")
        why = "回看录像确认" if stands else "回看录像，不成立"
        day.host.do(control.rule_critical, by, where, member, item, applies=stands, reason=why)
    if found.criticals or found.open_criticals:
        which = names.performance(day.state, where, member)
        yield day.step(_("{which}: critical fail decided").format(which=which))


def _correction(day: Day, scene: Scene) -> Steps:
    """A judge wrote one mark too low and says so."""
    where, member = scene.station.id, scene.member
    sheet = next(iter(outcome(day.state, where, member).sheets.values()))
    rubric = roll.rubric(day.state, scene.station)
    items = [item for item in rubric.scored if item.kind != "measure"] if rubric else []
    change: dict[str, Mark] = {}
    total = ""
    for item in items:
        best = stored(max(item.levels)) if item.levels else stored(item.points)
        if sheet.fact.marks and sheet.fact.marks[item.id].text != best:
            change = {**sheet.fact.marks, item.id: Mark(best)}
            break
    if not change:
        total = stored(sheet.fact.total - 1)
    day.clock.pass_by(90)
    day.host.do(
        judging.correct_sheet,
        day.cast.chief,
        sheet.id,
        "笔误，评委书面说明",
        marks=change or None,
        total=total,
    )
    which = names.performance(day.state, where, member)
    yield day.step(_("{which}: a mark was corrected").format(which=which))


def _dispute(day: Day, scene: Scene) -> Steps:
    """Another laptop holds the same paper sheet with another total; the chief judge settles it."""
    where, member = scene.station.id, scene.member
    name, there = next(iter(day.laptops.items()))
    seat, sheet = next(iter(outcome(day.state, where, member).sheets.items()))
    other = stored(max(Fraction(0), sheet.fact.total - 2))
    there.do(judging.sign_total, day.cast.clerks[-1], where, member, seat, other)
    path = day.folder / "exports" / f"station-{scene.station.id}{ENDING}"
    export(there, path, at=day.clock.now.isoformat())
    day.clock.pass_by(30)
    merge_files(day.host, [path])
    which = names.performance(day.state, where, member)
    yield day.step(_("{which}: {laptop} says otherwise").format(which=which, laptop=name))
    rivals = outcome(day.state, where, member).rivals
    for versions in rivals.values():
        keep = next(version.id for version in versions if version.id == sheet.id)
        day.clock.pass_by(120)
        day.host.do(
            control.settle_conflict, day.cast.chief, where, member, keep, "以评委签名的评分表为准"
        )
    yield day.step(_("{which}: settled").format(which=which))


def _voided(day: Day, scene: Scene) -> Steps:
    where, member = scene.station.id, scene.member
    day.clock.pass_by(30)
    day.host.do(control.void_attempt, day.cast.chief, where, member, "设备故障，非选手原因")
    which = names.performance(day.state, where, member)
    yield day.step(_("{which}: voided, comes again last").format(which=which))
