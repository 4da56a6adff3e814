"""The host's page (大屏): programme, preview beside air, one big take, and the screen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.programme import ProgrammeItem, ProgrammeView, programme
from scorer.views.stage import Cue
from scorer.words import _
from ui.relay import Relay
from ui.widgets.button import Button
from ui.widgets.card import Card, PageHeader, Surface
from ui.widgets.choice import Choice
from ui.widgets.emptying import empty
from ui.widgets.glyph import StatusGlyph
from ui.widgets.hold import Hold
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label, Rule
from ui.windows.stage.line import ProgrammeLine, Where
from ui.windows.stage.monitor import Monitor

TITLE, DARK = Cue("title"), Cue("dark")


class Port(Protocol):
    """Shows a cue in small."""

    cue: Cue

    def take(self, cue: Cue) -> None:
        """Show another scene."""

    def freeze(self, *, frozen: bool) -> None:
        """Hold the picture, or follow the results."""

    def turn(self, step: int) -> None:
        """Turn the pages of a long list."""


class OnAir(Port, Protocol):
    """The stage itself."""

    frozen: bool

    @property
    def screen_name(self) -> str:
        """The screen that was chosen, there or not."""

    def show_on(self, name: str) -> bool:
        """Fill the screen of that name; whether it is there."""

    def screens(self) -> Sequence[tuple[str, str]]:
        """The screens that may be filled: name and size."""


class StagePage(QWidget):
    """What the host sees. Nothing goes on air but by the take."""

    key = "stage"

    def __init__(
        self,
        relay: Relay,
        port: Callable[[Cue], QWidget],
        air: OnAir,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._relay, self._air = relay, air
        self._view: ProgrammeView | None = None
        self._lines: list[ProgrammeLine] = []
        self.preview, self.mirror = port(TITLE), port(air.cue)
        self._hold = Hold(self, 400)
        self._hold.held.connect(self.take)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(self._centre(), 1)
        row.addWidget(self._right())
        whole.addLayout(row, 1)
        relay.changed.connect(self.refresh)
        for choice in (self._performances, self._screens):
            choice.activated.connect(self._take_keys)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self.show_screens)
        app.screenRemoved.connect(self.show_screens)
        self.retranslate()

    def title(self) -> str:
        """The page's name."""
        return _("Stage")

    # -- how it is laid out ----------------------------------------------------------------------

    def _head(self) -> PageHeader:
        self._header = PageHeader()
        self._dark = Button("", icon="square", key="B")
        self._title = Button("", icon="image", key="L")
        self._dark.clicked.connect(lambda: self.cut(DARK))
        self._title.clicked.connect(lambda: self.cut(TITLE))
        self._header.add(self._dark)
        self._header.add(self._title)
        return self._header

    def _left(self) -> QWidget:
        side = Surface("surface", "r")
        side.setFixedWidth(262)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 14, 1, 12)
        column.setSpacing(0)
        self._list_title = Label("", "section")
        self._list_title.setContentsMargins(16, 0, 16, 8)
        column.addWidget(self._list_title)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(6)
        self._list_note = Label("", "small", "ink_3")
        for widget in (KeyCap("1"), Label("~", "small", "ink_3"), KeyCap("9"), self._list_note):
            foot.addWidget(widget)
        foot.addStretch(1)
        column.addLayout(foot)
        return side

    def _centre(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(14)
        self._before = Monitor("preview", self.preview)
        self._now = Monitor("air", self.mirror)
        row.addWidget(self._before, 1)
        row.addWidget(self._now, 1)
        column.addLayout(row)
        acts = QHBoxLayout()
        acts.setSpacing(12)
        self._take = Button("", "danger_solid", "take", icon="play")
        self._take.clicked.connect(self.take)
        self._freeze = Button("", size="take", icon="snowflake", key="F")
        self._freeze.clicked.connect(self.freeze)
        acts.addWidget(self._take, 3)
        acts.addWidget(self._freeze, 1)
        column.addLayout(acts)
        self._single = Card(" ")
        self._single.body.setContentsMargins(16, 12, 16, 14)
        line = QHBoxLayout()
        line.setSpacing(10)
        self._performances = Choice()
        self._performances.currentIndexChanged.connect(self._prepare_performance)
        line.addWidget(self._performances, 1)
        self._single.body.addLayout(line)
        column.addWidget(self._single)
        column.addStretch(1)
        return side

    def _right(self) -> QWidget:
        side = Surface("surface", "l")
        side.setFixedWidth(232)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self._data_title = Label("", "body_bold")
        self._data_note = Label("", "hint", "ink_3", wrap=True)
        column.addWidget(self._data_title)
        column.addWidget(self._data_note)
        self._sources = QVBoxLayout()
        self._sources.setSpacing(6)
        column.addLayout(self._sources)
        column.addSpacing(6)
        column.addWidget(Rule())
        self._pages_title = Label("", "body_bold")
        column.addWidget(self._pages_title)
        turn = QHBoxLayout()
        for icon, step in (("chevron-left", -1), ("chevron-right", 1)):
            button = Button("", icon=icon)
            button.clicked.connect(lambda _on=False, step=step: self.turn(step))
            turn.addWidget(button, 1)
        column.addLayout(turn)
        column.addSpacing(6)
        column.addWidget(Rule())
        self._screen_title = Label("", "body_bold")
        self._screens = Choice()
        self._screens.currentIndexChanged.connect(self._on_screen)
        self._screen_note = Label("", "hint", "ink_3", wrap=True)
        column.addWidget(self._screen_title)
        column.addWidget(self._screens)
        column.addWidget(self._screen_note)
        column.addStretch(1)
        self._promise = Label("", "hint", "ink_3", wrap=True)
        column.addWidget(self._promise)
        return side

    # -- what the host does ----------------------------------------------------------------------

    def prepare(self, cue: Cue) -> None:
        """Put a scene into the preview; nothing changes on air."""
        self._port(self.preview).take(cue)
        self._show_names()

    def take(self) -> None:
        """What is in the preview goes on air."""
        self.cut(self._port(self.preview).cue)

    def cut(self, cue: Cue) -> None:
        """A scene goes on air at once."""
        self._air.take(cue)
        self._port(self.mirror).take(cue)
        self._show_names()

    def freeze(self) -> None:
        """Hold what is on air, or let it follow the results again."""
        frozen = not self._air.frozen
        self._air.freeze(frozen=frozen)
        self._port(self.mirror).freeze(frozen=frozen)
        self._show_names()

    def turn(self, step: int) -> None:
        """Turn the pages on air."""
        self._air.turn(step)
        self._port(self.mirror).turn(step)

    def _take_keys(self) -> None:
        """After a choice the keys belong to the page again: Space is the take."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _prepare_performance(self) -> None:
        cue = self._performances.value()
        if isinstance(cue, Cue):
            self.prepare(cue)

    def _on_screen(self) -> None:
        name = str(self._screens.value() or "")
        there = self._air.show_on(name) if name else False
        self._say_screen(there=there)
        self._show_names()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event.key(), again=event.isAutoRepeat()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold.release()
        super().keyReleaseEvent(event)

    def _key(self, key: int, *, again: bool) -> bool:
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_B: lambda: self.cut(DARK),
            Qt.Key.Key_L: lambda: self.cut(TITLE),
            Qt.Key.Key_F: self.freeze,
            Qt.Key.Key_Space: self._hold.press,
            Qt.Key.Key_Left: lambda: self.turn(-1),
            Qt.Key.Key_Right: lambda: self.turn(1),
        }
        items = self._view.items if self._view else ()
        for place, item in enumerate(items[:9]):
            acts[Qt.Key.Key_1 + place] = partial(self.prepare, item.cue)
        act = acts.get(key)
        if act is not None and not again:
            act()
        return act is not None

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the programme as it is now."""
        view = programme(self._relay.state)
        if view == self._view:
            return
        self._view = view
        empty(self._list)
        self._lines = []
        for place, item in enumerate(view.items, 1):
            self._list.addWidget(self._item(place, item))
        named = [(f"{one.name} · {one.about}", one.cue) for one in view.performances]
        self._performances.set_items([(_("Choose a performance"), None), *named])
        self._single.setVisible(bool(named))
        empty(self._sources)
        for line in view.sources:
            self._sources.addWidget(_source(line.name, released=line.released))
        self._show_names()

    def _item(self, place: int, item: ProgrammeItem) -> QWidget:
        line = ProgrammeLine(place, item)
        line.chosen.connect(self.prepare)
        self._lines.append(line)
        return line

    def _show_names(self) -> None:
        self._before.what.setText(self._name(self._port(self.preview).cue))
        self._now.what.setText(self._name(self._air.cue))
        there = any(name == self._air.screen_name for name, _size in self._air.screens())
        self._now.note.setText(_("Frozen") if self._air.frozen else "" if there else _("No screen"))
        self._now.note.set_tone("ink_2" if there else "warn")
        places: dict[Cue, Where] = {self._port(self.preview).cue: "preview", self._air.cue: "air"}
        for line in self._lines:
            line.show_where(places.get(line.cue, ""))

    def _name(self, cue: Cue) -> str:
        if cue in {TITLE, DARK}:
            return _("Title") if cue == TITLE else _("Dark")
        known = (*self._view.items, *self._view.performances) if self._view else ()
        return next((item.name for item in known if item.cue == cue), "")

    def show_screens(self) -> None:
        """List the screens that are there."""
        found = [(f"{name}  {size}", name) for name, size in self._air.screens()]
        self._screens.set_items([(_("No screen chosen"), ""), *found])
        self._screens.blockSignals(True)
        self._screens.set_value(self._air.screen_name)
        self._screens.blockSignals(False)
        there = any(name == self._air.screen_name for _label, name in found)
        self._say_screen(there=there)
        self._show_names()

    def _say_screen(self, *, there: bool) -> None:
        if there:
            self._screen_note.setText(_("The stage fills this screen."))
        elif self._air.screen_name:
            gone = _("The screen is gone. The stage comes back by itself when it is there again.")
            self._screen_note.setText(gone)
        else:
            self._screen_note.setText(
                _("Connect the projector as a second screen, then choose it.")
            )

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._header.set_text(_("Stage"), _("What the hall sees"))
        self._list_title.setText(_("Programme"))
        self._list_note.setText(_("into the preview"))
        self._dark.setText(_("Dark"))
        self._title.setText(_("Title"))
        self._before.title.setText(_("Preview"))
        self._now.title.setText(_("On air"))
        self._take.setText(_("Take the preview on air"))
        self._take.set_key(_("Hold Space"))
        self._freeze.setText(_("Freeze"))
        self._single.set_title(_("One performance"), _("Released ones only"))
        self._data_title.setText(_("What scenes are made of"))
        self._data_note.setText(_("Only released results can be shown."))
        self._pages_title.setText(_("Pages (8 s each)"))
        self._screen_title.setText(_("Screen"))
        self._promise.setText(_("If data stops, the last picture stays."))
        self._view = None
        self.refresh()
        self.show_screens()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @staticmethod
    def _port(widget: QWidget) -> Port:
        port: Port = widget  # type: ignore[assignment]
        return port


def _source(name: str, *, released: bool) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(StatusGlyph("locked" if released else "not_started", 14))
    said = Label(name, "small")
    said.setMinimumWidth(40)
    row.addWidget(said, 1)
    row.addWidget(Label(_("Released") if released else _("Not yet"), "hint", "ink_3"))
    return line
