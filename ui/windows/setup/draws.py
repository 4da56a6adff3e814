"""The draws: one seed, said aloud before a witness, from which all of them follow."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.record_draws import RecordsLine
from scorer.views.setup import DrawLine
from scorer.words import _
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.glyph import StatusGlyph
from ui.widgets.label import Label, Rule
from ui.widgets.reason import ReasonField

_SHOWN = 3
"""So many of the last draws of records are listed; the audit trail has them all."""


class _Line(QWidget):
    """A draw with what came out of it.

    Signals:
        again(str): Somebody wants it to be repeated.
    """

    again = Signal(str)

    def __init__(self, line: DrawLine, *, begun: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 12, 9)
        row.setSpacing(12)
        row.addWidget(StatusGlyph("done" if line.made else "not_started", 16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(line.title, "body_bold"))
        waiting = _("To be drawn") if line.ready else _("Waits for the draw before it")
        if line.subject == "lot" and not line.ready:
            waiting = _("Drawn once the contest has begun")
        words.addWidget(Label(line.result or waiting, "small", "ink_2", wrap=True))
        if line.made:
            said = _("Seed “{seed}” · witness {witness} · {at}")
            told = said.format(seed=line.seed, witness=line.witness or "—", at=line.at[11:16])
            words.addWidget(Label(told, "hint", "ink_3", wrap=True))
        row.addLayout(words, 1)
        if line.again and not begun:
            button = Button(_("Draw again"), "ghost", "small")
            button.clicked.connect(lambda: self.again.emit(line.subject))
            row.addWidget(button)


class _Records(QWidget):
    """The draws of the case records of one part.

    Signals:
        wanted(str): Somebody's are to be drawn.
    """

    wanted = Signal(str)

    def __init__(self, line: RecordsLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 12, 9)
        row.setSpacing(12)
        row.addWidget(StatusGlyph("not_started" if line.due else "done", 16))
        words = QVBoxLayout()
        words.setSpacing(0)
        title = _("Records: {part}").format(part=line.title)
        words.addWidget(Label(title, "body_bold", wrap=True))
        words.addWidget(Label(line.told, "small", "ink_2"))
        for name, numbers in line.drawn[-_SHOWN:]:
            said = _("{who}: {numbers}").format(who=name, numbers=numbers)
            words.addWidget(Label(said, "hint", "ink_3", wrap=True))
        row.addLayout(words, 1)
        self.button = Button(_("Draw records"), "secondary", "small", icon="shuffle")
        self.button.setVisible(bool(line.due))
        self.button.clicked.connect(lambda: self.wanted.emit(line.part))
        row.addWidget(self.button)


class DrawsCard(Card):
    """Seed, witness and every draw.

    Signals:
        records(str): Records are to be drawn in a part.
        drawn(): All draws that are open are to be made.
        again(str): One is to be repeated.
    """

    drawn = Signal()
    again = Signal(str)
    records = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._form = QWidget()
        grid = QGridLayout(self._form)
        grid.setContentsMargins(14, 10, 14, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self._labels = [Label("", "hint", "ink_3"), Label("", "hint", "ink_3")]
        self.parts: list[_Records] = []
        self.seed, self.witness = Field(message_line=True), Choice()
        self.button = Button("", "primary", icon="shuffle")
        for column, label in enumerate(self._labels):
            grid.addWidget(label, 0, column)
        grid.addWidget(self.seed, 1, 0)
        witness = QVBoxLayout()
        witness.setContentsMargins(0, 2, 0, 0)
        witness.addWidget(self.witness)
        witness.addStretch(1)
        grid.addLayout(witness, 1, 1)
        button = QVBoxLayout()
        button.addWidget(self.button)
        button.addStretch(1)
        grid.addLayout(button, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        self.body.addWidget(self._form)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.button.clicked.connect(self.drawn)
        self.seed.edit.returnPressed.connect(self.drawn)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        note = _("The seed lets anyone check")
        self.set_title(_("Draws"), note)
        self._labels[0].setText(_("Seed, said aloud in front of everybody"))
        self._labels[1].setText(_("Witness"))
        self.seed.set_hint(_("Numbers or words"))
        self.button.setText(_("Draw"))

    def show_draws(
        self,
        lines: Sequence[DrawLine],
        witnesses: Sequence[tuple[str, str]],
        *,
        begun: bool,
        records: Sequence[RecordsLine] = (),
    ) -> None:
        """Show the draws; the form only while one of them is open."""
        self.witness.set_items([(name, key) for key, name in witnesses])
        if self.witness.value() is None and witnesses:
            self.witness.setCurrentIndex(0)
        due = [line for line in lines if not line.made and (line.ready or line.subject != "lot")]
        self._form.setVisible(bool(due))
        self.setVisible(bool(lines or records))
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()  # its showing may still be ahead of it
                widget.setParent(None)
                widget.deleteLater()
        for line in lines:
            self._lines.addWidget(Rule())
            shown = _Line(line, begun=begun)
            shown.again.connect(self.again)
            self._lines.addWidget(shown)
        self.parts = [_Records(line) for line in records]
        for part in self.parts:
            self._lines.addWidget(Rule())
            part.wanted.connect(self.records)
            self._lines.addWidget(part)


class AgainDialog(Dialog):
    """Why a draw is repeated, and from which seed; accepted when both are there."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Draw {what} again?").format(what=title),
            _("The draw before it stays in the audit trail. A new seed is said aloud."),
            parent,
        )
        self._seed, self._why = Field(), ReasonField()
        self._lacking = Label("", "hint", "alarm")
        self.body.setContentsMargins(0, 14, 2, 0)
        for widget in (
            Label(_("Seed"), "hint", "ink_3"), self._seed,
            Label(_("Reason"), "hint", "ink_3"), self._why, self._lacking,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.add_button(_("Keep the draw"), safe=True)
        self.yes_button = self.add_button(_("Draw again"), "primary")
        self.yes_button.setDefault(True)
        self.yes_button.clicked.connect(self.submit)
        self._seed.edit.setFocus()

    def answer(self) -> tuple[str, str]:
        """Give seed and reason."""
        return self._seed.text().strip(), self._why.text()

    def submit(self) -> None:
        """Go on if nothing is lacking."""
        seed, reason = self.answer()
        if seed and reason:
            self.accept()
        else:
            self._lacking.setText(_("Both a seed and a reason are needed."))
