"""The rehearsal: which contest is played, and its remote, which plays the day step by step."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from scorer.rehearsal import Step
from scorer.words import _
from ui.theme import font
from ui.widgets.button import Button
from ui.widgets.card import Surface
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label
from ui.widgets.segmented import SegmentedControl

SPEEDS = (1, 10, 60, 600, 0)
"""How much faster than life; 0 is as fast as the laptop can."""
_LONGEST_MS = 20_000


class RehearsalDialog(Dialog):
    """Asks which contest is rehearsed; read the answer from `template` when it was accepted.

    Args:
        templates: Their names and ids; the first one is offered.
    """

    def __init__(
        self, templates: Sequence[tuple[str, object]], parent: QWidget | None = None
    ) -> None:
        about = _("Invented teams go through the whole day; no real data is touched.")
        super().__init__(_("Which contest is rehearsed?"), about, parent)
        self.choice = Choice(templates)
        self.choice.setAccessibleName(_("Template"))
        self.body.setContentsMargins(0, 12, 0, 0)
        self.body.addWidget(self.choice)
        self.add_button(_("Cancel"), safe=True)
        self.begin = self.add_button(_("Start the rehearsal"), "primary", accepts=True)
        self.begin.setDefault(True)
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def template(self) -> str:
        """The id of the template that is chosen."""
        return str(self.choice.value())


class RehearsalRemote(Surface):
    """Plays, pauses and steps.

    Signals:
        ended(): The day is over, or somebody closed the remote.
    """

    ended = Signal()

    def __init__(self, steps: Iterator[Step], parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._steps = steps
        self._before: datetime | None = None
        self._over = False
        self.setWindowFlag(Qt.WindowType.Tool)
        self.resize(500, 300)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        self._title = Label("", "section")
        self._note = Label("", "small", "ink_3", wrap=True)
        self._log = QPlainTextEdit(self)
        self._log.setReadOnly(True)
        self._log.setFont(font("small"))
        row = QHBoxLayout()
        self._play = Button("", "primary", icon="play")
        self._play.clicked.connect(self.toggle)
        self._step = Button("", icon="chevron-right")
        self._step.clicked.connect(self.step)
        self._speed = SegmentedControl()
        self._speed.choose(2)
        row.addWidget(self._play)
        row.addWidget(self._step)
        row.addStretch(1)
        row.addWidget(self._speed)
        for widget in (self._title, self._note, self._log):
            column.addWidget(widget)
        column.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.step)
        self._playing = False
        self.retranslate()

    def show_beside(self, window: QWidget) -> None:
        """Show it in the lower right corner of a window's screen, where it hides little."""
        corner = window.screen().availableGeometry().bottomRight()
        self.move(corner - QPoint(self.width() + 24, self.height() + 48))
        self.show()

    @property
    def speed(self) -> int:
        """How much faster than life it plays; 0 is as fast as possible."""
        return SPEEDS[self._speed.index]

    def toggle(self) -> None:
        """Play, or pause."""
        self._playing = not self._playing and not self._over
        if self._playing:
            self._timer.start(0)
        else:
            self._timer.stop()
        self.retranslate()

    def step(self) -> None:
        """Take the next step, and when playing wait for the one after it."""
        found = next(self._steps, None)
        if found is None:
            self._over, self._playing = True, False
            self.retranslate()
            self.ended.emit()
            return
        self._log.appendPlainText(f"{found.at:%H:%M:%S}  {found.sentence}")
        if self._playing:
            self._timer.start(self._pause(found))
        self._before = found.at

    def _pause(self, found: Step) -> int:
        if not self.speed or self._before is None:
            return 0
        seconds = max(0.0, (found.at - self._before).total_seconds())
        return min(_LONGEST_MS, int(seconds * 1000) // self.speed)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.setWindowTitle(_("Rehearsal"))
        self._title.setText(_("Rehearsal"))
        self._note.setText(
            _("An invented day, played on this laptop. Nothing of it can enter a real contest.")
        )
        self._play.setText(_("Pause") if self._playing else _("Play"))
        self._play.set_icon("pause" if self._playing else "play")
        self._play.setEnabled(not self._over)
        self._step.setText(_("Next"))
        self._step.setEnabled(not self._over)
        fast = [f"{speed}×" for speed in SPEEDS if speed]
        self._speed.set_labels([*fast, _("Fastest")])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self._playing = False
        super().closeEvent(event)
