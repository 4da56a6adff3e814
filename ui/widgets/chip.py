"""A state as a small tinted plate: shape and word together."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import font, qcolor
from ui.widgets.glyph import GLYPH_TONES, Glyph, paint_glyph
from ui.widgets.themed import Themed, Tone, ToneColors, panel, tone_colors


def paint_chip(
    painter: QPainter, box: QRectF, text: str, glyph: Glyph | None, colors: ToneColors
) -> None:
    """Paint a chip into a box of 22 px height, left aligned; for delegates."""
    panel(painter, box, 4, colors.tint)
    left = box.left() + (6 if glyph else 8)
    if glyph:
        square = QRectF(left, box.center().y() - 7, 14, 14)
        paint_glyph(painter, square, glyph, colors.text, colors.tint)
        left += 19
    painter.setFont(font("hint_medium"))
    painter.setPen(qcolor(colors.text))
    painter.drawText(
        QRectF(left, box.top(), box.right() - left, box.height()),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        text,
    )


def chip_width(text: str, glyph: Glyph | None) -> float:
    """Give the width that a chip needs."""
    words = QFontMetricsF(font("hint_medium")).horizontalAdvance(text)
    return words + 8 + (25 if glyph else 8)


class Chip(Themed):
    """A state, or a short fact, as a plate 22 px high.

    Args:
        text: The word; a state is never told by its shape alone.
        glyph: The shape, if it is a state.
        tone: Another tone than the state's own.
    """

    def __init__(
        self,
        text: str = "",
        glyph: Glyph | None = None,
        tone: Tone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._glyph, self._tone = text, glyph, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Give the word."""
        return self._text

    def show_state(self, text: str, glyph: Glyph | None = None, tone: Tone | None = None) -> None:
        """Show another state."""
        self._text, self._glyph, self._tone = text, glyph, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self._text, self._glyph) + 0.5), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tone: Tone = self._tone or (GLYPH_TONES[self._glyph] if self._glyph else "plain")
        colors = tone_colors(self.tokens, tone)
        paint_chip(QPainter(self), QRectF(self.rect()), self._text, self._glyph, colors)
