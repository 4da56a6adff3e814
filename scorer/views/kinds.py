"""What those who compete are called: teams, persons or units."""

from scorer.domain.model.contest import Contest
from scorer.domain.model.people import Entrant
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.words import _, n_


def one(contest: Contest) -> str:
    """The head of a column of entrants."""
    return {"person": _("Name"), "unit": _("Unit")}.get(contest.entrants, _("Team"))


def many(contest: Contest, count: int) -> str:
    """So many entrants."""
    if contest.entrants == "person":
        return n_("{count} person", "{count} persons", count).format(count=count)
    if contest.entrants == "unit":
        return n_("{count} unit", "{count} units", count).format(count=count)
    return n_("{count} team", "{count} teams", count).format(count=count)


def size(state: State) -> str:
    """How many compete, and how many people that are."""
    contest, people = roll.contest(state), roll.people(state)
    if contest.entrants != "team":
        members = len(people.members)
        alone = contest.entrants == "person" or not members
        told = n_("{count} person", "{count} persons", members).format(count=members)
        return many(contest, len(people.entrants)) + ("" if alone else f" · {told}")
    return _("{teams} teams · {people} people").format(
        teams=len(people.entrants), people=len(people.members)
    )


def counted(state: State) -> str:
    """What stands after the number of entrants: teams and their people, persons, units."""
    contest, people = roll.contest(state), roll.people(state)
    count, members = len(people.entrants), len(people.members)
    if contest.entrants == "person":
        return n_("person", "persons", count)
    if contest.entrants == "unit" and not members:
        return n_("unit", "units", count)
    if contest.entrants == "unit":
        return n_("unit, {people} people", "units, {people} people", count).format(people=members)
    return n_("team, {people} people", "teams, {people} people", count).format(people=members)


def results(contest: Contest) -> str:
    """What the table of totals is called."""
    titles = {"person": _("Individual results"), "unit": _("Unit results")}
    return titles.get(contest.entrants, _("Team results"))


def standings(contest: Contest) -> str:
    """What the table of places is called on stage."""
    titles = {"person": _("Individual standings"), "unit": _("Unit standings")}
    return titles.get(contest.entrants, _("Team standings"))


def home(contest: Contest, entrant: Entrant) -> str:
    """Where somebody comes from: the team, or a person's unit."""
    return entrant.unit if contest.entrants == "person" else entrant.short


def winners(contest: Contest) -> str:
    """What the list of winners is called."""
    return _("Winning teams") if contest.entrants == "team" else _("Winners")


def prizes(contest: Contest) -> str:
    """What kind of prizes there are."""
    titles = {"person": _("Individual prizes"), "unit": _("Unit prizes")}
    return titles.get(contest.entrants, _("Team prizes"))


def with_prize(contest: Contest) -> str:
    """The label of how many of those who competed have a prize."""
    titles = {"person": _("Persons with a prize"), "unit": _("Units with a prize")}
    return titles.get(contest.entrants, _("Teams with a prize"))
