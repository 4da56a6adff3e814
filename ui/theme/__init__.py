"""How the program looks: colours by role, type by role, drawings, and the theme in force."""

from functools import cache
from typing import Literal, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.icons import icon, logo, paint_icon, pixmap
from ui.theme.sheet import palette, style_sheet
from ui.theme.tokens import DARK, LIGHT, STAGE, StageTokens, Tokens
from ui.theme.type import ROLES, Role, figure, font, load_fonts, stage_figure, text, whole_figure

__all__ = [
    "DARK", "LIGHT", "ROLES", "STAGE", "Role", "StageTokens", "Theme", "ThemeName", "Tokens",
    "current", "figure",
    "font", "icon", "load_fonts", "logo", "paint_icon", "pixmap", "qcolor", "stage_figure", "text",
    "whole_figure",
]  # fmt: skip

ThemeName = Literal["light", "dark"]


class Theme(QObject):
    """The theme in force; one for each application, found again by `current()`.

    Widgets read `tokens` when they paint and repaint at `changed`. With `reduced_motion` every
    transition is a cut.
    """

    changed = Signal()

    def __init__(self, name: ThemeName = "light", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = DARK if name == "dark" else LIGHT
        self.reduced_motion = False

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def name(self) -> ThemeName:
        """Which of the two it is."""
        return "dark" if self._tokens is DARK else "light"

    def color(self, token: str) -> QColor:
        """Give a colour in force by the name of its token, as `accent_tint`."""
        return qcolor(cast("str", getattr(self._tokens, token)))

    def use(self, name: ThemeName) -> None:
        """Change to the light or the dark theme and tell everyone."""
        wanted = DARK if name == "dark" else LIGHT
        if wanted is self._tokens:
            return
        self._tokens = wanted
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._dress(app)
        self.changed.emit()

    def toggle(self) -> None:
        """Change to the other theme."""
        self.use("light" if self.name == "dark" else "dark")

    def apply(self, app: QApplication) -> None:
        """Load the fonts and dress the application; from now on `current()` gives this theme."""
        self.setParent(app)
        load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(font("body"))
        self._dress(app)

    def _dress(self, app: QApplication) -> None:
        app.setPalette(palette(self._tokens))
        app.setStyleSheet(style_sheet(self._tokens))


def current() -> Theme:
    """Give the theme of the running application; a light one, applied now, if nobody chose."""
    app = QCoreApplication.instance()
    if not isinstance(app, QApplication):
        message = "A theme needs a running QApplication."
        raise TypeError(message)
    found = app.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(found, Theme):
        return found
    theme = Theme(parent=app)
    theme.apply(app)
    return theme


@cache
def qcolor(value: str) -> QColor:
    """Give a `#RRGGBB` as a colour; do not change what it gives."""
    return QColor(value)
