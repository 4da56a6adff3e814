"""What would be: the effect of facts that nobody has recorded, on a copy of the state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.fold import evolve
from scorer.domain.record.outcome import outcome
from scorer.domain.record.record import Record
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.points import lossless
from scorer.views.standings import complete_parts, total_text
from scorer.words import _, n_


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change would do to one performance, and to the places.

    While the station's codes are closed ``total`` is empty and the places are those at the
    station, so that nobody learns whose sheet it is; else they are the team's over all parts that
    count. ``moved`` names the teams whose place would change, the own one first.
    """

    score: tuple[str, str]
    total: tuple[str, str] | None
    place: tuple[int | None, int | None]
    moved: tuple[str, ...]

    def sentence(self) -> str:
        """The places in a sentence."""
        before, after = self.place
        if before == after:
            return _("Place stays")
        if before is None or after is None:
            return _("Takes a place") if after else _("Loses the place")
        words = _("Place {before} → {after}").format(before=before, after=after)
        others = len(self.moved) - 1
        if others < 1:
            return words
        more = n_("{count} other moves", "{count} others move", others).format(count=others)
        return _(", ").join((words, more))


def supposed(state: State, facts: Sequence[f.Fact], by: str = "") -> State:
    """The state as it would be with these facts; nothing is recorded and nothing remembered."""
    records = [
        Record(
            id=f"~{place:04d}",
            clock=state.clock + 1 + place,
            at=state.at,
            laptop="",
            seq=0,
            actor=by,
            kind="",
            v=1,
            body=b"",
            previous="",
            hash="",
            fact=fact,
        )
        for place, fact in enumerate(facts)
    ]
    return evolve(replace(state, memo=dict(state.memo)), records)


def effect(state: State, facts: Sequence[f.Fact], station: str, member: str) -> Effect:
    """What these facts would do to a performance and to the places."""
    after = supposed(state, facts)
    where = roll.stations(state)[station]
    decimals = where.panel.decimals
    before_score = lossless(outcome(state, station, member).value, decimals)
    score = (before_score, lossless(outcome(after, station, member).value, decimals))
    if not roll.opened(state, station):
        before_place, after_place = (_at_station(s, station) for s in (state, after))
        moved = tuple(
            names.performer(state, station, other)
            for other in sorted(before_place, key=lambda other: other != member)
            if before_place[other] != after_place.get(other)
        )
        return Effect(score, None, (before_place.get(member), after_place.get(member)), moved)
    return _over_all(state, after, score, member)


def _at_station(state: State, station: str) -> dict[str, int]:
    """The place of every member at one station, equal scores sharing a place."""
    found: dict[str, Fraction] = {}
    for member in roll.queue(state, station):
        value = outcome(state, station, member).value
        if value is not None:
            found[member] = value
    return {
        member: 1 + sum(other > value for other in found.values())
        for member, value in found.items()
    }


def _over_all(state: State, after: State, score: tuple[str, str], member: str) -> Effect:
    parts = complete_parts(state)
    boards = [board(each, parts) for each in (state, after)]
    ranks = [{place.id: place.rank for place in found.places} for found in boards]
    people = roll.people(state)
    team = roll.entrant_of(state, member)
    own = team.id if team else member
    moved = [entrant for entrant in people.entrants if ranks[0][entrant] != ranks[1][entrant]]
    moved.sort(key=lambda entrant: entrant != own)
    return Effect(
        score=score,
        total=(total_text(boards[0].results[own]), total_text(boards[1].results[own])),
        place=(ranks[0][own], ranks[1][own]),
        moved=tuple(people.entrants[entrant].short for entrant in moved),
    )
