"""Who is who on the rehearsal's day, and what is going to befall whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorer.domain.model.officials import Duty, Official
from scorer.domain.model.people import Entrant, Member
from scorer.rehearsal.chance import dice


@dataclass(frozen=True, slots=True)
class Cast:
    """The officials by duty; the chief judge stands in where nobody holds one."""

    officials: Sequence[Official]

    def all(self, duty: Duty) -> tuple[str, ...]:
        """Everybody with this duty, by id."""
        return tuple(official.id for official in self.officials if duty in official.duties)

    def one(self, duty: Duty) -> str:
        """Somebody with this duty."""
        return next(iter(self.all(duty)), self.chief)

    @property
    def chief(self) -> str:
        """The chief judge."""
        return self.all("chief")[0]

    @property
    def clerks(self) -> tuple[str, ...]:
        """Two clerks at least, the chief judge being the second of one."""
        found = self.all("clerk")
        return found if len(found) > 1 else (*found, self.chief)


@dataclass(frozen=True, slots=True)
class Plot:
    """What goes wrong, and to whom: member and team ids, all of different teams.

    ``tied`` will have exactly another team's total in the end; ``voided`` repeats for a fault of
    the equipment.
    """

    absent: str
    late: str
    substituted: str
    withdrawn: str
    tied: str
    voided: str
    slow: str
    failed: str
    ruled: str
    disputed: str
    mistaken: str
    swapped: str

    def befalls(self, member: str, what: str) -> bool:
        """Whether this member has that part in the plot."""
        return bool(member) and getattr(self, what) == member


def plot(seed: int, entrants: Sequence[Entrant]) -> Plot:
    """Choose who it befalls; with too few teams some things do not happen."""
    chance = dice(seed, "plot")
    teams = [team for team in entrants if team.members]
    chance.shuffle(teams)

    def member(place: int, last: int = -1) -> str:
        if place >= len(teams):
            return ""
        members: tuple[Member, ...] = teams[place].members
        return (members[last] if last >= 0 else chance.choice(members)).id

    tied = teams[0].members[-1].id if teams else ""
    return Plot(
        tied=tied,
        absent=member(1),
        late=member(2),
        substituted=member(3),
        withdrawn=teams[4].id if len(teams) > 6 else "",
        voided=member(5, 0),
        slow=member(6),
        failed=member(7),
        ruled=member(8),
        disputed=member(9),
        mistaken=member(10),
        swapped=member(11),
    )
