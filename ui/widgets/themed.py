"""What our widgets share: they paint in the theme in force and speak the language in force."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme, Tokens, current, qcolor

Tone = Literal["plain", "muted", "accent", "ok", "warn", "alarm", "award"]


@dataclass(frozen=True)
class ToneColors:
    """The colours of one tone: text and shapes, tinted ground, border, solid fill."""

    text: str
    tint: str
    line: str
    solid: str


def tone_colors(tokens: Tokens, tone: Tone) -> ToneColors:
    """Give the colours of a tone in a theme."""
    t = tokens
    return {
        "plain": ToneColors(t.ink_2, t.surface_2, t.line_2, t.ink_2),
        "muted": ToneColors(t.ink_3, t.surface_2, t.line_2, t.ink_3),
        "accent": ToneColors(t.accent, t.accent_tint, t.accent_line, t.accent),
        "ok": ToneColors(t.ok, t.ok_tint, t.ok_line, t.ok),
        "warn": ToneColors(t.warn, t.warn_tint, t.warn_line, t.warn_solid),
        "alarm": ToneColors(t.alarm, t.alarm_tint, t.alarm_line, t.alarm_solid),
        "award": ToneColors(t.award, t.award_tint, t.award_line, t.award),
    }[tone]


class Themed(QWidget):
    """A widget that repaints when the theme changes and says its words again in another language.

    Subclasses read `tokens` in `paintEvent`; words of their own are said in `retranslate`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = current()
        self.theme.changed.connect(self.restyle)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self.theme.tokens

    def restyle(self) -> None:
        """Take the colours of the theme in force; by default a repaint."""
        self.update()

    def retranslate(self) -> None:
        """Say the widget's own words in the language in force."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.updateGeometry()
        super().changeEvent(event)


def panel(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: str = "",
    line: str = "",
    *,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Paint a rounded box; its border lies inside, so that boxes side by side do not overlap."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(qcolor(fill)) if fill else Qt.BrushStyle.NoBrush)
    if line and width:
        pen = QPen(qcolor(line), width)
        if dashed:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        inset = width / 2
        box = box.adjusted(inset, inset, -inset, -inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, radius, radius)


def ring(painter: QPainter, box: QRectF, radius: float, line: str, halo: str) -> None:
    """Paint a focus ring: a border at the edge of `box` and a halo of 2 px outside it."""
    panel(painter, box.adjusted(-2, -2, 2, 2), radius + 2, "", halo, width=2)
    panel(painter, box, radius, "", line)
