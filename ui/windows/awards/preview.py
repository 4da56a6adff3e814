"""The preview: one certificate as it will come out, with the ring where the seal goes."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QRectF, Qt, QTemporaryDir, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.certificates import CertificateLine
from scorer.views.papers import CertificateText
from scorer.words import _
from ui.jobs import Job
from ui.theme import font
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.themed import Themed

_WIDE, _HIGH = 400, 283
_SCALE = 2
_PAUSE_MS = 80
Text = Callable[[CertificateLine], CertificateText | None]


class Sheet(Themed):
    """The picture of the page, or a line of words while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_WIDE, _HIGH)
        self._picture = QPixmap()
        self._words = ""

    @property
    def picture(self) -> QPixmap:
        """What is shown; null while there is none."""
        return self._picture

    def show_picture(self, picture: QPixmap) -> None:
        """Show a page."""
        self._picture, self._words = picture, ""
        self.update()

    def say(self, words: str, *, keep: bool = False) -> None:
        """Say why there is no page; ``keep`` leaves the old one until the new one is there."""
        self._words = words
        if not keep:
            self._picture = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, box = QPainter(self), QRectF(self.rect())
        painter.fillRect(box, self.theme.color("line_2"))
        inner = box.adjusted(1, 1, -1, -1)
        painter.fillRect(inner, self.theme.color("surface_2"))
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(inner, self._picture, QRectF(self._picture.rect()))
        elif self._words:
            painter.setPen(self.theme.color("ink_3"))
            painter.setFont(font("small"))
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(inner.adjusted(24, 24, -24, -24), flags, self._words)


class PreviewPane(QWidget):
    """Steps through the certificates.

    Signals:
        stepped(str): The winner (by key) whose certificate is now shown.
    """

    stepped = Signal(str)

    def __init__(self, text: Text, fonts: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._text, self._fonts = text, fonts
        self._lines: tuple[CertificateLine, ...] = ()
        self._at = 0
        self._job: Job | None = None
        self._folder = QTemporaryDir()
        self._drawn: dict[object, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        head = QHBoxLayout()
        self._title = Label("", "section")
        self._kind = Label("", "small", "ink_3")
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._kind)
        self.sheet = Sheet()
        foot = QHBoxLayout()
        foot.setSpacing(6)
        self.back = Button("", size="small", icon="chevron-left")
        self.on = Button("", size="small", icon="chevron-right")
        self._where = Label("", "small", "ink_2")
        self._number = Label("", "hint", "ink_3")
        for button, step in ((self.back, -1), (self.on, 1)):
            button.clicked.connect(lambda _on=False, step=step: self.step(step))
        foot.addWidget(self.back)
        foot.addWidget(self._where)
        foot.addWidget(self.on)
        foot.addStretch(1)
        foot.addWidget(self._number)
        whole.addLayout(head)
        whole.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(foot)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(_("Certificate preview"))
        self._kind.setText(_("The seal's ring is not printed"))
        for button, name in (
            (self.back, _("Previous certificate")),
            (self.on, _("Next certificate")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self._show()

    @property
    def line(self) -> CertificateLine | None:
        """The certificate that is shown."""
        return self._lines[self._at] if self._lines else None

    @property
    def busy(self) -> bool:
        """Whether a page is being drawn, or about to be."""
        return self._job is not None or self._pause.isActive()

    def show_lines(self, lines: Sequence[CertificateLine]) -> None:
        """Step through these; the one in sight stays if it is still there."""
        honour = self.line.honour if self.line else None
        self._lines = tuple(lines)
        places = [place for place, line in enumerate(lines) if line.honour == honour]
        self._at = places[0] if places else 0
        self._show()

    def show_winner(self, key: str) -> None:
        """Show the first certificate of a winner, unless one of its own is in sight."""
        if self.line is not None and self.line.winner == key:
            return
        for place, line in enumerate(self._lines):
            if line.winner == key:
                self._at = place
                self._show()
                return

    def step(self, by: int) -> None:
        """Go to another certificate."""
        if self._lines:
            self._at = (self._at + by) % len(self._lines)
            self._show()
            self.stepped.emit(self._lines[self._at].winner)

    def draw_again(self) -> None:
        """Draw anew, as with further fonts."""
        self._drawn.clear()
        self._show()

    def stop(self) -> None:
        """Stop drawing, with the contest."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _show(self) -> None:
        line = self.line
        several = len(self._lines) > 1
        self.back.setEnabled(several)
        self.on.setEnabled(several)
        if line is None:
            self._where.setText("")
            self._number.setText("")
            self.sheet.say(_("Certificates are shown here once there are winners."))
            return
        self._where.setText(
            _("{name} · {at} / {count}").format(
                name=line.honour.name, at=self._at + 1, count=len(self._lines)
            )
        )
        self._number.setText(line.number or _("Number given when it is made"))
        known = self._drawn.get(self._text(line))
        if known:
            self.sheet.show_picture(QPixmap(known))
        else:
            self.sheet.say(_("Drawing"), keep=True)
            self._pause.start()

    def _draw(self) -> None:
        line = self.line
        text = self._text(line) if line else None
        if text is None or self._job is not None or not self._folder.isValid():
            if line is not None and text is None:
                self.sheet.say(_("Only the laptop with the contest's key makes certificates."))
            return
        path = self._folder.filePath(f"{len(self._drawn)}.png")
        self._job = job = Job(self)
        job.finished.connect(lambda told: self._on_drawn(text, told))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._drop)
        job.start(
            "ui.models.picture:draw",
            item=msgspec.to_builtins(text),
            path=path,
            width=_WIDE * _SCALE,
            added=list(self._fonts()),
        )

    def _on_drawn(self, text: CertificateText, told: dict[str, Any]) -> None:
        self._drop()
        if "picture" in told:
            self._drawn[text] = str(told["picture"])
            self._show()
        elif self.line is not None and self._text(self.line) == text:
            self.sheet.say(_("This name has a character that no font has."))
        else:
            self._show()

    def _on_failed(self, why: str) -> None:
        self._drop()
        self.sheet.say(why)

    def _drop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
