"""The mean of each station, where contestants draw their own skills: these differ in difficulty.

For the chief judge alone: it tells results that may still be under way.
"""

from dataclasses import dataclass
from fractions import Fraction

from scorer.domain.record import roll
from scorer.domain.record.counting_together import drawn_apart
from scorer.domain.record.outcome import outcome
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.points import NONE, points
from scorer.words import _, n_


@dataclass(frozen=True, slots=True)
class StationMean:
    """A station: how many of how many have a result, and the mean of these, in percent of full."""

    station: str
    name: str
    role: str
    scored: int
    of: int
    mean: Fraction | None

    @property
    def shown(self) -> str:
        """The mean as it is printed."""
        return NONE if self.mean is None else points(self.mean, 2)

    def sentence(self) -> str:
        """Say it."""
        words = n_(
            "{station} ({role}): mean {mean} of {count} contestant",
            "{station} ({role}): mean {mean} of {count} contestants",
            self.scored,
        )
        return words.format(station=self.name, role=self.role, mean=self.shown, count=self.scored)


def station_means(state: State, round_: str = "") -> tuple[StationMean, ...]:
    """Every station at which only some of a role perform, in order; usually there is none."""
    apart = {name for pool in drawn_apart(state) for name in pool}
    found: list[StationMean] = []
    for where in roll.stations(state).values():
        if where.id not in apart or round_ not in {"", where.round}:
            continue
        outcomes = [outcome(state, where.id, name) for name in roll.performers(state, where)]
        values = [o.value for o in outcomes if o.state == "scored" and o.value is not None]
        mean = sum(values, Fraction(0)) / len(values) / where.full * 100 if values else None
        found.append(
            StationMean(
                station=where.id,
                name=names.station(where),
                role=names.role_of(state, where.role),
                scored=len(values),
                of=len(outcomes),
                mean=mean,
            )
        )
    return tuple(found)


def spread_sentence(found: tuple[StationMean, ...]) -> str:
    """How far the easiest station lies above the hardest; empty where there are not two."""
    means = sorted(one.mean for one in found if one.mean is not None)
    if len(means) <= 1:
        return ""
    words = _("The means of the stations lie {points} apart.")
    return words.format(points=points(means[-1] - means[0], 2))
