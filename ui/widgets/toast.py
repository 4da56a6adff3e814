"""A short note at the foot of a window, with one action; alarms never come this way."""

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QEvent,
    QObject,
    QPropertyAnimation,
    QRectF,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QWidget

from ui.theme import font, paint_icon, qcolor
from ui.widgets.keycap import HEIGHT, keycap_width, paint_keycap
from ui.widgets.label import Label
from ui.widgets.themed import Themed, panel

SHOWN_MS = 5000
_IN_MS, _OUT_MS = 160, 120


class _Action(QPushButton):
    """The toast's only button, painted in the colours of the toast."""

    def __init__(self, toast: "Toast") -> None:
        super().__init__(toast)
        self._toast = toast
        self.key = ""

    def fit(self) -> None:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 20
        if self.key:
            width += round(keycap_width(self.key)) + 5
        self.setFixedSize(width, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, ink = QPainter(self), self._toast.tokens.bg
        panel(painter, QRectF(self.rect()), 6, "", ink)
        painter.setPen(qcolor(ink))
        painter.setFont(font("small_medium"))
        painter.drawText(10, 19, self.text())
        if self.key:
            width = keycap_width(self.key)
            paint_keycap(
                painter, QRectF(self.width() - 8 - width, 3, width, HEIGHT), self.key, ink, ink
            )


class Toast(Themed):
    """A plate 44 px high at the bottom centre of a window, for 5 s.

    Signals:
        acted(): Someone pressed the action.
    """

    acted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._icon = "check"
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 0, 8, 0)
        row.setSpacing(16)
        self._words = Label("", "body", "bg")
        self._button = _Action(self)
        self._button.setFont(font("small_medium"))
        self._button.clicked.connect(self._on_action)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self._button)
        self.setFixedHeight(44)
        self.setMinimumWidth(280)
        self._effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.finished.connect(self._on_faded)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()
        window.installEventFilter(self)

    def say(self, text: str, action: str = "", key: str = "", icon: str = "check") -> None:
        """Show a sentence, and a verb that undoes or continues; a newer one replaces an older."""
        self._icon = icon
        self._words.setText(text)
        self._button.setText(action)
        self._button.key = key
        self._button.setVisible(bool(action))
        self._button.fit()
        self.adjustSize()
        self._place()
        self.raise_()
        self.show()
        self._animate(1.0, _IN_MS)
        self._timer.start(SHOWN_MS)

    def text(self) -> str:
        """Give the sentence that is shown, or was last."""
        return self._words.text()

    def dismiss(self) -> None:
        """Take it away now."""
        self._timer.stop()
        self._animate(0.0, _OUT_MS)

    def _animate(self, to: float, milliseconds: int) -> None:
        self._fade.stop()
        if self.theme.reduced_motion:
            self._effect.setOpacity(to)
            self.setVisible(to > 0)
            return
        self._fade.setStartValue(self._effect.opacity() if self.isVisible() else 0.0)
        self._fade.setEndValue(to)
        self._fade.setDuration(milliseconds)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def _on_faded(self) -> None:
        if not self._effect.opacity():
            self.hide()

    def _on_action(self) -> None:
        self.dismiss()
        self.acted.emit()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            left = (window.width() - self.width()) // 2
            self.move(left, window.height() - self.height() - 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        panel(painter, QRectF(self.rect()), 8, t.ink)
        paint_icon(painter, QRectF(16, 13, 18, 18), self._icon, t.bg, 2.2)
