"""A choice of a few views, all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import font, qcolor
from ui.widgets.themed import Themed, panel, ring


class SegmentedControl(Themed):
    """Segments side by side, one chosen; the arrow keys move the choice.

    Signals:
        chosen(int): Someone chose another segment.
    """

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = tuple(labels)
        self._index = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def index(self) -> int:
        """Which segment is chosen, from 0."""
        return self._index

    def set_labels(self, labels: Sequence[str]) -> None:
        """Change the words on the segments."""
        self._labels = tuple(labels)
        self._index = min(self._index, max(0, len(self._labels) - 1))
        self.updateGeometry()
        self.update()

    def choose(self, index: int) -> None:
        """Choose a segment without telling anyone."""
        self._index = index
        self.update()

    def _places(self) -> list[QRectF]:
        metrics = QFontMetricsF(font("small_medium"))
        places, left = [], 4.0
        for label in self._labels:
            width = round(metrics.horizontalAdvance(label) + 24)
            places.append(QRectF(left, 4, width, 28))
            left += width
        return places

    def sizeHint(self) -> QSize:
        places = self._places()
        return QSize(round(places[-1].right() if places else 4) + 4, 36)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, place in enumerate(self._places()):
            if place.contains(event.position()):
                self._pick(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._pick(min(max(self._index + step, 0), len(self._labels) - 1))

    def _pick(self, index: int) -> None:
        if index != self._index:
            self.choose(index)
            self.chosen.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        track = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        panel(painter, track, 6, t.surface_2)
        if self.hasFocus():
            ring(painter, track, 6, t.accent, t.accent_line)
        for index, place in enumerate(self._places()):
            on = index == self._index
            if on:
                panel(painter, place, 5, t.surface, t.line)
            painter.setFont(font("small_medium" if on else "small"))
            painter.setPen(qcolor(t.ink if on else t.ink_2))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._labels[index])
