"""The list of results for a workbook: what is released, one line a team, points as numbers."""

from dataclasses import dataclass
from fractions import Fraction

from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import awards, names, standings
from scorer.words import _

Cell = str | int | Fraction | None


@dataclass(frozen=True, slots=True)
class ResultsList:
    """Headings and rows; ``keys`` name the columns for programs, ``decimals`` are the total's."""

    title: str
    headers: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    decimals: int


def results_list(state: State) -> ResultsList:
    """The released results with members, scores of the rounds, total, status and prize."""
    contest = roll.contest(state)
    view = standings.table(state)
    board = standings.counted(state)
    given = awards.award_list(state, public=True)
    prizes: dict[str, str] = {}
    for level in given.levels:
        for winner in (w for w in level.winners if not w.member):
            before = prizes.get(winner.entrant)
            prizes[winner.entrant] = f"{before}、{level.honour}" if before else level.honour
    teams = roll.people(state).entrants
    rows = tuple(
        (
            row.rank,
            row.number,
            row.name,
            "、".join(member.name for member in teams[row.entrant].members),
            *(standings.value_of(board.results[row.entrant], c.id) for c in view.columns),
            row.value if row.rank else None,
            row.status_word,
            prizes.get(row.entrant, ""),
        )
        for row in view.rows
    )
    rounds = tuple(column.name for column in view.columns)
    return ResultsList(
        title=names.said(contest.short),
        headers=(
            _("Rank"),
            _("Number"),
            _("Team"),
            _("Members"),
            *rounds,
            _("Total"),
            _("Status"),
            _("Prize"),
        ),
        keys=(
            "rank",
            "number",
            "team",
            "members",
            *(column.id for column in view.columns),
            "total",
            "status",
            "prize",
        ),
        rows=rows,
        decimals=contest.rules.total.decimals or 4,
    )
