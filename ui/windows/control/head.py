"""The head of the matrix: above each station its title, a bar, and how many are judged."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QHeaderView, QWidget

from scorer.views.control import ControlView, MatrixColumn
from ui.theme import current, figure, font, qcolor
from ui.widgets.glyph import Glyph, paint_glyph
from ui.widgets.progress import paint_bar
from ui.widgets.themed import Tone, tone_colors

HEAD = 56


class MatrixHead(QHeaderView):
    """Above each station its title in two lines at most, a bar, and how many are judged."""

    def __init__(
        self,
        view: Callable[[], ControlView | None],
        words: Callable[[], tuple[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._view, self._words = view, words
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(30)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        view = self._view()
        if view is None:
            return
        t, box = current().tokens, QRectF(rect)
        painter.save()
        painter.fillRect(box, qcolor(t.surface_3))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), qcolor(t.line))
        if logicalIndex < 2:
            painter.setFont(font("hint_medium"))
            painter.setPen(qcolor(t.ink_3))
            words = self._words()[logicalIndex]
            place = box.adjusted(12 if not logicalIndex else 8, 0, -4, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        else:
            self._paint_station(painter, box, view.columns[logicalIndex - 2])
        painter.restore()

    def _paint_station(self, painter: QPainter, box: QRectF, column: MatrixColumn) -> None:
        t = current().tokens
        foot = QRectF(box.left() + 8, box.bottom() - 17, box.width() - 16, 14)
        count = f"{column.done}/{column.of}"
        painter.setFont(figure(12, 500))
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(qcolor(t.ink_3))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(foot, right, count)
        if column.seal != "open":
            tone: Tone = "ok" if column.seal == "sealed" else "alarm"
            shape: Glyph = "locked" if column.seal == "sealed" else "alarm"
            square = QRectF(foot.left(), foot.center().y() - 6, 12, 12)
            paint_glyph(painter, square, shape, tone_colors(t, tone).text, t.surface_3)
            foot.setLeft(foot.left() + 17)
        part = column.done / column.of if column.of else 0
        place = QRectF(foot.left(), foot.center().y() - 2, foot.width() - width - 8, 4)
        paint_bar(painter, place, part, t.ok, t.surface_2)
        painter.setFont(font("hint_bold"))
        painter.setPen(qcolor(t.ink))
        words = QRectF(box.left() + 8, box.top() + 3, box.width() - 14, HEAD - 21)
        _paint_lines(painter, words, column.title)


def _paint_lines(painter: QPainter, box: QRectF, title: str) -> None:
    """A title in at most two lines; what does not fit ends in dots."""
    metrics = QFontMetricsF(painter.font())
    layout = QTextLayout(title, painter.font())
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(box.width())
    cut = first.textLength()
    layout.endLayout()
    rest = metrics.elidedText(title[cut:].strip(), Qt.TextElideMode.ElideRight, box.width())
    top = box.top() if rest else box.top() + 9
    for number, line in enumerate(part for part in (title[:cut], rest) if part):
        place = QRectF(box.left(), top + number * 17, box.width() + 4, 17)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
