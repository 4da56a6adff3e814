"""The pad for a mark: a cell for each whole point and one for the half, or one for each level."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorer.domain.model.exact import brief
from ui.theme import figure, font, qcolor
from ui.widgets.keycap import HEIGHT, keycap_width, paint_keycap
from ui.widgets.themed import Themed, panel

CELL_HEIGHT = 52
SMALLEST = 48
HALF = Fraction(1, 2)
_HALF_WIDTH = 84
_GAP = 6


@dataclass(frozen=True)
class _Cell:
    label: str
    chosen: bool
    half: bool = False


class MarkPad(Themed):
    """Cells 0 … full and, where the step allows it, one that adds the half point.

    The pad shows and tells; it does not keep marks: after `pressed` the owner calls `show_mark`.

    Signals:
        pressed(object): The mark (Fraction) that a cell stands for.
        half(): The half point was pressed.
    """

    pressed = Signal(object)
    half = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full, self._step = Fraction(0), Fraction(1)
        self._mark: Fraction | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_scale(self, full: Fraction, step: Fraction) -> None:
        """Show the cells for marks up to `full`; the half only if `step` divides it."""
        self._full, self._step = full, step
        self.updateGeometry()
        self.update()

    def show_mark(self, mark: Fraction | None) -> None:
        """Show which mark is set; None if it is missing."""
        self._mark = mark
        self.update()

    @property
    def has_half(self) -> bool:
        """Whether there is a cell for the half point."""
        return bool(self._step) and (HALF / self._step).denominator == 1

    def _cells(self) -> list[_Cell]:
        whole = None if self._mark is None else floor(self._mark)
        cells = [
            _Cell(str(points), chosen=points == whole) for points in range(floor(self._full) + 1)
        ]
        if self.has_half:
            on = self._mark is not None and floor(self._mark) != self._mark
            cells.append(_Cell("+0.5", chosen=on, half=True))
        return cells

    def places(self) -> list[QRectF]:
        """Give the box of each cell, the half point last; no cell is narrower than 48 px."""
        return self._places(self.width())

    def _places(self, width: int) -> list[QRectF]:
        count = floor(self._full) + 1
        room = width - (_HALF_WIDTH + _GAP if self.has_half else 0)
        across = max(1, min(count, int((room + _GAP) // (SMALLEST + _GAP))))
        rows = -(-count // across)
        across = -(-count // rows)
        cell = (room - _GAP * (across - 1)) / across
        found = [
            QRectF(
                (index % across) * (cell + _GAP),
                (index // across) * (CELL_HEIGHT + _GAP),
                cell,
                CELL_HEIGHT,
            )
            for index in range(count)
        ]
        if self.has_half:
            found.append(QRectF(width - _HALF_WIDTH, 0, _HALF_WIDTH, CELL_HEIGHT))
        return found

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(max((place.bottom() for place in self._places(width)), default=CELL_HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * SMALLEST + _HALF_WIDTH, CELL_HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for cell, place in zip(self._cells(), self.places(), strict=True):
            if place.contains(event.position()):
                if cell.half:
                    self.half.emit()
                else:
                    self.pressed.emit(Fraction(cell.label))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        for cell, place in zip(self._cells(), self.places(), strict=True):
            fill, line = (t.accent, t.accent) if cell.chosen else (t.surface, t.line_2)
            panel(painter, place, 8, fill, line, dashed=cell.half and not cell.chosen)
            ink = t.on_accent if cell.chosen else (t.ink_2 if cell.half else t.ink)
            painter.setPen(qcolor(ink))
            if not cell.half:
                painter.setFont(figure(22))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cell.label)
                continue
            painter.setFont(figure(18))
            words = place.adjusted(0, 0, -26, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, cell.label)
            cap = QRectF(place.right() - 30, place.center().y() - HEIGHT / 2, 20, HEIGHT)
            paint_keycap(painter, cap, ".", ink, ink if cell.chosen else t.line_2)


@dataclass(frozen=True)
class Level:
    """One level of an item: its name in the language in force and what it is worth."""

    label: str
    points: Fraction


class LevelPad(Themed):
    """A cell for each level, from full downwards; the keys 1 … n choose.

    Signals:
        pressed(int): Which level, from 0.
    """

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: tuple[Level, ...] = ()
        self._chosen: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_levels(self, levels: Sequence[Level]) -> None:
        """Show the cells of these levels."""
        self._levels = tuple(levels)
        self.updateGeometry()
        self.update()

    def show_level(self, index: int | None) -> None:
        """Show which level is chosen, from 0."""
        self._chosen = index
        self.update()

    def places(self) -> list[QRectF]:
        """Give the box of each cell; they stand below each other if one would be too narrow."""
        count = max(1, len(self._levels))
        width = (self.width() - _GAP * (count - 1)) / count
        if width >= self._widest():
            return [QRectF(i * (width + _GAP), 0, width, CELL_HEIGHT) for i in range(count)]
        step = CELL_HEIGHT + _GAP
        return [QRectF(0, i * step, self.width(), CELL_HEIGHT) for i in range(count)]

    def _widest(self) -> float:
        metrics, figures = QFontMetricsF(font("step")), QFontMetricsF(figure(20))
        return max(
            (
                metrics.horizontalAdvance(level.label)
                + figures.horizontalAdvance(brief(level.points))
                + 72
                for level in self._levels
            ),
            default=SMALLEST,
        )

    def sizeHint(self) -> QSize:
        return QSize(600, round(self.places()[-1].bottom()))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, round(self.places()[-1].bottom()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, place in enumerate(self.places()[: len(self._levels)]):
            if place.contains(event.position()):
                self.pressed.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        for index, (level, place) in enumerate(zip(self._levels, self.places(), strict=False)):
            on = index == self._chosen
            panel(painter, place, 8, t.accent if on else t.surface, t.accent if on else t.line_2)
            ink = t.on_accent if on else t.ink
            key = str(index + 1)
            cap = QRectF(
                place.left() + 12, place.center().y() - HEIGHT / 2, keycap_width(key), HEIGHT
            )
            paint_keycap(painter, cap, key, ink, ink if on else t.line_2)
            painter.setPen(qcolor(ink))
            painter.setFont(font("step_bold" if on else "step"))
            words = place.adjusted(44, 0, -12, 0)
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(words, left, level.label)
            painter.setFont(figure(20))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(words, right, brief(level.points))
