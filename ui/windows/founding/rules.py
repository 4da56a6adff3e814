"""The rule sheet that the choices make, or everything that is wrong with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scorer.words import _, n_
from ui.widgets.card import Surface
from ui.widgets.choice import CheckBox
from ui.widgets.label import Label

Section = tuple[str, Sequence[str]]


class RulesPage(QWidget):
    """What every team will read.

    Signals:
        examples(bool): Whether the file's worked examples are to stay.
    """

    examples = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.without = CheckBox(_("Leave out the file's worked examples: the rules have changed"))
        self.without.toggled.connect(lambda on: self.examples.emit(not on))
        self.without.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.without)
        self.problems: tuple[str, ...] = ()
        self.sections: tuple[Section, ...] = ()
        self.setFocusProxy(self._area)

    def show_rules(self, sections: Sequence[Section], problems: Sequence[str]) -> None:
        """Show the rules in plain sentences; problems stand above, each with its line."""
        self.problems, self.sections = tuple(problems), tuple(sections)
        holder = Surface("surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(2, 4, 14, 8)
        column.setSpacing(4)
        if problems:
            count = len(problems)
            words = n_(
                "{count} problem: the contest cannot be made like this",
                "{count} problems: the contest cannot be made like this",
                count,
            )
            column.addWidget(Label(words.format(count=count), "body_bold", "alarm", wrap=True))
            for problem in problems:
                column.addWidget(Label(problem, "small", "alarm", wrap=True))
        for heading, sentences in sections:
            column.addSpacing(6)
            column.addWidget(Label(heading, "body_bold"))
            for sentence in sentences:
                column.addWidget(Label(sentence, "small", "ink_2", wrap=True))
        column.addStretch(1)
        self._area.setWidget(holder)

    def offer(self, *, possible: bool) -> None:
        """Offer to leave the examples out, or not."""
        self.without.setVisible(possible or self.without.isChecked())
