"""What a place says when nothing is in it yet, or when something could not be read."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import paint_icon
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.glyph import StatusGlyph
from ui.widgets.label import Label
from ui.widgets.themed import Themed


class Drawing(Themed):
    """A drawing of ours as a widget.

    Args:
        name: Its name.
        size: Edge in pixels.
        tone: Token of its colour.
        stroke: Line width in the 24 x 24 box.
    """

    def __init__(
        self,
        name: str,
        size: int = 18,
        tone: str = "ink_3",
        stroke: float = 1.75,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._stroke = name, tone, stroke
        self.setFixedSize(size, size)

    def show_drawing(self, name: str, tone: str = "") -> None:
        """Show another drawing."""
        self._name, self._tone = name, tone or self._tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        color = self.theme.color(self._tone).name()
        paint_icon(QPainter(self), QRectF(self.rect()), self._name, color, self._stroke)


class EmptyState(Card):
    """One line of what belongs here and one button.

    Signals:
        acted(): Someone pressed the button.
    """

    acted = Signal()

    def __init__(
        self,
        icon: str = "",
        title: str = "",
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(dashed=True, parent=parent)
        self.body.setContentsMargins(20, 20, 20, 20)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._drawing = Drawing(icon or "info", 32, stroke=1.4)
        self._title = Label(title, "body_bold")
        self._text = Label(text, "small", "ink_3", wrap=True)
        self._text.setAlignment(centre)
        self._button = Button(action, "primary")
        self._button.clicked.connect(self.acted)
        self.body.addStretch(1)
        self.body.addWidget(self._drawing, 0, centre)
        self.body.addSpacing(8)
        self.body.addWidget(self._title, 0, centre)
        self.body.addSpacing(2)
        self.body.addWidget(self._text)
        self.body.addSpacing(10)
        self.body.addWidget(self._button, 0, centre)
        self.body.addStretch(1)
        self.say(icon or "info", title, text, action)

    def say(self, icon: str, title: str, text: str = "", action: str = "") -> None:
        """Change what it says; without an action there is no button."""
        self._drawing.show_drawing(icon)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(action)
        self._button.setVisible(bool(action))


class ErrorState(Card):
    """What happened, what is safe, what to do.

    Signals:
        acted(): Someone pressed the button.
    """

    acted = Signal()

    def __init__(
        self, title: str = "", text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(tone="alarm", parent=parent)
        self.body.setContentsMargins(20, 20, 20, 20)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._title = Label(title, "body_bold", "alarm", wrap=True)
        head.addWidget(StatusGlyph("alarm", 18))
        head.addWidget(self._title, 1)
        self._text = Label(text, "small", "ink_2", wrap=True)
        self._button = Button(action)
        self._button.clicked.connect(self.acted)
        foot = QVBoxLayout()
        foot.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(head)
        self.body.addSpacing(6)
        self.body.addWidget(self._text)
        self.body.addSpacing(10)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        self._button.setVisible(bool(action))

    def say(self, title: str, text: str, action: str = "") -> None:
        """Change what it says."""
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
