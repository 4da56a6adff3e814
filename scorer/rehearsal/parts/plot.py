"""What goes wrong in a contest of many parts, and to whom."""

from dataclasses import dataclass

from scorer.domain.model.people import Entrant
from scorer.domain.record import roll
from scorer.rehearsal.chance import dice
from scorer.rehearsal.day import Day

_ENOUGH = 4
"""With fewer entrants than this everybody comes and behaves."""


@dataclass(frozen=True, slots=True)
class PartsPlot:
    """Ids of different entrants, or of members of them; empty where it does not happen.

    ``absent`` is a member of a team, a person, or a unit that hands nothing in; ``mistaken`` an
    entrant whose form is typed wrong; ``punished`` one that breaks the rules.
    """

    absent: str = ""
    late: str = ""
    substituted: str = ""
    mistaken: str = ""
    punished: str = ""


def parts_plot(day: Day) -> PartsPlot:
    """Choose who it befalls: the same whoever asks."""
    people = roll.people(day.state)
    entrants = [one for one in people.entrants.values() if not one.exhibition]
    if len(entrants) < _ENOUGH:
        return PartsPlot(mistaken=entrants[0].id if entrants else "")
    dice(day.seed, "parts plot").shuffle(entrants)
    absent, mistaken, punished, late, *_rest = entrants
    return PartsPlot(
        absent=_somebody(day, absent),
        late=_member(late),
        substituted=_member(mistaken) if mistaken.members else "",
        mistaken=mistaken.id,
        punished=punished.id,
    )


def _somebody(day: Day, entrant: Entrant) -> str:
    """A member, where members perform by themselves; else the entrant."""
    alone = any(s.by == "member" for s in roll.stations(day.state).values())
    return entrant.members[-1].id if alone and entrant.members else entrant.id


def _member(entrant: Entrant) -> str:
    return entrant.members[0].id if entrant.members else ""
