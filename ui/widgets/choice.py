"""Choosing: a list that drops down, a box to tick, a round one of several."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.theme import current, font, paint_icon, qcolor
from ui.widgets.themed import panel

_BOX, _AROUND, _LEAST, _MOST = 16.0, 54, 96, 280
_GAP = 8


class Choice(QComboBox):
    """A list that drops down, 34 px high; the wheel never changes it.

    Args:
        labels: What can be chosen, each with the value that it stands for; read it by `value()`.
    """

    def __init__(
        self, labels: Sequence[tuple[str, object]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = current()
        self._theme.changed.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(font("body"))
        self.set_items(labels)

    def set_items(self, labels: Sequence[tuple[str, object]]) -> None:
        """Change what can be chosen; what was chosen stays chosen if its value is still there."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for label, value in labels:
            self.addItem(label, value)
        self.set_value(kept)
        self.blockSignals(False)
        self.updateGeometry()

    def value(self) -> object:
        """Give the value of what is chosen, or None."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose by value; an unknown one changes nothing."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)

    def sizeHint(self) -> QSize:
        """As wide as the longest label, up to where a page's head has no room for it."""
        metrics, found = self.fontMetrics(), super().sizeHint()
        labels = (self.itemText(at) for at in range(self.count()))
        longest = max(map(metrics.horizontalAdvance, labels), default=0)
        return QSize(min(_MOST, max(found.width(), longest + _AROUND)), found.height())

    def minimumSizeHint(self) -> QSize:
        """Where there is less room, the end of the label is left out."""
        hint = self.sizeHint()
        return QSize(min(_LEAST, hint.width()), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QStylePainter(self), self._theme.tokens
        shown = QStyleOptionComboBox()
        self.initStyleOption(shown)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, shown)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, shown, edit, self)
        shown.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 2
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, shown)
        box = QRectF(self.width() - 26, (self.height() - 16) / 2, 16, 16)
        paint_icon(painter, box, "chevron-down", t.ink_3 if self.isEnabled() else t.disabled)


def _hint(button: QAbstractButton) -> QSize:
    metrics = QFontMetricsF(button.font())
    words = metrics.horizontalAdvance(button.text())
    return QSize(round(words + _BOX + _GAP + 6), max(28, round(metrics.height()) + 4))


def _paint(button: QAbstractButton, *, round_box: bool) -> None:
    painter, t = QPainter(button), current().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    on, enabled = button.isChecked(), button.isEnabled()
    box = QRectF(2, (button.height() - _BOX) / 2, _BOX, _BOX)
    radius = _BOX / 2 if round_box else 4
    accent = t.accent if enabled else t.disabled
    panel(painter, box, radius, accent if on else t.surface, accent if on else t.line_2, width=1.5)
    if button.hasFocus():
        panel(painter, box.adjusted(-2, -2, 2, 2), radius + 2, "", t.accent_line, width=2)
    if on and round_box:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(t.on_accent))
        painter.drawEllipse(box.center(), 3.2, 3.2)
    elif on:
        pen = QPen(qcolor(t.on_accent), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        at = box.topLeft()
        tick = [QPointF(4, 8.4), QPointF(7, 11.2), QPointF(12, 5.2)]
        painter.drawPolyline(QPolygonF([at + point for point in tick]))
    painter.setPen(qcolor(t.ink if enabled else t.disabled))
    painter.setFont(button.font())
    words = QRectF(box.right() + _GAP, 0, button.width() - box.right() - _GAP, button.height())
    painter.drawText(
        words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, button.text()
    )


if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object  # two classes of Qt's above one of ours would not live long


class _Boxed(_Base):
    """A button that is a small box with words behind it, as large as both."""

    _round = False

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)  # type: ignore[call-arg, arg-type]  # Qt's next class takes it
        self.setFont(font("body"))
        current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _hint(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        _paint(self, round_box=self._round)


class CheckBox(_Boxed, QCheckBox):
    """A box to tick."""


class RadioButton(_Boxed, QRadioButton):
    """A round one of several, of which one is chosen."""

    _round = True
