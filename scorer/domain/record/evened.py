"""Scores of a station as the sites' judges would have given them alike, where the rules even out.

A station's results of all sites are looked at together: the skill or paper is the same, only the
judges differ. Who is disqualified altogether is not among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scorer.domain.model.contest import SiteRule, Station
from scorer.domain.model.exact import rounded
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.outcome import NO_RESULT, Outcome, outcome
from scorer.domain.record.state import State
from scorer.domain.rules.normalise import SiteFigures, site_figures


@dataclass(frozen=True)
class Evened:
    """A station over its sites; ``figures`` is None where a site's mean or spread is zero."""

    rule: SiteRule
    figures: Mapping[str, SiteFigures] | None
    sites: Mapping[str, str]
    printed: bool

    def figure(self, member: str) -> SiteFigures | None:
        """What the member's value is evened out by; None where it is not."""
        return self.figures.get(self.sites[member]) if self.figures and self.known(member) else None

    def known(self, member: str) -> bool:
        """Whether the member is among those that are evened out."""
        return member in self.sites

    def value(self, found: Outcome) -> Fraction | None:
        """A result on the scale of all sites; None where that is undefined, or there is none."""
        if found.value is None or not self.known(found.member):
            return found.value
        figure = self.figure(found.member)
        if figure is None:
            return None
        return rounded(figure.even(found.value), self.rule.decimals if self.printed else None)


def evened(state: State, station: Station) -> Evened | None:
    """How a station's sites are evened out; None where the rules leave scores as they are."""
    rules = roll.contest(state).rules
    if rules.sites.how == "none":
        return None
    outcomes = tuple(
        outcome(state, station.id, member) for member in roll.performers(state, station)
    )
    sources = (station, roll.site_of(state), state.table(f.StatusSet), *outcomes)
    return state.remembered(f"evened\0{station.id}", sources, lambda: _evened(state, outcomes))


def _evened(state: State, outcomes: tuple[Outcome, ...]) -> Evened:
    rules, sites, teams = roll.contest(state).rules, roll.site_of(state), roll.people(state).team
    values = {
        found.member: found.value
        for found in outcomes
        if found.value is not None
        and found.state not in NO_RESULT
        and not _out(state, teams[found.member].id)
    }
    where = {member: sites.get(teams[member].id, "") for member in values}
    figures = site_figures(
        values,
        where,
        rules.sites.how,
        coefficient_decimals=rules.sites.coefficient_decimals,
        mean_decimals=rules.sites.mean_decimals,
    )
    return Evened(rules.sites, figures, where, printed=rules.rounding == "each_step")


def _out(state: State, entrant: str) -> bool:
    whole = state.last(f.StatusSet, entrant, "")
    return whole is not None and whole.status == "disqualified"
