"""The batch: how many certificates are done, which is at work, how long it will take."""

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.certificates import CertificatesView
from scorer.words import _, n_
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label
from ui.widgets.progress import ProgressBar
from ui.widgets.segmented import SegmentedControl

_GUESS_FROM_MS = 600


class BatchPane(QWidget):
    """The lower half of the right side.

    Signals:
        cancelled(): Somebody wants to stop the print.
        elsewhere(): Somebody wants another folder.
    """

    cancelled = Signal()
    elsewhere = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._result = folder, folder
        self._clock = QElapsedTimer()
        self._done, self._total, self._running = 0, 0, False
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        head = QHBoxLayout()
        self._title = Label("", "section")
        self.way = SegmentedControl(["", ""])
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.way)
        figures = QHBoxLayout()
        figures.setSpacing(6)
        self._count = Label("0", figure(40))
        self._of = Label("", figure(18, 500), "ink_3")
        self._left = Label("", "small", "ink_2")
        figures.addWidget(self._count)
        figures.addWidget(self._of)
        figures.addStretch(1)
        figures.addWidget(self._left)
        self.bar = ProgressBar(10)
        now = QHBoxLayout()
        now.setSpacing(8)
        self._glyph = StatusGlyph("not_started", 15)
        self._at = Label("", "small", wrap=True)
        self._number = Label("", figure(14, 500), "ink_3")
        self.cancel = Button("", size="small")
        self.cancel.clicked.connect(self.cancelled)
        self.open = Button("", size="small", icon="external-link")
        self.open.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result)))
        )
        self.open.hide()
        now.addWidget(self._glyph)
        now.addWidget(self._at, 1)
        now.addWidget(self._number)
        now.addWidget(self.cancel)
        now.addWidget(self.open)
        into = QHBoxLayout()
        into.setSpacing(8)
        self._into = Label("", "hint", "ink_3", wrap=True)
        self._elsewhere = Button("", "ghost", "small", icon="folder-open")
        self._elsewhere.clicked.connect(self.elsewhere)
        into.addWidget(self._into, 1)
        into.addWidget(self._elsewhere)
        whole.addLayout(head)
        whole.addLayout(figures)
        whole.addWidget(self.bar)
        whole.addLayout(now)
        whole.addLayout(into)

    @property
    def each(self) -> bool:
        """Whether each certificate gets a file of its own."""
        return self.way.index == 1

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(_("Batch"))
        self.way.set_labels([_("One file"), _("One file each")])
        self.cancel.setText(_("Stop"))
        self.open.setText(_("Open"))
        self._elsewhere.setText(_("Other folder"))
        self.show_folder(self._folder)

    def show_folder(self, folder: Path) -> None:
        """Show where files go."""
        self._folder = folder
        self._into.setText(_("Into {folder}").format(folder=folder))
        self._into.setToolTip(str(folder))

    def show_view(self, view: CertificatesView, *, running: bool) -> None:
        """Show how far the certificates are while nothing is being printed."""
        began = running and not self._running
        self._running = running
        self.cancel.setVisible(running)
        self.way.setEnabled(not running)
        if began:
            self._clock.start()
            self.open.hide()
        if running:
            return
        done = len(view.lines) - len(view.due)
        self._show_figures(done, len(view.lines))
        self._left.setText("")
        self._number.setText("")
        if view.lines and not view.due:
            self._say("done", _("All certificates are made"))
        elif view.lines:
            words = n_("{count} to make", "{count} to make", len(view.due))
            self._say("not_started", words.format(count=len(view.due)))
        else:
            self._say("not_started", _("Nothing to make yet"))

    def show_progress(self, done: int, total: int, name: str, number: str) -> None:
        """Show how far the print is; ``name`` is whose certificate is at work."""
        self._show_figures(done, total)
        self._say("in_progress", _("Making {name}").format(name=name) if name else _("Finishing"))
        self._number.setText(number)
        self._left.setText(self._time_left(done, total))

    def show_result(self, path: Path) -> None:
        """Offer what came out."""
        self._result = path
        self.open.show()
        self.open.setToolTip(str(path))

    def hide_result(self) -> None:
        """Offer nothing."""
        self.open.hide()

    def _show_figures(self, done: int, total: int) -> None:
        self._count.setText(str(done))
        words = n_("/ {count} certificate", "/ {count} certificates", total)
        self._of.setText(words.format(count=total))
        self.bar.show_part(done, total)

    def _say(self, glyph: Glyph, words: str) -> None:
        self._glyph.set_glyph(glyph)
        self._at.setText(words)

    def _time_left(self, done: int, total: int) -> str:
        spent = self._clock.elapsed() if self._clock.isValid() else 0
        if not done or spent < _GUESS_FROM_MS:
            return ""
        seconds = spent * (total - done) // done // 1000
        if seconds < 60:
            return n_("About {count} s left", "About {count} s left", seconds).format(count=seconds)
        minutes = -(-seconds // 60)
        return n_("About {count} min left", "About {count} min left", minutes).format(count=minutes)
