"""What would be: the effect of facts that nobody has recorded, on a copy of the state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.fold import evolve
from scorer.domain.record.outcome import outcome
from scorer.domain.record.record import Record
from scorer.domain.record.standing import Board, TeamResult, board
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.given import given_levels
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
    prizes: tuple[str, ...] = ()

    def sentence(self) -> str:
        """The places in a sentence, and whether prizes would change hands."""
        said = [_place_words(*self.place)]
        before, after = self.place
        others = len(self.moved) - 1
        if before != after and None not in self.place and others > 0:
            more = n_("{count} other moves", "{count} others move", others)
            said.append(more.format(count=others))
        if self.prizes:
            said.append(_("prizes change"))
        return _(", ").join(said)

    def details(self) -> tuple[str, ...]:
        """Who would move, then who would win or lose which prize."""
        moved = (_(", ").join(self.moved),) if self.moved else ()
        return (*moved, *self.prizes)


@dataclass(frozen=True, slots=True)
class Change:
    """What would change for an entrant, or for a member with a title of its own.

    Before and after: place, total and status word. ``won`` and ``lost`` are prizes and titles.
    """

    id: str
    name: str
    place: tuple[int | None, int | None]
    total: tuple[str, str]
    status: tuple[str, str]
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def prize_sentences(self) -> tuple[str, ...]:
        """Each prize won or lost, in a sentence."""
        gains = tuple(_("{who} wins {prize}").format(who=self.name, prize=p) for p in self.won)
        losses = tuple(_("{who} loses {prize}").format(who=self.name, prize=p) for p in self.lost)
        return gains + losses


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Everything that would change over the parts that are complete now; best place first.

    ``provisional``: these are not all parts, so that more may change with the others.
    """

    changes: tuple[Change, ...]
    parts: tuple[str, ...]
    provisional: bool


def _place_words(before: int | None, after: int | None) -> str:
    if before == after:
        return _("Place stays")
    if before is None or after is None:
        return _("Takes a place") if after else _("Loses the place")
    return _("Place {before} → {after}").format(before=before, after=after)


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


def what_if(state: State, facts: Sequence[f.Fact], by: str = "") -> WhatIf:
    """Who would gain or lose places and prizes by facts that nobody has recorded.

    For the chief judge: it looks at every part that is complete and whose codes are open, released
    or not.
    """
    return compared(state, supposed(state, facts, by))


def compared(state: State, after: State) -> WhatIf:
    """What differs between two states, over the parts that are complete in the first."""
    parts = complete_parts(state)
    boards = (board(state, parts), board(after, parts))
    given = (_prizes(state, boards[0]), _prizes(after, boards[1]))
    places = tuple({place.id: place.rank for place in found.places} for found in boards)
    ids = {name: None for found in boards for name in found.results}
    ids |= dict.fromkeys(name for prizes in given for name in prizes)
    changes = [_change(state, name, boards, places, given) for name in ids]
    found = [one for one in changes if one is not None]
    found.sort(key=lambda one: (min(_last(one.place[0]), _last(one.place[1])), one.name))
    return WhatIf(
        changes=tuple(found),
        parts=tuple(names.station_of(state, part) for part in parts),
        provisional=boards[0].provisional or len(parts) < len(roll.stations(state)),
    )


def _last(place: int | None) -> int:
    return place or 10**9


def _change(
    state: State,
    name: str,
    boards: tuple[Board, Board],
    places: tuple[Mapping[str, int | None], ...],
    given: tuple[Mapping[str, tuple[str, ...]], ...],
) -> Change | None:
    results = [found.results.get(name) for found in boards]
    before, after = (prizes.get(name, ()) for prizes in given)
    made = Change(
        id=name,
        name=names.subject(state, name),
        place=(places[0].get(name), places[1].get(name)),
        total=(_total(results[0]), _total(results[1])),
        status=(_status(results[0]), _status(results[1])),
        won=tuple(prize for prize in after if prize not in before),
        lost=tuple(prize for prize in before if prize not in after),
    )
    pairs = (made.place, made.total, made.status)
    return made if made.won or made.lost or any(a != b for a, b in pairs) else None


def _total(result: TeamResult | None) -> str:
    return total_text(result) if result else ""


def _status(result: TeamResult | None) -> str:
    return names.status(result.status) if result else ""


def _prizes(state: State, found: Board) -> dict[str, tuple[str, ...]]:
    """The names of the prizes and titles of each who has one."""
    levels, _breaks = given_levels(state, found)
    held: dict[str, tuple[str, ...]] = {}
    for level in levels:
        for holder in level.holders:
            held[holder] = (*held.get(holder, ()), names.said(level.name))
    return held


def _over_all(state: State, after: State, score: tuple[str, str], member: str) -> Effect:
    team = roll.entrant_of(state, member)
    own = team.id if team else member
    found = compared(state, after)
    mine = next((one for one in found.changes if one.id == own), None)
    moved = [one for one in found.changes if one.place[0] != one.place[1]]
    moved.sort(key=lambda one: one.id != own)
    now = board(state, complete_parts(state))
    rank, total = now.place(own).rank, total_text(now.results[own])
    return Effect(
        score=score,
        total=mine.total if mine else (total, total),
        place=mine.place if mine else (rank, rank),
        moved=tuple(one.name for one in moved),
        prizes=tuple(said for one in found.changes for said in one.prize_sentences()),
    )
