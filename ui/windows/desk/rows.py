"""Lists at the desk: rows that are painted, and clicked."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from scorer.views.desk import Arrival, Presence, UnitLine
from scorer.views.finding import Match
from scorer.words import _
from ui.theme import figure, font, paint_icon, qcolor, text
from ui.widgets.glyph import Glyph, paint_glyph
from ui.widgets.themed import Themed, panel, tone_colors

Line = TypeVar("Line")

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAD = 16
_NAME, _COUNT = 74, 62


class Rows(Themed, Generic[Line]):
    """Painted rows of one height; subclasses paint a row and say what its key is.

    Signals:
        chosen(str): The key of a row that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_height = height
        self.current = ""
        self.lines: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_lines(self, lines: Sequence[Line], current: str = "") -> None:
        """Show these rows; the current one is tinted."""
        self.lines, self.current = tuple(lines), current
        self.setMinimumHeight(self.row_height * len(self.lines))
        self.update()

    def set_row_height(self, height: int) -> None:
        """Change the height of a row."""
        self.row_height = height
        self.show_lines(self.lines, self.current)

    def key(self, line: Line) -> str:
        """Give what a row stands for."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, box: QRectF, line: Line, *, current: bool) -> None:
        """Paint a row into its box."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(200, self.row_height * len(self.lines))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y()) // self.row_height
        if 0 <= row < len(self.lines):
            self.chosen.emit(self.key(self.lines[row]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for row, line in enumerate(self.lines):
            box = QRectF(0, row * self.row_height, self.width(), self.row_height)
            if box.intersects(QRectF(event.rect())):
                self.paint_row(painter, box, line, current=self.key(line) == self.current)

    def words(
        self, painter: QPainter, box: QRectF, said: str, tone: str, *, right: bool = False
    ) -> float:
        """Write words, shortened where there is no room; gives how wide they are."""
        metrics = QFontMetricsF(painter.font())
        fitting = metrics.elidedText(said, Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(self.theme.color(tone))
        painter.drawText(box, _RIGHT if right else _LEFT, fitting)
        return metrics.horizontalAdvance(fitting)

    def shape(self, painter: QPainter, box: QRectF, glyph: Glyph, tone: str) -> None:
        """Paint a state's shape in the middle of a box's height, at its left."""
        square = QRectF(box.left(), box.center().y() - 7, 14, 14)
        paint_glyph(painter, square, glyph, getattr(self.tokens, tone), self.tokens.surface)


class ArrivalRows(Rows[Arrival]):
    """Who came last."""

    def key(self, line: Arrival) -> str:
        return line.member

    def paint_row(self, painter: QPainter, box: QRectF, line: Arrival, *, current: bool) -> None:
        t = self.tokens
        if current:
            painter.fillRect(box, qcolor(t.ok_tint))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), qcolor(t.line))
        self.shape(painter, box.adjusted(_PAD, 0, 0, 0), "warning" if line.late else "done",
                   "warn" if line.late else "ok")  # fmt: skip
        painter.setFont(figure(14, 500))
        inner = box.adjusted(_PAD + 25, 0, -_PAD, 0)
        right = self.words(painter, inner, line.at, "ink_3", right=True)
        inner.setRight(inner.right() - right - 8)
        painter.setFont(font("body_bold"))
        wide = self.words(painter, inner, line.name, "ink")
        painter.setFont(font("small"))
        self.words(painter, inner.adjusted(wide + 10, 0, 0, 0), line.team, "ink_3")


class MatchRows(Rows[Match]):
    """Whom a search found; the current one is what Enter checks in."""

    def key(self, line: Match) -> str:
        return line.member

    def paint_row(self, painter: QPainter, box: QRectF, line: Match, *, current: bool) -> None:
        t = self.tokens
        if current:
            painter.fillRect(box, qcolor(t.accent_tint))
            painter.fillRect(QRectF(0, box.top(), 3, box.height()), qcolor(t.accent))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), qcolor(t.line))
        self.shape(painter, box.adjusted(_PAD, 0, 0, 0), "done" if line.arrived else "not_started",
                   "ok" if line.arrived else "ink_3")  # fmt: skip
        inner = box.adjusted(_PAD + 25, 0, -_PAD, 0)
        painter.setFont(figure(14, 500))
        right = self.words(painter, inner, line.number, "ink_3", right=True)
        inner.setRight(inner.right() - right - 8)
        painter.setFont(font("body_bold"))
        wide = self.words(painter, inner, line.name, "ink")
        painter.setFont(font("small"))
        about = _(" · ").join(part for part in (line.team, line.role) if part)
        self.words(painter, inner.adjusted(wide + 10, 0, 0, 0), about, "ink_3")


_STATES: dict[str, tuple[Glyph, str]] = {
    "done": ("done", "ok"),
    "waited": ("not_started", "ink_3"),
    "nobody": ("warning", "warn"),
}


class UnitRows(Rows[UnitLine]):
    """Every team with a bar for each member."""

    def key(self, line: UnitLine) -> str:
        return line.entrant

    def paint_row(self, painter: QPainter, box: QRectF, line: UnitLine, *, current: bool) -> None:
        if current:
            painter.fillRect(box, qcolor(self.tokens.accent_tint))
        state = "done" if line.settled else ("waited" if line.here else "nobody")
        glyph, tone = _STATES[state]
        right = box.right() - _PAD
        self.shape(painter, QRectF(right - 14, box.top(), 14, box.height()), glyph, tone)
        painter.setFont(figure(15, 500))
        count = QRectF(right - 54, box.top(), 32, box.height())
        self.words(painter, count, f"{line.here}/{len(line.places)}", "ink_2", right=True)
        left = self._bars(painter, box, count.left() - 8, line.places)
        painter.setFont(text(13, 700 if current else 400))
        self.words(painter, box.adjusted(_PAD, 0, left - 10 - box.right(), 0), line.short, "ink")

    def _widest(self) -> float:
        """So many pixels the longest name takes; bars make room for it."""
        face = QFontMetricsF(text(13, 700))
        return max((face.horizontalAdvance(line.short) for line in self.lines), default=0.0) + 10

    def _bars(
        self, painter: QPainter, box: QRectF, right: float, places: Sequence[Presence]
    ) -> float:
        """Paint a bar for each member, ending at `right`; gives where they begin."""
        t, gap = self.tokens, 4
        room = box.width() - 2 * _PAD - max(_NAME, self._widest()) - _COUNT
        wide = max(6.0, min(34.0, room / max(1, len(places)) - gap))
        left = right - len(places) * (wide + gap) + gap
        for place, presence in enumerate(places):
            bar = QRectF(left + place * (wide + gap), box.center().y() - 4, wide, 8)
            if presence == "here":
                panel(painter, bar, 2, t.ok)
            elif presence == "absent":
                panel(painter, bar, 2, tone_colors(t, "warn").tint, t.warn_line)
                paint_icon(painter, QRectF(bar.center().x() - 6, bar.center().y() - 6, 12, 12), "x",
                           t.warn, 2.5)  # fmt: skip
            else:
                panel(painter, bar, 2, "", t.line_2, width=1.5)
        return left


def scrolled(rows: QWidget) -> QScrollArea:
    """Put rows where they can be scrolled."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rows.setProperty("plain", "true")
    area.setWidget(rows)
    return area
