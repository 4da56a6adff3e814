"""How far a sheet is: a segment for each section, as wide as it has steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import figure, font, qcolor
from ui.widgets.progress import paint_bar
from ui.widgets.themed import Themed

_GAP = 8


@dataclass(frozen=True)
class Stretch:
    """A section of a sheet: its name in the language in force, steps done, steps in all."""

    name: str
    done: int
    total: int


class Stepper(Themed):
    """The sections of a sheet in one line.

    Signals:
        pressed(int): Someone pressed a section, from 0.
    """

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stretches: tuple[Stretch, ...] = ()
        self._current = 0
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, stretches: Sequence[Stretch], current: int) -> None:
        """Show the sections and which one is current, from 0; -1 if none is."""
        self._stretches, self._current = tuple(stretches), current
        self.update()

    def places(self) -> list[QRectF]:
        """Give the box of each section; none is narrower than its own words, if there is room."""
        if not self._stretches:
            return []
        room = self.width() - _GAP * (len(self._stretches) - 1)
        needs = [self._need(stretch) for stretch in self._stretches]
        spare = max(0.0, room - sum(needs))
        steps = sum(stretch.total for stretch in self._stretches) or 1
        scale = min(1.0, room / (sum(needs) or 1))
        found, left = [], 0.0
        for stretch, need in zip(self._stretches, needs, strict=True):
            width = need * scale + spare * stretch.total / steps
            found.append(QRectF(left, 0, width, self.height()))
            left += width + _GAP
        return found

    def _need(self, stretch: Stretch) -> float:
        words = QFontMetricsF(font("small_bold")).horizontalAdvance(stretch.name)
        count = QFontMetricsF(figure(13, 500)).horizontalAdvance(f"{stretch.done}/{stretch.total}")
        return words + 6 + count + 4

    def sizeHint(self) -> QSize:
        return QSize(600, 30)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, place in enumerate(self.places()):
            if place.contains(event.position()):
                self.pressed.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        for index, (stretch, place) in enumerate(zip(self._stretches, self.places(), strict=True)):
            full = stretch.total > 0 and stretch.done >= stretch.total
            part = stretch.done / stretch.total if stretch.total else 0.0
            bar = QRectF(place.left(), 0, place.width(), 4)
            paint_bar(painter, bar, part, t.ok if full else t.accent, t.surface_2)
            on = index == self._current
            painter.setPen(qcolor(t.accent if on else t.ink_3))
            words_font = font("small_bold" if on else "small")
            painter.setFont(words_font)
            words = QRectF(place.left(), 10, place.width(), 20)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(words, flags, stretch.name)
            width = QFontMetricsF(words_font).horizontalAdvance(stretch.name)
            painter.setFont(figure(13, 500))
            count = words.adjusted(width + 6, 0, 0, 0)
            painter.drawText(count, flags, f"{stretch.done}/{stretch.total}")
