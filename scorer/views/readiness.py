"""What must be done before the contest can start, and what is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.words import _, n_


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
    teams = len(roll.people(state).entrants)
    skills = [s for s in roll.stations(state).values() if s.kind == "skill"]
    wanted = sum(pool.draw for stage in contest.rounds for pool in stage.pools)
    skilled = len(skills) == wanted
    still = _(", ").join(contest.rules.open)
    entered = n_("{count} team", "{count} teams", teams).format(count=teams)
    return (
        Point("choices", _("Rules decided"), not contest.rules.open, still),
        Point("roster", _("Roster taken"), teams > 0, entered),
        Point("sites", _("Sites drawn"), not contest.sites or _drawn(state, "sites")),
        Point("skills", _("Skills drawn"), skilled),
        Point("orders", _("Orders drawn"), skilled and _all_drawn(state, "order", skills)),
        Point("codes", _("Blind codes drawn"), skilled and _all_drawn(state, "codes", skills)),
        _panels(state, skilled=skilled),
        Point("key", _("Certificate key made"), state.last(f.CertificateKeySet) is not None),
        Point("start", _("Rules frozen"), roll.started(state)),
    )


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
