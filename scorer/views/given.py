"""Prizes and titles as given, in ids: what the list of winners and the certificates rest on."""

from dataclasses import dataclass

from scorer.domain.model.scheme import Scheme
from scorer.domain.model.text import Text
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.honour_roll import prizes_given, titles_of
from scorer.domain.record.standing import Board, tie_chain
from scorer.domain.record.state import State
from scorer.domain.rules.awards import AwardList, Break, award, quotas
from scorer.domain.rules.ranking import Place, Row, rank


@dataclass(frozen=True, slots=True)
class GivenLevel:
    """A prize or title as given, in ids: ``holders`` are entrants, or members of them.

    ``name`` has the division's name before the ``honour``; ``serial`` is what the numbers of its
    certificates say of it. ``title`` is the id of a title beside the prizes.
    """

    id: str
    name: Text
    honour: Text
    quota: int
    holders: tuple[str, ...]
    vacant: int
    serial: str
    title: str = ""
    division: str = ""


def given_levels(state: State, found: Board) -> tuple[tuple[GivenLevel, ...], tuple[Break, ...]]:
    """Every prize of a board, division by division, then the titles; and ties still to break."""
    scheme = roll.scheme(state)
    if scheme is not None:
        return _scheme_levels(state, scheme, found)
    rule, given = roll.contest(state).rules.prizes, awarded(state, found)
    numbers = quotas(rule, len(found.results), competitors(found))
    return tuple(
        GivenLevel(
            id=level.id,
            name=level.name,
            honour=level.name,
            quota=quota,
            holders=given.levels[level.id],
            vacant=given.vacancies.get(level.id, 0),
            serial=str(place),
        )
        for place, (level, quota) in enumerate(zip(rule.levels, numbers, strict=True), 1)
    ), given.breaks


def _scheme_levels(
    state: State, scheme: Scheme, found: Board
) -> tuple[tuple[GivenLevel, ...], tuple[Break, ...]]:
    classes = {one.id: one.name for one in scheme.divisions}
    levels: list[GivenLevel] = []
    breaks: list[Break] = []
    for one in prizes_given(state, scheme, found, _gone(state)):
        breaks += one.given.breaks
        for place, (level, quota) in enumerate(
            zip(scheme.prizes.levels, one.quotas, strict=True), 1
        ):
            levels.append(
                GivenLevel(
                    id=f"{one.division}/{level.id}" if one.division else level.id,
                    name=_within(classes.get(one.division), level.name),
                    honour=level.name,
                    quota=quota,
                    holders=one.given.levels[level.id],
                    vacant=one.given.vacancies.get(level.id, 0),
                    serial=f"{one.division}-{place}" if one.division else str(place),
                    division=one.division,
                )
            )
    titles = {title.id: title for title in scheme.titles}
    for got in titles_of(state, scheme, found.parts):
        key = f"{got.division}-{got.title}" if got.division in classes else got.title
        levels.append(
            GivenLevel(
                id=key,
                name=_within(classes.get(got.division), titles[got.title].name),
                honour=titles[got.title].name,
                quota=got.quota,
                holders=got.holders,
                vacant=got.vacant,
                serial=key,
                title=got.title,
                division=got.division,
            )
        )
    return tuple(levels), tuple(breaks)


def _within(division: Text | None, name: Text) -> Text:
    """A prize's name with that of its division before it."""
    if division is None:
        return name
    return Text(f"{division.zh} {name.zh}", f"{division.en} {name.en}" if name.en else "")


def competitors(found: Board) -> int:
    """How many entrants competed: those with at least one result of any member or part."""
    return sum(
        any(o.value is not None for part in result.members.values() for o in part.outcomes)
        or any(part.normalised is not None and not part.status for part in result.parts.values())
        for result in found.results.values()
    )


def awarded(state: State, found: Board) -> AwardList:
    """The prizes over a board, as ids."""
    rules, gone = roll.contest(state).rules, _gone(state)
    left_empty = bool(gone) and rules.prizes.vacate and roll.scheme(state) is None
    return award(
        _as_announced(state, found, gone) if left_empty else found.places,
        rules.prizes,
        {entrant: result.total.value for entrant, result in found.results.items()},
        len(found.results),
        competitors(found),
        dq_after=gone,
    )


def _as_announced(state: State, found: Board, gone: frozenset[str]) -> tuple[Place, ...]:
    """The places with those who were disqualified since still in theirs, by every tie rule."""
    rows = [
        Row(name, result.total.value, result.keys, "" if name in gone else result.status)
        for name, result in found.results.items()
    ]
    return rank(rows, tie_chain(state), roll.contest(state).rules.ranks)


def _gone(state: State) -> frozenset[str]:
    """The entrants that were disqualified after the results were first released."""
    line = state.entries(f.Released, seals.RESULTS)
    if not line:
        return frozenset()
    return frozenset(
        slot[0]
        for slot, entry in state.each(f.StatusSet)
        if slot[1] == ""
        and entry.fact.status == "disqualified"
        and entry.order > line[0].order
        and slot[0] in roll.people(state).entrants
    )
