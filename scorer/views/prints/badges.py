"""What stands on the badges: who, for whom, and a code that tells nothing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from scorer.domain.model.codes import badge_code
from scorer.domain.model.people import Entrant, Member
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.papers import BadgeEvent, BadgeText
from scorer.words import _

_COLOURS: Final = ("#12305F", "#0B6B4F", "#8A5A00", "#6B2D7A", "#A3341F", "#245B7A")
_NO_TIMES: Final[Mapping[str, str]] = MappingProxyType({})


def badge_texts(
    state: State, *, entrant: str = "", times: Mapping[str, str] = _NO_TIMES
) -> tuple[BadgeText, ...]:
    """The badges of all members by number, or of one entrant; ``times`` are by round id."""
    contest = roll.contest(state)
    roles = {role.id: place for place, role in enumerate(contest.roles)}
    timetable = tuple(
        BadgeEvent(times[stage.id], names.said(stage.name))
        for stage in contest.rounds
        if stage.id in times
    )
    return tuple(
        _badge(state, team, member, _COLOURS[roles.get(member.role, 0) % 6], timetable)
        for team in roll.people(state).entrants.values()
        if entrant in {"", team.id}
        for member in team.members
    )


def _badge(
    state: State, team: Entrant, member: Member, colour: str, timetable: tuple[BadgeEvent, ...]
) -> BadgeText:
    contest = roll.contest(state)
    site = roll.site_of(state).get(team.id, "")
    return BadgeText(
        contest=names.said(contest.short),
        name=member.name,
        role=names.role_of(state, member.role),
        unit=team.name,
        number=member.number,
        code=badge_code(member.badge or member.id),
        team=_("Team {number}").format(number=team.number),
        hint=(names.site_of(state, site),) if site else (),
        colour=colour,
        timetable=timetable,
        notes=(
            _("Change to the station's blind code before you go in."),
            _("Say neither name nor unit while you are judged."),
        ),
    )
