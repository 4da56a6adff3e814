"""A correction (更正): what stood, what is to stand, why, and its effect before it is written."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.domain.model.exact import brief, exact, stored
from scorer.domain.record.decisions.judging import correct_sheet, signed_sheet
from scorer.domain.record.decisions.papers import settle_paper
from scorer.domain.record.facts import Fact
from scorer.domain.record.state import State
from scorer.views.performance import MarkLine, PerformanceView, SeatLine
from scorer.views.whatif import Effect
from scorer.words import _
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Surface
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.empty import Drawing
from ui.widgets.label import Label
from ui.widgets.number import NumberField, NumberRule
from ui.widgets.reason import USUAL, ReasonField

Decide = Callable[[State, str], Sequence[Fact]]
_ANY = Fraction(86400)
_HALF = Fraction(1, 2)


class CorrectionForm(Surface):
    """The form for the current performance.

    Signals:
        edited(): The new value changed: `show_effect` is due.
        wanted(): It is to be written.
    """

    edited = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent=parent)
        self._view: PerformanceView | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 10, 18, 12)
        whole.setSpacing(6)
        self._title, self._who = Label("", "section"), Label("", "small", "ink_2")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._who)
        whole.addLayout(head)
        self.seat, self.item = Choice(), Choice()
        which = QHBoxLayout()
        which.setSpacing(8)
        which.addWidget(self.seat, 1)
        which.addWidget(self.item, 1)
        whole.addLayout(which)
        whole.addLayout(self._values())
        self.reason = ReasonField()
        whole.addWidget(self.reason)
        self._message = Label("", "hint", "alarm", wrap=True)
        self._message.hide()
        whole.addWidget(self._message)
        self.button = Button("", "primary")
        self.button.clicked.connect(self.wanted)
        whole.addWidget(self.button)
        self.seat.currentIndexChanged.connect(self._on_seat)
        self.item.currentIndexChanged.connect(self._on_item)
        self.level.currentIndexChanged.connect(self._on_edited)
        self.value.edited.connect(self._on_edited)
        self.absent.toggled.connect(self._on_edited)
        self.value.edit.returnPressed.connect(self.reason.focus)
        self.retranslate()

    def _values(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._old = Label("", figure(18, 600), "ink_3")
        self._old.setFixedSize(76, 34)
        self._old.setAlignment(Qt.AlignmentFlag.AlignCenter)
        struck = self._old.font()
        struck.setStrikeOut(True)
        self._old.setFont(struck)
        self.value = NumberField(message_line=False)
        self.value.setFixedWidth(92)
        self.level = Choice()
        self.absent = CheckBox("")
        self._effect = Label("", "small_medium", "ink_2")
        self._place = Label("", "hint", "ink_3")
        told = QVBoxLayout()
        told.setSpacing(0)
        for label in (self._effect, self._place):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            told.addWidget(label)
        former = Surface("surface_2")
        former.setFixedHeight(34)
        holder = QHBoxLayout(former)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(self._old)
        row.addWidget(former)
        row.addWidget(Drawing("arrow-right", 16, "ink_2"))
        row.addWidget(self.value)
        row.addWidget(self.level)
        row.addWidget(self.absent)
        row.addLayout(told, 1)
        return row

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self._title.setText(_("Correction"))
        self.button.setText(_("Write the correction"))
        self.absent.setText(_("Absent"))
        self.reason.set_usual([_(text) for text in USUAL])

    # -- what it is about ------------------------------------------------------------------------

    def show_performance(self, view: PerformanceView | None) -> None:
        """Offer the sheets of a performance; what is being typed stays while it is the same."""
        same = bool(view and self._view and self._key(view) == self._key(self._view))
        self._view = view
        signed = [seat for seat in view.seats if seat.sheet] if view else []
        usable = bool(view and (signed or view.paper))
        for part in (self.seat, self.item, self.value, self.level, self.reason, self.button):
            part.setEnabled(usable)
        self._who.setText(view.who if view else "")
        paper = bool(view and view.paper)
        self.seat.setVisible(not paper)
        self.item.setVisible(not paper)
        self.absent.setVisible(paper)
        labels = [(f"{seat.seat} {seat.judge_name}", seat.seat) for seat in signed]
        self.seat.set_items(labels)
        if same:
            self._say_items()
        else:
            outlier = next((seat.seat for seat in signed if seat.outlier), None)
            if outlier:
                self._quietly(self.seat, outlier)
            self._on_seat()

    def _key(self, view: PerformanceView) -> tuple[object, ...]:
        return (view.station, view.member, view.value, tuple(s.sheet for s in view.seats))

    def choose_seat(self, seat: int) -> None:
        """Take up a seat's sheet."""
        self.seat.set_value(seat)
        self.focus()

    def focus(self) -> None:
        """Lead to the new value."""
        field = self.value if self.value.isVisible() else self.level
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _quietly(self, choice: Choice, value: object) -> None:
        choice.blockSignals(True)
        choice.set_value(value)
        choice.blockSignals(False)

    def _sheet(self) -> SeatLine | None:
        seat = self.seat.value()
        return self._view.seat(seat) if self._view and isinstance(seat, int) else None

    def _mark(self) -> MarkLine | None:
        line, item = self._sheet(), self.item.value()
        return next((mark for mark in line.marks if mark.item == item), None) if line else None

    def _on_seat(self) -> None:
        self.item.blockSignals(True)
        self.item.clear()
        self.item.blockSignals(False)
        self._say_items()
        self._on_item()

    def _say_items(self) -> None:
        """Name the items of the sheet in the language in force; the chosen one stays."""
        line = self._sheet()
        marks = line.marks if line else ()
        whole = [] if marks else [(_("Sheet total"), "")]
        self.item.set_items([*whole, *((mark.name, mark.item) for mark in marks)])

    def _on_item(self) -> None:
        line, mark, view = self._sheet(), self._mark(), self._view
        levels = mark.levels if mark else ()
        self.level.set_items([("—", ""), *levels])
        self._quietly(self.level, "")
        self.level.setVisible(bool(levels))
        self.value.setVisible(not levels)
        if mark is not None:
            high = _ANY if mark.full is None else mark.full
            self.value.set_rule(NumberRule(high=high, step=mark.step))
            known = {text: words for words, text in levels}
            self._old.setText(known.get(mark.text, mark.text))
        else:
            full = view.full if view else Fraction(100)
            self.value.set_rule(NumberRule(high=full, step=_HALF))
            paper = view.value if view and view.paper else ""
            self._old.setText(line.shown if line else paper)
        self.value.set_value(None)
        self.absent.setChecked(False)
        self.show_effect(None)

    def _on_edited(self) -> None:
        self.refuse("")
        self.edited.emit()

    # -- what is to be written -------------------------------------------------------------------

    def decide(self, why: str = "") -> Decide | None:
        """The decision that the form describes; None while it says nothing new."""
        view, line = self._view, self._sheet()
        text = self._text()
        if view is None or not text:
            return None
        reason = why or self.reason.text()
        if view.paper:
            return lambda state, by: settle_paper(
                state, by, view.station, view.member, text, reason
            )
        if line is None or not line.sheet:
            return None
        sheet, mark = line.sheet, self._mark()
        if mark is None:
            return lambda state, by: correct_sheet(state, by, sheet, reason, total=text)
        item = mark.item

        def changed(state: State, by: str) -> Sequence[Fact]:
            marks = dict(signed_sheet(state, sheet).marks)
            marks[item] = replace(marks[item], text=text, faults=(), undecided=False)
            return correct_sheet(state, by, sheet, reason, marks=marks)

        return changed

    def _text(self) -> str:
        if self._view and self._view.paper and self.absent.isChecked():
            return "absent"
        mark = self._mark()
        if mark is not None and mark.levels:
            return str(self.level.value() or "")
        value = self.value.value()
        return "" if value is None else stored(value)

    def said(self) -> str:
        """What is changed, in words."""
        view, line = self._view, self._sheet()
        who = view.who if view else ""
        new = self._text()
        shown = brief(exact(new)) if new and new != "absent" else _("Absent")
        words = _("{who}: {old} becomes {new}")
        if line is not None:
            who = _("{who}, seat {seat}").format(who=who, seat=line.seat)
        return words.format(who=who, old=self._old.text(), new=shown)

    def why(self) -> str:
        """The reason."""
        return self.reason.text()

    def show_effect(self, effect: Effect | None) -> None:
        """Say what it would do."""
        if effect is None:
            self._effect.setText("")
            self._place.setText("")
            return
        before, after = effect.total or effect.score
        word = _("Total") if effect.total else _("Score")
        self._effect.setText(f"{word} {before} → {after}")
        self._place.setText(effect.sentence())
        self._place.setToolTip("\n".join(effect.details()))

    def refuse(self, words: str) -> None:
        """Say why it was not written; empty words clear it."""
        self._message.setText(words)
        self._message.setVisible(bool(words))

    def clear(self) -> None:
        """Forget what was typed."""
        self.value.set_value(None)
        self._quietly(self.level, "")
        self.reason.set_text("")
        self.show_effect(None)
        self.refuse("")
