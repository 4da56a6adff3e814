"""The frame of a field: what is typed, what stands beside it, and what is wrong with it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import font, paint_icon
from ui.widgets.glyph import StatusGlyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label
from ui.widgets.themed import Themed, panel, ring

_HALO = 2


class PlainEdit(QLineEdit):
    """A line edit without a frame of its own.

    With `keys_only` no input method can take its letters: what is typed or scanned arrives as is.
    """

    def __init__(self, *, keys_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys_only = keys_only
        self.setProperty("bare", "true")
        self.setFrame(False)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> object:
        del argument
        # A Chinese input method eats a scanner's letters; saying no here is what stops it.
        if self._keys_only and query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)


class FieldFrame(Themed):
    """The box around a line edit: border, focus ring, alarm ring, a drawing and a key cap.

    Args:
        edit: The line edit inside.
        height: Of the box, 34 or 40 px; the widget is 4 px higher for the ring.
        icon: Name of a drawing at the left.
        key: The key that leads here, shown as a cap at the right.
    """

    def __init__(
        self,
        edit: PlainEdit,
        height: int = 34,
        *,
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = edit
        self._icon, self._alarm = icon, False
        self.setFixedHeight(height + 2 * _HALO)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(_HALO + (34 if icon else 10), _HALO, _HALO + 8, _HALO)
        self.row.setSpacing(6)
        self.row.addWidget(edit, 1)
        if key:
            self.row.addWidget(KeyCap(key))
        self.setFocusProxy(edit)
        edit.installEventFilter(self)

    def set_alarm(self, *, alarm: bool) -> None:
        """Turn the ring to alarm and back."""
        if alarm != self._alarm:
            self._alarm = alarm
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        box = QRectF(self.rect()).adjusted(_HALO, _HALO, -_HALO, -_HALO)
        usable = self.edit.isEnabled() and not self.edit.isReadOnly()
        panel(painter, box, 6, t.surface if usable else t.surface_2, t.line_2)
        if self._alarm:
            ring(painter, box, 6, t.alarm_solid, t.alarm_line)
        elif self.edit.hasFocus():
            ring(painter, box, 6, t.accent, t.accent_line)
        if self._icon:
            square = QRectF(box.left() + 10, box.center().y() - 8, 16, 16)
            paint_icon(painter, square, self._icon, t.ink_3)


class Field(QWidget):
    """A framed line edit with one line below it for what is wrong.

    Args:
        edit: The line edit; made here if none is given.
        height: Of the box, 34 or 40 px.
        icon: Name of a drawing at the left.
        key: The key that leads here.
        message_line: Keep room for a message, so that nothing moves when one comes.
        face: Another font than body text.
    """

    def __init__(
        self,
        edit: PlainEdit | None = None,
        *,
        height: int = 34,
        icon: str = "",
        key: str = "",
        message_line: bool = False,
        face: QFont | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = edit or PlainEdit()
        self.edit.setFont(face or font("body"))
        self.frame = FieldFrame(self.edit, height, icon=icon, key=key)
        self._glyph = StatusGlyph("alarm", 12)
        self._message = Label("", "hint", "ink_3")
        self._line = QWidget(self)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._glyph)
        row.addWidget(self._message, 1)
        self._keep = message_line
        self._line.setFixedHeight(20)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.frame)
        whole.addWidget(self._line)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_message("")

    def text(self) -> str:
        """Give what is typed, as it stands."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put text into the field, without a signal of typing."""
        self.edit.setText(text)

    def set_hint(self, text: str) -> None:
        """Show what belongs here while it is empty."""
        self.edit.setPlaceholderText(text)

    def show_message(self, text: str, *, alarm: bool = False) -> None:
        """Show a line below the field; with `alarm` the ring turns too. Empty text clears both."""
        self._message.setText(text)
        self._message.set_tone("alarm" if alarm else "ink_3")
        self._glyph.setVisible(alarm and bool(text))
        self._line.setVisible(self._keep or bool(text))
        self.frame.set_alarm(alarm=alarm and bool(text))

    def message(self) -> str:
        """Give the line below the field."""
        return self._message.text()
