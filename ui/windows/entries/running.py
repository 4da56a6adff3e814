"""What a subject's entries come to: the value, what to look at, and every line so far."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.entry_detail import EntryLine, Running
from scorer.words import _
from ui.theme import figure
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.table import HEAD_HEIGHT, Cell, Column, Table

_GLYPHS: dict[str, Glyph] = {"blocked": "alarm", "revote": "alarm", "third": "warning"}
_LINE, _SHOWN = 54, 3


class RunningCard(Card):
    """The running value and the lines below it.

    Signals:
        opened(str): Somebody pressed Enter on the line with that record.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(20, 10, 20, 4)
        row.setSpacing(10)
        self._value = Label("", figure(30, 600))
        self._state = Chip("")
        row.addWidget(self._value)
        row.addStretch(1)
        row.addWidget(self._state)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(top)
        self._flags = QVBoxLayout()
        self._flags.setContentsMargins(20, 0, 20, 8)
        self.body.addLayout(self._flags)
        self.lines = Table((), row_height=_LINE)
        self.lines.opened.connect(self.opened)
        self.body.addWidget(self.lines)
        self._said: tuple[Running, tuple[str, ...]] | None = None
        self._short = False
        self._count = 0

    def set_short(self, *, short: bool) -> None:
        """Take less room, for the form above."""
        if short != self._short:
            self._short = short
            self._fit()

    def _fit(self) -> None:
        shown = min(self._count, 1 if self._short else _SHOWN)
        self.lines.setFixedHeight(HEAD_HEIGHT + _LINE * shown + 2)

    def show_running(self, found: Running, rule: tuple[str, ...]) -> None:
        """Show the value so far; ``rule`` says in sentences how it comes about."""
        if (found, rule) == self._said:
            return
        self._said = (found, rule)
        self._value.setText(found.value)
        self._state.setVisible(bool(found.words))
        self._state.show_state(found.words, _GLYPHS.get(found.state, "in_progress"))
        while (old := self._flags.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words in found.flags:
            self._flags.addWidget(Label(words, "small_medium", "alarm", wrap=True))
        self._value.setToolTip("\n".join(rule))
        for words in rule[:2]:
            self._flags.addWidget(Label(words, "hint", "ink_3", wrap=True))

    def texts(self) -> tuple[str, str]:
        """The value and the word that are shown."""
        return self._value.text(), "" if self._state.isHidden() else self._state.text()

    def flags(self) -> tuple[str, ...]:
        """The sentences of what to look at."""
        return self._said[0].flags if self._said else ()

    def show_lines(self, lines: tuple[EntryLine, ...]) -> None:
        """Show every entry, the last one first."""
        self.lines.setVisible(bool(lines))
        self._count = len(lines)
        self._fit()
        self.lines.set_columns((Column(_("Entry"), 104), Column(_("What was entered"))))
        self.lines.show_rows(
            [
                (
                    line.record,
                    (
                        Cell(line.label, "ink_3"),
                        Cell(line.text, sub=line.about, struck=line.struck, hint=line.text),
                    ),
                )
                for line in reversed(lines)
            ]
        )
