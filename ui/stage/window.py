"""The stage window: full screen on the projector, and nowhere else.

It shows what was last taken on air. When its screen goes away it hides at once, so that it can
never cover the operator's screen; when the screen comes back, so does the scene.
"""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, Qt, QTime, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMoveEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QStackedLayout, QWidget

from scorer.domain.record.state import State
from scorer.views.stage import (
    BoardScene,
    CallScene,
    Cue,
    PerformanceScene,
    SceneView,
    TitleScene,
    scene,
)
from scorer.words import _
from ui.relay import Relay
from ui.scene import Scene
from ui.stage.board import BoardPainting
from ui.stage.call import CallPainting
from ui.stage.performance import PerformancePainting
from ui.stage.title import TitlePainting

_NUDGES = 5
"""So often it goes back to its place; with a window manager that insists it does not fight."""


class ScenePort(QWidget):
    """Shows any cue of one contest, at any size: on the stage, or as a preview."""

    def __init__(
        self, relay: Relay, cue: Cue, *, now: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._relay, self._now = relay, now
        self.cue = cue
        self.frozen = False
        self._state: State = relay.state
        self._view: SceneView | None = None
        self.board, self.call = BoardPainting(), CallPainting()
        self.performance, self.title = PerformancePainting(), TitlePainting()
        self._stack = QStackedLayout(self)
        for painting in (self.board, self.call, self.performance, self.title):
            self._stack.addWidget(painting)
        self._minute = QTimer(self)
        self._minute.setInterval(1000)
        self._minute.timeout.connect(lambda: self.call.show_time(self._now()))
        self._minute.start()
        relay.changed.connect(self.refresh)
        relay.drafted.connect(self._on_drafted)
        self.refresh()

    @property
    def view(self) -> SceneView | None:
        """What is shown: all that can be seen."""
        return self._view

    def take(self, cue: Cue) -> None:
        """Show another scene."""
        self.cue = cue
        self._view = None
        self.refresh()

    def freeze(self, *, frozen: bool) -> None:
        """Hold the picture as it is, or follow the results again."""
        self.frozen = frozen
        self.refresh()

    def turn(self, step: int) -> None:
        """Turn the pages of the standings."""
        self.board.next_page(step)

    def refresh(self) -> None:
        """Show what the scene is now, unless it is frozen."""
        if self.frozen and self._view is not None:
            return
        view = scene(self._relay.state, self.cue, self._drafts())
        if view == self._view:
            return
        self._view = view
        self._stack.setCurrentWidget(self._show(view))

    def _on_drafted(self) -> None:
        if self.cue.scene == "callup":
            self.refresh()

    def _drafts(self) -> Collection[tuple[str, str, int, int]]:
        return self._relay.clerk.drafts() if self.cue.scene == "callup" else ()

    def _show(self, view: SceneView) -> Scene:
        match view:
            case BoardScene():
                self.board.show_view(view)
                return self.board
            case CallScene():
                self.call.show_time(self._now())
                self.call.show_view(view)
                return self.call
            case PerformanceScene():
                self.performance.show_view(view)
                return self.performance
            case TitleScene():
                self.title.show_view(view)
                return self.title

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._view = None
            self.refresh()
        super().changeEvent(event)


class StageWindow(ScenePort):
    """The scene port on the projector.

    Signals:
        placed(bool): Whether it is on its screen now.
    """

    placed = Signal(bool)

    def __init__(self, relay: Relay, cue: Cue, *, now: Callable[[], str] | None = None) -> None:
        super().__init__(relay, cue, now=now or time_of_day)
        self._name()
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)  # keys are the operator's
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._wanted = ""
        self._nudges = 0
        self._nudge = QTimer(self)
        self._nudge.setSingleShot(True)
        self._nudge.setInterval(100)
        self._nudge.timeout.connect(self._stay)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_removed)
        app.screenAdded.connect(self._on_added)
        self.board.turn_pages(alone=True)

    def _name(self) -> None:
        self.setWindowTitle(_("Stage"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def screens(self) -> Sequence[tuple[str, str]]:
        """The screens that may be filled: name and size."""
        return [(s.name(), f"{s.size().width()} × {s.size().height()}") for s in stage_screens()]

    @property
    def screen_name(self) -> str:
        """The screen that was chosen, there or not."""
        return self._wanted

    def show_on(self, name: str) -> bool:
        """Fill the screen of that name; whether it is there. Never the operator's only screen."""
        self._wanted = name
        found = next((s for s in stage_screens() if s.name() == name), None)
        if found is None:
            self.hide()
            self.placed.emit(False)
            return False
        self._fill(found)
        return True

    def _fill(self, where: QScreen) -> None:
        self.hide()
        self.create()
        handle = self.windowHandle()
        if handle is not None:
            handle.setScreen(where)
        self._nudges = _NUDGES
        self.setGeometry(where.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # Qt's own showFullScreen would take the keys
        self.placed.emit(True)

    def _stay(self) -> None:
        """Go back where it belongs, should a window manager have put it elsewhere."""
        place = next((s.geometry() for s in stage_screens() if s.name() == self._wanted), None)
        if self.isVisible() and place is not None and self.geometry() != place and self._nudges:
            self._nudges -= 1
            self.setGeometry(place)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._nudge.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._nudge.start()

    def _on_removed(self, gone: QScreen) -> None:
        if gone.name() == self._wanted:
            self.hide()
            self.placed.emit(False)

    def _on_added(self, new: QScreen) -> None:
        if new.name() == self._wanted:
            QTimer.singleShot(0, lambda: self.show_on(self._wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._nudge.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.disconnect(self._on_removed)
            app.screenAdded.disconnect(self._on_added)
        super().closeEvent(event)


def stage_screens() -> tuple[QScreen, ...]:
    """The screens that the stage may fill: all but the operator's."""
    first = QGuiApplication.primaryScreen()
    return tuple(s for s in QGuiApplication.screens() if s is not first)


def time_of_day() -> str:
    """The laptop's time (``15:21``)."""
    return QTime.currentTime().toString("HH:mm")
