"""One line of the host's programme: its key, the scene's name, what is in it."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.programme import ProgrammeItem
from scorer.views.stage import Cue
from scorer.words import N_, _
from ui.widgets.card import Surface
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label

Where = Literal["", "preview", "air"]
_WORDS: dict[Where, tuple[str, str]] = {
    "preview": (N_("Preview"), "accent"),
    "air": (N_("On air"), "alarm"),
}


class ProgrammeLine(Surface):
    """A scene that can be put into the preview by mouse; its key does the same.

    Signals:
        chosen(Cue): Somebody wants this scene in the preview.
    """

    chosen = Signal(object)

    def __init__(self, place: int, item: ProgrammeItem, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._cue = item.cue
        self._where: Where = ""
        self.setFixedHeight(60)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(KeyCap(str(place)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for text, role, tint in ((item.name, "body_medium", "ink"), (item.about, "hint", "ink_3")):
            line = Label(text, role, tint)  # type: ignore[arg-type]
            line.setMinimumWidth(40)
            words.addWidget(line)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._word = Label("", "hint_medium")
        row.addWidget(self._word)

    @property
    def cue(self) -> Cue:
        """The scene of this line."""
        return self._cue

    def show_where(self, where: Where) -> None:
        """Say whether the scene is in the preview or on air: in words and by a bar."""
        self._where = where
        word, tone = _WORDS.get(where, ("", "ink"))
        self._word.setText(_(word))
        self._word.set_tone(tone)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._where:
            return
        painter, tone = QPainter(self), _WORDS[self._where][1]
        painter.fillRect(self.rect(), self.theme.color(f"{tone}_tint"))
        bar = "alarm_solid" if self._where == "air" else "accent"
        painter.fillRect(0, 0, 3, self.height(), self.theme.color(bar))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._cue)
