"""The standings: who lies where, over which parts, and who moved since the last release.

The public table is made of released results alone, so that nothing else can reach a stage or a
bulletin; the inner one counts every part that is complete and whose codes are open.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import rounded
from scorer.domain.model.people import Entrant
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.counting_together import counting_together
from scorer.domain.record.drawn_skills import own_skills
from scorer.domain.record.outcome import NO_RESULT, outcome
from scorer.domain.record.standing import Board, TeamResult, board
from scorer.domain.record.state import Entry, State, Table
from scorer.domain.rules.combine import Combined
from scorer.domain.rules.ranking import Place
from scorer.views import names
from scorer.views.points import NONE, lossless, minus, points, score
from scorer.words import _

_FEW: Final = 6
"""So many columns of parts fit beside a name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A round or part of the table: how many of its parts count, of how many.

    ``decimals`` are those that all of its scores are printed with.
    """

    id: str
    name: str
    counted: int
    of: int
    decimals: int = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One entrant. ``scores`` has a text for each column; a status stands as its word.

    ``movement`` is places won (above 0) or lost since the release before, None if it had no place.
    ``gap`` is the distance to the first. ``decided_by`` names the tie rule that set it behind the
    row before, ``tied`` those who share the place. ``value`` is the exact total behind ``total``.
    ``division`` is the id of the class in which it is ranked; an ``exhibition`` row has no rank.
    ``unit`` is where a person comes from, empty for who stands for a unit by its name.
    """

    entrant: str
    rank: int | None
    movement: int | None
    number: str
    name: str
    short: str
    scores: tuple[str, ...]
    total: str
    gap: str
    status: str = ""
    status_word: str = ""
    decided_by: str = ""
    tied: tuple[str, ...] = ()
    value: Fraction | None = None
    division: str = ""
    exhibition: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class StandingsView:
    """A table of places, best first, those without a place after them by number.

    ``parts`` are the stations that count, by name. ``provisional`` (暂列): parts are still to
    come; ``final``: the results as a whole are sealed and released. ``as_of`` is the wall time
    (``15:06``) of the last release, or of the last result; ``since`` names what had been released
    when the movement counts from.
    """

    round: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    parts: tuple[str, ...]
    provisional: bool
    final: bool
    as_of: str
    since: str = ""


def table(
    state: State,
    *,
    parts: Collection[str] | None = None,
    round_: str = "",
    public: bool = True,
    division: str = "",
) -> StandingsView:
    """The standings over a round, or over all; of one division, or of each after the other.

    Public: what is released. Else over ``parts`` (station ids), or by default over every part
    that ``complete_parts`` names.
    """
    now, found = _now(state, parts, round_, public=public)
    before = _ranks_before(state, round_) if public else {}
    columns = _columns(now, found, round_)
    return StandingsView(
        round=names.round_of(now, round_) if round_ else "",
        columns=columns,
        rows=tuple(
            row for row in _rows(now, found, columns, before) if division in {"", row.division}
        ),
        parts=tuple(names.station_of(now, part) for part in found.parts),
        provisional=found.provisional or any(c.counted < c.of or not c.of for c in columns),
        final=_final(state),
        as_of=_as_of(state, public=public),
        since=_since(state) if public else "",
    )


def counted(
    state: State, *, parts: Collection[str] | None = None, round_: str = "", public: bool = True
) -> Board:
    """The board behind the same table, for what is worked out from places."""
    return _now(state, parts, round_, public=public)[1]


def complete_parts(state: State) -> tuple[str, ...]:
    """The stations that are complete for everybody and whose codes are open."""
    done = tuple(
        where.id
        for where in roll.stations(state).values()
        if roll.opened(state, where.id) and _complete(state, where)
    )
    return counting_together(state, done)


def _complete(state: State, where: Station) -> bool:
    performers = roll.performers(state, where)
    nobody_drew_it = where.kind == "skill" and bool(own_skills(state))
    return (bool(performers) or nobody_drew_it) and all(
        found.final and not found.open_criticals
        for found in (outcome(state, where.id, performer) for performer in performers)
    )


def _now(
    state: State, parts: Collection[str] | None, round_: str, *, public: bool
) -> tuple[State, Board]:
    if public:
        allowed = counting_together(state, seals.released_parts(state))
        shown = seals.released(state)
        return shown, board(shown, [p for p in allowed if parts is None or p in parts], round_)
    return state, board(state, complete_parts(state) if parts is None else parts, round_)


def _columns(state: State, found: Board, round_: str) -> tuple[Column, ...]:
    known = roll.stations(state).values()
    parts = _part_columns(state, found, round_)
    if parts:
        return parts
    return tuple(
        Column(
            id=stage.id,
            name=names.said(stage.name),
            counted=sum(s.round == stage.id and s.id in found.parts for s in known),
            of=sum(s.round == stage.id for s in known),
        )
        for stage in roll.contest(state).rounds
        if round_ in {"", stage.id}
    )


def _rows(
    state: State, found: Board, columns: tuple[Column, ...], before: Mapping[str, int | None]
) -> tuple[Row, ...]:
    entrants = roll.people(state).entrants
    rows: list[Row] = []
    for division in dict.fromkeys(entrants[place.id].division for place in found.places):
        own = [place for place in found.places if entrants[place.id].division == division]
        ranked = [place for place in own if place.rank is not None]
        rest = [place for place in own if place.rank is None]
        rest.sort(key=lambda place: entrants[place.id].number)
        best = next((found.results[place.id].total.value for place in ranked), None)
        rows += [_row(state, found, place, columns, before, best) for place in (*ranked, *rest)]
    return tuple(rows)


