"""The canvas of a scene: 1920 x 1080 amid any screen, painted again only where it moved."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from ui.scene.frame import HEIGHT, WHOLE, WIDTH, ground
from ui.theme import STAGE, current, qcolor

Paint = Callable[[QPainter], None]


@dataclass(frozen=True)
class Fit:
    """How the canvas lies on a screen: enlarged evenly, centred, the rest is ground."""

    scale: float
    left: float
    top: float

    @property
    def transform(self) -> QTransform:
        """From the canvas to the screen."""
        return QTransform.fromTranslate(self.left, self.top).scale(self.scale, self.scale)


def fit(size: QSize) -> Fit:
    """Give how the canvas lies on a screen of a size."""
    scale = min(size.width() / WIDTH, size.height() / HEIGHT) or 1.0
    left, top = (size.width() - WIDTH * scale) / 2, (size.height() - HEIGHT * scale) / 2
    return Fit(scale, left, top)


class Strips:
    """Pictures of rows, painted once for each content and scale; a move only copies them."""

    def __init__(self) -> None:
        self._strips: dict[Hashable, QPixmap] = {}

    def draw(
        self, painter: QPainter, at: QPointF, size: QSizeF, key: Hashable, paint: Paint
    ) -> None:
        """Draw a strip at a place on the canvas.

        Args:
            painter: On the canvas.
            at: Its top left corner.
            size: Its size on the canvas.
            key: What it shows; equal keys must look equal.
            paint: Paints it once, with its corner at 0, 0.
        """
        scale = painter.worldTransform().m11() * painter.device().devicePixelRatio()
        whole = (key, round(scale * 4096), size.width(), size.height())
        strip = self._strips.get(whole)
        if strip is None:
            strip = self._strips[whole] = _strip(size, scale, paint)
        painter.drawPixmap(QRectF(at, size), strip, QRectF(strip.rect()))

    def keep(self, keys: Iterable[Hashable]) -> None:
        """Forget all strips but those of these keys."""
        wanted = set(keys)
        self._strips = {
            whole: strip
            for whole, strip in self._strips.items()
            if isinstance(whole, tuple) and whole[0] in wanted
        }

    def clear(self) -> None:
        """Forget all strips."""
        self._strips.clear()


def _strip(size: QSizeF, scale: float, paint: Paint) -> QPixmap:
    strip = QPixmap(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    painter.scale(scale, scale)
    paint(painter)
    painter.end()
    return strip


class Scene(QWidget):
    """A scene on the stage.

    A subclass paints what stays in `paint_still` (head, foot, captions, on the ground that all
    scenes share), which is kept as a picture, and what moves or changes in `paint_moving`. It calls
    `still_changed` when the former has changed and `moved` with the places (on the canvas) that
    changed of the latter.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.strips = Strips()
        self._still: QPixmap | None = None
        self._ground: QPixmap | None = None
        self._run: QVariantAnimation | None = None

    def paint_still(self, painter: QPainter) -> None:
        """Paint what does not move, on the ground of the canvas."""

    def paint_moving(self, painter: QPainter, where: QRectF) -> None:
        """Paint what moves, on the canvas; only `where` will be seen."""

    def still_changed(self) -> None:
        """Paint everything anew."""
        self._still = None
        self.update()

    def moved(self, *places: QRectF) -> None:
        """Paint these places anew, old and new place of what moved alike; none means all."""
        if not places:
            self.update()
        transform = self.fit.transform
        for place in places:
            self.update(transform.mapRect(place).toAlignedRect().adjusted(-1, -1, 1, 1))

    @property
    def fit(self) -> Fit:
        """How the canvas lies in the widget."""
        return fit(self.size())

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        dirty = event.rect()
        still = self._still_picture()
        ratio = still.devicePixelRatio()
        source = QRectF(
            dirty.x() * ratio, dirty.y() * ratio, dirty.width() * ratio, dirty.height() * ratio
        )
        painter.drawPixmap(QRectF(dirty), still, source)
        here = self.fit
        seen = here.transform.inverted()[0].mapRect(QRectF(dirty)).intersected(WHOLE)
        painter.setTransform(here.transform, True)
        painter.setClipRect(seen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, here.scale != 1.0)
        self.paint_moving(painter, seen)
        painter.end()

    def _still_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._ground is None or self._ground.size() != size:
            self._still = None
            self.strips.clear()
            self._ground = QPixmap(size)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(qcolor(STAGE.ground_bottom))
            self._on_canvas(self._ground, ground)
        if self._still is None:
            self._still = QPixmap(self._ground)
            self._on_canvas(self._still, self.paint_still)
        return self._still

    def _on_canvas(self, picture: QPixmap, paint: Paint) -> None:
        painter = QPainter(picture)
        painter.setTransform(self.fit.transform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(WHOLE)
        paint(painter)
        painter.end()

    def animate(
        self,
        milliseconds: int,
        step: Callable[[float], None],
        curve: QEasingCurve.Type = QEasingCurve.Type.InOutCubic,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Call `step` with 0 to 1 along a curve for some time; at once with 1 if motion is reduced.

        One group moves at a time: a new run ends the old one at its end.
        """
        self.settle()
        if current().reduced_motion or milliseconds <= 0 or not self.isVisible():
            step(1.0)
            if done:
                done()
            return
        run = QVariantAnimation(self)
        run.setDuration(milliseconds)
        run.setStartValue(0.0)
        run.setEndValue(1.0)
        run.setEasingCurve(curve)
        run.valueChanged.connect(step)
        if done:
            run.finished.connect(done)
        self._run = run
        run.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def settle(self) -> None:
        """Bring what moves to its end now."""
        run, self._run = self._run, None
        if run is not None and run.state() == QAbstractAnimation.State.Running:
            run.setCurrentTime(run.duration())
        if run is not None:
            run.deleteLater()
