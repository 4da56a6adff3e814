"""The drawings of `resources/icons`, in any colour and size."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from scorer.shelf import resource


def pixmap(
    name: str, color: str, size: int = 18, ratio: float = 1.0, stroke: float = 1.75
) -> QPixmap:
    """Give a drawing as a picture.

    Args:
        name: File name without its ending, as `arrow-left`.
        color: `#RRGGBB`; has no effect on `logo`, which has its own.
        size: Edge in logical pixels.
        ratio: Device pixels to a logical pixel.
        stroke: Line width in the 24 x 24 box of the drawing.

    Raises:
        FileNotFoundError: There is no such drawing.
    """
    return _draw(name, color, size, ratio, stroke)


def icon(name: str, color: str, size: int = 18, disabled: str = "") -> QIcon:
    """Give a drawing as an icon, sharp at 100 and 200 %; `disabled` colours the disabled state."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, color, size, ratio))
        if disabled:
            made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return made


def logo(size: int, ratio: float = 1.0) -> QPixmap:
    """Give the logo as a picture; `size` in logical pixels."""
    return _draw("logo", "", size, ratio, 0)


def paint_icon(painter: QPainter, box: QRectF, name: str, color: str, stroke: float = 1.75) -> None:
    """Paint a drawing into a square box, sharp at any scale."""
    ratio = painter.device().devicePixelRatio()
    size = round(min(box.width(), box.height()))
    picture = _draw(name, color, size, ratio, stroke)
    painter.drawPixmap(box.topLeft(), picture)


@cache
def _draw(name: str, color: str, size: int, ratio: float, stroke: float) -> QPixmap:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    if color:
        source = source.replace("currentColor", color)
    if stroke:
        source = source.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    renderer = QSvgRenderer(QByteArray(source.encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
