"""The home window: today's contest under one key, templates to begin with, this laptop's state."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.words import _, language
from ui.models.gallery import TemplateCard
from ui.models.recent import Recent
from ui.settings import Settings
from ui.theme import current
from ui.widgets.card import Card, Surface
from ui.widgets.emptying import empty
from ui.widgets.label import Label, Rule
from ui.widgets.search import SearchField
from ui.windows.home.side import HomeSide
from ui.windows.home.tiles import RecentRow, TemplateTile

_ACROSS = 3


class HomeWindow(QWidget):
    """Where the program begins.

    Signals:
        wanted(str, str): What somebody wants (open, new, join, demo, rehearse, language, leave)
            and of which file or template.
        painted(): What `show_content` showed has been painted; what takes long may begin.
    """

    wanted = Signal(str, str)
    painted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._recent: tuple[Recent, ...] = ()
        self._templates: tuple[TemplateCard, ...] = ()
        self._found: list[Recent] = []
        self._templates_found: list[TemplateCard] = []
        self._fresh = True
        self.setMinimumSize(1280, 720)
        self.resize(1440, 900)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for keys, what in (("Ctrl+O", "open"), ("Ctrl+N", "new")):
            QShortcut(QKeySequence(keys), self).activated.connect(
                lambda what=what: self.wanted.emit(what, "")
            )
        QShortcut(QKeySequence("Ctrl+D"), self).activated.connect(lambda: current().toggle())

    def show_content(self, recent: Sequence[Recent], templates: Sequence[TemplateCard]) -> None:
        """Show these contests and templates."""
        self._recent, self._templates = tuple(recent), tuple(templates)
        self._fresh = True
        self._build()

    def show_templates(self, templates: Sequence[TemplateCard]) -> None:
        """Show these templates; all else stays as it is."""
        self._templates = tuple(templates)
        self._fill(self._search.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Go on with the first contest, or begin from the first template, that is shown."""
        if self._found:
            self.wanted.emit("open", self._found[0].path)
        elif self._search.text().strip() and self._templates_found:
            self.wanted.emit("new", self._templates_found[0].key)
        elif not self._recent:
            self.wanted.emit("demo", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._fresh:
            self._fresh = False
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.wanted.emit("leave", "")
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)

    def _build(self) -> None:
        """Lay everything out anew: the window is small, and shown between contests only."""
        empty(self._row)
        self.setWindowTitle(_("Leitai"))
        side = HomeSide(self._settings)
        side.wanted.connect(self.wanted)
        self._row.addWidget(side)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._right())
        self._row.addWidget(area, 1)
        self._fill("")
        self.setFocus()

    def _right(self) -> QWidget:
        side = Surface("bg")
        column = QVBoxLayout(side)
        column.setContentsMargins(40, 30, 40, 28)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Label(_("Recent contests"), "page"))
        head.addStretch(1)
        self._search = SearchField(_("Find"))
        self._search.setFixedWidth(244)
        self._search.sought.connect(self._fill)
        head.addWidget(self._search)
        column.addLayout(head)
        column.addSpacing(12)
        self._list = QVBoxLayout()
        column.addLayout(self._list)
        column.addSpacing(28)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(Label(_("New from a template"), "page"))
        ready = _("Rounds, stations, score sheets and prizes are set up and can be changed")
        below.addWidget(Label(ready, "small", "ink_3"))
        below.addStretch(1)
        column.addLayout(below)
        column.addSpacing(12)
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        for place in range(_ACROSS):
            self._grid.setColumnStretch(place, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        return side

    def _fill(self, sought: str) -> None:
        """Show what goes by what is sought."""
        wanted = sought.strip().lower()
        empty(self._list)
        self._list.addWidget(self._recents(wanted))
        empty(self._grid)
        self._templates_found = [
            each for each in self._templates if wanted in f"{each.name} {each.about}".lower()
        ]
        for place, each in enumerate(self._templates_found):
            tile = TemplateTile(each)
            tile.chosen.connect(lambda key: self.wanted.emit("new", key))
            self._grid.addWidget(tile, place // _ACROSS, place % _ACROSS)

    def _recents(self, wanted: str) -> Card:
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        found = [each for each in self._recent if wanted in each.title.say(language()).lower()]
        self._found = found
        for place, each in enumerate(found):
            if place:
                card.body.addWidget(Rule())
            row = RecentRow(each, first=place == 0 and not wanted)
            row.opened.connect(lambda path: self.wanted.emit("open", path))
            card.body.addWidget(row)
        if not found:
            none = _("No contest yet. The demo contest shows a whole day: press Enter to open it.")
            label = Label(_("No contest of this name.") if wanted else none, "body", "ink_3")
            label.setContentsMargins(20, 22, 20, 22)
            card.body.addWidget(label)
        return card
