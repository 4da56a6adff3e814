"""The shapes of the stage: plates that lean right, rank tabs, movement, bars."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from ui.scene.ink import figures, words
from ui.theme import STAGE, qcolor

Metal = Literal["gold", "silver", "bronze"]
Fill = str | tuple[str, str]
ROW_LEAN = 10.0


def lean_of(height: float) -> float:
    """Give how far a plate leans: 0.16 of its height, at most 28 px."""
    return min(28.0, float(round(height * 0.16)))


def plate_path(box: QRectF, lean: float | None = None) -> QPainterPath:
    """Give the outline of a plate: a parallelogram in `box` that leans right; 0 is a rectangle."""
    shift = lean_of(box.height()) if lean is None else lean
    path = QPainterPath(QPointF(box.left() + shift, box.top()))
    path.lineTo(box.right(), box.top())
    path.lineTo(box.right() - shift, box.bottom())
    path.lineTo(box.left(), box.bottom())
    path.closeSubpath()
    return path


def brush(fill: Fill, box: QRectF) -> QBrush:
    """Give a brush of one colour, or of two from the top to the bottom of a box."""
    if isinstance(fill, str):
        return QBrush(qcolor(fill))
    shade = QLinearGradient(box.topLeft(), box.bottomLeft())
    shade.setColorAt(0, qcolor(fill[0]))
    shade.setColorAt(1, qcolor(fill[1]))
    return QBrush(shade)


def plate(
    painter: QPainter,
    box: QRectF,
    fill: Fill = STAGE.plate,
    *,
    lean: float | None = None,
    edge: str = "",
    edge_width: float = 2,
) -> None:
    """Paint a plate; without `fill` ("") only its edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(brush(fill, box) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(qcolor(edge), edge_width) if edge else Qt.PenStyle.NoPen)
    painter.drawPath(plate_path(box, lean))


def foot_plate(
    painter: QPainter, box: QRectF, top: float, fill: Fill = STAGE.gold, lean: float | None = None
) -> None:
    """Fill the foot of a plate from the height `top` down, along its leaning edges."""
    painter.save()
    painter.setClipPath(plate_path(box, lean), Qt.ClipOperation.IntersectClip)
    foot = QRectF(box.left(), top, box.width(), box.bottom() - top)
    painter.fillRect(foot, brush(fill, foot))
    painter.restore()


def head_plate(
    painter: QPainter,
    box: QRectF,
    bottom: float,
    fill: Fill = STAGE.gold,
    lean: float | None = None,
) -> None:
    """Fill the head of a plate down to the height `bottom`, along its leaning edges."""
    painter.save()
    painter.setClipPath(plate_path(box, lean), Qt.ClipOperation.IntersectClip)
    head = QRectF(box.left(), box.top(), box.width(), bottom - box.top())
    painter.fillRect(head, brush(fill, head))
    painter.restore()


def hidden_plate(painter: QPainter, box: QRectF, said: str = "") -> None:
    """Paint a plate that is not yet revealed: dark, striped, with a word."""
    plate(painter, box, STAGE.hidden, edge=STAGE.hidden_edge)
    shift = lean_of(box.height())
    painter.save()
    painter.setClipPath(plate_path(box))
    stripe = qcolor(STAGE.winner_edge)
    painter.setOpacity(0.1)
    painter.setPen(QPen(stripe, box.width() / 26))
    for index in range(9):
        x = box.left() + box.width() * (index + 0.6) / 9.4 + shift
        painter.drawLine(QPointF(x, box.top() + 1), QPointF(x - shift, box.bottom() - 1))
    painter.restore()
    if said:
        at = (box.center().x(), box.center().y() + 17)
        words(painter, at, said, 48, weight=700, color=STAGE.label, align="centre")


def metal_fill(metal: Metal) -> tuple[str, str]:
    """Give the two colours of a metal."""
    return {"gold": STAGE.gold, "silver": STAGE.silver, "bronze": STAGE.bronze}[metal]


def metal_text(metal: Metal) -> str:
    """Give the colour of text in a metal, on a dark plate."""
    return {
        "gold": STAGE.gold_text,
        "silver": STAGE.silver_text,
        "bronze": STAGE.bronze_text,
    }[metal]


def metal_line(metal: Metal) -> str:
    """Give the colour of a plate's edge in a metal."""
    return {
        "gold": STAGE.gold_line,
        "silver": STAGE.silver_line,
        "bronze": STAGE.bronze_line,
    }[metal]


def rank_metal(rank: int) -> Metal | None:
    """Give the metal of a rank: the first three have one."""
    metals: dict[int, Metal] = {1: "gold", 2: "silver", 3: "bronze"}
    return metals.get(rank)


def rank_tab(painter: QPainter, box: QRectF, said: str, metal: Metal | None = None) -> None:
    """Paint the tab at the left of a row with its rank."""
    plate(painter, box, metal_fill(metal) if metal else STAGE.row_tab, lean=ROW_LEAN)
    color = STAGE.on_gold if metal else STAGE.text
    at = (box.center().x(), box.top() + box.height() * 46 / 60)
    figures(painter, at, said, 46, weight=800, color=color, align="centre")


def movement(painter: QPainter, left: float, middle: float, moved: int | None) -> None:
    """Paint how a rank moved: up, down, same; nothing if it has no earlier rank (None)."""
    if moved is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if not moved:
        painter.fillRect(QRectF(left + 8, middle - 2.5, 32, 5), qcolor(STAGE.same))
        return
    color, lift = (STAGE.up, -12) if moved > 0 else (STAGE.down, 12)
    painter.setBrush(qcolor(color))
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(left, middle - lift),
                QPointF(left + 17, middle + lift),
                QPointF(left + 34, middle - lift),
            ]
        )
    )
    figures(painter, (left + 44, middle + 15), str(abs(moved)), 40, color=color)


def bar(painter: QPainter, box: QRectF, part: float, fill: str = STAGE.gold_line) -> None:
    """Paint a bar; `part` from 0 to 1 of it is filled."""
    painter.fillRect(box, qcolor(STAGE.well))
    painter.fillRect(QRectF(box.left(), box.top(), box.width() * part, box.height()), qcolor(fill))


def ring(painter: QPainter, centre: QPointF, radius: float, part: float, width: float = 18) -> None:
    """Paint a ring, of which `part` from 0 to 1 is filled clockwise from the top."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(qcolor(STAGE.well))
    painter.setPen(QPen(qcolor(STAGE.row_lead), width))
    painter.drawEllipse(centre, radius, radius)
    pen = QPen(qcolor(STAGE.gold_line), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawArc(box, 90 * 16, -round(360 * 16 * part))


def strike(painter: QPainter, left: float, right: float, middle: float, width: float = 6) -> None:
    """Strike a dropped mark through; it stays readable."""
    painter.setPen(QPen(qcolor(STAGE.down), width))
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def glow(painter: QPainter, centre: QPointF, across: float, down: float) -> None:
    """Paint a golden glow behind the one thing to look at now; radii in pixels."""
    painter.save()
    painter.translate(centre)
    painter.scale(1.0, down / across)
    light = QRadialGradient(QPointF(0, 0), across)
    for place, alpha in ((0.0, 0.34), (0.6, 0.10), (1.0, 0.0)):
        color = QColor(STAGE.gold_line)
        color.setAlphaF(alpha)
        light.setColorAt(place, color)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawEllipse(QPointF(0, 0), across, across)
    painter.restore()
