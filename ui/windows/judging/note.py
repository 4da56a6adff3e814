"""The notes: read at a glance, written to the current step with F2; Esc returns to the marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from scorer.views.sheet import ItemRow
from scorer.words import _
from ui.keys import cap
from ui.theme import font
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
    """All notes of the sheet; with F2 the current step's own.

    Signals:
        asked(): A note is to be written.
        written(str): What the current step's note says now.
        left(): Writing is over.
    """

    asked = Signal()
    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "small", "ink_3")
        self._notes = Label("", "small", "ink", wrap=True)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.edit = NoteEdit()
        self.edit.hide()
        self.edit.left.connect(self._on_left)
        self.edit.textChanged.connect(self._on_text)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 8)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(KeyCap(cap("note")))
        whole.addLayout(head)
        whole.addSpacing(4)
        whole.addWidget(self._notes)
        whole.addWidget(self.edit, 1)
        whole.addStretch(1)
        self._step = 0

    @property
    def writing(self) -> bool:
        """Whether the note is being written."""
        return not self.edit.isHidden()

    def show_notes(self, row: ItemRow, notes: tuple[str, ...]) -> None:
        """Show all notes; while one is written, nothing takes it away."""
        self._step = row.number
        title = _("Note")
        if self.writing:
            title = _("Note on step {number}").format(number=row.number)
        self._title.setText(title)
        self._notes.setText("\n".join(notes))

    def write(self, text: str) -> None:
        """Let the note be written."""
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self._notes.hide()
        self.edit.show()
        self.edit.setFocus()

    def _on_text(self) -> None:
        self.written.emit(self.edit.toPlainText())

    def _on_left(self) -> None:
        if self.writing:
            self.edit.hide()
            self._notes.show()
            self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.asked.emit()
