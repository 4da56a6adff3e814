"""The lists around the card: who came last or was found, units, substitutes, and the press."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from scorer.views.desk import DeskView, Replacement, UnitLine
from scorer.views.finding import Match
from scorer.words import _, n_
from ui.theme import figure, text
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty import Drawing
from ui.widgets.glyph import StatusGlyph
from ui.widgets.label import Label, Rule
from ui.windows.desk.rows import ArrivalRows, MatchRows, UnitRows, scrolled

_LINE, _ROOM = 42, 360


class LatestCard(Card):
    """Who came last; while somebody is sought, who was found.

    Signals:
        chosen(str): A member that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.arrivals, self.matches = ArrivalRows(_LINE), MatchRows(_LINE)
        self._stack = QStackedWidget()
        for rows in (self.arrivals, self.matches):
            rows.chosen.connect(self.chosen)
            self._stack.addWidget(scrolled(rows))
        self.body.addWidget(self._stack, 1)
        self._sought = False

    @property
    def seeking(self) -> bool:
        """Whether the list shows who was found."""
        return self._sought

    def show_arrivals(self, view: DeskView, current: str) -> None:
        """Show who came last."""
        self.arrivals.show_lines(view.recent, current)
        if not self._sought:
            self.set_title(_("Just arrived"))

    def show_matches(self, found: Sequence[Match], current: str, *, sought: bool) -> None:
        """Show who was found, or go back to who came last."""
        self._sought = sought
        self.matches.show_lines(found, current)
        self._stack.setCurrentIndex(1 if sought else 0)
        if sought:
            words = n_("{count} person found", "{count} people found", len(found))
            note = _("Enter checks in") if found else ""
            self.set_title(words.format(count=len(found)), note)
        else:
            self.set_title(_("Just arrived"))


class UnitsCard(Card):
    """Every team and who of it is here.

    Signals:
        chosen(str): A team that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.rows = UnitRows(28)
        self.rows.chosen.connect(self.chosen)
        self._area = scrolled(self.rows)
        self.body.setContentsMargins(0, 4, 0, 4)
        self.body.addWidget(self._area, 1)

    def show_units(self, view: DeskView, current: str) -> None:
        """Show the teams; the current one is that on the card."""
        words = _("{complete} / {all} complete")
        note = words.format(complete=view.complete, all=len(view.units))
        self.set_title(_("Arrivals"), note)
        self.rows.show_lines(view.units, current)
        self._fit()

    def unit(self, entrant: str) -> UnitLine | None:
        """Give a team that is shown."""
        return next((line for line in self.rows.lines if line.entrant == entrant), None)

    def _fit(self) -> None:
        """Make the rows as high as the place allows: all in sight, if that can be."""
        room = self.height() - 54
        count = max(1, len(self.rows.lines))
        self.rows.set_row_height(max(22, min(29, room // count)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _ReplacementLine(QWidget):
    def __init__(self, line: Replacement) -> None:
        super().__init__()
        self.setFixedHeight(60)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        names = QHBoxLayout()
        names.setSpacing(8)
        struck = text(15, 400)
        struck.setStrikeOut(True)
        names.addWidget(Label(line.before, struck, "ink_3"))
        names.addWidget(Drawing("arrow-right", 14))
        names.addWidget(Label(line.now, text(15, 700)))
        about = _(" · ").join(part for part in (line.team, line.role) if part)
        names.addWidget(Label(about, "small", "ink_2"), 1)
        words.addStretch(1)
        words.addLayout(names)
        said = _("The old badge {number} is void · {reason}")
        words.addWidget(Label(said.format(number=line.number, reason=line.reason), "hint", "ink_3"))
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(Chip(_("Approved"), "done"))


class ReplacementsCard(Card):
    """Who takes whose place; only the head where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._lines: tuple[Replacement, ...] = ()
        self._room = 2

    def show_replacements(self, lines: Sequence[Replacement], room: int) -> None:
        """Show the last ones, as many as there is room for."""
        self._lines, self._room = tuple(lines), room
        count = n_("{count} substitute", "{count} substitutes", len(lines))
        allowed = _("The chief judge approves each one")
        self.set_title(_("Substitutes"), count.format(count=len(lines)) if lines else allowed)
        while (old := self.body.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()  # its showing may still be ahead of it
                widget.setParent(None)
                widget.deleteLater()
        for line in self._lines[: self._room]:
            self.body.addWidget(_ReplacementLine(line))
            self.body.addWidget(Rule())
        self.setFixedHeight(46 + 61 * min(len(self._lines), self._room))


class PressCard(Card):
    """How far the badges are: what waits, what is printed, where it lies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(16, 8, 16, 8)
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title, self._where = Label("", "body_bold"), Label("", "hint", "ink_3")
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._where)
        words.addStretch(1)
        self._queue = Label("", "small", "ink_2")
        self._waiting = Label("", figure(22))
        self._done = Label("", "small", "ok")
        row.addWidget(Drawing("printer", 20))
        row.addLayout(words, 1)
        for widget in (self._queue, self._waiting, StatusGlyph("done", 14), self._done):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row, 1)
        self.setFixedHeight(64)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._where.setVisible(self.width() >= _ROOM)

    def show_press(self, waiting: int, printed: int, folder: Path) -> None:
        """Show how far it is."""
        self._title.setText(_("Badges"))
        self._where.setText(folder.name)
        self._where.setToolTip(str(folder))
        self._queue.setText(_("Waiting"))
        self._waiting.setText(str(waiting))
        self._done.setText(_("{count} printed").format(count=printed))
