"""The field of one paper: a score, or 缺考 by the key Q; beside it how far the paper is."""

from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorer.domain.model.exact import stored
from scorer.views.paper_grid import PaperCell, PaperState
from scorer.words import _
from ui.theme import figure
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.number import NumberField, NumberRule, Reading, read_number

_GLYPHS: dict[PaperState, Glyph] = {
    "empty": "not_started",
    "typed": "submitted",
    "agreed": "done",
    "differs": "alarm",
    "settled": "locked",
    "status": "same",
}
_ABSENT = ("缺考", "Absent")


class ScoreField(NumberField):
    """A number, or the word for absent."""

    def reading(self) -> Reading:
        """What the text means; the word for absent is not wrong."""
        if self.edit.text().strip() in _ABSENT:
            return Reading()
        return read_number(self.edit.text(), self.rule)


class PaperField(QWidget):
    """One paper.

    Signals:
        typed(str, str): Its key, and the score as text (``缺考`` for absent), to be recorded.
        moved(str, bool): Go on from here; True goes back.
        entered(str): The focus came here.
    """

    typed = Signal(str, str)
    moved = Signal(str, bool)
    entered = Signal(str)

    def __init__(self, key: str, full: Fraction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._cell: PaperCell | None = None
        self._fresh = False
        self.field = ScoreField(
            NumberRule(high=full, step=Fraction(1, 2)), message_line=False, face=figure(17)
        )
        self.field.setMinimumWidth(84)
        self._glyph = StatusGlyph("not_started", 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 8, 2)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        self.field.edit.installEventFilter(self)
        self.field.edited.connect(self._on_edited)
        self.setFocusProxy(self.field)

    def show_cell(self, cell: PaperCell) -> None:
        """Show a paper; what somebody is typing stays."""
        before, self._cell = self._cell, cell
        shown = cell.word or cell.text
        if not self._fresh or before is None or before.text != cell.text:
            self.field.edit.setText(shown)
            self._fresh = False
            self.field.show_message("")
        self._glyph.set_glyph(_GLYPHS[cell.state])
        self._glyph.setToolTip(_state_words(cell.state))
        self.field.frame.set_alarm(alarm=cell.state == "differs")

    def set_open(self, *, open_: bool) -> None:
        """Let people type, or not."""
        known = self._cell is not None and self._cell.state in ("status", "settled")
        self.field.edit.setReadOnly(known or not open_)
        self.field.frame.update()

    def refuse(self, words: str) -> None:
        """Say why it was not taken; the text stays."""
        self._fresh = True
        self.field.show_message(words, alarm=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.key)
            self.field.edit.selectAll()
        if event.type() == QEvent.Type.FocusOut:
            self._give()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._give():
                self.moved.emit(self.key, bool(shift))
            return True
        if key == Qt.Key.Key_Q:
            if not self.field.edit.isReadOnly():
                self.field.edit.setText(_("Absent"))
                self._fresh = True
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self._give():
                self.moved.emit(self.key, key == Qt.Key.Key_Up)
            return True
        return False

    def _give(self) -> bool:
        """Hand a new text on; False where it is none that can be recorded."""
        text, cell = self.field.edit.text().strip(), self._cell
        if cell is None or self.field.edit.isReadOnly() or not text:
            return True
        if text in _ABSENT:
            said = "缺考"
        else:
            reading = self.field.reading()
            if reading.value is None:
                self.refuse(reading.problem)
                return False
            said = stored(reading.value)
        if not self._fresh or text == cell.text:
            return True
        self._fresh = False
        self.typed.emit(self.key, said)
        return not self._fresh  # a refusal makes it fresh again

    def _on_edited(self) -> None:
        self._fresh = True


def _state_words(state: PaperState) -> str:
    return {
        "empty": _("Not typed yet"),
        "typed": _("Typed once"),
        "agreed": _("Typed twice, both agree"),
        "differs": _("The typings differ"),
        "settled": _("Settled by the chief judge"),
        "status": _("No paper: see the status"),
    }[state]
