"""A thin bar that says how far something is."""

from fractions import Fraction

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.themed import Themed, Tone, panel, tone_colors


def paint_bar(painter: QPainter, box: QRectF, part: float, fill: str, track: str) -> None:
    """Paint a bar; `part` from 0 to 1 of it is filled."""
    radius = box.height() / 2
    panel(painter, box, radius, track)
    if part > 0:
        width = max(box.height(), box.width() * min(1.0, part))
        panel(painter, QRectF(box.left(), box.top(), width, box.height()), radius, fill)


class ProgressBar(Themed):
    """A bar of 4 to 10 px height.

    Args:
        height: In pixels.
        tone: Of the filled part.
    """

    def __init__(
        self, height: int = 6, tone: Tone = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._part = Fraction(0)
        self._tone: Tone = tone
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, done: int, total: int, tone: Tone | None = None) -> None:
        """Show `done` of `total`; an empty total shows an empty bar."""
        self._part = Fraction(done, total) if total > 0 else Fraction(0)
        self._tone = tone or self._tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        color = tone_colors(self.tokens, self._tone).solid
        paint_bar(
            QPainter(self), QRectF(self.rect()), float(self._part), color, self.tokens.surface_2
        )
