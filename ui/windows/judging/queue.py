"""The queue at the left: blind codes in their order, and the own signed totals."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.views.queue import LineState, QueueLine, QueueView, SheetKey
from scorer.words import _
from ui.theme import figure, font, qcolor, whole_figure
from ui.widgets.card import Surface
from ui.widgets.empty import Drawing
from ui.widgets.glyph import Glyph, paint_glyph
from ui.widgets.label import Label
from ui.widgets.themed import Themed

WIDTH = 216
_ROW, _CURRENT = 48, 68
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GLYPHS: dict[LineState, Glyph] = {
    "waiting": "not_started",
    "started": "in_progress",
    "paper": "in_progress",
    "signed": "done",
    "excused": "undecided",
    "absent": "undecided",
    "withdrawn": "undecided",
    "disqualified": "undecided",
}


class QueueList(Themed):
    """The lines themselves.

    Signals:
        chosen(object): The key of a line that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[QueueLine, ...] = ()
        self._current: SheetKey | None = None
        self._next: SheetKey | None = None

    def show_lines(self, view: QueueView, current: SheetKey | None) -> None:
        """Show the queue and which performance is judged now."""
        self._lines, self._current = view.lines, current
        following = view.next_open(current[1] if current else "")
        self._next = following.key if following and following.key != current else None
        self.setMinimumHeight(round(sum(place.height() for place in self.places())))
        self.update()

    def places(self) -> list[QRectF]:
        """Give the box of each line."""
        found, top = [], 0
        for line in self._lines:
            height = _CURRENT if line.key == self._current else _ROW
            found.append(QRectF(0, top, self.width(), height))
            top += height
        return found

    def current_place(self) -> QRectF:
        """Give the box of the current line; empty if there is none."""
        pairs = zip(self._lines, self.places(), strict=True)
        return next((place for line, place in pairs if line.key == self._current), QRectF())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for line, place in zip(self._lines, self.places(), strict=True):
            if place.contains(event.position()):
                self.chosen.emit(line.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.color("surface"))
        for line, place in zip(self._lines, self.places(), strict=True):
            if place.intersects(QRectF(event.rect())):
                self._paint_line(painter, line, place, here=line.key == self._current)

    def _paint_line(self, painter: QPainter, line: QueueLine, place: QRectF, *, here: bool) -> None:
        t = self.tokens
        if here:
            painter.fillRect(place, qcolor(t.accent_tint))
            painter.fillRect(QRectF(0, place.top(), 3, place.height()), qcolor(t.accent))
        glyph: Glyph = "in_progress" if here and line.open else _GLYPHS[line.state]
        color = t.accent if here else t.ok if line.state == "signed" else t.disabled
        box = QRectF(16, place.center().y() - 8, 16, 16)
        paint_glyph(painter, box, glyph, color, t.surface)
        painter.setPen(qcolor(t.ink if here or line.state == "signed" else t.ink_3))
        words = QRectF(42, place.top(), place.width() - 42 - 17, place.height())
        if here:
            name = QRectF(42, place.top() + 9, words.width(), 32)
            painter.setFont(whole_figure(line.code, name.width(), 28))
            painter.drawText(name, _LEFT, line.code)
            painter.setPen(qcolor(t.accent))
            painter.setFont(font("hint"))
            said = _("Scoring") if line.open else line.words
            painter.drawText(QRectF(42, place.top() + 41, 150, 18), _LEFT, said)
        else:
            beside = QFontMetricsF(font("hint")).horizontalAdvance(self._beside(line)) + 8
            painter.setFont(whole_figure(line.code, words.width() - beside, 19))
            painter.drawText(words, _LEFT, line.code)
        self._paint_right(painter, line, words)

    def _beside(self, line: QueueLine) -> str:
        """What stands at the right of a line."""
        if line.key == self._next:
            return _("Next up")
        waits = line.open and (line.state != "started" or line.key == self._current)
        return "" if waits else line.words

    def _paint_right(self, painter: QPainter, line: QueueLine, words: QRectF) -> None:
        t = self.tokens
        said = self._beside(line)
        painter.setFont(font("hint"))
        painter.setPen(qcolor(t.ink_3))
        if not line.total:
            painter.drawText(words, _RIGHT, said)
            return
        middle = words.center().y()
        painter.drawText(QRectF(words.left(), middle + 1, words.width(), 18), _RIGHT, said)
        painter.setPen(qcolor(t.ink))
        painter.setFont(figure(16))
        total = QRectF(words.left(), middle - 19, words.width(), 20)
        painter.drawText(total, _RIGHT, line.total)


class QueuePanel(Surface):
    """The queue with its head and foot, 216 px wide.

    Signals:
        chosen(object): The key of a line that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "r", parent=parent)
        self.setFixedWidth(WIDTH)
        self._title = Label("", "small", "ink_3")
        self._count = Label("", figure(13, 500), "ink_3")
        self.list = QueueList()
        self.list.chosen.connect(self.chosen)
        self._area = QScrollArea()
        self._area.setWidget(self.list)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._blind = Label("", "hint", "ink_3")
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        for label in (self._title, self._count):
            label.setFixedHeight(40)
        whole.addLayout(head)
        whole.addWidget(self._area, 1)
        foot = self._foot = Surface("surface", "t")
        foot.setFixedHeight(44)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(Drawing("eye-off", 15, "ink_3"))
        row.addWidget(self._blind, 1)
        whole.addWidget(foot)

    def show_queue(self, view: QueueView, current: SheetKey | None) -> None:
        """Show the queue; the current line stays in sight."""
        self._count.setText(f"{view.signed} / {len(view.lines)}")
        self._foot.setVisible(view.blind)
        self.list.show_lines(view, current)
        place = self.list.current_place()
        if not place.isEmpty():
            middle, room = round(place.center().y()), self._area.viewport().height() // 2
            self._area.ensureVisible(0, middle, 0, min(room, 3 * _ROW))

    def retranslate(self) -> None:
        self._title.setText(_("Running order"))
        self._blind.setText(_("Blind codes only, no names"))
        self.list.update()
