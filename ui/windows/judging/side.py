"""The right panel: time, total, critical fails, note; each at the edge of sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.sheet import SheetView
from scorer.words import _, n_
from ui.keys import cap
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Surface
from ui.widgets.empty import Drawing
from ui.widgets.glyph import StatusGlyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label, Rule
from ui.widgets.timerface import TimerFace, clock
from ui.windows.judging.note import NotePlate, NoteSection
from ui.windows.judging.veto import VetoSection

WIDTH = 312
_EDGE, _LOW = 20, 700


@dataclass(frozen=True)
class TimeView:
    """The attempt's time in whole seconds: used, allowed, and where it must stop (0: never)."""

    used_s: int
    limit_s: int
    stop_s: int
    running: bool
    ended: bool
    restored: bool


def line(*widgets: QWidget | int, height: int = 0) -> QHBoxLayout:
    """Give a row; 0 is what can stretch, another number a gap."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for widget in widgets:
        if isinstance(widget, int):
            row.addSpacing(widget) if widget else row.addStretch(1)
            continue
        if height:
            widget.setFixedHeight(height)
        row.addWidget(widget)
    return row


class TimerSection(QWidget):
    """The attempt's timer and its two buttons.

    Signals:
        toggled(): The timer is to start, pause or go on.
        ended(): The attempt is over.
    """

    toggled = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TimeView | None = None
        self._title, self._limit = Label("", "small", "ink_3"), Label("", "small", "ink_3")
        self.face = TimerFace(76)
        self.toggle_button = Button("", icon="play", key=cap("timer"))
        self.end_button = Button("", icon="flag", key=cap("end"))
        for button in (self.toggle_button, self.end_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.toggle_button.clicked.connect(self.toggled)
        self.end_button.clicked.connect(self.ended)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(_EDGE - 2, 16, _EDGE - 2, 14)
        self.whole.setSpacing(0)
        self.whole.addLayout(
            line(2, Drawing("timer", 16, "ink_3"), 6, self._title, 0, self._limit, 2)
        )
        self.whole.addSpacing(6)
        self.whole.addLayout(line(2, self.face, 2))
        self.whole.addSpacing(7)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.toggle_button, 1)
        buttons.addWidget(self.end_button, 1)
        self.whole.addLayout(buttons)

    def show_time(self, view: TimeView) -> None:
        """Show the time; a view that is the same changes nothing."""
        if view == self._view:
            return
        self._view = view
        self.face.show_time(view.used_s, view.limit_s)
        limit = _("Limit {time}").format(time=clock(view.limit_s)) if view.limit_s else ""
        self._limit.setText(limit)
        title = _("Attempt timer")
        if view.restored:
            title = _("Restored at {time}, standing").format(time=clock(view.used_s))
        elif view.ended:
            title = _("Attempt ended")
        elif view.stop_s and view.used_s >= view.stop_s:
            title = _("Stop: no more time counts")
        self._title.setText(title)
        self._title.set_tone(_title_tone(view))
        self.toggle_button.setText(_pause_words(view))
        self.toggle_button.set_icon("pause" if view.running else "play")
        self.end_button.setText(_("Review") if view.ended else _("End"))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        view, self._view = self._view, None
        self.toggle_button.set_key(cap("timer"))
        if view is not None:
            self.show_time(view)


def _title_tone(view: TimeView) -> str:
    if view.restored:
        return "warn"
    return "alarm" if view.stop_s and view.used_s >= view.stop_s else "ink_3"


def _pause_words(view: TimeView) -> str:
    if view.running:
        return _("Pause")
    return _("Resume") if view.used_s else _("Start")


class TotalSection(QWidget):
    """The running total, what is lost, what is still possible, what is undecided.

    Signals:
        pressed(): The next undecided step is wanted.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "small", "ink_3")
        self._marked, self._done = Label("", "small", "ink_3"), Label("", figure(13, 500))
        self._count = Label("", "small", "ink_3")
        self._total, self._so_far = Label("", figure(56)), Label("", figure(20, 500), "ink_3")
        self._lost = Label("", figure(20), "alarm")
        self._best_words, self._best = (
            Label("", "hint", "ink_3"),
            Label("", figure(12, 500), "ink_3"),
        )
        self._order = Label("", "hint", "alarm")
        self._glyph = StatusGlyph("undecided", 13)
        self._undecided = Label("", "hint", "ink_3")
        self.whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(_EDGE, 16, _EDGE, 16)
        whole.setSpacing(0)
        head = (self._title, 0, self._marked, 4, self._done, 4, self._count)
        whole.addLayout(line(*head, height=20))
        whole.addSpacing(4)
        figures = line(self._total, 8, self._so_far, 0, self._lost, height=64)
        for label in (self._so_far, self._lost):
            label.setContentsMargins(0, 22, 0, 0)
        whole.addLayout(figures)
        whole.addSpacing(2)
        foot = (self._best_words, 4, self._best, 10, self._order, 0, self._undecided)
        row = line(*foot, height=18)
        row.insertWidget(row.count() - 1, self._glyph)
        row.insertSpacing(row.count() - 1, 4)
        whole.addLayout(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.pressed.emit()

    def show_sheet(self, view: SheetView) -> None:
        """Show the sheet's figures."""
        self._title.setText(_("Running total"))
        self._marked.setText(_("Marked"))
        self._done.setText(str(view.marked))
        self._count.setText(_("/ {count} steps").format(count=len(view.rows)))
        self._total.setText(view.total)
        self._so_far.setText(f"/ {view.so_far}")
        self._lost.setText(view.lost)
        self._best_words.setText(_("Best possible"))
        self._best.setText(view.best)
        self._order.setText(_("Order {points}").format(points=view.order) if view.order else "")
        count = len(view.undecided)
        words = n_("{count} undecided", "{count} undecided", count)
        self._undecided.setText(words.format(count=count))
        self._undecided.set_tone("warn" if count else "ink_3")
        self._glyph.setVisible(bool(count))


class Foot(Surface):
    """Undo and all keys, as caps with words; both can be pressed.

    Signals:
        undone(): Undo was pressed.
        asked(): All keys are to be shown.
    """

    undone = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent=parent)
        self.setFixedHeight(44)
        self._undo, self._help = Label("", "hint", "ink_3"), Label("", "hint", "ink_3")
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, _EDGE, 0)
        row.setSpacing(8)
        row.addWidget(KeyCap(cap("undo")))
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(KeyCap(cap("help")))
        row.addWidget(self._help)
        self.retranslate()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.position().x() < self.width() / 2
        (self.undone if left else self.asked).emit()

    def retranslate(self) -> None:
        self._undo.setText(_("Undo"))
        self._help.setText(_("All keys"))


