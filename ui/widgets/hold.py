"""What must be held for a second: a key, a button, and the ring that fills meanwhile."""

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import qcolor
from ui.widgets.button import Button, Kind, Size
from ui.widgets.glyph import Glyph, paint_glyph
from ui.widgets.themed import Themed, panel

HOLD_MS = 1000
_TICK_MS = 16


class Hold(QObject):
    """Counts how long something is held.

    Signals:
        progress(float): From 0 to 1 while held; 0 when let go.
        held(): It was held long enough; comes once for each press.
    """

    progress = Signal(float)
    held = Signal()

    def __init__(self, parent: QObject | None = None, milliseconds: int = HOLD_MS) -> None:
        super().__init__(parent)
        self._needed = milliseconds
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def holding(self) -> bool:
        """Whether it is held now."""
        return self._timer.isActive()

    def press(self) -> None:
        """Begin; a repeat while it is held changes nothing."""
        if not self.holding:
            self._since.start()
            self._timer.start()

    def release(self) -> None:
        """Let go; before the time is up nothing happens."""
        if self.holding:
            self._timer.stop()
            self.progress.emit(0.0)

    def _on_tick(self) -> None:
        part = min(1.0, self._since.elapsed() / self._needed)
        self.progress.emit(part)
        if part >= 1.0:
            self._timer.stop()
            self.held.emit()
            self.progress.emit(0.0)


class HoldButton(Button):
    """A button that acts only when it is held; it fills meanwhile. `held` replaces `clicked`.

    Space and Enter held on the button do it as well; for another key call `hold.press` and
    `hold.release`.
    """

    held = Signal()

    def __init__(
        self,
        label: str = "",
        kind: Kind = "danger",
        size: Size = "normal",
        *,
        icon: str = "",
        glyph: Glyph | None = None,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, kind, size, icon=icon, glyph=glyph, key=key, parent=parent)
        self.hold = Hold(self)
        self._part = 0.0
        self.hold.progress.connect(self._on_progress)
        self.hold.held.connect(self.held)

    def _on_progress(self, part: float) -> None:
        self._part = part
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.hold.press()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.hold.release()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hold.release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _HOLDING_KEYS:
            self.hold.press()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in _HOLDING_KEYS and not event.isAutoRepeat():
            self.hold.release()
        else:
            super().keyReleaseEvent(event)

    def paint_progress(self, painter: QPainter, box: QRectF) -> None:
        if not self._part:
            return
        tokens = self._theme.tokens
        fill = tokens.alarm_line if self.kind == "danger" else tokens.alarm
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.top(), box.width() * self._part, box.height()))
        panel(painter, box, self.measure.radius, fill)
        painter.restore()


_HOLDING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HoldRing(Themed):
    """A ring 72 px wide that fills while a key is held, with a state's shape inside."""

    def __init__(self, glyph: Glyph = "veto", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph: Glyph = glyph
        self._part = 0.0
        self.setFixedSize(QSize(72, 72))

    def show_part(self, part: float) -> None:
        """Show how much of the time is over, 0 to 1; connect `Hold.progress` here."""
        self._part = part
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(qcolor(t.surface_2), 8))
        painter.drawEllipse(QPointF(36, 36), 30, 30)
        pen = QPen(qcolor(t.alarm_solid), 8)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(QRectF(6, 6, 60, 60), 90 * 16, -round(360 * 16 * self._part))
        paint_glyph(painter, QRectF(23, 23, 26, 26), self._glyph, t.alarm_solid, t.on_solid)
