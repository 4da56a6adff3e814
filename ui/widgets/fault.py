"""One fault that a step knows: its key, what went wrong, and what it costs."""

from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from scorer.domain.model.exact import brief
from ui.theme import current, figure, font, paint_icon, qcolor
from ui.widgets.keycap import HEIGHT, keycap_width, paint_keycap
from ui.widgets.themed import panel

MINUS = "−"


class FaultRow(QAbstractButton):
    """A fault that can be chosen: `toggled(bool)` tells; it is 44 px high, higher for long words.

    Args:
        key: The letter that does the same.
        fault: What went wrong, in the language in force.
        deduction: What it costs, as a positive number; below zero it gives points back.
    """

    def __init__(
        self,
        key: str = "",
        fault: str = "",
        deduction: Fraction = Fraction(0),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._deduction = key, deduction
        self._theme = current()
        self._theme.changed.connect(self.update)
        self.setText(fault)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_fault(self, key: str, fault: str, deduction: Fraction, *, chosen: bool) -> None:
        """Show another fault without telling anyone."""
        self._key, self._deduction = key, deduction
        self.setText(fault)
        self.blockSignals(True)
        self.setChecked(chosen)
        self.blockSignals(False)
        self.updateGeometry()
        self.update()

    def _cost(self) -> str:
        sign = MINUS if self._deduction > 0 else "+"
        return f"{sign}{brief(abs(self._deduction))}" if self._deduction else ""

    def _words(self, width: float) -> QRectF:
        left = 10 + keycap_width(self._key) + 10
        right = 14 + QFontMetricsF(figure(18)).horizontalAdvance(self._cost()) + 10 + 18 + 8
        return QRectF(left, 0, max(40.0, width - left - right), 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        room = self._words(width).adjusted(0, 0, 0, 400)
        needed = QFontMetricsF(font("step_bold")).boundingRect(room, flags, self.text())
        return max(44, round(needed.height()) + 12)

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self._theme.tokens
        box, on = QRectF(self.rect()), self.isChecked()
        panel(painter, box, 8, t.alarm_tint if on else t.surface_3, t.alarm_line if on else t.line)
        ink = (t.alarm if on else t.ink) if self.isEnabled() else t.disabled
        middle = box.center().y()
        cap = QRectF(10, middle - HEIGHT / 2, keycap_width(self._key), HEIGHT)
        if self._key:
            paint_keycap(painter, cap, self._key, t.ink_2, t.line_2, fill=t.surface)
        painter.setPen(qcolor(ink))
        painter.setFont(font("step_bold" if on else "step"))
        words = self._words(box.width())
        words.setHeight(box.height())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, left | Qt.TextFlag.TextWordWrap, self.text())
        painter.setFont(figure(18))
        cost = box.adjusted(0, 0, -14, 0)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(cost, right, self._cost())
        if on:
            width = QFontMetricsF(figure(18)).horizontalAdvance(self._cost())
            tick = QRectF(cost.right() - width - 28, middle - 9, 18, 18)
            paint_icon(painter, tick, "check", ink, 2.5)
