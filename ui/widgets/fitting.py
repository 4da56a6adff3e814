"""Windows as large as they like to be, where the screen has the room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_FRAME = 40
"""The title bar and the edge that a desktop puts around a window, in pixels."""


def fit_to_screen(window: QWidget) -> None:
    """Let a window fill its screen where it would not fit: nothing may hang over onto another.

    Called before the window is shown.
    """
    screen = window.screen().availableGeometry()
    wide, high = window.width() + 2, window.height() + _FRAME
    if wide > screen.width() or high > screen.height():
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
