"""All keys on one plate, over the middle; any key goes on working while it stands there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scorer.words import _
from ui.keys import key_sheet
from ui.theme import font, qcolor
from ui.widgets.keycap import HEIGHT, keycap_width, paint_keycap
from ui.widgets.themed import Themed, panel

_ROW, _HEAD, _EDGE = 40, 56, 24
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class KeySheet(Themed):
    """The keys in two columns; F1, Esc or a click takes it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def open_over(self, box: QRectF) -> None:
        """Show the plate in the middle of a box."""
        rows = -(-len(key_sheet()) // 2)
        width, height = min(880, round(box.width()) - 32), _HEAD + rows * _ROW + _EDGE
        left = round(box.left() + (box.width() - width) / 2)
        top = round(box.top() + max(8, (box.height() - height) / 2))
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        panel(painter, QRectF(self.rect()), 12, t.surface, t.line_2)
        painter.setPen(qcolor(t.ink))
        painter.setFont(font("section"))
        painter.drawText(QRectF(_EDGE, 0, self.width(), _HEAD), _LEFT, _("All keys"))
        keys = key_sheet()
        rows, half = -(-len(keys) // 2), (self.width() - 2 * _EDGE) / 2
        for place, (cap, words) in enumerate(keys):
            column, row = divmod(place, rows)
            left, top = _EDGE + column * half, _HEAD + row * _ROW
            box = QRectF(left, top + (_ROW - HEIGHT) / 2, keycap_width(cap), HEIGHT)
            paint_keycap(painter, box, cap, t.ink_2, t.line_2, fill=t.surface)
            painter.setPen(qcolor(t.ink_2))
            painter.setFont(font("small"))
            side = QRectF(left + 136, top, half - 144, _ROW)
            painter.drawText(side, _LEFT | Qt.TextFlag.TextWordWrap, words)
