"""The judges beside each other (评委): what each gave on average, and how far from the panel.

For the chief judge alone: it tells marks of judges who are still scoring.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorer.domain.record import roll
from scorer.domain.record.outcome import due_seats, outcome
from scorer.domain.record.state import State
from scorer.domain.rules.judge_figures import Scores, judge_figures
from scorer.views import names
from scorer.views.agreement import performances, signed, unsigned
from scorer.views.alarms import median
from scorer.views.points import NONE, points
from scorer.views.station_means import StationMean, station_means
from scorer.words import _


@dataclass(frozen=True, slots=True)
class JudgeLine:
    """One seat of a station; seat 0 is the station as a whole, where contestants draw their own.

    ``bias`` is the mean distance to the panel's median, with its sign; ``widest`` the greatest;
    ``outside`` how often it was over the limit. ``drift`` is how much the later half of the day
    lies above the earlier, ``correlation`` that with the mean of the others.
    """

    key: str
    station: str
    seat: int
    judge: str
    sheets: int
    mean: str
    bias: str
    widest: str
    outside: int
    drift: str
    correlation: str


def judge_lines(state: State, round_: str) -> tuple[JudgeLine, ...]:
    """Every seat of a round's stations, in order."""
    found = [_whole(mean) for mean in station_means(state, round_)]
    for where in roll.stations(state).values():
        if where.round == round_ and where.kind == "skill":
            day = tuple(performances(state, where).values())
            found += [_line(state, where.id, seat, day) for seat in due_seats(state, where)]
    return tuple(found)


def _whole(mean: StationMean) -> JudgeLine:
    """A station's own line: all of its contestants, where each draws for itself."""
    return JudgeLine(
        key=f"{mean.station}/",
        station=mean.name,
        seat=0,
        judge=_("Mean of the station"),
        sheets=mean.scored,
        mean=mean.shown,
        bias=NONE,
        widest=NONE,
        outside=0,
        drift=NONE,
        correlation=NONE,
    )


def _line(state: State, station: str, seat: int, day: Sequence[Scores]) -> JudgeLine:
    where = roll.stations(state)[station]
    figures = judge_figures(day, seat)
    given: list[Fraction] = []
    apart: list[Fraction] = []
    outside = 0
    for member in roll.queue(state, station):
        found = outcome(state, station, member)
        if seat not in found.sheets:
            continue
        total = found.sheets[seat].fact.total
        given.append(total)
        if not found.missing:
            middle = median([sheet.fact.total for sheet in found.sheets.values()])
            apart.append(total - middle)
        outside += bool(found.panel and seat in found.panel.spread_alarm)
    judge = roll.seats(state, station).get(seat, "")
    return JudgeLine(
        key=f"{station}/{seat}",
        station=names.station(where),
        seat=seat,
        judge=names.official(state, judge) if judge else NONE,
        sheets=len(given),
        mean=points(_mean(given), 2),
        bias=signed(_mean(apart)),
        widest=signed(max(apart, key=abs, default=None)),
        outside=outside,
        drift=signed(figures.drift),
        correlation=unsigned(figures.correlation),
    )


def _mean(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None
