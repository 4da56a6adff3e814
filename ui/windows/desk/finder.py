"""Scanner, camera and search: the ways in which somebody is found."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.domain.model.codes import MARK
from scorer.words import _
from ui.theme import DARK, font, paint_icon, qcolor
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field, PlainEdit
from ui.widgets.themed import Themed

PAUSE_MS = 80
"""A search waits for a pause longer than a scanner makes, so that a scan does not flicker by."""
IDLE_MS = 6000
"""An empty search field gives up the focus, so that no input method stands before the scanner."""


class SearchEdit(PlainEdit):
    """Where a name is typed, by an input method too.

    Signals:
        garbled(): An input method made words of what a scanner typed.
        moved(int): Down (1) or up (-1) in the list of who was found.
        taken(): Enter was pressed.
        left(): Esc was pressed.
    """

    garbled = Signal()
    moved = Signal(int)
    taken = Signal()
    left = Signal()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        # A badge's code begins with letters that no name and no number begins with.
        said = self.text().upper()
        if event.commitString() and said.startswith(MARK) and len(said) > len(MARK):
            self.garbled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Viewfinder(Themed):
    """What the camera sees, with the corners of where to hold the badge; dark in both themes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setMinimumHeight(96)

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or that there is none."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, box = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(box, qcolor(DARK.surface_2))
        if self._image is not None:
            size = self._image.size().scaled(
                self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(box.center())
            painter.drawImage(place, self._image)
        edge = min(196.0, box.height() - 28)
        square = QRectF(0, 0, edge, edge)
        square.moveCenter(box.center())
        self._corners(painter, square)
        if self._image is None:
            self._invite(painter, square)

    def _invite(self, painter: QPainter, square: QRectF) -> None:
        icon = QRectF(0, 0, 40, 40)
        icon.moveCenter(square.center())
        words = _("Scan at any time; nothing needs to be clicked")
        if square.height() >= 120:
            icon.translate(0, -22)
            painter.setFont(font("small"))
            painter.setPen(qcolor(DARK.ink_2))
            room = QRectF(square.left() + 12, icon.bottom() + 8, square.width() - 24, 44)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, flags.value | Qt.TextFlag.TextWordWrap.value, words)
        paint_icon(painter, icon, "scan-line", DARK.ink_3)

    def _corners(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(qcolor(DARK.ok), 4)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        long = min(36.0, box.height() / 4)
        for x, dx in ((box.left(), long), (box.right(), -long)):
            for y, dy in ((box.top(), long), (box.bottom(), -long)):
                corner = QRectF(x, y, 0, 0).topLeft()
                across, down = QRectF(x + dx, y, 0, 0).topLeft(), QRectF(x, y + dy, 0, 0).topLeft()
                painter.drawPolyline([across, corner, down])


class Finder(Card):
    """The card at the upper left.

    Signals:
        sought(str): What is sought now, after a pause in typing; empty when nothing is.
        moved(int): Down (1) or up (-1) in the list.
        taken(): Whoever is marked in the list is meant.
        left(): The search is over.
        garbled(): An input method stood before the scanner.
        camera(): Somebody wants the next camera.
        bell(bool): Somebody wants the sound, or silence.
    """

    sought = Signal(str)
    moved = Signal(int)
    taken = Signal()
    left = Signal()
    garbled = Signal()
    camera = Signal()
    bell = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._rings, self._filming, self._scanned = True, False, ""
        self.view = Viewfinder()
        self.edit = SearchEdit()
        self.field = Field(self.edit, icon="search", key="/")
        self._camera = Button("", "secondary", "small", icon="camera")
        self._bell = Button("", "secondary", "small", icon="volume-2")
        self.body.addWidget(self.view, 1)
        foot = QWidget()
        column = QHBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._camera, 1)
        column.addWidget(self._bell, 1)
        whole = QVBoxLayout(foot)
        whole.setContentsMargins(14, 10, 14, 10)
        whole.setSpacing(6)
        whole.addWidget(self.field)
        whole.addLayout(column)
        self.body.addWidget(foot)
        self._pause, self._idle = QTimer(self), QTimer(self)
        for timer, wait in ((self._pause, PAUSE_MS), (self._idle, IDLE_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
        self._pause.timeout.connect(self.flush)
        self._idle.timeout.connect(self._on_idle)
        self.edit.textChanged.connect(self._on_text)
        self.edit.moved.connect(self._on_moved)
        self.edit.taken.connect(self._on_taken)
        self.edit.left.connect(self.leave)
        self.edit.garbled.connect(self._on_garbled)
        self._camera.clicked.connect(self.camera)
        self._bell.clicked.connect(lambda: self.bell.emit(not self._rings))
        for button in (self._camera, self._bell):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        note = _("Last scan {at}").format(at=self._scanned) if self._scanned else ""
        self.set_title(_("Scan"), note)
        self.field.set_hint(_("Name or initials, phone, badge"))
        self._camera.setText(_("Next camera") if self._filming else _("Camera"))
        self._bell.setText(_("Sound on") if self._rings else _("Sound off"))

    def show_state(self, *, rings: bool, filming: bool, scanned: str) -> None:
        """Show whether it sounds, whether a camera is on, and when the last scan came."""
        self._rings, self._filming, self._scanned = rings, filming, scanned
        self._bell.set_icon("volume-2" if rings else "x")
        if not filming:
            self.view.show_image(None)
        self.retranslate()

    def begin(self) -> None:
        """Lead into the search field."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self._idle.start()

    def leave(self) -> None:
        """End the search."""
        self.rest()
        self.edit.clear()
        self._pause.stop()
        self.sought.emit("")
        self.left.emit()

    def rest(self) -> None:
        """Wait for nothing any more."""
        self._pause.stop()
        self._idle.stop()

    def flush(self) -> None:
        """Search now for what is typed."""
        self._pause.stop()
        self.sought.emit(self.edit.text())

    def _on_text(self) -> None:
        if self.isVisible():
            self._pause.start()
            self._idle.start()

    def _catch_up(self) -> None:
        """Search now if a search is still waiting for its pause."""
        if self._pause.isActive():
            self.flush()

    def _on_moved(self, step: int) -> None:
        self._catch_up()
        self.moved.emit(step)

    def _on_taken(self) -> None:
        self._catch_up()
        self.taken.emit()

    def _on_garbled(self) -> None:
        self.leave()
        self.garbled.emit()

    def _on_idle(self) -> None:
        if not self.edit.text():
            self.leave()
