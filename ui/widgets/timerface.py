"""The face of an attempt's timer. It owns no clock: someone tells it the seconds."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorer.words import _
from ui.theme import figure, font, qcolor
from ui.widgets.glyph import Glyph, paint_glyph
from ui.widgets.progress import paint_bar
from ui.widgets.themed import Themed

LAST_MINUTE = 60


def clock(seconds: int) -> str:
    """Write seconds as mm:ss; more than 99 minutes are written in full."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes:02d}:{rest:02d}"


@dataclass(frozen=True)
class Told:
    """What the face says now."""

    figure: str
    words: str
    ink: str
    bar: str
    glyph: Glyph | None = None


class TimerFace(Themed):
    """Remaining time, a bar with a notch at the last minute, and in words what is happening.

    Args:
        size: Of the figure in pixels, 52 or 76.
    """

    def __init__(self, size: int = 76, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._used, self._limit = 0, 0
        self.setFixedHeight(size + 4 + 6 + 14 + 4 + 20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_time(self, used_s: int, limit_s: int = 0) -> None:
        """Show whole seconds used; without a limit (0) the time used counts up."""
        self._used, self._limit = used_s, limit_s
        self.setAccessibleName(self.told().figure)
        self.update()

    def told(self) -> Told:
        """Give what the face says now."""
        left = self._limit - self._used
        if not self._limit:
            return Told(clock(self._used), _("Time used, no limit"), "ink", "accent")
        if left < 0:
            over = "+" + clock(left)
            return Told(over, _("Over time"), "alarm", "alarm_solid", "alarm")
        if left <= LAST_MINUTE:
            words = _("Less than 1 minute left")
            return Told(clock(left), words, "warn", "warn_solid", "warning")
        return Told(clock(left), _("Time left"), "ink", "accent")

    def sizeHint(self) -> QSize:
        return QSize(272, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t, told = QPainter(self), self.tokens, self.told()
        width = float(self.width())
        painter.setFont(figure(self._size))
        painter.setPen(self.theme.color(told.ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(0, 0, width, self._size + 4), flags, told.figure)
        top = self._size + 4 + 9
        if self._limit:
            bar = QRectF(0, top, width, 8)
            paint_bar(painter, bar, self._used / self._limit, getattr(t, told.bar), t.surface_2)
            self._paint_notch(painter, top)
        foot = QRectF(0, top + 14, width, 20)
        painter.setFont(font("hint"))
        painter.setPen(self.theme.color(told.ink if told.glyph else "ink_3"))
        if told.glyph:
            square = QRectF(0, foot.center().y() - 7, 14, 14)
            paint_glyph(painter, square, told.glyph, getattr(t, told.ink), t.surface)
        painter.drawText(foot.adjusted(18 if told.glyph else 0, 0, 0, 0), flags, told.words)
        self._paint_used(painter, foot)

    def _paint_notch(self, painter: QPainter, top: float) -> None:
        if self._limit > LAST_MINUTE:
            at = self.width() * (self._limit - LAST_MINUTE) / self._limit
            painter.fillRect(QRectF(at, top - 3, 2, 14), qcolor(self.tokens.ink_3))

    def _paint_used(self, painter: QPainter, foot: QRectF) -> None:
        if not self._limit:
            return
        painter.setPen(qcolor(self.tokens.ink_3))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(foot, flags, _("Used {time}").format(time=clock(self._used)))
