"""The finished steps above the card and the coming ones below it, one line each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scorer.domain.model.exact import brief
from scorer.views.points import minus
from scorer.views.sheet import ItemRow, RowState
from scorer.words import _
from ui.theme import figure, font, qcolor
from ui.widgets.chip import chip_width, paint_chip
from ui.widgets.glyph import Glyph, paint_glyph
from ui.widgets.themed import Themed, tone_colors

ROW = 40
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GAP, _MARK = 12, 84
_GLYPHS: dict[RowState, tuple[Glyph, str]] = {
    "missing": ("not_started", "disabled"),
    "done": ("done", "ok"),
    "undecided": ("undecided", "warn"),
    "waived": ("same", "ink_3"),
}


class StepList(Themed):
    """Lines 40 px high with a hairline above the first and below each.

    Args:
        hanging: Put the lines at the bottom, as above the card.

    Signals:
        chosen(str): The id of an item that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, *, hanging: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hanging = hanging
        self._rows: tuple[ItemRow, ...] = ()

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show these steps, as many as there is room for."""
        if self._rows != tuple(rows):
            self._rows = tuple(rows)
            self.update()

    def places(self) -> list[QRectF]:
        """Give the box of each line in sight."""
        count = min(len(self._rows), (self.height() - 1) // ROW)
        top = self.height() - count * ROW if self._hanging else 1
        return [QRectF(0, top + place * ROW, self.width(), ROW) for place in range(count)]

    def _in_sight(self) -> list[tuple[ItemRow, QRectF]]:
        places = self.places()
        rows = self._rows[len(self._rows) - len(places) :] if self._hanging else self._rows
        return list(zip(rows, places, strict=False))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for row, place in self._in_sight():
            if place.contains(event.position()):
                self.chosen.emit(row.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, line = QPainter(self), self.theme.color("line")
        for index, (row, place) in enumerate(self._in_sight()):
            if index == 0:
                painter.fillRect(QRectF(0, place.top() - 1, place.width(), 1), line)
            painter.fillRect(QRectF(0, place.bottom() - 1, place.width(), 1), line)
            self._paint_row(painter, row, place)

    def _paint_row(self, painter: QPainter, row: ItemRow, place: QRectF) -> None:
        t, past = self.tokens, row.state != "missing" or self._hanging
        painter.setPen(qcolor(t.ink_3))
        painter.setFont(figure(15))
        painter.drawText(QRectF(16, place.top(), 26, ROW - 1), _RIGHT, str(row.number))
        glyph, tone = _GLYPHS[row.state]
        box = QRectF(54, place.center().y() - 8, 15, 15)
        paint_glyph(painter, box, glyph, str(getattr(t, tone)), t.bg)
        end = self._paint_mark(painter, row, place, past=past)
        painter.setPen(qcolor(t.ink_2 if past else t.ink_3))
        painter.setFont(font("step"))
        words = QRectF(82, place.top(), end - 82, ROW - 1)
        elide = QFontMetricsF(font("step")).elidedText
        name = elide(row.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _LEFT, name)

    def _paint_mark(self, painter: QPainter, row: ItemRow, place: QRectF, *, past: bool) -> float:
        """Paint the mark and what belongs to it; gives where the words must end."""
        t, right = self.tokens, place.width() - 20
        full = f" / {brief(row.points)}" if past else _("{points} pts")
        painter.setFont(figure(14, 500 if past else 600))
        painter.setPen(qcolor(t.ink_3))
        box = QRectF(right - _MARK, place.top(), _MARK, ROW - 1)
        said = full if past else full.format(points=brief(row.points))
        painter.drawText(box, _RIGHT, said)
        if past:
            width = QFontMetricsF(figure(14, 500)).horizontalAdvance(said)
            painter.setFont(figure(18))
            painter.setPen(qcolor(t.ink))
            painter.drawText(box.adjusted(0, 0, -width, 0), _RIGHT, row.shown)
        return self._paint_beside(painter, row, right - _MARK - _GAP, place)

    def _paint_beside(self, painter: QPainter, row: ItemRow, end: float, place: QRectF) -> float:
        t = self.tokens
        if row.state == "undecided":
            word = _("Undecided")
            width = chip_width(word, "undecided")
            chip = QRectF(end - width, place.center().y() - 11, width, 22)
            paint_chip(painter, chip, word, "undecided", tone_colors(t, "warn"))
            end -= width + _GAP
        if row.lost:
            painter.setFont(figure(16))
            painter.setPen(qcolor(t.alarm))
            words = minus(row.lost, None)
            painter.drawText(QRectF(end - 80, place.top(), 80, ROW - 1), _RIGHT, words)
            end -= QFontMetricsF(figure(16)).horizontalAdvance(words) + _GAP
        return end
