"""The head of the judging window: where and who, whether all is saved, theme and chief judge."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.queue import QueueView
from scorer.words import _
from ui.keys import cap
from ui.theme import figure, qcolor, text
from ui.widgets.button import Button
from ui.widgets.card import Surface
from ui.widgets.empty import Drawing
from ui.widgets.label import Label, Rule
from ui.widgets.saved import SavedBadge
from ui.widgets.themed import Themed, panel

HEIGHT = 60


def two_lines(first: Label, second: Label, heights: tuple[int, int]) -> QVBoxLayout:
    """Give two labels below each other, of exact heights."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    for label, height in zip((first, second), heights, strict=True):
        label.setFixedHeight(height)
        column.addWidget(label)
    column.addStretch(1)
    return column


class NumberPlate(Themed):
    """The station's number, as on its door."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self.setFixedSize(QSize(38, 38))

    def show_number(self, number: int) -> None:
        """Show a number."""
        self._number = number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        panel(painter, QRectF(self.rect()), 8, t.accent)
        painter.setPen(qcolor(t.on_accent))
        painter.setFont(figure(22))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class JudgingHeader(Surface):
    """The head, 60 px high.

    Signals:
        themed(): The theme is to be changed.
        called(): The chief judge is to be called.
    """

    themed = Signal()
    called = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent=parent)
        self.setFixedHeight(HEIGHT)
        self._plate = NumberPlate()
        self._title, self._about = Label("", text(18, 700)), Label("", "hint", "ink_3")
        self._judge, self._alone = Label("", "small_medium"), Label("", "hint", "ink_3")
        self.saved = SavedBadge()
        self._offline = Label("", "small", "ink_2")
        self.theme_button = Button("", "ghost", "small", icon="moon")
        self.call_button = Button("", "secondary", "small", icon="hand", key=cap("call_chief"))
        for button in (self.theme_button, self.call_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.theme_button.clicked.connect(self.themed)
        self.call_button.clicked.connect(self.called)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 18, 1)
        row.setSpacing(0)
        row.addWidget(self._plate)
        row.addSpacing(14)
        row.addLayout(two_lines(self._title, self._about, (24, 18)))
        row.addSpacing(20)
        rule = Rule(upright=True)
        rule.setFixedHeight(32)
        row.addWidget(rule)
        row.addSpacing(20)
        row.addLayout(two_lines(self._judge, self._alone, (20, 18)))
        row.addStretch(1)
        row.addWidget(self.saved)
        row.addSpacing(14)
        row.addWidget(Drawing("wifi-off", 16, "ink_2"))
        row.addSpacing(6)
        row.addWidget(self._offline)
        row.addSpacing(12)
        row.addWidget(self.theme_button)
        row.addSpacing(10)
        row.addWidget(self.call_button)

    def show_queue(self, view: QueueView) -> None:
        """Show where the seat is and whose it is."""
        self._plate.show_number(view.number)
        self._title.setText(view.title)
        self._about.setText(view.about)
        seat = _("Judge {seat} {name}").format(seat=f"{view.seat:02d}", name=view.judge_name)
        self._judge.setText(seat)
        self.call_button.setText(_("Chief called") if view.called else _("Call chief"))
        self.call_button.set_glyph("done" if view.called else None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where long names leave no room, the drawing alone says that it works offline."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left = max(self._title.sizeHint().width(), self._about.sizeHint().width())
        middle = max(self._judge.sizeHint().width(), self._alone.sizeHint().width())
        right = (self.saved, self._offline, self.theme_button, self.call_button)
        needed = left + middle + sum(widget.sizeHint().width() for widget in right) + 210
        self._offline.setVisible(needed <= self.width())

    def retranslate(self) -> None:
        self._alone.setText(_("Independent, hidden from other judges"))
        self._offline.setText(_("Works offline"))
        self.restyle()

    def restyle(self) -> None:
        dark = self.theme.name == "dark"
        self.theme_button.setText(_("Bright") if dark else _("Dim hall"))
        self.theme_button.set_icon("sun" if dark else "moon")
        self.update()
