"""A line or a paragraph of text in a role of the type scale and a colour of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import Role, current, font


class Label(QLabel):
    """Text that follows the theme.

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
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(role if isinstance(role, QFont) else font(role))
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def set_tone(self, tone: str) -> None:
        """Change the token of the colour."""
        if tone != self._tone:
            self._tone = tone
            self._restyle()

    def set_role(self, role: Role) -> None:
        """Change the role in the type scale."""
        self.setFont(font(role))

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(self._tone))
        palette.setColor(QPalette.ColorRole.Text, self._theme.color(self._tone))
        self.setPalette(palette)


class Rule(QFrame):
    """A hairline between two regions."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self._theme = current()
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.color("line"))
        self.setPalette(palette)
