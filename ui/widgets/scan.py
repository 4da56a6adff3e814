"""What a scanner types: fast letters that end with Enter, and must not be taken for a person's."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.theme import figure
from ui.widgets.field import Field, PlainEdit

GAP_MS = 50
"""A person's keys are further apart than this; a scanner's are not."""
SHORTEST = 6
"""A burst of fewer characters is not a code."""
QUIET_MS = 300
"""For so long after a scan a further Enter is the scanner's, not a person's."""


class Burst:
    """Tells a scanner's characters from a person's by their pace. Times are in milliseconds."""

    def __init__(self) -> None:
        self._text = ""
        self._last: int | None = None
        self._quiet_until = -1

    @property
    def length(self) -> int:
        """How many characters have come in one go."""
        return len(self._text)

    def character(self, text: str, at: int) -> bool:
        """Take a printable character; True if it begins a new run."""
        begins = self._last is None or at - self._last > GAP_MS
        self._text = text if begins else self._text + text
        self._last = at
        return begins

    def enter(self, at: int) -> str | None:
        """Take an Enter: the code if it ends a burst; empty if it only echoes one; else None."""
        text, last = self._text, self._last
        self._text, self._last = "", None
        if last is not None and at - last <= GAP_MS and len(text) >= SHORTEST:
            self._quiet_until = at + QUIET_MS
            return text
        return "" if at <= self._quiet_until else None


class ScanFilter(QObject):
    """Hears a scanner wherever the focus is; install it with `listen()`.

    What the scanner typed into another field is taken out of it again. A `ScanField` with the focus
    is left alone: it hears for itself.

    Signals:
        scanned(str): A code, as it was typed.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._burst = Burst()
        self._edit: QLineEdit | None = None
        self._before = ("", 0)

    def listen(self) -> None:
        """Begin to hear."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def silence(self) -> None:
        """Stop hearing."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is not QApplication.focusWidget() or isinstance(watched, ScanEdit):
            return False
        return self._hear(watched, event)

    def _hear(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            code = self._burst.enter(event.timestamp())
            if code:
                self._restore()
                self.scanned.emit(code)
            return code is not None
        if event.text().isprintable() and event.text():
            edit = watched if isinstance(watched, QLineEdit) else None
            before = (edit.text(), edit.cursorPosition()) if edit else ("", 0)
            if self._burst.character(event.text(), event.timestamp()):
                self._edit, self._before = edit, before
        return False

    def _restore(self) -> None:
        if self._edit is not None:
            self._edit.setText(self._before[0])
            self._edit.setCursorPosition(self._before[1])
            self._edit = None


class ScanEdit(PlainEdit):
    """A line edit that no input method can touch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(keys_only=True, parent=parent)


class ScanField(Field):
    """The field that a scanner types into; Enter hands over the code and empties the field.

    Signals:
        scanned(str): What was scanned or typed, without blanks at the ends; never empty.
    """

    scanned = Signal(str)

    def __init__(self, hint: str = "", *, height: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(
            ScanEdit(), height=height, icon="scan-line", face=figure(18), parent=parent
        )
        self.set_hint(hint)
        self.edit.returnPressed.connect(self._on_return)

    def _on_return(self) -> None:
        code = self.edit.text().strip()
        self.edit.clear()
        if code:
            self.scanned.emit(code)
