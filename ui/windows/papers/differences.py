"""The differences of two typings, side by side, and what the chief judge rules."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.paper_grid import PaperCell, PaperGrid
from scorer.words import _, n_
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label, Rule


class Differences(Card):
    """What is still missing, and every paper whose typings differ.

    Signals:
        wanted(str): The paper of that key is to be settled.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("–", parent=parent)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        self.buttons: dict[str, Button] = {}
        self._shown: tuple[object, ...] | None = None

    def show_grid(self, grid: PaperGrid) -> None:
        """Show the counts and the differences."""
        facts = (grid.differ, grid.missing, grid.agreed, grid.of, grid.typing, _("Missing"))
        if facts == self._shown:
            return
        self._shown = facts
        while (old := self.body.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        count = len(grid.differ)
        note = n_("{count} difference", "{count} differences", count).format(count=count)
        self.set_title(_("Comparison"), note)
        self.set_tone("alarm" if count else "plain")
        lines = (
            (_("Typed"), f"{grid.typed} / {grid.of}"),
            (_("Missing"), str(grid.missing)),
            (_("Typed twice and alike"), f"{grid.agreed} / {grid.of}"),
        )
        for words, number in lines:
            self.body.addWidget(_count(words, number))
        for cell in grid.differ:
            self.body.addWidget(Rule())
            self.body.addWidget(self._difference(cell))
        self.body.addStretch(1)
        self.body.addWidget(_keys())

    def _difference(self, cell: PaperCell) -> QWidget:
        holder = QWidget()
        lay = QVBoxLayout(holder)
        lay.setContentsMargins(0, 4, 0, 4)
        lay.setSpacing(4)
        lay.addWidget(Label(cell.name, "body_bold"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, text in ((_("First"), cell.first), (_("Second"), cell.second)):
            row.addWidget(Label(words, "hint", "ink_3"))
            row.addWidget(Label(text, figure(18, 600), "warn"))
        row.addStretch(1)
        button = Button(_("Settle"), "secondary", "small")
        button.clicked.connect(lambda: self.wanted.emit(cell.key))
        self.buttons[cell.key] = button
        row.addWidget(button)
        lay.addLayout(row)
        return holder


def _count(words: str, number: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Label(words, "body", "ink_2"))
    row.addStretch(1)
    row.addWidget(Label(number, figure(18, 600)))
    return holder


def _keys() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for cap, words in (("Enter", _("next person")), ("Q", _("absent"))):
        row.addWidget(KeyCap(cap))
        row.addWidget(Label(words, "hint", "ink_3"))
    row.addStretch(1)
    return holder
