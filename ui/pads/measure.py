"""The pad for a measured value: the number with its unit, how it counts, and keys for fingers."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scorer.views.editing import Stroke
from scorer.views.sheet import ItemRow
from ui.pads.pad import GAP, Pad
from ui.theme import figure, font, paint_icon, qcolor
from ui.widgets.themed import Themed, panel, ring

_HEIGHT, _CELL_GAP, _FIELD = 52, 6, 260
_BACK = "back"
_KEYS = (*"1234567890", ".", _BACK)


class MeasureField(Themed):
    """The value as typed, with its unit; beside it what gives how many points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._unit = self._scale = ""

    def show_value(self, text: str, unit: str, scale: str) -> None:
        """Show a value, its unit, and how a value becomes points."""
        self._text, self._unit, self._scale = text, unit, scale
        self.setAccessibleName(f"{text} {unit}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        box = QRectF(2, 2, _FIELD - 4, self.height() - 4)
        panel(painter, box, 8, t.surface)
        ring(painter, box, 8, t.accent, t.accent_line)
        unit = QFontMetricsF(font("body")).horizontalAdvance(self._unit)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(qcolor(t.ink_3))
        painter.setFont(font("body"))
        painter.drawText(
            box.adjusted(0, 0, -14, 0), middle | Qt.AlignmentFlag.AlignRight, self._unit
        )
        words = box.adjusted(14, 0, -14 - unit - 12, 0)
        painter.setPen(qcolor(t.ink))
        painter.setFont(figure(26))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, self._text)
        painter.fillRect(
            QRectF(words.right() + 3, words.center().y() - 13, 2, 26), qcolor(t.accent)
        )
        painter.setPen(qcolor(t.ink_3))
        painter.setFont(font("small"))
        side = QRectF(_FIELD + 16, 0, self.width() - _FIELD - 16, self.height())
        flags = middle | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(side, flags, self._scale)


class DigitKeys(Themed):
    """Keys for fingers, in one line.

    Signals:
        pressed(str): A digit, `.` or `back`.
    """

    pressed = Signal(str)

    def places(self) -> list[QRectF]:
        """Give the box of each key."""
        width = (self.width() - _CELL_GAP * (len(_KEYS) - 1)) / len(_KEYS)
        return [
            QRectF(place * (width + _CELL_GAP), 0, width, self.height())
            for place in range(len(_KEYS))
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for key, place in zip(_KEYS, self.places(), strict=True):
            if place.contains(event.position()):
                self.pressed.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        for key, place in zip(_KEYS, self.places(), strict=True):
            panel(painter, place, 8, t.surface, t.line_2)
            if key == _BACK:
                centre = place.center()
                paint_icon(
                    painter, QRectF(centre.x() - 10, centre.y() - 10, 20, 20), "arrow-left", t.ink_2
                )
                continue
            painter.setPen(qcolor(t.ink))
            painter.setFont(figure(22))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key)


class MeasurePad(Pad):
    """The value, and digits to type it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = MeasureField(self)
        self.keys = DigitKeys(self)
        self.keys.pressed.connect(self._on_pressed)

    def show_cells(self, row: ItemRow) -> None:
        self.value.show_value(row.text, row.unit, row.scale)

    def arrange_cells(self, width: int) -> int:
        self.value.setGeometry(0, 0, width, _HEIGHT)
        self.keys.setGeometry(0, _HEIGHT + GAP, width, _HEIGHT)
        return 2 * _HEIGHT + GAP

    def _on_pressed(self, key: str) -> None:
        strokes = {".": Stroke("half"), _BACK: Stroke("backspace")}
        self.stroke.emit(strokes.get(key, Stroke("digit", key)))
