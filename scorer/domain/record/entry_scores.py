"""From entries to a part's score: the filled forms that count, read by the part's way."""

from collections.abc import Mapping

from scorer.domain.model.contest import Station
from scorer.domain.model.scheme import PartRule
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.gaps import status
from scorer.domain.record.state import Entry, State
from scorer.domain.rules.ways.table import WAYS
from scorer.domain.rules.ways.way import Entry as Made
from scorer.domain.rules.ways.way import WayScore


def entry_heads(state: State, station: str, member: str) -> tuple[Entry[f.EntryMade], ...]:
    """The filled forms of a performance that no later version replaces, by number.

    One that two laptops filled in alike is one.
    """
    kept: list[Entry[f.EntryMade]] = []
    for entry in standing_entries(state, station, member):
        same = (one.fact for one in kept if one.fact.number == entry.fact.number)
        if all(one.values != entry.fact.values for one in same):
            kept.append(entry)
    return tuple(kept)


def standing_entries(state: State, station: str, member: str) -> tuple[Entry[f.EntryMade], ...]:
    """The same, each laptop's."""
    found = state.entries(f.EntryMade, station, member)
    replaced = {target for entry in found for target in entry.fact.replaces}
    kept = [entry for entry in found if entry.id not in replaced]
    return tuple(sorted(kept, key=lambda entry: (entry.fact.number, entry.order)))


def made_entries(state: State, station: str, member: str) -> list[Made]:
    """The filled forms of a performance, as its way of marking takes them.

    A correction is the chief judge's and says no more who filled the form in.
    """
    return [
        Made(entry.fact.number, entry.fact.values, "" if entry.fact.replaces else entry.actor)
        for entry in entry_heads(state, station, member)
    ]


def looks_at_all(state: State, station: Station) -> bool:
    """Whether everybody's entries make a performance's score, as in bouts."""
    scheme = roll.scheme(state)
    return scheme is not None and WAYS[scheme.part(station.id).way].together is not None


def way_score(state: State, station: Station, rule: PartRule, member: str) -> WayScore:
    """The score of a performance by its part's way."""
    way = WAYS[rule.way]
    if way.together is None:
        return way.score(rule, made_entries(state, station.id, member))
    return _all_scores(state, station, rule).get(member) or way.score(rule, ())


def _all_scores(state: State, station: Station, rule: PartRule) -> Mapping[str, WayScore]:
    """Everybody's scores, computed once for all of them.

    Whoever did not come and met nobody is no side: the others need not have met it.
    """
    together = WAYS[rule.way].together
    if together is None:
        return {}

    def scored() -> Mapping[str, WayScore]:
        made = {name: made_entries(state, station.id, name) for name in performers}
        met = {entry.values.get("against", "") for line in made.values() for entry in line}
        here = {n: line for n, line in made.items() if line or n in met or not gone(n)}
        return together(rule, here)

    def gone(name: str) -> bool:
        return bool(status(state, station, name))

    performers = roll.performers(state, station)
    sources = (
        station,
        rule,
        state.table(f.EntrantSet),
        state.table(f.EntryMade),
        state.table(f.StatusSet),
    )
    return state.remembered(f"together\0{station.id}", sources, scored)
