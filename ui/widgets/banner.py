"""A band across a window for what concerns the whole of it: disk full, no backup."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.button import Button
from ui.widgets.empty import Drawing
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label
from ui.widgets.themed import Themed, Tone, tone_colors

_GLYPHS: dict[Tone, Glyph] = {"alarm": "alarm", "warn": "warning", "ok": "done"}


class Banner(Themed):
    """A band with shape, sentence and one action; hidden until it has something to say.

    Signals:
        acted(): Someone pressed the action.
    """

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = "alarm"
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 7, 22, 7)
        row.setSpacing(10)
        self._glyph = StatusGlyph("alarm", 18)
        self._hint = Drawing("info", 18, "accent")
        self._words = Label("", "body_medium", "alarm", wrap=True)
        self._button = Button("", "danger", "small")
        self._button.clicked.connect(self.acted)
        row.addWidget(self._glyph)
        row.addWidget(self._hint)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, text: str, tone: Tone = "alarm", action: str = "") -> None:
        """Show a sentence and perhaps a verb."""
        self._tone = tone
        self._glyph.set_glyph(_GLYPHS.get(tone, "warning"), tone)
        self._glyph.setHidden(tone == "accent")
        self._hint.setVisible(tone == "accent")
        self._words.setText(text)
        self._words.set_tone(tone if tone != "plain" else "ink_2")
        self._button.setText(action)
        self._button.set_kind("danger" if tone == "alarm" else "secondary")
        self._button.setVisible(bool(action))
        self.show()
        self.update()

    def text(self) -> str:
        """Give the sentence."""
        return self._words.text()

    def clear(self) -> None:
        """Take the band away."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, colors = QPainter(self), tone_colors(self.tokens, self._tone)
        painter.fillRect(self.rect(), colors.tint)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colors.line)
