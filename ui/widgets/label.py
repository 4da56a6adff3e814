"""A line or a paragraph of text in a role of the type scale and a colour of the theme."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui.theme import Role, current, font
from ui.widgets.themed import Themed


class Label(QLabel):
    """Text that follows the theme. A line that finds no room ends in … and is whole in its hint.

    Args:
        text: What it says; always plain text, never markup.
        role: A role of the type scale, or a font made by `theme.figure` or `theme.text`.
        tone: The token of its colour, as `ink`, `ink_2`, `ink_3`, `ok`, `alarm`.
        wrap: Whether it may take several lines.
    """

    def __init__(
        self,
        text: str = "",
        role: Role | QFont = "body",
        tone: str = "ink",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self._theme = current()
        self._theme.changed.connect(self.update)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(role if isinstance(role, QFont) else font(role))
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    @property
    def tone(self) -> str:
        """The token of its colour."""
        return self._tone

    def set_tone(self, tone: str) -> None:
        """Change the token of the colour."""
        self._tone = tone
        self.update()

    def set_role(self, role: Role) -> None:
        """Change the role in the type scale."""
        self.setFont(font(role))

    def paintEvent(self, event: QPaintEvent) -> None:
        # Painted here, not by a palette: a style sheet forgets the palettes of labels that move.
        if not self.pixmap().isNull():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self._theme.color(self._tone if self.isEnabled() else "disabled"))
        flags = self.alignment().value
        if self.wordWrap():
            flags |= Qt.TextFlag.TextWordWrap.value
        painter.drawText(self.contentsRect(), flags, self._said())

    def _said(self) -> str:
        """The text, or as much of its one line as there is room for."""
        text = self.text()
        if self.wordWrap() or "\n" in text:
            return text
        room = self.contentsRect().width() + 1  # widths of text are fractions of a pixel
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._asks(event):
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def _asks(self, event: QHelpEvent) -> bool:
        """Whether somebody would like to read what was cut."""
        cut = not self.toolTip() and self._said() != self.text()
        return cut and event.type() == QEvent.Type.ToolTip


class Rule(Themed):
    """A hairline between two regions."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.theme.color("line"))
