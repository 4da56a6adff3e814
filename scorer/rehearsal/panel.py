"""One performance before its panel: every judge signs a sheet, or a clerk copies its total."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorer.clerk import Clerk
from scorer.domain.model.contest import Station
from scorer.domain.model.exact import stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Rubric
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging
from scorer.domain.record.decisions.together import Written, sign_together
from scorer.domain.record.outcome import outcome
from scorer.domain.rules.sheet import score_sheet
from scorer.rehearsal.chance import dice
from scorer.rehearsal.day import Day
from scorer.rehearsal.judges import Performance, ability, perform, severity, sheet


@dataclass(frozen=True, slots=True)
class Scene:
    """Who is at which station, in which turn."""

    station: Station
    member: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything about one performance that its sheets need; ``seats`` are still to sign."""

    day: Day
    scene: Scene
    rubric: Rubric
    done: Performance
    seats: Sequence[int]

    def marks(self, seat: int) -> dict[str, Mark]:
        """What the judge at this seat writes down."""
        scene = self.scene
        judge = roll.seats(self.day.state, scene.station.id)[seat]
        severe = severity(dice(self.day.seed, "severity", judge))
        chance = dice(self.day.seed, "sheet", scene.station.id, scene.member, scene.turn, seat)
        return sheet(self.rubric, self.done, severe, chance)

    def ticks(self, seat: int) -> tuple[str, ...]:
        """The critical items that this seat ticks: enough of them, or one too few."""
        critical = self.rubric.criticals
        if not critical or not is_first(self.day, self.scene):
            return ()
        majority = len(roll.seats(self.day.state, self.scene.station.id)) // 2 + 1
        plot, member = self.day.plot, self.scene.member
        if plot.befalls(member, "failed") and seat <= majority:
            return (critical[0].id,)
        return (critical[0].id,) if plot.befalls(member, "ruled") and seat < majority else ()


def is_first(day: Day, scene: Scene) -> bool:
    """Whether this is the contestant's first station: things go wrong there."""
    return _own(day, scene)[0] == scene.station.id


def is_own_last(day: Day, scene: Scene) -> bool:
    """Whether this is the last station of the contestant."""
    return _own(day, scene)[-1] == scene.station.id


def _own(day: Day, scene: Scene) -> list[str]:
    """The skill stations at which the contestant performs, in order."""
    return [
        where.id
        for where in roll.stations(day.state).values()
        if where.kind == "skill" and scene.member in roll.performers(day.state, where)
    ]


def is_last(day: Day, scene: Scene) -> bool:
    """Whether this is the very last station."""
    return list(roll.stations(day.state))[-1] == scene.station.id


def mark(day: Day, scene: Scene, seats: int = 0) -> None:
    """Let the judges who are due sign, all or only the first so many."""
    panel = panel_of(day, scene)
    copied = by_totals(day, scene)
    with day.at_once() as clerk:
        for seat in panel.seats[: seats or None]:
            day.clock.pass_by(12)
            if copied:
                total = score_sheet(panel.rubric, panel.marks(seat)).total
                sign_total(clerk, panel, seat, total)
            else:
                sign_sheet(clerk, panel, seat)


def mark_together(day: Day, scenes: Sequence[Scene]) -> None:
    """Let every judge sign the first few in one act, after the last of them has performed."""
    panels = [panel_of(day, scene) for scene in scenes]
    where = scenes[0].station.id
    with day.at_once() as clerk:
        for seat in sorted({seat for panel in panels for seat in panel.seats}):
            day.clock.pass_by(40)
            due = [panel for panel in panels if seat in panel.seats]
            sheets = [
                Written(
                    member=panel.scene.member,
                    marks=panel.marks(seat),
                    ticks=panel.ticks(seat),
                    seconds=panel.done.seconds,
                )
                for panel in due
            ]
            clerk.do(sign_together, roll.seats(day.state, where)[seat], where, seat, sheets)


def panel_of(day: Day, scene: Scene) -> Panel:
    """The panel of a performance, and what it sees."""
    where, member = scene.station, scene.member
    rubric = roll.rubric(day.state, where)
    assert rubric is not None
    chance = dice(day.seed, "performance", where.id, member, scene.turn)
    skill = ability(dice(day.seed, "ability", member)) + chance.gauss(0, 0.03)
    done = perform(rubric, min(0.99, max(0.4, skill)), chance)
    if day.plot.befalls(member, "slow") and rubric.limit_s:
        done = Performance(done.lapses, done.measured, Fraction(rubric.limit_s + 41))
    return Panel(day, scene, rubric, done, outcome(day.state, where.id, member).missing)


def by_totals(day: Day, scene: Scene) -> bool:
    """Whether paper sheets are used: at the last station, and now and then elsewhere."""
    chance = dice(day.seed, "paper sheets", scene.station.id, scene.member)
    return is_last(day, scene) or chance.random() < 0.04


def sign_sheet(clerk: Clerk, panel: Panel, seat: int, member: str = "") -> None:
    """The judge signs; ``member`` is somebody else where the wrong name was chosen."""
    where, whose = panel.scene.station.id, member or panel.scene.member
    clerk.sign(
        (where, whose, outcome(clerk.state, where, whose).attempt, seat),
        judging.sign_sheet,
        roll.seats(clerk.state, where)[seat],
        where,
        whose,
        seat,
        panel.marks(seat),
        panel.ticks(seat),
        seconds=None if member else panel.done.seconds,
    )


def sign_total(clerk: Clerk, panel: Panel, seat: int, total: Fraction) -> None:
    """A clerk copies the total of a sheet that was filled in on paper."""
    clerk.do(
        judging.sign_total,
        panel.day.cast.clerks[0],
        panel.scene.station.id,
        panel.scene.member,
        seat,
        stored(total),
        panel.ticks(seat),
        seconds=panel.done.seconds,
    )