def _row(
    state: State,
    found: Board,
    place: Place,
    columns: tuple[Column, ...],
    before: Mapping[str, int | None],
    best: Fraction | None,
) -> Row:
    entrants = roll.people(state).entrants
    entrant, result = entrants[place.id], found.results[place.id]
    former = before.get(place.id)
    ranked = place.rank is not None and best is not None and result.total.value is not None
    return Row(
        entrant=entrant.id,
        rank=place.rank,
        movement=former - place.rank if former and place.rank else None,
        number=entrant.number,
        name=entrant.name,
        short=entrant.short,
        scores=tuple(_score(result, column) for column in columns),
        total=total_text(result),
        gap=_gap(result, best) if ranked else NONE,
        status=result.status,
        status_word=_word(entrant, result),
        decided_by=_decided(state, place),
        tied=tuple(entrants[other].short for other in place.tied),
        value=result.total.value,
        division=entrant.division,
        exhibition=entrant.exhibition,
        unit=entrant.unit if roll.contest(state).entrants == "person" else "",
    )


def _part_columns(state: State, found: Board, round_: str) -> tuple[Column, ...]:
    """A column for each part, where there is one group alone to look at and few parts in it."""
    scheme = roll.scheme(state)
    groups = [g for g in scheme.groups if round_ in {"", g.id}] if scheme else []
    if scheme is None or len(groups) != 1 or len(groups[0].parts) > _FEW:
        return ()
    return tuple(
        Column(
            part.id,
            names.said(part.name),
            counted=int(part.id in found.parts),
            of=1,
            decimals=_decimals(found, part.id),
        )
        for part in scheme.parts
        if part.id in groups[0].parts
    )


def _decimals(found: Board, part: str) -> int:
    """As few decimals, from two on, as lose nothing of any score in a column; at most four."""
    values = [
        score.counted
        for result in found.results.values()
        if (score := result.parts.get(part)) and score.counted is not None
    ]
    enough = (few for few in (2, 3, 4) if all(rounded(value, few) == value for value in values))
    return next(enough, 4)


def value_of(result: TeamResult, column: str) -> Fraction | None:
    """What an entrant has in a column: a round's or group's value, or what a part counts."""
    if column in result.parts and column not in result.rounds:
        return result.parts[column].counted
    score = result.rounds.get(column)
    return score.value if score else None


def _score(result: TeamResult, column: Column) -> str:
    part = result.parts.get(column.id)
    if part is None or column.id in result.rounds:
        return cell(result.rounds.get(column.id))
    if part.status in NO_RESULT:
        return names.status(part.status)
    return lossless(part.counted, column.decimals)


def _word(entrant: Entrant, result: TeamResult) -> str:
    if entrant.exhibition and not result.status:
        return _("Exhibition")
    return names.status(result.status)


def _gap(result: TeamResult, best: Fraction | None) -> str:
    value = result.total.value
    if value is None or best is None:
        return NONE
    return minus(value - best, result.total.step.decimals)


def _decided(state: State, place: Place) -> str:
    if place.decided_by in {"", "total"}:
        return ""
    return names.tie_rule(state, place.decided_by)


def cell(found: Combined | None) -> str:
    """A round's score as text; where the whole round is a gap, the gap's word and not a zero."""
    if found is None:
        return NONE
    gap = found.as_part("").status
    return names.status(gap) if gap in NO_RESULT else score(found)


def total_text(result: TeamResult) -> str:
    """The total as text; a dash for an entrant that takes no place for good."""
    if result.status in NO_RESULT:
        return NONE
    return points(result.total.value, result.total.step.decimals)


def _final(state: State) -> bool:
    whole = state.last(f.Released, seals.RESULTS)
    seal = seals.seal(state, seals.RESULTS)
    return whole is not None and seal.state == "sealed" and seal.record == whole.seal


def _as_of(state: State, *, public: bool) -> str:
    if public:
        line = releases(state)
        return names.clock(line[-1].at) if line else ""
    kinds: tuple[type[Any], ...] = (f.SheetSigned, f.EntryMade, f.PaperTyped, f.PaperSettled)
    last = max(
        (line[-1] for kind in kinds for line in state.table(kind).values()),
        key=lambda entry: entry.order,
        default=None,
    )
    return names.clock(last.at) if last else ""


# -- movement ----------------------------------------------------------------------------------


def releases(state: State) -> tuple[Entry[f.Released], ...]:
    """Every release so far, in journal order."""
    found = [entry for line in state.table(f.Released).values() for entry in line]
    return tuple(sorted(found, key=lambda entry: entry.order))


def before_last_release(state: State) -> State | None:
    """The state with the last release left out; None before the second one."""
    shown = state.table(f.Released)
    known = state.remembered("earlier releases", (shown,), lambda: _earlier(state))
    if not known:
        return None
    return replace(
        state,
        tables={**state.tables, f.Released: known},
        ground=state.remembered("before ground", (state.ground, shown), object),
        memo=state.remembered("before last release", (), dict[str, Any]),
    )


def _earlier(state: State) -> Table:
    """Every release but the last."""
    line = releases(state)
    return {
        slot: kept
        for slot, entries in state.table(f.Released).items()
        if (kept := tuple(entry for entry in entries if entry.order < line[-1].order))
    }


def _ranks_before(state: State, round_: str) -> Mapping[str, int | None]:
    earlier = before_last_release(state)
    if earlier is None:
        return {}
    allowed = counting_together(earlier, seals.released_parts(earlier))
    found = board(seals.released(earlier), allowed, round_)
    return {place.id: place.rank for place in found.places}


def _since(state: State) -> str:
    line = releases(state)
    return names.door(state, line[-2].fact.scope) if len(line) > 1 else ""
