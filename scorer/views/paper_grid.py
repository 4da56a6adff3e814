"""The papers of one site (第一轮试卷): six units, a paper for each role, each typed twice.

Whoever types sees the own typing alone; both stand side by side only once both are there.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.outcome import outcome
from scorer.domain.record.state import Entry, State
from scorer.domain.record.versions import paper_typings, papers_differ
from scorer.views import names
from scorer.views.alarms import voices

PaperState = Literal["empty", "typed", "agreed", "differs", "settled", "status"]
Typing = Literal[1, 2]
Typed = Entry[f.PaperTyped]


@dataclass(frozen=True, slots=True)
class PaperCell:
    """One paper.

    ``text`` is what stands in the field for this typing; ``first`` and ``second`` are both
    typings, and ``counts`` what counts, once both are there. ``word`` is a status.
    """

    station: str
    member: str
    name: str
    state: PaperState
    text: str = ""
    first: str = ""
    second: str = ""
    counts: str = ""
    word: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other paper."""
        return f"{self.station}/{self.member}"


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A role's paper, its full marks, and how many of the site's are typed and agree."""

    id: str
    title: str
    full: Fraction
    typed: int
    agreed: int
    of: int


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A unit of the site."""

    entrant: str
    number: str
    name: str
    cells: tuple[PaperCell | None, ...]


@dataclass(frozen=True, slots=True)
class PaperGrid:
    """A site's papers as one typing sees them.

    ``missing`` counts the papers that this typing lacks, ``typed`` those that it has;
    ``differ`` are the papers whose typings differ. ``seal`` is how the site is closed.
    """

    round: str
    round_name: str
    site: str
    sites: tuple[tuple[str, str], ...]
    typing: Typing
    columns: tuple[PaperColumn, ...]
    rows: tuple[PaperRow, ...]
    of: int
    typed: int
    missing: int
    differ: tuple[PaperCell, ...]
    agreed: int
    seal: Literal["open", "sealed", "broken"]
    scope: str

    @property
    def complete(self) -> bool:
        """Whether every paper has its result, or a word instead."""
        return self.agreed == self.of

    def cell(self, key: str) -> PaperCell | None:
        """The paper of that key."""
        return next((c for row in self.rows for c in row.cells if c and c.key == key), None)


def paper_grid(state: State, site: str = "", typing: Typing = 1) -> PaperGrid | None:
    """The papers of a site (the first by default); None in a contest without papers."""
    contest = roll.contest(state)
    stage = next((r for r in contest.rounds if r.kind == "papers"), None)
    if stage is None or not contest.sites:
        return None
    place = next((s for s in contest.sites if s.id == site), contest.sites[0])
    where = roll.site_of(state)
    teams = [
        entrant
        for entrant in roll.people(state).entrants.values()
        if where.get(entrant.id, place.id) == place.id
    ]
    stations = [s for s in roll.stations(state).values() if s.round == stage.id]
    rows = tuple(
        PaperRow(
            entrant=team.id,
            number=team.number,
            name=team.short,
            cells=tuple(
                next(
                    (_cell(state, s, m.id, typing) for m in team.members if m.role == s.role), None
                )
                for s in stations
            ),
        )
        for team in teams
    )
    cells = [cell for row in rows for cell in row.cells if cell]
    scope = f"{stage.id}@{place.id}"
    lacking = sum(not (c.text or c.word or c.counts) for c in cells)
    return PaperGrid(
        round=stage.id,
        round_name=names.said(stage.name),
        site=place.id,
        sites=tuple((s.id, names.said(s.name)) for s in contest.sites),
        typing=typing,
        columns=tuple(_column(s, [row.cells[at] for row in rows]) for at, s in enumerate(stations)),
        rows=rows,
        of=len(cells),
        typed=len(cells) - lacking,
        missing=lacking,
        differ=tuple(c for c in cells if c.state == "differs"),
        agreed=sum(_over(c) for c in cells),
        seal=seals.seal(state, scope).state,
        scope=scope,
    )


def _over(cell: PaperCell) -> bool:
    return cell.state in ("agreed", "settled", "status")


def _column(where: Station, mine: list[PaperCell | None]) -> PaperColumn:
    cells = [cell for cell in mine if cell]
    return PaperColumn(
        id=where.id,
        title=names.said(where.title),
        full=where.full,
        typed=sum(bool(c.text or c.word or c.counts) for c in cells),
        agreed=sum(_over(c) for c in cells),
        of=len(cells),
    )


def _cell(state: State, where: Station, member: str, typing: Typing) -> PaperCell:
    typed = [state.entry(f.PaperTyped, where.id, member, which) for which in ("1", "2")]
    own = typed[typing - 1]
    found = outcome(state, where.id, member)
    stand = paper_typings(state, where.id, member)
    both = all(stand)
    known = _state(state, where, member, typed)
    word = names.status(found.state) if known == "status" else ""
    settled = state.last(f.PaperSettled, where.id, member)
    return PaperCell(
        station=where.id,
        member=member,
        name=names.performer(state, where.id, member),
        state=known,
        text=_said(own),
        first=voices(stand[0]) if both else "",
        second=voices(stand[1]) if both else "",
        counts=_counting(known, typed, settled),
        word=word,
    )


def _state(state: State, where: Station, member: str, typed: list[Typed | None]) -> PaperState:
    found = outcome(state, where.id, member)
    known = [entry for entry in typed if entry]
    if found.state == "conflict" and papers_differ(state, where.id, member):
        return "differs"
    if found.final and state.entry(f.PaperSettled, where.id, member):
        return "settled"
    if len(known) == 2 and found.final:
        return "agreed"
    if found.final:
        return "status"
    return "typed" if known else "empty"


def _said(entry: Typed | None) -> str:
    return "" if entry is None else _score(entry.fact.score, absent=entry.fact.absent)


def _score(score: Fraction | None, *, absent: bool) -> str:
    return names.status("absent") if absent or score is None else brief(score)


def _counting(known: PaperState, typed: list[Typed | None], settled: f.PaperSettled | None) -> str:
    if known == "settled" and settled:
        return _score(settled.score, absent=settled.absent)
    return _said(typed[0]) if known == "agreed" else ""


def following(grid: PaperGrid, key: str, *, back: bool = False) -> str:
    """The next paper down a role's pile, then at the top of the next pile; the last one stays."""
    piles = [c.key for at in range(len(grid.columns)) for row in grid.rows if (c := row.cells[at])]
    if key not in piles:
        return piles[0] if piles else ""
    place = piles.index(key) + (-1 if back else 1)
    return piles[min(max(place, 0), len(piles) - 1)]
