"""The list of entrants beside a file of results: who they are, and in which division they stand."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from scorer.domain.model.contest import Contest
from scorer.domain.model.scheme import Scheme
from scorer.domain.rules.part_result import Subject
from scorer.exchange.headings import plain
from scorer.exchange.problem import FileRefused, Place, Problem
from scorer.exchange.problem_words import What
from scorer.exchange.results_columns import Column, cell, find_columns
from scorer.exchange.results_rows import leaves
from scorer.exchange.results_words import NO


class Known(Struct, frozen=True, kw_only=True):
    """One line of the list. A member names its entrant as ``team``; an entrant leaves it empty."""

    id: str
    name: str = ""
    unit: str = ""
    division: str = ""
    role: str = ""
    site: str = ""
    team: str = ""
    exhibition: bool = False
    row: int = 0
    sheet: str = ""

    @property
    def subject(self) -> Subject:
        """As the rules see it."""
        entrant = self.team or self.id
        return Subject(
            self.id,
            entrant,
            self.role,
            self.division,
            self.unit or self.name or self.id,
            self.site,
            self.exhibition,
        )


def read_entrants_list(
    path: Path, contest: Contest, scheme: Scheme, key: str = "entrants"
) -> "EntrantList":
    """Read the entrants from CSV, a workbook or JSON. Raises ``FileRefused`` with every problem."""
    made = EntrantList(path.name, contest, scheme)
    for leaf in leaves(path, key):
        found = find_columns(leaf.lines, None)
        if found is None:
            made.note(Place(file=path.name, sheet=leaf.name), "results_headings")
            continue
        for number, cells in leaf.lines:
            texts = row_texts(found[1], cells)
            if any(texts.values()):
                made.take(texts, Place(file=path.name, sheet=leaf.name, row=number))
    made.problems += made.lost_teams()
    if made.problems:
        raise FileRefused(tuple(made.problems))
    return made


def row_texts(columns: Sequence[Column], cells: Sequence[str]) -> dict[str, str]:
    """What a row tells of itself, by the column's name."""
    return {c.name: cell(cells, at) for at, c in enumerate(columns) if c.says == "row"}


class EntrantList:
    """The entrants as far as they were read, by id, and what is wrong with them."""

    def __init__(self, file: str, contest: Contest, scheme: Scheme) -> None:
        self.known: dict[str, Known] = {}
        self.problems: list[Problem] = []
        self._file = file
        self._names: dict[str, str] = {}
        self._divisions = {d.id: (d.name.zh, d.name.en) for d in scheme.divisions}
        self._roles = {r.id: (r.name.zh, r.name.en, *r.aliases) for r in contest.roles}

    def note(self, where: Place, what: What, /, **about: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(where, what, about))

    def find(self, text: str) -> str:
        """The id of whoever is meant by an id or a name; empty for nobody."""
        return text if text in self.known else self._names.get(text, "")

    def several(self, _text: str) -> bool:
        """Whether a text names more than one; in a list of entrants it never does."""
        return False

    def part_of(self, _text: str) -> str:
        """The part that a text is bound to, as a blind code is; empty for none."""
        return ""

    def hidden(self, _part: str) -> bool:
        """Whether only a blind code may say whose a mark in a part is."""
        return False

    def take(self, texts: Mapping[str, str], where: Place) -> None:
        """Take one row; an id that was there before is a problem."""
        if not (texts.get("subject") or texts.get("name")):
            self.note(where, "results_no_subject")
            return
        division = texts.get("division", "")
        if division:
            division = self._one_of(division, self._divisions, "entrant_division", where)
        role = texts.get("role", "")
        if role:
            role = self._one_of(role, self._roles, "entrant_role", where)
        one = known_of({**texts, "division": division, "role": role}, where)
        before = self.known.setdefault(one.id, one)
        if one.name:
            self._names.setdefault(one.name, one.id)
        if before is not one:
            self.note(where, "entrant_twice", text=one.id, row=str(before.row))

    def _one_of(
        self, text: str, ways: Mapping[str, tuple[str, ...]], what: What, where: Place
    ) -> str:
        for name, said in ways.items():
            if plain(text) in {plain(name), *map(plain, said)}:
                return name
        self.note(where, what, text=text, allowed=", ".join(ways))
        return ""

    def lost_teams(self) -> Iterator[Problem]:
        """Members of teams that are not there."""
        for one in self.known.values():
            if one.team and (one.team not in self.known or self.known[one.team].team):
                where = Place(file=self._file, sheet=one.sheet, row=one.row)
                yield Problem(where, "entrant_team", {"text": one.team})


def known_of(texts: Mapping[str, str], where: Place) -> Known:
    """A line of the list from its texts by column."""
    return Known(
        id=texts.get("subject") or texts.get("name", ""),
        name=texts.get("name", ""),
        unit=texts.get("unit", ""),
        division=texts.get("division", ""),
        role=texts.get("role", ""),
        site=texts.get("site", ""),
        team=texts.get("team", ""),
        exhibition=plain(texts.get("exhibition", "")) not in NO,
        row=where.row,
        sheet=where.sheet,
    )
