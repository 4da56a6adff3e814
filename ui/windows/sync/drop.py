"""Where export files are dropped or chosen, any number in any order, and how far they are read."""

from pathlib import Path

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.words import _
from ui.widgets.button import Button
from ui.widgets.empty import Drawing
from ui.widgets.label import Label
from ui.widgets.progress import ProgressBar
from ui.widgets.themed import Themed, panel

HEIGHT = 104


class DropArea(Themed):
    """A dashed field that takes files.

    Signals:
        dropped(list): Paths that were dropped here.
        asked(): Somebody wants to choose files.
        stopped(): Somebody wants no more to be read.
    """

    dropped = Signal(list)
    asked = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over, self._reading = False, ""
        self.setFixedHeight(HEIGHT)
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 22, 0)
        row.setSpacing(18)
        row.addWidget(Drawing("file-down", 40, "accent", 1.4))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = Label("", "section")
        self._text = Label("", "small", "ink_2", wrap=True)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addSpacing(6)
        self._bar = ProgressBar()
        self._bar.hide()
        words.addWidget(self._bar)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.stop = Button("")
        self.stop.clicked.connect(self.stopped)
        self.stop.hide()
        row.addWidget(self.stop)
        self.button = Button("", key="Ctrl+I")
        self.button.clicked.connect(self.asked)
        row.addWidget(self.button)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.button.setText(_("Choose files"))
        self.stop.setText(_("Stop"))
        self._say()

    def show_reading(self, name: str, done: int, total: int) -> None:
        """Show how far a file is read; no name when none is."""
        self._reading = name
        self._bar.show_part(done, total)
        self._bar.setVisible(bool(name))
        self.stop.setVisible(bool(name))
        self._say()

    def _say(self) -> None:
        title = _("Drop export files here")
        if self._reading:
            title = _("Reading {file}").format(file=self._reading)
        self._title.setText(title)
        self._text.setText(_("Several at once; a file that comes twice counts once"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if found:
            event.acceptProposedAction()
            self.dropped.emit(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = self.tokens
        line = t.accent if self._over else t.accent_line
        panel(QPainter(self), QRectF(self.rect()), 8, t.accent_tint, line, width=2, dashed=True)
