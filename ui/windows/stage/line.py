"""One line of the host's programme: its key, the scene's name, what is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.programme import ProgrammeItem
from ui.widgets.card import Surface
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label


class ProgrammeLine(Surface):
    """A scene that can be put into the preview by mouse; its key does the same.

    Signals:
        chosen(Cue): Somebody wants this scene in the preview.
    """

    chosen = Signal(object)

    def __init__(self, place: int, item: ProgrammeItem, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._cue = item.cue
        self.setFixedHeight(56)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(KeyCap(str(place)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(item.name, "body_medium"))
        words.addWidget(Label(item.about, "hint", "ink_3"))
        row.addLayout(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._cue)
