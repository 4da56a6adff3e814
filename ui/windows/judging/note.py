"""The notes: read at a glance, written to the current step with F2; Esc returns to the marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from scorer.views.sheet import ItemRow
from scorer.words import _
from ui.keys import cap
from ui.theme import font
from ui.widgets.card import Surface
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label


class NoteEdit(QPlainTextEdit):
    """A text for a note; the only place at a seat where a Chinese input method may work.

    Signals:
        left(): Esc, or the focus went elsewhere.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font("small"))
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteSection(QWidget):
    """All notes of the sheet.

    Signals:
        asked(): A note is to be written.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "small", "ink_3")
        self._notes = Label("", "small", "ink", wrap=True)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._notes.setMinimumHeight(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 0)
        whole.setSpacing(0)
        whole.addLayout(_head(self._title, cap("note")))
        whole.addSpacing(4)
        whole.addWidget(self._notes, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(42)

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """Show all notes."""
        self._title.setText(_("Note"))
        self._notes.setText("\n".join(notes))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.asked.emit()


class NotePlate(Surface):
    """Where the current step's note is written; it lies over the foot of the panel.

    Signals:
        written(str): What the note says now.
        left(): Writing is over.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("surface", "t", parent=parent)
        self._title = Label("", "small", "ink_3")
        self.edit = NoteEdit()
        self.edit.left.connect(self._on_left)
        self.edit.textChanged.connect(lambda: self.written.emit(self.edit.toPlainText()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 13, 20, 10)
        whole.setSpacing(6)
        whole.addLayout(_head(self._title, cap("back")))
        whole.addWidget(self.edit, 1)
        self.hide()

    @property
    def writing(self) -> bool:
        """Whether the note is being written."""
        return not self.isHidden()

    def write(self, row: ItemRow) -> None:
        """Let the note of a step be written."""
        self._title.setText(_("Note on step {number}").format(number=row.number))
        self.edit.blockSignals(True)
        self.edit.setPlainText(row.note)
        self.edit.blockSignals(False)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self.show()
        self.raise_()
        self.edit.setFocus()

    def _on_left(self) -> None:
        if self.writing:
            self.hide()
            self.left.emit()


def _head(title: Label, key: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(title)
    row.addStretch(1)
    row.addWidget(KeyCap(key))
    return row
