"""One field of the form: its name, what is typed or chosen, and why it is not taken."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorer.views.entry_fields import EntryField
from ui.theme import figure, font
from ui.widgets.field import Field, PlainEdit
from ui.widgets.label import Label
from ui.windows.entries.choices import ChoiceRow

_KEYS_ONLY = frozenset({"number", "time", "answers", "side"})
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldRow(QWidget):
    """A field of the form, obeying keys alone.

    Signals:
        done(): Go on from here; what stands here is to be read.
        chosen(): A choice was taken; go on if there is more.
        back(): Go to the field before.
        finished(): Record the whole form now.
        edited(): Somebody typed or chose.
        absent(): The subject is absent.
        moved(int): Go to the subject so many lines further.
        focused(): The focus came here.
    """

    done = Signal()
    chosen = Signal()
    back = Signal()
    finished = Signal()
    edited = Signal()
    absent = Signal()
    moved = Signal(int)
    focused = Signal()

    def __init__(self, field: EntryField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3)
        self.label = Label(field.label, "small_medium", "ink_2")
        whole.addWidget(self.label)
        self.choices: ChoiceRow | None = None
        self.typed: Field | None = None
        self._said = Label("", "hint", "alarm", wrap=True, parent=self)
        if field.kind == "words":
            self.choices = ChoiceRow(field.words)
            self.choices.taken.connect(self._on_taken)
            self._watch(self.choices)
            whole.addWidget(self.choices)
            whole.addWidget(self._said)
            self.setFocusProxy(self.choices)
        else:
            self.typed = self._typed(field)
            self._watch(self.typed.edit)
            whole.addWidget(self.typed)
            self.setFocusProxy(self.typed)
        self._said.hide()

    def _typed(self, field: EntryField) -> Field:
        keys = field.kind in _KEYS_ONLY
        face = figure(22, 600) if field.kind in {"number", "time"} else font("step")
        made = Field(PlainEdit(keys_only=keys), height=40, face=face)
        made.set_hint(field.hint)
        made.edit.textEdited.connect(self._on_edited)
        return made

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    # -- what stands here ------------------------------------------------------------------------

    def text(self) -> str:
        """What is typed or chosen, as it stands."""
        if self.choices is not None:
            return self.choices.value()
        return self.typed.text().strip() if self.typed else ""

    def set_text(self, text: str) -> None:
        """Put a text here; clears what was wrong."""
        if self.choices is not None:
            self.choices.set_value(text)
        elif self.typed is not None:
            self.typed.set_text(text)
        self.say("")

    def say(self, words: str, *, alarm: bool = False) -> None:
        """Say something below the field; with ``alarm`` why it is not taken."""
        if self.typed is not None:
            self.typed.show_message(words, alarm=alarm)
        else:
            self._said.setText(words)
            self._said.set_tone("alarm" if alarm else "ink_3")
            self._said.setVisible(bool(words))

    def select(self) -> None:
        """Mark what is typed, so that the next key replaces it."""
        if self.typed is not None:
            self.typed.edit.selectAll()

    def message(self) -> str:
        """What is said below the field."""
        return self.typed.message() if self.typed is not None else self._said.text()

    def set_locked(self, *, locked: bool) -> None:
        """Let nobody type here, or let them again."""
        if self.choices is not None:
            self.choices.set_locked(locked=locked)
        elif self.typed is not None:
            self.typed.edit.setReadOnly(locked)
            self.typed.frame.update()

    # -- keys ------------------------------------------------------------------------------------

    def _on_taken(self) -> None:
        self.say("")
        self.edited.emit()
        self.chosen.emit()

    def _on_edited(self) -> None:
        self.say("")
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
            if self.typed is not None:
                self.typed.edit.selectAll()
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and self.choices:
            self.choices.update()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER:
            ways = {
                Qt.KeyboardModifier.ShiftModifier: self.back,
                Qt.KeyboardModifier.ControlModifier: self.finished,
            }
            ways.get(held, self.done).emit()
            return True
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -10,
            Qt.Key.Key_PageDown: 10,
        }
        if key in steps and not held:
            self.moved.emit(steps[Qt.Key(key)])
            return True
        if key == Qt.Key.Key_Q and self.field.kind not in {"text", "side"} and not held:
            self.absent.emit()
            return True
        return False