class SidePanel(Surface):
    """The whole panel, 312 px wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "l", parent=parent)
        self.setFixedWidth(WIDTH)
        self.timer, self.total = TimerSection(), TotalSection()
        self.veto, self.note, self.foot = VetoSection(), NoteSection(), Foot()
        self._veto_rule = Rule()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        parts: Sequence[QWidget] = (
            self.timer, Rule(), self.total, Rule(), self.veto, self._veto_rule,
        )  # fmt: skip
        for part in parts:
            whole.addWidget(part)
        whole.addWidget(self.note, 1)
        whole.addWidget(self.foot)
        self.plate = NotePlate(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the air goes first; everything stays in sight."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        for section in (self.timer, self.total, self.veto):
            edges = section.whole.contentsMargins()
            edges.setTop(9 if low else 16)
            edges.setBottom((9 if low else 16) - (0 if section is self.total else 2))
            section.whole.setContentsMargins(edges)
        height = 150 if low else 190
        bottom = self.height() - self.foot.height()
        self.plate.setGeometry(1, bottom - height, WIDTH - 1, height)

    def show_sheet(self, view: SheetView) -> None:
        """Show the sheet."""
        self.total.show_sheet(view)
        self.veto.show_criticals(view.criticals)
        self._veto_rule.setVisible(bool(view.criticals))
        self.note.show_notes(view.notes)
