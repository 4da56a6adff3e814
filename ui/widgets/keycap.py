"""The cap of a key, shown wherever a key does the same as the control beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import font, qcolor
from ui.widgets.themed import Themed, panel

HEIGHT = 22


def keycap_width(key: str) -> float:
    """Give the width of the cap of a key; at least as wide as high."""
    words = QFontMetricsF(font("hint_medium")).horizontalAdvance(key)
    return max(float(HEIGHT), round(words + 13))


def paint_keycap(
    painter: QPainter, box: QRectF, key: str, ink: str, line: str, *, fill: str = ""
) -> None:
    """Paint a key cap; without `fill` it is an outline on a coloured button."""
    painter.save()
    panel(painter, box, 4, fill, line)
    if fill:
        painter.setPen(QPen(qcolor(line), 1))
        painter.drawLine(box.bottomLeft() + _IN_LEFT, box.bottomRight() + _IN_RIGHT)
    painter.setFont(font("hint_medium"))
    painter.setPen(qcolor(ink))
    painter.drawText(box.adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


_IN_LEFT = QRectF(3, -1.5, 0, 0).topLeft()
_IN_RIGHT = QRectF(-3, -1.5, 0, 0).topLeft()


class KeyCap(Themed):
    """A key cap as a widget, 22 px high."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(keycap_width(self._key)), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        box = QRectF(0, (self.height() - HEIGHT) / 2, self.width(), HEIGHT)
        t = self.tokens
        paint_keycap(QPainter(self), box, self._key, t.ink_2, t.line_2, fill=t.surface)
