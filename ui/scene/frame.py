"""What every scene shares: the ground, the head with its red key, the foot with the contest."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from ui.scene.ink import figures, figures_font, fits, width_of, words, words_font
from ui.theme import STAGE, logo, qcolor

WIDTH, HEIGHT = 1920, 1080
LEFT, RIGHT = 96, 1824
CONTENT_TOP, CONTENT_BOTTOM = 176, 988
FOOT_BASELINE = 1030
WHOLE = QRectF(0, 0, WIDTH, HEIGHT)


def ground(painter: QPainter) -> None:
    """Paint the ground: dark from top to bottom, slanted lines at the right, a thin gold foot."""
    shade = QLinearGradient(0, 0, 0, HEIGHT)
    shade.setColorAt(0, qcolor(STAGE.ground_top))
    shade.setColorAt(0.55, qcolor(STAGE.ground_middle))
    shade.setColorAt(1, qcolor(STAGE.ground_bottom))
    painter.fillRect(WHOLE, shade)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    slant = QColor(STAGE.slant)
    slant.setAlphaF(0.035)
    painter.setPen(QPen(slant, 22))
    for index in range(14):
        painter.drawLine(QPointF(1250 + index * 64, -20), QPointF(1010 + index * 64, 1100))
    gold = QLinearGradient(0, 0, WIDTH, 0)
    for place, alpha in ((0.0, 0.0), (0.5, 0.75), (1.0, 0.0)):
        color = QColor(STAGE.gold_line)
        color.setAlphaF(alpha)
        gold.setColorAt(place, color)
    painter.fillRect(QRectF(0, 1072, WIDTH, 2), gold)


def header(painter: QPainter, title: str, sub: str = "", note: str = "", page: str = "") -> None:
    """Paint the head: title, what it is about, and at the right a note or a large figure.

    Args:
        painter: On the canvas.
        title: One line, 64 px.
        sub: 36 px, after the title.
        note: 36 px, at the right edge.
        page: 72 px figures at the right edge, as the time of day; instead of a note.
    """
    key = QPainterPath(QPointF(LEFT + 8, 66))
    for x, y in ((LEFT + 20, 66), (LEFT + 4, 138), (LEFT - 8, 138)):
        key.lineTo(x, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(key, qcolor(STAGE.key))
    end = words(painter, (LEFT + 40, 129), title, 64, weight=900)
    if sub:
        words(painter, (end + 32, 124), sub, 36, color=STAGE.text_2)
    if page:
        figures(painter, (RIGHT, 127), page, 72, align="right")
    elif note:
        words(painter, (RIGHT, 115), note, 36, color=STAGE.text_2, align="right")


def live_badge(painter: QPainter, said: str, right: float = RIGHT) -> None:
    """Paint the red plate that names a rule which releases at each signature, as 实时."""
    width = width_of(said, words_font(34, 700)) + 22 + 16 + 14 + 22
    box = QRectF(right - width, 74, width, 56)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(qcolor(STAGE.key))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(qcolor(STAGE.text))
    painter.drawEllipse(QPointF(box.left() + 30, 102), 8, 8)
    words(painter, (box.left() + 52, 114), said, 34, weight=700)


def page_marks(painter: QPainter, page: int, pages: int, note: str = "") -> None:
    """Paint which page of a long list this is, from 0: a short bar each, the current in gold."""
    if pages > 12:  # so many bars leave no room for the title
        note, pages = f"{note}   {page + 1} / {pages}", 1
    left = RIGHT - pages * 44 - (pages - 1) * 10
    for index in range(pages if pages > 1 else 0):
        color = STAGE.gold_line if index == page else STAGE.line
        painter.fillRect(QRectF(left + index * 54, 97, 44, 10), qcolor(color))
    if note:
        end = left - 24 if pages > 1 else RIGHT
        words(painter, (end, 115), note, 36, color=STAGE.text_2, align="right")


def footer(
    painter: QPainter, name: str, note: str = "", *, call: bool = False, time: str = ""
) -> None:
    """Paint the foot: the logo, the contest's name unless a long note needs its room, the note.

    Args:
        painter: On the canvas.
        name: The contest, or with `call` the public call in gold.
        note: 30 px, at the right.
        call: Whether `name` is a call, shown larger.
        time: Figures before the note, as `16:05`.
    """
    ratio = abs(painter.worldTransform().m11()) or 1.0
    painter.drawPixmap(QRectF(LEFT, 1001, 36, 36), logo(36, ratio), QRectF(logo(36, ratio).rect()))
    before = RIGHT - width_of(note, words_font(30)) - 10
    left = before - width_of(time, figures_font(30, 600))
    if call:
        words(painter, (148, 1033), name, 40, weight=700, color=STAGE.gold_text)
    elif fits(name, left - 40 - 148, 30):
        words(painter, (148, FOOT_BASELINE), name, 30, color=STAGE.text_2)
    words(painter, (RIGHT, FOOT_BASELINE), note, 30, color=STAGE.text_2, align="right")
    if time:
        figures(painter, (left, FOOT_BASELINE), time, 30, weight=600, color=STAGE.text_2)
