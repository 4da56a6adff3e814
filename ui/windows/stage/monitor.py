"""A monitor: a small picture of a scene in its frame, so that preview and air never look alike."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import qcolor
from ui.widgets.empty import Drawing
from ui.widgets.glyph import StatusGlyph
from ui.widgets.label import Label
from ui.widgets.themed import Themed

EDGE = 3


class _Frame(Themed):
    """Keeps a scene at 16 : 9 inside a coloured edge."""

    def __init__(self, scene: QWidget, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene, self._token = scene, token
        scene.setParent(self)
        scene.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(140)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (width - 2 * EDGE) * 9 // 16 + 2 * EDGE

    def resizeEvent(self, event: QResizeEvent) -> None:
        height = self.heightForWidth(self.width())
        self._scene.setGeometry(EDGE, EDGE, self.width() - 2 * EDGE, height - 2 * EDGE)
        self.setFixedHeight(height)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(getattr(self.tokens, self._token)), EDGE))
        half = EDGE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 6, 6)


class Monitor(QWidget):
    """A scene with its caption: 预备 with an eye, or 播出中 with a red dot."""

    def __init__(
        self, kind: Literal["preview", "air"], scene: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        air = kind == "air"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(
            StatusGlyph("submitted", 14, "alarm") if air else Drawing("eye", 16, "accent")
        )
        self.title = Label("", "body_bold", "alarm" if air else "accent")
        self.what = Label("", "small", "ink_2")
        self.note = Label("", "small", "ink_3")
        head.addWidget(self.title)
        head.addWidget(self.what)
        head.addStretch(1)
        head.addWidget(self.note)
        column.addLayout(head)
        column.addWidget(_Frame(scene, "alarm_solid" if air else "accent"))
        column.addStretch(1)
