"""A question in the way: the title asks, the body says the consequence, the buttons are verbs."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.button import Button, Kind
from ui.widgets.label import Label
from ui.widgets.themed import panel

WIDTH = 480


class Dialog(QDialog):
    """A dialog 480 px wide; put more than words into `body`, buttons into `foot` by `add_button`.

    Args:
        title: A question.
        text: What follows from saying yes.
    """

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current()
        self._theme.changed.connect(self.update)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setFixedWidth(WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 22, 18)
        whole.setSpacing(0)
        self.title = Label(title, "section", wrap=True)
        self.text = Label(text, "small", "ink_2", wrap=True)
        self.text.setVisible(bool(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(4)
        self.foot.addStretch(1)
        whole.addWidget(self.title)
        whole.addSpacing(6)
        whole.addWidget(self.text)
        whole.addLayout(self.body)
        whole.addSpacing(14)
        whole.addLayout(self.foot)

    def add_button(
        self, label: str, kind: Kind = "secondary", *, safe: bool = False, accepts: bool = False
    ) -> Button:
        """Add a button; the safe one has the focus and closes without doing anything."""
        button = Button(label, kind)
        self.foot.addWidget(button)
        if safe:
            button.clicked.connect(self.reject)
            button.setFocus()
        if accepts:
            button.clicked.connect(self.accept)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as all the words need at this width: their own hint assumes fewer lines."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), self._theme.color("surface"))
        panel(painter, QRectF(self.rect()), 0, "", t.line_2)


class Question(Dialog):
    """A question with two answers; `exec()` or `open()`, then `accepted` or `rejected`.

    Args:
        title: The question.
        text: What follows from yes.
        yes: The verb that does it.
        no: The verb that does not; it has the focus.
        kind: How the verb that does it looks.
    """

    def __init__(
        self,
        title: str,
        text: str,
        *,
        yes: str,
        no: str,
        kind: Kind = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, text, parent)
        self.no_button = self.add_button(no, safe=True)
        self.yes_button = self.add_button(yes, kind, accepts=True)
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)
