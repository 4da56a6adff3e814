"""Words and figures on the stage: placed by their baseline, never squeezed, never cut short."""

from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ui.theme import STAGE, qcolor, stage_figure, text

Align = Literal["left", "centre", "right"]


def words_font(size: int, weight: int = 500) -> QFont:
    """Give the font of stage words: 500, 700 or 900; never lighter."""
    return text(size, weight)


def figures_font(size: int, weight: int = 700) -> QFont:
    """Give the font of stage figures: 600, 700 or 800; all digits are equally wide."""
    return stage_figure(size, weight)


def width_of(said: str, face: QFont) -> float:
    """Give how wide a text is, in pixels of the 1920 canvas."""
    return QFontMetricsF(face).horizontalAdvance(said)


def fits(said: str, width: float, size: int, weight: int = 500) -> bool:
    """Whether words of a size fit a width; if not, the caller takes the short name."""
    return width_of(said, words_font(size, weight)) <= width


def fitting(names: tuple[str, ...], width: float, size: int, weight: int = 500) -> str:
    """Give the first of several names that fits, from the full one on; the last if none does."""
    return next((name for name in names if fits(name, width, size, weight)), names[-1])


def words(
    painter: QPainter,
    at: tuple[float, float],
    said: str,
    size: int,
    *,
    weight: int = 500,
    color: str = STAGE.text,
    align: Align = "left",
) -> float:
    """Paint words with their baseline at `at`; gives where they end at the right."""
    return _paint(painter, at, said, words_font(size, weight), color, align=align)


def figures(
    painter: QPainter,
    at: tuple[float, float],
    said: str,
    size: int,
    *,
    weight: int = 700,
    color: str = STAGE.text,
    align: Align = "left",
) -> float:
    """Paint figures with their baseline at `at`, each digit in a cell of one width."""
    return _paint(painter, at, said, figures_font(size, weight), color, align=align)


def _paint(
    painter: QPainter,
    at: tuple[float, float],
    said: str,
    face: QFont,
    color: str,
    *,
    align: Align,
) -> float:
    width = width_of(said, face)
    left = at[0] - {"left": 0.0, "centre": width / 2, "right": width}[align]
    painter.setFont(face)
    painter.setPen(qcolor(color))
    painter.drawText(QPointF(left, at[1]), said)
    return left + width
