"""Where each judge's mark lies beside the median and the limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorer.domain.model.exact import brief
from ui.theme import figure, qcolor
from ui.widgets.glyph import octagon
from ui.widgets.themed import Themed

_EDGE = 24
_AXIS = 64
_STEP = 24


@dataclass(frozen=True)
class SeatMark:
    """A judge's seat number, the total given, and whether it is farther off than the limit."""

    seat: int
    mark: Fraction
    outlier: bool = False


class DeviationPlot(Themed):
    """An axis, the band of median ± limit, and a numbered disc for each judge; discs stack."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[SeatMark, ...] = ()
        self._median, self._limit = Fraction(0), Fraction(0)
        self._lift = 0.0
        self.setFixedHeight(92)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: Sequence[SeatMark], median: Fraction, limit: Fraction) -> None:
        """Show the marks of one performance; `limit` 0 shows no band."""
        self._marks, self._median, self._limit = tuple(marks), median, limit
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        """Grow upwards when many discs stand above each other."""
        lowest = _AXIS - 14.0
        highest = min((centre.y() for _entry, centre in self.discs()), default=lowest)
        self._lift = max(0.0, 16 - highest)
        self.setFixedHeight(92 + round(self._lift))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def ends(self) -> tuple[Fraction, Fraction]:
        """Give the marks at the two ends of the axis."""
        values = [entry.mark for entry in self._marks] + [
            self._median - self._limit,
            self._median + self._limit,
        ]
        low, high = min(values), max(values)
        margin = max((high - low) / 8, Fraction(1, 2))
        return low - margin, high + margin

    def _x(self, value: Fraction) -> float:
        low, high = self.ends()
        return _EDGE + float((value - low) / (high - low)) * (self.width() - 2 * _EDGE)

    def discs(self) -> list[tuple[SeatMark, QPointF]]:
        """Give where the centre of each disc is; overlapping ones are stacked."""
        found: list[tuple[SeatMark, QPointF]] = []
        for entry in sorted(self._marks, key=lambda each: (each.mark, each.seat)):
            x, level = self._x(entry.mark), 0
            while any(
                abs(point.x() - x) < _STEP - 2 and round(_AXIS - 14 - level * _STEP) == point.y()
                for _other, point in found
            ):
                level += 1
            found.append((entry, QPointF(x, round(_AXIS - 14 - level * _STEP))))
        return found

    def sizeHint(self) -> QSize:
        return QSize(400, 92)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, self._lift)
        left, right = self._x(self._median - self._limit), self._x(self._median + self._limit)
        if self._limit:
            painter.fillRect(
                QRectF(left, 6 - self._lift, right - left, _AXIS - 6 + self._lift),
                qcolor(t.ok_tint),
            )
        painter.setPen(QPen(qcolor(t.ok), 1.5))
        middle = self._x(self._median)
        painter.drawLine(QPointF(middle, 6 - self._lift), QPointF(middle, _AXIS))
        painter.setPen(QPen(qcolor(t.line_2), 1))
        painter.drawLine(QPointF(_EDGE, _AXIS), QPointF(self.width() - _EDGE, _AXIS))
        for entry, centre in self.discs():
            self._paint_disc(painter, entry, centre)
        self._paint_scale(painter)

    def _paint_disc(self, painter: QPainter, entry: SeatMark, centre: QPointF) -> None:
        t = self.tokens
        box = QRectF(centre.x() - 11, centre.y() - 11, 22, 22)
        if entry.outlier:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(t.alarm_solid))
            painter.drawPolygon(octagon(box))
        else:
            painter.setPen(QPen(qcolor(t.accent), 1.75))
            painter.setBrush(qcolor(t.surface))
            painter.drawEllipse(centre, 10, 10)
        painter.setPen(qcolor(t.on_solid if entry.outlier else t.accent))
        painter.setFont(figure(12))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(entry.seat))

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setPen(qcolor(self.tokens.ink_3))
        painter.setFont(figure(12, 500))
        values = [self._median - self._limit, self._median, self._median + self._limit]
        for value in values if self._limit else values[1:2]:
            place = QRectF(self._x(value) - 40, _AXIS + 6, 80, 18)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, brief(value))
