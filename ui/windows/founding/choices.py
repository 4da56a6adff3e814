"""The organiser's choices, question by question; those that the file leaves open come first."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import convert
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.domain.model.text import Text
from scorer.views import choice_words
from scorer.words import _
from ui.widgets.card import Card, Surface
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label

_STEPS = 4
"""So many rules of a chain may be chosen."""


class FieldRow(QWidget):
    """One thing to be decided: a list, a line to type, or a chain of lists."""

    def __init__(self, field: Mapping[str, Any], *, open_: bool) -> None:
        super().__init__()
        self.path, self.kind = str(field["path"]), str(field["kind"])
        self._before, self._open = str(field["value"]), open_
        self._called = convert(field.get("called", {}), dict[str, Text])
        self.choices: list[Choice] = []
        self.typed: Field | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, 250)
        grid.setColumnStretch(1, 1)
        said = choice_words.field(self.path, str(field.get("label", "")))
        if said:
            grid.addWidget(Label(said, "small", "ink_2", wrap=True), 0, 0)
        grid.addWidget(self._control(tuple(field.get("options", ()))), 0, 1 if said else 0, 1, -1)

    def _control(self, options: Sequence[str]) -> QWidget:
        if self.kind == "chain":
            return self._chain(options)
        if self.kind == "choice":
            self.choices = [self._choice(options, self._before)]
            return self.choices[0]
        self.typed = Field()
        self.typed.set_text(self._before)
        return self.typed

    def _choice(self, options: Sequence[str], value: str) -> Choice:
        known = [value] if value and value not in options else []
        labels = [
            (choice_words.option(self.path, one, self._called), one) for one in (*known, *options)
        ]
        empty = [("—", "")] if self._open or self.kind == "chain" or not value else []
        made = Choice([*empty, *labels])
        made.set_value(value)
        return made

    def _chain(self, options: Sequence[str]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        values = [one for one in self._before.split(",") if one]
        for at in range(max(_STEPS, len(values))):
            self.choices.append(self._choice(options, values[at] if at < len(values) else ""))
            self.choices[-1].setMinimumWidth(90)
            row.addWidget(self.choices[-1], 1)
        return holder

    def value(self) -> str:
        """What is decided; empty while nothing is."""
        if self.typed is not None:
            return self.typed.text().strip()
        return ",".join(str(one.value()) for one in self.choices if one.value())

    @property
    def changed(self) -> bool:
        """Whether it is to be written: the file left it open, or says something else."""
        return bool(self.value()) and (self._open or self.value() != self._before)

    def focus(self) -> None:
        """Lead here."""
        (self.typed or self.choices[0]).setFocus(Qt.FocusReason.OtherFocusReason)


class QuestionCard(Card):
    """A choice and what makes it up."""

    def __init__(self, question: Mapping[str, Any]) -> None:
        super().__init__()
        self.name, self.open = str(question["name"]), bool(question["open"])
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label(choice_words.question(self.name), "body_bold"), 1)
        if self.open:
            head.addWidget(Chip(_("Not decided"), "undecided"))
        self.body.addLayout(head)
        self.rows = [FieldRow(field, open_=self.open) for field in question["fields"]]
        for row in self.rows:
            self.body.addWidget(row)

    @property
    def lacking(self) -> FieldRow | None:
        """The first thing that must still be decided; a tie chain may stay empty."""
        if not self.open:
            return None
        return next((row for row in self.rows if row.kind != "chain" and not row.value()), None)


class ChoicesPage(QScrollArea):
    """Every question of a contest file, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards: list[QuestionCard] = []

    def show_questions(self, found: Sequence[Mapping[str, Any]]) -> None:
        """Ask these."""
        holder = Surface("surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 14, 4)
        column.setSpacing(10)
        self.cards = [QuestionCard(one) for one in found]
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(holder)

    def answers(self) -> dict[str, str]:
        """What is to be written into the copy, by its place in the file."""
        rows = [row for card in self.cards for row in card.rows]
        told = {row.path: row.value() for row in rows if row.changed}
        chains = [r for c in self.cards if c.open for r in c.rows if r.kind == "chain"]
        return told | {row.path: row.value() for row in chains}

    def lacking(self) -> list[str]:
        """The names of the choices that are still to be made; the first has the focus."""
        found = [card for card in self.cards if card.lacking]
        if found and (row := found[0].lacking) is not None:
            self.ensureWidgetVisible(row)
            row.focus()
        return [choice_words.question(card.name) for card in found]
