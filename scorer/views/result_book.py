"""The results workbook (成绩册): places, then every round person by person, over what is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scorer.domain.model.contest import Round
from scorer.domain.model.exact import stored
from scorer.domain.record import roll
from scorer.domain.record.outcome import outcome
from scorer.domain.record.standing import Board, MemberRound
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.standings import counted, table
from scorer.words import _

Kind = Literal["text", "points", "whole"]


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet: headings with the kind of what stands below, and rows of exact texts.

    In a column of points a text that is no number is a word (缺考) and stays one.
    """

    title: str
    headers: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[tuple[str, ...], ...]


def result_book(state: State) -> tuple[BookSheet, ...]:
    """All sheets; only parts that are complete and whose codes are open are in it."""
    found = counted(state, public=False)
    return (
        _places(state),
        *(s for stage in roll.contest(state).rounds for s in _round(state, found, stage)),
    )


def _places(state: State) -> BookSheet:
    view = table(state, public=False)
    headers = (_("Place"), _("No."), _("Team"), *(column.name for column in view.columns))
    points: tuple[Kind, ...] = tuple("points" for _at in range(len(view.columns) + 1))
    rows = tuple(
        (
            str(row.rank or ""),
            row.number,
            row.name,
            *row.scores,
            stored(row.value) if row.value is not None and row.rank else row.total,
            row.status_word,
        )
        for row in view.rows
    )
    return BookSheet(
        _("Standings"),
        (*headers, _("Total"), _("Status")),
        ("whole", "text", "text", *points, "text"),
        rows,
    )


def _round(state: State, found: Board, stage: Round) -> Iterator[BookSheet]:
    stations = [roll.stations(state)[p] for p in found.parts]
    mine = [s for s in stations if s.round == stage.id]
    if not mine:
        return
    most = max(sum(s.role in ("", role.id) for s in mine) for role in roll.contest(state).roles)
    parts = tuple(_("Part {number}").format(number=n) for n in range(1, most + 1))
    headers = (_("No."), _("Team"), _("Role"), _("Name"), *parts, _("Score"), _("Parts"))
    rows = tuple(
        (
            entrant.number,
            entrant.name,
            names.role_of(state, member.role),
            member.name,
            *_scores(state, part, most),
            stored(part.score.value) if part.score.value is not None else names.status(part.status),
            _("; ").join(names.station_of(state, o.station) for o in part.outcomes),
        )
        for entrant in roll.people(state).entrants.values()
        for member in entrant.members
        if (part := found.results[entrant.id].members.get((member.id, stage.id)))
    )
    points: tuple[Kind, ...] = tuple("points" for _part in range(most + 1))
    kinds: tuple[Kind, ...] = ("text", "text", "text", "text", *points, "text")
    yield BookSheet(names.said(stage.name), headers, kinds, rows)


def _scores(state: State, part: MemberRound, count: int) -> tuple[str, ...]:
    said = []
    for one in part.outcomes:
        found = outcome(state, one.station, one.member)
        said.append(stored(found.value) if found.value is not None else names.status(found.state))
    return (*said, *("" for _at in range(count - len(said))))
