"""Buttons: a verb, perhaps a drawing before it, and after it the key that does the same."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import Tokens, current, paint_icon, qcolor, text
from ui.widgets.glyph import Glyph, paint_glyph
from ui.widgets.keycap import HEIGHT, keycap_width, paint_keycap
from ui.widgets.themed import panel, ring

Kind = Literal["secondary", "primary", "ghost", "danger", "danger_solid"]
Size = Literal["small", "normal", "large", "take"]

_HALO = 2  # px around the button for the focus ring


@dataclass(frozen=True)
class _Measure:
    height: int
    padding: int
    gap: int
    radius: int
    icon: int
    font_size: int


_MEASURES: dict[Size, _Measure] = {
    "small": _Measure(28, 10, 5, 6, 16, 13),
    "normal": _Measure(34, 14, 7, 6, 16, 14),
    "large": _Measure(44, 20, 8, 8, 18, 16),
    "take": _Measure(64, 24, 10, 8, 22, 20),
}


@dataclass(frozen=True)
class _Look:
    ink: str
    fill: str
    line: str


def _look(tokens: Tokens, kind: Kind, *, enabled: bool, warm: bool, down: bool) -> _Look:
    t = tokens
    if not enabled:
        return _Look(
            t.disabled, "" if kind == "ghost" else t.surface_2, "" if kind == "ghost" else t.line
        )
    rest = t.surface_2 if down else (t.surface_3 if warm else t.surface)
    accent = t.accent_hover if warm or down else t.accent
    return {
        "secondary": _Look(t.ink, rest, t.line_2),
        "primary": _Look(t.on_accent, accent, accent),
        "ghost": _Look(t.ink_2, t.surface_2 if warm or down else "", ""),
        "danger": _Look(t.alarm, t.alarm_tint if warm or down else t.surface, t.alarm_line),
        "danger_solid": _Look(
            t.on_solid, t.alarm if warm and t.name == "light" else t.alarm_solid, t.alarm_solid
        ),
    }[kind]


class Button(QPushButton):
    """A button of ours; everything about it can be changed while it is shown.

    The halo of the focus ring lies inside the widget: a button 34 px high takes 38 px.

    Args:
        label: A verb; it never wraps and never clips, the button grows.
        kind: One `primary` in a region; `danger_solid` is for the take on air only.
        size: 28, 34, 44 or 64 px high.
        icon: Name of a drawing before the label.
        glyph: Or a state's shape before the label.
        key: The key that does the same, as `Enter`.
    """

    def __init__(
        self,
        label: str = "",
        kind: Kind = "secondary",
        size: Size = "normal",
        *,
        icon: str = "",
        glyph: Glyph | None = None,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._kind: Kind = kind
        self._size: Size = size
        self._icon, self._glyph, self._key = icon, glyph, key
        self._warm = False
        self._align_left = False
        self._theme = current()
        self._theme.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the space bar does: what has the focus is what is meant."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    @property
    def key(self) -> str:
        """The key on its cap, or nothing."""
        return self._key

    @property
    def kind(self) -> Kind:
        """How it stands out."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Change how it stands out."""
        self._kind = kind
        self.update()

    def set_size(self, size: Size) -> None:
        """Change how high it is, as where the window is low."""
        self._size = size
        self._changed()

    def set_icon(self, name: str) -> None:
        """Change the drawing before the label; nothing takes it away."""
        self._icon = name
        self._changed()

    def set_glyph(self, glyph: Glyph | None) -> None:
        """Change the state's shape before the label."""
        self._glyph = glyph
        self._changed()

    def set_key(self, key: str) -> None:
        """Change the key on the cap; nothing takes the cap away."""
        self._key = key
        self._changed()

    def set_align_left(self, *, left: bool = True) -> None:
        """Put the label at the left and the key cap at the right edge, as in a menu."""
        self._align_left = left
        self.update()

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    @property
    def measure(self) -> _Measure:
        """The measures of its size."""
        return _MEASURES[self._size]

    def label_font(self) -> QFont:
        """Give the font of the label."""
        return text(self.measure.font_size, 700 if self._size == "take" else 500)

    def _widths(self) -> tuple[float, float, float]:
        drawing = float(self.measure.icon) if self._icon or self._glyph else 0.0
        words = QFontMetricsF(self.label_font()).horizontalAdvance(self.text())
        return drawing, words, keycap_width(self._key) if self._key else 0.0

    def _content(self) -> float:
        parts = [width for width in self._widths() if width]
        return sum(parts) + self.measure.gap * max(0, len(parts) - 1)

    def sizeHint(self) -> QSize:
        square = not self.text() and not self._key
        padding = (self.measure.height - self.measure.icon) / 2 if square else self.measure.padding
        width = round(self._content() + 2 * padding + 0.5) + 2 * _HALO
        return QSize(width, self.measure.height + 2 * _HALO)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._warm = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._warm = False
        self.update()
        super().leaveEvent(event)

    def body(self) -> QRectF:
        """Give the button's own box, without the halo."""
        height = max(self.measure.height, self.height() - 2 * _HALO)
        top = (self.height() - height) / 2
        return QRectF(_HALO, top, self.width() - 2 * _HALO, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tokens, box = self._theme.tokens, self.body()
        look = _look(
            tokens, self._kind, enabled=self.isEnabled(), warm=self._warm, down=self.isDown()
        )
        panel(painter, box, self.measure.radius, look.fill, look.line)
        self.paint_progress(painter, box)
        if self.hasFocus() and self.isEnabled():
            ring(painter, box, self.measure.radius, tokens.accent, tokens.accent_line)
        self._paint_content(painter, box, look)

    def paint_progress(self, painter: QPainter, box: QRectF) -> None:
        """Paint what fills while the button is held; nothing here."""

    def _paint_content(self, painter: QPainter, box: QRectF, look: _Look) -> None:
        drawing, words, cap = self._widths()
        gap, middle = self.measure.gap, box.center().y()
        left = box.left() + (
            self.measure.padding
            if self._align_left
            else max(0.0, (box.width() - self._content()) / 2)
        )
        if drawing:
            square = QRectF(round(left), round(middle - drawing / 2), drawing, drawing)
            if self._glyph:
                paint_glyph(
                    painter, square, self._glyph, look.ink, look.fill or self._theme.tokens.surface
                )
            else:
                paint_icon(painter, square, self._icon, look.ink)
            left += drawing + gap
        painter.setFont(self.label_font())
        painter.setPen(qcolor(look.ink))
        place = QRectF(left, box.top(), words + 2, box.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if cap:
            left = (
                box.right() - self.measure.padding - cap if self._align_left else left + words + gap
            )
            self._paint_cap(
                painter, QRectF(round(left), round(middle - HEIGHT / 2), cap, HEIGHT), look
            )

    def _paint_cap(self, painter: QPainter, box: QRectF, look: _Look) -> None:
        tokens = self._theme.tokens
        if self._kind in ("secondary", "ghost") and self.isEnabled():
            paint_keycap(painter, box, self._key, tokens.ink_2, tokens.line_2, fill=tokens.surface)
        else:
            paint_keycap(painter, box, self._key, look.ink, look.ink)
