"""The page of the results: a table of places; Enter on a line tells where its total comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from scorer.domain.record import roll
from scorer.views import kinds, names
from scorer.views.explain import Explanation, explain
from scorer.views.points import NONE
from scorer.views.prints.rules import explanation_text
from scorer.views.result_book import result_book
from scorer.views.standings import Row, StandingsView, table
from scorer.words import _
from ui.jobs import Job
from ui.relay import Relay
from ui.theme import font
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card, PageHeader
from ui.widgets.choice import Choice
from ui.widgets.drawer import Drawer
from ui.widgets.empty import EmptyState
from ui.widgets.page import Page
from ui.widgets.places import documents, with_ending
from ui.widgets.table import Cell, Column, Table
from ui.widgets.toast import Toast
from ui.windows.results.head import ExplainHead
from ui.windows.results.tree import ExplainTree

_NOTES = 282


@dataclass(frozen=True)
class Shape:
    """What the table shows: the head of the entrants, divisions by id, columns and their width."""

    who: str
    divisions: Mapping[str, str]
    places: tuple[int, ...]
    room: int
    narrow: bool
    units: bool


class ResultsPage(Page):
    """The results (成绩) for officials: only stations whose codes are open count."""

    key = "results"

    def __init__(self, relay: Relay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relay = relay
        self._round = self._division = ""
        self._shown: tuple[StandingsView, bool] | None = None
        self._told: Explanation | None = None
        self._entrant = ""
        self._job: Job | None = None
        self._build()
        relay.changed.connect(self.refresh_if_seen)
        self.retranslate()

    def title(self) -> str:
        """What the page is called."""
        return kinds.results(roll.contest(self._relay.state))

    def _build(self) -> None:
        self.header = PageHeader()
        self.rounds = Choice()
        self.rounds.currentIndexChanged.connect(self._on_round)
        self._export = Button("", icon="download", key="Ctrl+E")
        self._export.clicked.connect(self.ask_export)
        self.divisions = Choice()
        self.divisions.currentIndexChanged.connect(self._on_division)
        self.header.add(self.divisions)
        self.header.add(self.rounds)
        self.header.add(self._export)
        self.banner = Banner()
        self.table = Table()
        self.table.opened.connect(self.open_line)
        self.table.selected.connect(self._on_selected)
        self._card = Card()
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._card.body.addWidget(self.table)
        self._empty = EmptyState()
        self._field = QVBoxLayout()
        self._field.setContentsMargins(24, 16, 20, 16)
        self._field.addWidget(self._card, 1)
        self._field.addWidget(self._empty, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.banner)
        whole.addLayout(self._field, 1)
        self.drawer = Drawer(self)
        self._print = Button("", "secondary", "small", icon="printer", key="Ctrl+P")
        self._print.clicked.connect(self.ask_print)
        self.drawer.add(self._print)
        self.head, self.tree = ExplainHead(), ExplainTree()
        self.drawer.body.addWidget(self.head)
        self.drawer.body.addWidget(self.tree, 1)
        self.drawer.closed.connect(self._on_closed)
        self.toast = Toast(self)
        self.setFocusProxy(self.table)
        for keys, act in (("Ctrl+E", self.ask_export), ("Ctrl+P", self.ask_print)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # -- shown -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the places as they are now."""
        view = table(self._relay.state, round_=self._round, public=False, division=self._division)
        if (view, self.drawer.is_open) != self._shown:
            self._shown = (view, self.drawer.is_open)
            self.show_view(view)
        if self.drawer.is_open:
            self._explain()

    def show_view(self, view: StandingsView) -> None:
        """Show a table of places."""
        count = len(view.rows)
        said = [kinds.many(roll.contest(self._relay.state), count)]
        if view.as_of:
            said.append(_("as of {time}").format(time=view.as_of))
        if view.final:
            said.append(_("released by the chief judge"))
        self.header.set_text(self.title(), " · ".join(said))
        self._card.setVisible(bool(view.parts))
        self._empty.setVisible(not view.parts)
        self._empty.say(
            "list-ordered",
            _("No result is open yet"),
            _("A station counts here once all of it is judged and its codes are open."),
        )
        if view.provisional and view.parts:
            words = _("Provisional: {parts} count so far")
            self.banner.say(words.format(parts=_(", ").join(view.parts)), "warn")
        else:
            self.banner.clear()
        narrow = self.drawer.is_open
        kept = self.table.current_key() or (view.rows[0].entrant if view.rows else "")
        self.table.blockSignals(True)
        shape = self._shape(view, narrow=narrow)
        self.table.set_columns(_columns(view, shape))
        self.table.show_rows([(row.entrant, _cells(row, shape)) for row in view.rows])
        self.table.select_key(kept)
        self.table.blockSignals(False)

    def _shape(self, view: StandingsView, *, narrow: bool) -> Shape:
        """What is shown beside the drawer, or with all the room there is."""
        state = self._relay.state
        named = {one.id: names.said(one.name) for one in roll.divisions(state)}
        places: Sequence[int] = range(len(view.columns))
        if self._division:
            places = [at for at in places if any(row.scores[at] != NONE for row in view.rows)]
        room = 150 if len(places) < 4 else 108 if len(places) < 6 else 88
        return Shape(
            who=kinds.one(roll.contest(state)),
            divisions={} if self._division else named,
            places=tuple(places),
            room=84 if narrow else room,
            narrow=narrow,
            units=not narrow and any(row.unit for row in view.rows),
        )

    def show_subject(self, subject: object) -> None:
        """Explain an entrant's total."""
        if isinstance(subject, str) and self.table.select_key(subject):
            self.open_line(subject)

    def open_line(self, entrant: str) -> None:
        """Tell where a total comes from."""
        if not entrant:
            return
        self._entrant = entrant
        self.drawer.open_drawer()
        self._fit()
        self.refresh()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self) -> None:
        if self._entrant not in roll.people(self._relay.state).entrants:
            return
        told = explain(self._relay.state, self._entrant, round_=self._round)
        if told == self._told:
            return
        self._told = told
        members = _(", ").join(told.members)
        self.drawer.set_title(_("Where this total comes from"), f"{told.name} · {members}")
        self.head.show_explanation(told)
        self.tree.show_explanation(told)

    def _on_selected(self, entrant: str) -> None:
        """While the drawer is open it follows the table."""
        if self.drawer.is_open and entrant and entrant != self._entrant:
            self._entrant = entrant
            self._explain()

    def _on_closed(self) -> None:
        self._fit()
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_round(self) -> None:
        self._round = str(self.rounds.value() or "")
        self._told = None
        self.refresh()

    def _on_division(self) -> None:
        self._division = str(self.divisions.value() or "")
        self.refresh()

    def _fit(self) -> None:
        """The table stands beside the drawer, never under it."""
        taken = self.drawer.width() if self.drawer.is_open else 0
        self._field.setContentsMargins(24, 16, 20 + taken, 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- files -----------------------------------------------------------------------------------

    def ask_export(self) -> None:
        """Ask where the workbook goes."""
        short = roll.contest(self._relay.state).short.say("zh_CN")
        path = self._asked(_("Export the results"), f"{short}-成绩册.xlsx", "Excel (*.xlsx)")
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Write the results workbook."""
        sheets = [asdict(sheet) for sheet in result_book(self._relay.state)]
        self._start("scorer.exchange.result_book:write_book", path, sheets=sheets)

    def ask_print(self) -> None:
        """Ask where the printed explanation goes."""
        if self._told is None or not self.drawer.is_open:
            return
        path = self._asked(_("Print the explanation"), f"{self._told.name}.pdf", "PDF (*.pdf)")
        if path:
            self.print_explanation(Path(path))

    def print_explanation(self, path: Path) -> None:
        """Print the explanation that is shown."""
        if self._told is None:
            return
        item = msgspec.to_builtins(explanation_text(self._relay.state, self._told))
        self._start("scorer.documents.printing:explanation", path, item=item)

    def _asked(self, title: str, name: str, kind: str) -> str:
        begin = str(Path(documents()) / name)
        path, _kind = QFileDialog.getSaveFileName(self, title, begin, kind)
        return str(with_ending(Path(path), name)) if path else ""

    def _start(self, target: str, path: Path, **given: object) -> None:
        if self._job is not None and self._job.running:
            return
        job = self._job = Job(self)
        self._busy(busy=True)
        job.finished.connect(lambda told: self._on_written(path, told))
        job.failed.connect(self._on_failed)
        job.start(target, path=str(path), **given)

    def _busy(self, *, busy: bool) -> None:
        self._export.setEnabled(not busy)
        self._print.setEnabled(not busy)

    def _on_written(self, path: Path, told: object) -> None:
        self._busy(busy=False)
        if isinstance(told, dict) and "missing" in told:
            lacking = _(", ").join(miss["text"] for miss in told["missing"])
            words = _("Nothing was printed: no font has the characters of {list}.")
            self._on_failed(words.format(list=lacking))
            return
        self.toast.say(_("Written: {name}").format(name=path.name))

    def _on_failed(self, words: str) -> None:
        self._busy(busy=False)
        self.banner.say(words)

    # -- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._export.setText(_("Export the results"))
        self._print.setText(_("Print"))
        contest = roll.contest(self._relay.state)
        rounds = [(names.said(one.name), one.id) for one in contest.rounds]
        self.rounds.set_items([(_("Total"), ""), *rounds])
        self.rounds.setVisible(len(contest.rounds) > 1)
        divisions = [(names.said(one.name), one.id) for one in roll.divisions(self._relay.state)]
        self.divisions.set_items([(_("All divisions"), ""), *divisions])
        self.divisions.setVisible(bool(divisions))
        self._shown = self._told = None
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _columns(view: StandingsView, shape: Shape) -> tuple[Column, ...]:
    heads = [view.columns[at].name for at in shape.places]
    parts = tuple(Column(_head(head, shape.room - 24), shape.room, number=True) for head in heads)
    place = Column(_("Place"), 60, number=True, figure_size=16)
    first: tuple[Column, ...] = (place, Column(shape.who))
    if shape.units:
        first = (*first, Column(_("Unit")))
    if shape.divisions and not shape.narrow:
        first = (*first, Column(_("Division"), 104))
    total = Column(_("Total"), 92 if shape.narrow else 120, number=True, figure_size=17)
    if shape.narrow:
        return (*first, *parts, total)
    rest = (Column(_("Behind"), 92, number=True), Column(_("Note"), _NOTES - 92))
    return (*first, *parts, total, *rest)


def _head(title: str, room: int) -> str:
    """A title, or what of it fits over a column."""
    wide = QFontMetrics(font("hint_medium")).horizontalAdvance(title) > room
    return names.head_of(title) if wide else title


def _cells(row: Row, shape: Shape) -> list[Cell]:
    rank = str(row.rank) if row.rank else "–"
    cells = [Cell(rank, bold=True), Cell(row.short if shape.narrow else row.name, hint=row.name)]
    if shape.units:
        cells.append(Cell(row.unit, "ink_2"))
    if shape.divisions and not shape.narrow:
        cells.append(Cell(shape.divisions.get(row.division, ""), "ink_3"))
    cells += [Cell(row.scores[at]) for at in shape.places]
    total = row.status_word if shape.narrow and row.status_word else row.total
    cells.append(Cell(total, bold=True))
    if shape.narrow:
        return cells
    tied = _("tied with {teams}").format(teams=_(", ").join(row.tied)) if row.tied else ""
    decided = _("decided by {rule}").format(rule=row.decided_by) if row.decided_by else ""
    note = row.status_word or tied or decided
    return [*cells, Cell(row.gap, "ink_3"), Cell(note, "warn" if row.status_word else "ink_3")]
