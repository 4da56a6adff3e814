"""Prizes and titles of a contest of many parts, from its state: division by division."""

from collections.abc import Collection
from dataclasses import replace

from msgspec import Struct

from scorer.domain.model.scheme import Scheme
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.results import Board
from scorer.domain.record.scheme_board import (
    part_values,
    scheme_board,
    scheme_result,
    subjects,
)
from scorer.domain.record.state import State
from scorer.domain.rules.awards import AwardList, award, quotas
from scorer.domain.rules.ties import chain
from scorer.domain.rules.titles import Given, titles_given, within_cap


class Prizes(Struct, frozen=True, kw_only=True):
    """The prizes of one division: how many entered and competed, the quotas, who gets what."""

    division: str
    entered: int
    competed: int
    quotas: tuple[int, ...]
    given: AwardList


def prizes_given(
    state: State, scheme: Scheme, found: Board, gone: frozenset[str]
) -> tuple[Prizes, ...]:
    """The prizes of every division (of all together under an empty id).

    Where a place that was announced stays empty, places are those before the disqualification.
    """
    if gone and scheme.prizes.vacate:
        found = scheme_board(_before(state, gone), scheme, found.parts)
    entrants = roll.people(state).entrants
    units = {name: one.unit or one.name for name, one in entrants.items()}
    made: list[Prizes] = []
    for division in [one.id for one in scheme.divisions] or [""]:
        own = [
            place
            for place in found.places
            if division in {"", entrants[place.id].division} and not entrants[place.id].exhibition
        ]
        entered, competed = len(own), sum(took_part(found, place.id) for place in own)
        given = award(
            within_cap(own, units, scheme.per_unit),
            scheme.prizes,
            {place.id: found.results[place.id].total.value for place in own},
            entered,
            competed,
            dq_after=gone,
        )
        numbers = quotas(scheme.prizes, entered, competed)
        made.append(
            Prizes(
                division=division,
                entered=entered,
                competed=competed,
                quotas=numbers,
                given=given,
            )
        )
    return tuple(made)


def _before(state: State, gone: frozenset[str]) -> State:
    """The state as if these entrants had not been disqualified."""
    kept = {
        slot: line
        for slot, line in state.table(f.StatusSet).items()
        if slot[0] not in gone or slot[1]
    }
    return replace(state, tables={**state.tables, f.StatusSet: kept}, ground=object(), memo={})


def titles_of(state: State, scheme: Scheme, counted: Collection[str]) -> tuple[Given, ...]:
    """Every title over these parts; a part that does not count yet gives none."""
    return titles_given(
        scheme,
        subjects(state),
        part_values(state, counted),
        scheme_result(state, scheme, counted),
        ties=chain(scheme, len(roll.people(state).entrants)),
        entered=scheme.prizes.base == "entered",
    )


def took_part(found: Board, entrant: str) -> bool:
    """Whether an entrant has a result of its own in any part."""
    return any(
        part.normalised is not None and not part.status
        for part in found.results[entrant].parts.values()
    )
