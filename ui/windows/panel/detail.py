"""The cards at the right: what lies far off, how a score comes about, what equal totals do."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from scorer.views.paneldetail import Computation, CountedLine, DeviationDetail
from scorer.words import _
from ui.keys import cap
from ui.theme import figure, font, qcolor
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.deviation import DeviationPlot, SeatMark
from ui.widgets.glyph import StatusGlyph
from ui.widgets.label import Label
from ui.widgets.themed import Themed

_LINE, _LAST = 32, 50
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DeviationCard(Card):
    """A total far from the others, plotted, and who should look at it.

    Signals:
        recheck(int): That seat's judge is to look again.
        reported(): The chief judge is to be called.
    """

    recheck = Signal(int)
    reported = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("?", tone="alarm", parent=parent)
        self._seat = 0
        self.head_row.insertWidget(0, StatusGlyph("alarm", 18))
        self.note.set_tone("alarm")
        self._words = Label("", "small", wrap=True)
        self._scale = Label("", "hint", "ok")
        self._scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._plot = DeviationPlot()
        self.recheck_button = Button("", icon="message-square")
        self.report_button = Button("", "primary", key=cap("call_chief"))
        self.body.setContentsMargins(15, 15, 15, 13)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(4)
        for button in (self.recheck_button, self.report_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._buttons.addWidget(button, 1)
        self.recheck_button.clicked.connect(lambda: self.recheck.emit(self._seat))
        self.report_button.clicked.connect(self.reported)
        self.body.addWidget(self._words)
        self.body.addSpacing(10)
        self.body.addWidget(self._scale)
        self.body.addWidget(self._plot)
        self.body.addSpacing(8)
        self.body.addLayout(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two buttons side by side, or below each other where their words need it."""
        super().resizeEvent(event)
        needed = self.recheck_button.sizeHint().width() + self.report_button.sizeHint().width()
        way = QBoxLayout.Direction
        low = needed + 40 > event.size().width()
        self._buttons.setDirection(way.TopToBottom if low else way.LeftToRight)

    def show_detail(self, found: DeviationDetail | None) -> None:
        """Show a total far off; nothing hides the card."""
        self.setVisible(found is not None)
        if found is None:
            return
        self._seat = found.seat
        self.set_title(_("Deviation over limit · {code}").format(code=found.code), found.off)
        self.note.set_role("figure_s")  # a style sheet forgets the font of a label that moved
        self._words.setText(found.words)
        self._scale.setText(found.scale)
        marks = [SeatMark(seat, mark, off) for seat, mark, off in found.marks]
        self._plot.show_marks(marks, found.median, found.limit)
        self.recheck_button.setText(_("Judge {seat} looks again").format(seat=found.seat))
        self.report_button.setText(_("Report to chief"))


class ComputationLines(Themed):
    """The arithmetic, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[CountedLine] = ()
        self._divided = self._result = ""

    def show_lines(self, made: Computation) -> None:
        """Show a computation."""
        self._lines, self._divided, self._result = made.lines, made.divided, made.result
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(round(sum(map(self._height, self._lines))) + _LAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height(self, line: CountedLine) -> float:
        """A line's height: the sum of a large panel takes several."""
        room = QRectF(0, 0, self._room(line), 1000)
        wraps = Qt.TextFlag.TextWordWrap
        return max(_LINE, QFontMetricsF(_face(line)).boundingRect(room, wraps, line.who).height())

    def _room(self, line: CountedLine) -> float:
        return max(60.0, self.width() - _indent(line.what) - 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t, width = QPainter(self), self.tokens, float(self.width())
        top = 0.0
        for line in self._lines:
            box = QRectF(0, top, width, self._height(line))
            top = box.bottom()
            painter.setPen(qcolor(t.ink_3))
            painter.setFont(font("small"))
            painter.drawText(box, _LEFT, line.what)
            painter.setPen(qcolor(t.ink_3 if line.struck else t.ink))
            painter.setFont(_face(line))
            words = QRectF(_indent(line.what), box.top(), self._room(line), box.height())
            painter.drawText(words, _LEFT | Qt.TextFlag.TextWordWrap, line.who)
            face = QFont(figure(16))
            face.setStrikeOut(line.struck)
            painter.setFont(face)
            painter.drawText(box, _RIGHT, line.value)
        top += 6
        painter.fillRect(QRectF(0, top, width, 1), qcolor(t.line))
        last = QRectF(0, top + 6, width, 38)
        painter.setPen(qcolor(t.ink))
        painter.setFont(font("small_bold"))
        painter.drawText(last, _LEFT, self._divided)
        painter.setFont(figure(28, 700))
        painter.drawText(last, _RIGHT, self._result)


def _face(line: CountedLine) -> QFont:
    return font("small") if line.struck else figure(15, 500)


def _indent(words: str) -> float:
    return max(64.0, QFontMetricsF(font("small")).horizontalAdvance(words) + 12.0)


class ComputationCard(Card):
    """How a row's score comes about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("?", parent=parent)
        self.body.setContentsMargins(15, 12, 15, 8)
        self._lines = ComputationLines()
        self.body.addWidget(self._lines)

    def show_computation(self, made: Computation | None) -> None:
        """Show a computation; nothing hides the card."""
        self.setVisible(made is not None)
        if made is not None:
            self.set_title(_("Computation · {code}").format(code=made.code), made.note)
            self._lines.show_lines(made)


class TiesCard(Card):
    """What equal highest or lowest totals do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("?", parent=parent)
        self.body.setContentsMargins(15, 12, 15, 12)
        self._words = Label("", "small", "ink_2", wrap=True)
        self.body.addWidget(self._words)

    def show_words(self, words: str) -> None:
        """Show the sentence."""
        self.set_title(_("Equal totals"))
        self._words.setText(words)


class DetailColumn(QWidget):
    """The three cards below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deviation, self.computation, self.ties = DeviationCard(), ComputationCard(), TiesCard()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        for card in (self.deviation, self.computation, self.ties):
            whole.addWidget(card)
        whole.addStretch(1)
