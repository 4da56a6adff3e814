"""Marks from paper: a file of scores, totals or single marks, taken whole or not at all."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from scorer.commands.desk import one_member, team_named
from scorer.commands.parser import Commands
from scorer.commands.performances import mark_of
from scorer.commands.refusals import in_file
from scorer.commands.session import Session, opened
from scorer.commands.terminal import Stop, say
from scorer.domain.model.exact import stored
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging, papers
from scorer.domain.record.decisions.filing import file_forms
from scorer.domain.record.decisions.together import Written, sign_together
from scorer.domain.record.first_few import awaited
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.exchange.filed_marks import Asked, read_forms
from scorer.exchange.filed_marks import asked as asked_of
from scorer.exchange.marks_file import MarkRow, MarkRows, read_marks
from scorer.views import names
from scorer.words import _, n_

Enter = Callable[["Entry", MarkRow], None]


def add(commands: Commands) -> None:
    """Add the commands of this part."""
    enter = commands.acting("enter", enter_marks, _("take marks from a file (.csv or .xlsx)"))
    enter.add_argument("marks", type=Path, help=_("papers' scores, sheets' totals, or item marks"))
    enter.add_argument("--typing", type=int, choices=(1, 2), help=_("which typing of papers it is"))
    enter.add_argument("--seat", type=int, help=_("the seat, where the file does not say"))


def enter_marks(asked: argparse.Namespace) -> None:
    """Take a file of marks; with anything wrong in it, nothing is taken."""
    with opened(asked, read_only=True) as session:
        about = asked_of(session.state)
    if about is not None:
        _enter_forms(asked, about)
        return
    read = read_marks(asked.marks)
    if read.problems:
        raise in_file(asked.marks, read.problems)
    with opened(asked) as session:
        entry = Entry(session, asked, read, session.by("clerk"))
        with session.clerk.journal.together():
            wrong = list(entry.troubles())
            if wrong:
                raise Stop(*wrong)
    count = len(read.rows)
    say(n_("{count} row taken", "{count} rows taken", count).format(count=count))


def _enter_forms(asked: argparse.Namespace, about: Asked) -> None:
    """Take a file of marks into a contest of many parts."""
    forms = read_forms(asked.marks, about)
    with opened(asked) as session:
        by = session.by("clerk")
        facts, wrong = file_forms(session.state, by, forms)
        if wrong:
            words = _("{where}: {trouble}")
            raise Stop(*(words.format(where=w.where, trouble=session.said(r)) for w, r in wrong))
        session.clerk.do(lambda _state, _by: facts, by)
    count = len(forms)
    say(n_("{count} form taken", "{count} forms taken", count).format(count=count))


class Entry:
    """One file of marks on its way into the contest."""

    def __init__(
        self, session: Session, asked: argparse.Namespace, read: MarkRows, by: str
    ) -> None:
        self._session = session
        self._asked = asked
        self._read = read
        self._by = by
        self._held: dict[tuple[str, int], list[tuple[MarkRow, Written]]] = {}

    def troubles(self) -> Iterator[str]:
        """Take every row; give a line for each one that cannot be taken."""
        enter = {"papers": self._paper, "totals": self._total, "items": self._items}[
            self._read.kind
        ]
        for row in self._read.rows:
            try:
                enter(row)
            except Refused as refused:
                yield self._said(row, self._session.said(refused))
            except Stop as stop:
                yield self._said(row, " ".join(stop.lines))
        for (station, seat), act in self._held.items():
            try:
                sheets = [sheet for _row, sheet in act]
                self._do(sign_together, station, seat, sheets, source="file")
            except Refused as refused:
                yield self._said(act[0][0], self._session.said(refused))

    def _alone(self, row: MarkRow, station: str, seat: int, sheet: Written) -> bool:
        """Whether a sheet is signed by itself; else it waits for the others of the first few."""
        if sheet.member not in awaited(self._state, roll.stations(self._state)[station], seat):
            return True
        self._held.setdefault((station, seat), []).append((row, sheet))
        return False

    def _said(self, row: MarkRow, what: str) -> str:
        parts = [self._read.file, row.where.say()]
        where = _(", ").join(part for part in parts if part)
        return _("{where}: {trouble}").format(where=where, trouble=what)

    @property
    def _state(self) -> State:
        return self._session.state

    def _do(self, decide: Callable[..., papers.Facts], *about: object, **more: object) -> None:
        self._session.clerk.do(decide, self._by, *about, **more)

    def _paper(self, row: MarkRow) -> None:
        member = self._member(row)
        role = roll.people(self._state).members[member].role
        stations = roll.stations(self._state).values()
        paper = next((s.id for s in stations if s.kind == "paper" and s.role == role), "")
        text = "缺考" if row.absent else "" if row.score is None else stored(row.score)
        self._do(papers.type_paper, paper, member, self._typing(paper, member), text)

    def _member(self, row: MarkRow) -> str:
        """By number; else by name, within the unit where it is given."""
        if row.number:
            return one_member(self._state, row.number)
        team = team_named(self._state, row.unit) if row.unit else ""
        if not team:
            return one_member(self._state, row.name)
        members = roll.people(self._state).entrants[team].members
        found = [member.id for member in members if member.name == row.name]
        if not found:
            raise Stop(_("{unit} has no member {name}.").format(unit=row.unit, name=row.name))
        return found[0]

    def _typing(self, paper: str, member: str) -> Literal[1, 2]:
        """As asked; else the first, or the second where somebody else has typed the first."""
        if self._asked.typing is not None:
            return 2 if self._asked.typing == 2 else 1
        first = self._state.entry(f.PaperTyped, paper, member, "1")
        return 2 if first and first.actor != self._by else 1

    def _total(self, row: MarkRow) -> None:
        station, member = self._performance(row)
        if row.total is None:
            raise Refused("missing_marks")
        total, seat = stored(row.total), self._seat(row, station)
        sheet = Written(member=member, total=total, seconds=row.seconds)
        if self._alone(row, station, seat, sheet):
            about = (station, member, seat, total)
            self._do(judging.sign_total, *about, seconds=row.seconds, source="file")

    def _items(self, row: MarkRow) -> None:
        station, member = self._performance(row)
        rubric = roll.rubric(self._state, roll.stations(self._state)[station])
        if rubric is None:
            raise Refused("unknown_station", station=station)
        critical = {item.id for item in rubric.criticals}
        ticks = tuple(
            name for name, text in row.marks.items() if name in critical and _ticked(text)
        )
        marks = {n: mark_of(rubric, n, text) for n, text in row.marks.items() if n not in critical}
        seat = self._seat(row, station)
        sheet = Written(member=member, marks=marks, ticks=ticks, seconds=row.seconds)
        if self._alone(row, station, seat, sheet):
            about = (station, member, seat, marks, ticks)
            self._do(judging.sign_sheet, *about, seconds=row.seconds, source="file")

    def _performance(self, row: MarkRow) -> tuple[str, str]:
        found = roll.codes(self._state).whose.get(row.code)
        if found is None:
            raise Refused("unknown_code", code=row.code)
        return found

    def _seat(self, row: MarkRow, station: str) -> int:
        if row.seat is not None:
            return row.seat
        if row.judge:
            for seat, judge in roll.seats(self._state, station).items():
                if row.judge in {judge, names.official(self._state, judge)}:
                    return seat
            raise Refused("not_on_panel", official=row.judge)
        if self._asked.seat is None:
            raise Stop(_("The row names neither seat nor judge. Give --seat."))
        return int(self._asked.seat)


def _ticked(text: str) -> bool:
    return text not in {"", "0"}
