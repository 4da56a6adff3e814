"""Surfaces: a card with an optional head, a plain surface, and the head of a page."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.themed import Themed, Tone, panel, tone_colors


class Surface(Themed):
    """A flat region filled with a token's colour, perhaps with hairlines at some edges.

    Args:
        fill: Token of its colour.
        edges: Any of the letters `l`, `t`, `r`, `b`: where a hairline runs.
        line: Token of the hairlines; `line_2` for a drawer.
    """

    def __init__(
        self,
        fill: str = "surface",
        edges: str = "",
        line: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._edges, self._line = fill, edges, line

    def set_fill(self, fill: str) -> None:
        """Change the token of the colour."""
        self._fill = fill
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color(self._fill))
        width, height, color = self.width(), self.height(), self.theme.color(self._line)
        for edge, place in {
            "l": (0, 0, 1, height),
            "t": (0, 0, width, 1),
            "r": (width - 1, 0, 1, height),
            "b": (0, height - 1, width, 1),
        }.items():
            if edge in self._edges:
                painter.fillRect(*place, color)


class Card(Themed):
    """A white plate with a hairline; with a title it has a head 44 px high.

    Put what it holds into `body`, a vertical layout: no margins when there is a head, else 16 px.

    Args:
        title: The head's title, or nothing for a card without a head.
        note: Small text at the right of the head.
        tone: `alarm` or `warn` colours the border and the head.
        dashed: A dashed border: a place where something will be.
    """

    def __init__(
        self,
        title: str = "",
        note: str = "",
        tone: Tone = "plain",
        *,
        dashed: bool = False,
        fill: str = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self._dashed, self._fill = dashed, fill
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self.head = QWidget(self)
        self.head.setFixedHeight(43)
        self.head_row = QHBoxLayout(self.head)
        self.head_row.setContentsMargins(15, 0, 15, 0)
        self.head_row.setSpacing(8)
        self.title = Label(title, "body_bold")
        self.note = Label(note, "hint", "ink_3")
        self.head_row.addWidget(self.title)
        self.head_row.addStretch(1)
        self.head_row.addWidget(self.note)
        self._headed = bool(title)
        self.head.setVisible(self._headed)
        whole.addWidget(self.head)
        holder = QWidget(self)
        self.body = QVBoxLayout(holder)
        edge = 0 if self._headed else 15
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(0)
        whole.addWidget(holder, 1)
        self._colour_head()

    def set_title(self, title: str, note: str = "") -> None:
        """Change the words in the head."""
        self.title.setText(title)
        self.note.setText(note)

    def set_tone(self, tone: Tone) -> None:
        """Change the tone of border and head."""
        self._tone = tone
        self._colour_head()
        self.update()

    def _colour_head(self) -> None:
        self.title.set_tone(self._tone if self._tone in ("alarm", "warn", "ok") else "ink")

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, tokens = QPainter(self), self.tokens
        toned = self._tone in ("alarm", "warn", "ok", "accent")
        colors = tone_colors(tokens, self._tone)
        box = QRectF(self.rect())
        border = colors.line if toned else (tokens.line_2 if self._dashed else tokens.line)
        panel(painter, box, 8, getattr(tokens, self._fill))
        if self._headed:
            if toned:
                painter.setClipRect(QRectF(0, 0, box.width(), 44))
                panel(painter, box, 8, colors.tint)
                painter.setClipping(False)
            painter.fillRect(QRectF(1, 43, box.width() - 2, 1), self.theme.color("line"))
        panel(painter, box, 8, "", border, dashed=self._dashed)


class PageHeader(Surface):
    """The head of a page, 64 px high: title, what it is about, and at the right its actions.

    Add buttons with `add`; they stand at the right in the order of adding.
    """

    def __init__(self, title: str = "", sub: str = "", parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent=parent)
        self.setFixedHeight(64)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(24, 0, 22, 0)
        self.row.setSpacing(8)
        self.title = Label(title, "page")
        self.sub = Label(sub, "small", "ink_3")
        self.row.addWidget(self.title)
        self.row.addSpacing(8)
        self.row.addWidget(self.sub)
        self.row.addStretch(1)

    def set_text(self, title: str, sub: str = "") -> None:
        """Change title and what it is about."""
        self.title.setText(title)
        self.sub.setText(sub)

    def add(self, widget: QWidget) -> None:
        """Add an action at the right."""
        self.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def fit(self, room: int, keys: Mapping[Button, str]) -> None:
        """Where the head has no room, what the page is about goes first, then the keys."""
        for without in range(3):
            self.sub.setVisible(without < 1)
            for button, key in keys.items():
                button.set_key(key if without < 2 else "")
                button.setToolTip(key)
            self.row.invalidate()
            if self.row.sizeHint().width() <= room:
                return
