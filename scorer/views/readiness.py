"""What must be done before the contest can start, and what is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions.entering import strata
from scorer.domain.record.state import State
from scorer.views import kinds
from scorer.words import _


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to be done: its name, whether it is done, and what is there or missing."""

    key: str
    name: str
    done: bool
    detail: str = ""


def readiness(state: State) -> tuple[Point, ...]:
    """Every point in the order in which it is done."""
    contest = roll.contest(state)
    still = _(", ").join(contest.rules.open)
    return (
        Point("choices", _("Rules decided"), not contest.rules.open, still),
        Point("roster", _("Roster taken"), bool(roll.people(state).entrants), _entered(state)),
        *_draws(state),
        Point("key", _("Certificate key made"), state.last(f.CertificateKeySet) is not None),
        Point("start", _("Rules frozen"), roll.started(state)),
    )


def _entered(state: State) -> str:
    return kinds.many(roll.contest(state), len(roll.people(state).entrants))


def _draws(state: State) -> tuple[Point, ...]:
    """What is to be drawn in this contest, and the panels of its sheets."""
    contest, scheme = roll.contest(state), roll.scheme(state)
    skills = [s for s in roll.stations(state).values() if s.kind == "skill"]
    blind = [s for s in skills if s.blind and roll.performers(state, s)]
    sites = Point("sites", _("Sites drawn"), not contest.sites or _drawn(state, "sites"))
    if scheme is None:
        skilled = len(skills) == sum(p.stations for stage in contest.rounds for p in stage.pools)
        return (
            sites,
            Point("skills", _("Skills drawn"), skilled),
            Point("orders", _("Orders drawn"), skilled and _all_drawn(state, "order", skills)),
            Point("codes", _("Blind codes drawn"), skilled and _all_drawn(state, "codes", blind)),
            _panels(state, skilled=skilled),
        )
    pools, lot = strata(state), "lot" in scheme.ties
    drawn = all(_drawn(state, f"entrants:{key}") for key in pools)
    found = [
        (bool(pools), Point("entrants", _("Entrants drawn"), drawn)),
        (bool(contest.sites), sites),
        (bool(skills), Point("orders", _("Orders drawn"), _all_drawn(state, "order", skills))),
        (bool(blind), Point("codes", _("Blind codes drawn"), _all_drawn(state, "codes", blind))),
        (lot, Point("lot", _("Lots drawn"), _drawn(state, "lot"))),
        (bool(skills), _panels(state, skilled=True)),
    ]
    return tuple(point for asked, point in found if asked)


def _drawn(state: State, subject: str) -> bool:
    return state.last(f.DrawMade, subject) is not None


def _all_drawn(state: State, what: str, skills: Sequence[Station]) -> bool:
    return all(_drawn(state, f"{what}:{station.id}") for station in skills)


def _panels(state: State, *, skilled: bool) -> Point:
    seats = roll.all_seats(state)
    short = [
        str(s.number)
        for s in roll.stations(state).values()
        if s.kind == "skill" and len(seats.get(s.id, {})) < s.panel.judges
    ]
    detail = _("stations {numbers}").format(numbers=_(", ").join(short)) if short else ""
    return Point("panels", _("Panels complete"), skilled and not short, detail)
