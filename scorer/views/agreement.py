"""Agreement of judges (评委一致性), and the places that rest on a single judge.

For the chief judge alone: it tells marks of judges, and what a place would be without one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.outcome import due_seats, outcome
from scorer.domain.record.standing import Board, board
from scorer.domain.record.state import State
from scorer.domain.rules.judge_figures import JudgeFigures, judge_figures
from scorer.views import names
from scorer.views.points import NONE, points
from scorer.views.standings import complete_parts
from scorer.views.whatif import supposed
from scorer.words import _, n_

_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class JudgeAgreement:
    """One judge at a station, beside the other judges of the panel.

    ``severity`` is the mean distance to the panel's median, ``drift`` how much later performances
    lie above earlier ones, ``correlation`` is with the mean of the others. ``outliers`` name the
    performances (by blind code while codes are closed) that lie too far from the median.
    """

    key: str
    station: str
    seat: int
    judge: str
    sheets: int
    severity: str
    spread: str
    drift: str
    correlation: str
    outliers: tuple[str, ...]
    figures: JudgeFigures


@dataclass(frozen=True, slots=True)
class Without:
    """The place that an entrant would have without one judge; None where it would have none."""

    judge: str
    station: str
    place: int | None

    def sentence(self) -> str:
        """Say it."""
        return _("without {judge} ({station}) it would be {place}").format(
            judge=self.judge, station=self.station, place=self.place or NONE
        )


@dataclass(frozen=True, slots=True)
class Dependence:
    """An entrant whose place depends on a single judge: on each of these."""

    entrant: str
    name: str
    place: int
    without: tuple[Without, ...]

    def sentence(self) -> str:
        """Say it: each judge where they are few, else how many and how far."""
        if len(self.without) <= _FEW:
            said = _(", ").join(one.sentence() for one in self.without)
        else:
            ranks = sorted(one.place for one in self.without if one.place is not None)
            best, worst = (ranks[0], ranks[-1]) if ranks else (NONE, NONE)
            words = n_(
                "without any of {count} judge it would be between {best} and {worst}",
                "without any of {count} judges it would be between {best} and {worst}",
                len(self.without),
            )
            said = words.format(count=len(self.without), best=best, worst=worst)
        words = _("{who}: place {place} depends on one judge; {others}")
        return words.format(who=self.name, place=self.place, others=said)


@dataclass(frozen=True, slots=True)
class AgreementView:
    """All judges by station and seat, and the places that depend on one of them."""

    judges: tuple[JudgeAgreement, ...]
    dependences: tuple[Dependence, ...]
    places: int


def agreement_view(state: State, limit: Fraction | None = None) -> AgreementView:
    """The judges' agreement over everything that is signed.

    ``limit`` is the distance to the median beyond which a score is an outlier; by default the
    panel's own limit for the spread. Places are looked at over the parts that are complete and
    whose codes are open.
    """
    stations = [where for where in roll.stations(state).values() if where.kind == "skill"]
    now = board(state, complete_parts(state))
    return AgreementView(
        judges=tuple(line for where in stations for line in _judges(state, where, limit)),
        dependences=_dependences(state, now, stations),
        places=sum(place.rank is not None for place in now.places),
    )


def _judges(state: State, where: Station, limit: Fraction | None) -> Iterator[JudgeAgreement]:
    day = performances(state, where)
    names_of = list(day)
    for seat in due_seats(state, where):
        found = judge_figures(
            tuple(day.values()), seat, where.panel.spread if limit is None else limit
        )
        judge = roll.seats(state, where.id).get(seat, "")
        yield JudgeAgreement(
            key=f"{where.id}/{seat}",
            station=names.station(where),
            seat=seat,
            judge=names.official(state, judge) if judge else NONE,
            sheets=found.performances,
            severity=signed(found.severity),
            spread=unsigned(found.spread),
            drift=signed(found.drift),
            correlation=unsigned(found.correlation),
            outliers=tuple(
                names.performer(state, where.id, names_of[place]) for place in found.outliers
            ),
            figures=found,
        )


def performances(state: State, where: Station) -> Mapping[str, Mapping[int, Fraction]]:
    """The totals of every performance by seat, in the order in which they were signed."""
    found = {
        member: outcome(state, where.id, member).sheets for member in roll.queue(state, where.id)
    }
    signed = {member: sheets for member, sheets in found.items() if sheets}
    ordered = sorted(signed, key=lambda m: min(sheet.order for sheet in signed[m].values()))
    return {
        member: {seat: sheet.fact.total for seat, sheet in signed[member].items()}
        for member in ordered
    }


# -- without one judge -------------------------------------------------------------------------


def _dependences(state: State, now: Board, stations: list[Station]) -> tuple[Dependence, ...]:
    """Each place that would be another if one judge had not sat at one station."""
    moved: dict[str, list[Without]] = {}
    for where in stations:
        if where.id not in now.parts or len(due_seats(state, where)) < 2:
            continue
        for seat, judge in sorted(roll.seats(state, where.id).items()):
            after = board(_without(state, where, seat), now.parts)
            for place in after.places:
                if place.rank != now.place(place.id).rank:
                    one = Without(names.official(state, judge), names.station(where), place.rank)
                    moved.setdefault(place.id, []).append(one)
    return tuple(
        Dependence(
            entrant=place.id,
            name=names.subject(state, place.id),
            place=place.rank,
            without=tuple(moved[place.id]),
        )
        for place in now.places
        if place.rank is not None and place.id in moved
    )


def _without(state: State, where: Station, seat: int) -> State:
    """The state as if the seat had stood aside for every performance at the station."""
    aside = [
        f.SeatExcused(station=where.id, member=member, seat=seat, reason="–")
        for member in roll.queue(state, where.id)
        if seat in outcome(state, where.id, member).sheets
    ]
    return supposed(state, aside)


def signed(value: Fraction | None) -> str:
    """A distance with its sign."""
    if value is None:
        return NONE
    text = points(abs(value), 2)
    if not value:
        return text
    return f"−{text}" if value < 0 else f"+{text}"


def unsigned(value: Fraction | None) -> str:
    """A number that is seldom below 0."""
    if value is None:
        return NONE
    return f"−{points(-value, 2)}" if value < 0 else points(value, 2)
