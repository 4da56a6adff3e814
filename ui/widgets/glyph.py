"""The shapes that tell a state: each has its own silhouette and survives a grey print."""

from collections.abc import Callable
from typing import Literal, get_args

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scorer.words import N_, _
from ui.theme import qcolor, text
from ui.widgets.themed import Themed, Tone, tone_colors

Glyph = Literal[
    "not_started", "in_progress", "submitted", "done", "locked", "undecided", "warning", "alarm",
    "veto", "dropped_high", "dropped_low", "up", "down", "same",
]  # fmt: skip
GLYPHS: tuple[Glyph, ...] = get_args(Glyph)

GLYPH_TONES: dict[Glyph, Tone] = {
    "not_started": "muted",
    "in_progress": "accent",
    "submitted": "accent",
    "done": "ok",
    "locked": "ok",
    "undecided": "warn",
    "warning": "warn",
    "alarm": "alarm",
    "veto": "alarm",
    "dropped_high": "muted",
    "dropped_low": "muted",
    "up": "ok",
    "down": "alarm",
    "same": "muted",
}

_BOX = 16.0


def paint_glyph(painter: QPainter, box: QRectF, glyph: Glyph, color: str, hole: str) -> None:
    """Paint a state's shape.

    Args:
        painter: Where to.
        box: A square; the shapes are drawn for 16 x 16 and scale.
        glyph: Which state.
        color: Colour of the shape.
        hole: Colour of what is cut out of a solid shape; the ground behind it.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _BOX, box.height() / _BOX)
    _SHAPES[glyph](painter, qcolor(color), qcolor(hole))
    painter.restore()


def _outline(painter: QPainter, color: QColor, width: float = 1.75) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return pen


def _solid(painter: QPainter, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)


def _circle(painter: QPainter, radius: float, x: float = 8, y: float = 8) -> None:
    painter.drawEllipse(QPointF(x, y), radius, radius)


def _not_started(painter: QPainter, color: QColor, hole: QColor) -> None:
    del hole
    pen = _outline(painter, color)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.4 / 1.75, 2.3 / 1.75])
    painter.setPen(pen)
    _circle(painter, 6)


def _in_progress(painter: QPainter, color: QColor, hole: QColor) -> None:
    del hole
    _outline(painter, color)
    _circle(painter, 6.2)
    _solid(painter, color)
    painter.drawPie(QRectF(3.6, 3.6, 8.8, 8.8), -90 * 16, 180 * 16)


def _submitted(painter: QPainter, color: QColor, hole: QColor) -> None:
    del hole
    _solid(painter, color)
    _circle(painter, 7)


def _done(painter: QPainter, color: QColor, hole: QColor) -> None:
    _solid(painter, color)
    _circle(painter, 7)
    _outline(painter, hole, 1.9)
    painter.drawPolyline(QPolygonF([QPointF(4.8, 8.3), QPointF(7, 10.5), QPointF(11.3, 5.8)]))


def _locked(painter: QPainter, color: QColor, hole: QColor) -> None:
    del hole
    _outline(painter, color)
    path = QPainterPath(QPointF(5, 7))
    path.lineTo(5, 5)
    path.arcTo(QRectF(5, 2, 6, 6), 180, -180)
    path.lineTo(11, 7)
    painter.drawPath(path)
    _solid(painter, color)
    painter.drawRoundedRect(QRectF(2.1, 6.1, 11.8, 8.8), 1.8, 1.8)


def _undecided(painter: QPainter, color: QColor, hole: QColor) -> None:
    del hole
    _outline(painter, color)
    _circle(painter, 6.6)
    painter.drawLine(QPointF(4.2, 8), QPointF(11.8, 8))


def _warning(painter: QPainter, color: QColor, hole: QColor) -> None:
    del hole
    _outline(painter, color)
    painter.drawPolygon(QPolygonF([QPointF(8, 1.8), QPointF(15, 14), QPointF(1, 14)]))
    painter.drawLine(QPointF(8, 6.2), QPointF(8, 9.4))
    _solid(painter, color)
    _circle(painter, 1, 8, 12)


def _alarm(painter: QPainter, color: QColor, hole: QColor) -> None:
    _solid(painter, color)
    painter.drawPolygon(octagon(QRectF(0.8, 0.8, 14.4, 14.4)))
    _outline(painter, hole, 2)
    painter.drawLine(QPointF(8, 4.4), QPointF(8, 8.6))
    _solid(painter, hole)
    _circle(painter, 1.15, 8, 11.4)


def _veto(painter: QPainter, color: QColor, hole: QColor) -> None:
    _solid(painter, color)
    painter.drawRoundedRect(QRectF(1.2, 1.2, 13.6, 13.6), 2, 2)
    _outline(painter, hole, 2)
    painter.drawLine(QPointF(5, 5), QPointF(11, 11))
    painter.drawLine(QPointF(11, 5), QPointF(5, 11))


def _dropped(word: str) -> Callable[[QPainter, QColor, QColor], None]:
    def paint(painter: QPainter, color: QColor, hole: QColor) -> None:
        del hole
        painter.setPen(color)
        painter.setFont(text(13, 700))
        painter.drawText(QRectF(-4, -2, 24, 20), Qt.AlignmentFlag.AlignCenter, _(word))
        _outline(painter, color, 1.5)
        painter.drawLine(QPointF(0.5, 8.5), QPointF(15.5, 8.5))

    return paint


def _up(painter: QPainter, color: QColor, hole: QColor) -> None:
    del hole
    _solid(painter, color)
    painter.drawPolygon(QPolygonF([QPointF(8, 2.5), QPointF(15, 13), QPointF(1, 13)]))


def _down(painter: QPainter, color: QColor, hole: QColor) -> None:
    del hole
    _solid(painter, color)
    painter.drawPolygon(QPolygonF([QPointF(1, 3), QPointF(15, 3), QPointF(8, 13.5)]))


def _same(painter: QPainter, color: QColor, hole: QColor) -> None:
    del hole
    _solid(painter, color)
    painter.drawRect(QRectF(2, 7, 12, 2.2))


def octagon(box: QRectF) -> QPolygonF:
    """Give the octagon that fills a square."""
    cut = box.width() * 0.29
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    return QPolygonF(
        [
            QPointF(left + cut, top), QPointF(right - cut, top), QPointF(right, top + cut),
            QPointF(right, bottom - cut), QPointF(right - cut, bottom), QPointF(left + cut, bottom),
            QPointF(left, bottom - cut), QPointF(left, top + cut),
        ]
    )  # fmt: skip


_SHAPES: dict[Glyph, Callable[[QPainter, QColor, QColor], None]] = {
    "not_started": _not_started,
    "in_progress": _in_progress,
    "submitted": _submitted,
    "done": _done,
    "locked": _locked,
    "undecided": _undecided,
    "warning": _warning,
    "alarm": _alarm,
    "veto": _veto,
    "dropped_high": _dropped(N_("Hi")),
    "dropped_low": _dropped(N_("Lo")),
    "up": _up,
    "down": _down,
    "same": _same,
}


class StatusGlyph(Themed):
    """A state's shape as a widget; beside it there is always a word.

    Args:
        glyph: Which state.
        size: Edge in pixels.
        tone: Another tone than the state's own.
    """

    def __init__(
        self, glyph: Glyph, size: int = 16, tone: Tone | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._glyph: Glyph = glyph
        self._tone = tone
        self.setFixedSize(QSize(size, size))

    @property
    def glyph(self) -> Glyph:
        """Which state it shows."""
        return self._glyph

    def set_glyph(self, glyph: Glyph, tone: Tone | None = None) -> None:
        """Show another state."""
        self._glyph, self._tone = glyph, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tone = self._tone or GLYPH_TONES[self._glyph]
        color = tone_colors(self.tokens, tone).text
        paint_glyph(painter, QRectF(self.rect()), self._glyph, color, self.tokens.surface)
