"""The home window: today's contest under one key, templates to begin with, this laptop's state."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from scorer.words import N_, _, language
from ui.models.gallery import TemplateCard
from ui.models.recent import Recent
from ui.settings import Settings
from ui.theme import current, logo
from ui.theme.type import text as text_font
from ui.widgets.button import Button
from ui.widgets.card import Card, Surface
from ui.widgets.empty import Drawing
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label, Rule
from ui.widgets.search import SearchField

_STAGES: dict[str, Glyph] = {"open": "not_started", "running": "in_progress", "closed": "locked"}
_BUTTONS = (
    ("open", "folder-open", N_("Open contest"), "Ctrl+O"),
    ("new", "plus", N_("New contest"), "Ctrl+N"),
    ("join", "clipboard-pen", N_("Join as a judge"), ""),
)


class HomeWindow(QWidget):
    """Where the program begins.

    Signals:
        wanted(str, str): What somebody wants (open, new, join, demo, rehearse, language, leave)
            and of which file or template.
    """

    wanted = Signal(str, str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._recent: tuple[Recent, ...] = ()
        self._templates: tuple[TemplateCard, ...] = ()
        self.setMinimumSize(1280, 720)
        self.resize(1440, 900)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for keys, what in (("Ctrl+O", "open"), ("Ctrl+N", "new")):
            QShortcut(QKeySequence(keys), self).activated.connect(
                lambda what=what: self.wanted.emit(what, "")
            )
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._seek)
        QShortcut(QKeySequence("Ctrl+D"), self).activated.connect(lambda: current().toggle())
        self._build()

    def show_content(self, recent: Sequence[Recent], templates: Sequence[TemplateCard]) -> None:
        """Show these contests and templates."""
        self._recent, self._templates = tuple(recent), tuple(templates)
        self._build()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self._recent:
            self.wanted.emit("open", self._recent[0].path)
        elif enter:
            self.wanted.emit("demo", "")
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.wanted.emit("leave", "")
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)

    def _seek(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        """Lay everything out anew: the window is small, and shown between contests only."""
        while (old := self._row.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()  # its showing may still be ahead of it
                widget.setParent(None)
                widget.deleteLater()
        self.setWindowTitle(_("Leitai"))
        self._row.addWidget(self._left())
        self._row.addWidget(self._right(), 1)
        self.setFocus()

    # -- left: what to do, and how this laptop is ------------------------------------------------

    def _left(self) -> QWidget:
        side = Surface("surface", "r")
        side.setFixedWidth(300)
        column = QVBoxLayout(side)
        column.setContentsMargins(28, 32, 28, 24)
        column.setSpacing(0)
        column.addLayout(_brand())
        column.addSpacing(30)
        for what, icon, label, key in _BUTTONS:
            button = Button(_(label), "secondary", "large", icon=icon, key=key)
            button.set_align_left()
            button.clicked.connect(lambda _on=False, what=what: self.wanted.emit(what, ""))
            column.addWidget(button)
            column.addSpacing(6)
        column.addSpacing(20)
        column.addWidget(self._rehearsal())
        column.addStretch(1)
        column.addWidget(Label(_("This laptop"), "hint", "ink_3"))
        column.addSpacing(8)
        for line in self._laptop():
            column.addLayout(line)
        column.addSpacing(12)
        column.addWidget(Rule())
        column.addSpacing(8)
        column.addLayout(self._foot())
        return side

    def _rehearsal(self) -> Card:
        card = Card(fill="surface_3")
        card.body.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Drawing("flask-conical", 18))
        head.addWidget(Label(_("Rehearsal before the day"), "body_bold"), 1)
        card.body.addLayout(head)
        about = _("Invented teams go through the whole day; no real data is touched.")
        card.body.addWidget(Label(about, "small", "ink_2", wrap=True))
        card.body.addSpacing(4)
        start = Button(_("Start the rehearsal"))
        start.clicked.connect(lambda: self.wanted.emit("rehearse", ""))
        demo = Button(_("Open the demo contest"), "ghost")
        demo.clicked.connect(lambda: self.wanted.emit("demo", ""))
        card.body.addWidget(start)
        card.body.addWidget(demo)
        return card

    def _laptop(self) -> Sequence[QLayout]:
        free = shutil.disk_usage(Path.home()).free
        gigabytes = free // 10**9
        disk = _("{size} GB free").format(size=gigabytes)
        folders = [Path(folder) for folder in self._settings.choices.backup_folders]
        here = [folder for folder in folders if folder.is_dir()]
        copies = sum(len(list(folder.glob("*.leitai"))) for folder in here)
        well = bool(folders) and len(here) == len(folders)
        if well:
            told = _("{count} copies").format(count=copies)
        else:
            told = _("Not plugged in") if folders else _("Not chosen")
        return (
            _line("laptop", self._settings.choices.laptop_name or _("This laptop"), disk,
                  "done" if gigabytes >= 2 else "warning"),
            _line("usb", _("Backup stick"), told, "done" if well else "warning"),
            _screen_line(),
        )  # fmt: skip

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Drawing("wifi-off", 14))
        row.addWidget(Label(_("Works offline"), "hint", "ink_3"), 1)
        other = Button("中文 / EN", "ghost", "small")
        other.clicked.connect(
            lambda: self.wanted.emit("language", "en" if language() == "zh_CN" else "zh_CN")
        )
        row.addWidget(other)
        return row

    # -- right: contests and templates -----------------------------------------------------------

    def _right(self) -> QWidget:
        side = Surface("bg")
        column = QVBoxLayout(side)
        column.setContentsMargins(40, 32, 40, 28)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Label(_("Recent contests"), "page"))
        head.addStretch(1)
        self._search = SearchField(_("Find"))
        self._search.setFixedWidth(240)
        self._search.sought.connect(self._filter)
        head.addWidget(self._search)
        column.addLayout(head)
        column.addSpacing(14)
        self._list = QVBoxLayout()
        column.addLayout(self._list)
        self._filter("")
        column.addSpacing(32)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(Label(_("New from a template"), "page"))
        ready = _("Rounds, stations, score sheets and prizes are set up and can be changed")
        below.addWidget(Label(ready, "small", "ink_3"))
        below.addStretch(1)
        column.addLayout(below)
        column.addSpacing(14)
        column.addLayout(self._gallery())
        column.addStretch(1)
        return side

    def _filter(self, text: str) -> None:
        while (old := self._list.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        found = [each for each in self._recent if text.strip().lower() in each.title.lower()]
        for place, each in enumerate(found):
            if place:
                card.body.addWidget(Rule())
            row = _RecentRow(each, first=place == 0 and not text)
            row.opened.connect(lambda path: self.wanted.emit("open", path))
            card.body.addWidget(row)
        if not found:
            none = _("No contest yet. The demo contest shows a whole day: press Enter to open it.")
            label = Label(none, "body", "ink_3")
            label.setContentsMargins(20, 22, 20, 22)
            card.body.addWidget(label)
        self._list.addWidget(card)

    def _gallery(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(14)
        for place, each in enumerate(self._templates):
            card = _TemplateTile(each)
            card.chosen.connect(lambda key: self.wanted.emit("new", key))
            grid.addWidget(card, place // 3, place % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid


class _RecentRow(Surface):
    opened = Signal(str)

    def __init__(self, found: Recent, *, first: bool) -> None:
        super().__init__("accent_tint" if first else "surface")
        self._path = found.path
        self.setFixedHeight(68 if first else 56)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(16)
        row.addWidget(StatusGlyph(_STAGES.get(found.stage, "in_progress"), 18))
        row.addWidget(Label(found.title, "section" if first else "step"), 1)
        for text, tint, width in (
            (found.size, "ink_2", 120),
            (found.progress, "accent" if first else "ink_2", 150),
            (found.at, "ink_3", 96),
        ):
            label = Label(text, "small", tint)
            label.setMinimumWidth(width)
            row.addWidget(label)
        if first:
            go = Button(_("Continue"), "primary", key="Enter")
            go.setMinimumWidth(140)
            go.clicked.connect(lambda: self.opened.emit(self._path))
            row.addWidget(go)
        else:
            told = _("{count} backups").format(count=found.backups)
            last = Label(told, "small", "ink_3")
            last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            last.setMinimumWidth(140)
            row.addWidget(last)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._path)


class _TemplateTile(Card):
    chosen = Signal(str)

    def __init__(self, template: TemplateCard) -> None:
        super().__init__()
        self._key = template.key
        self.setMinimumHeight(132)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Drawing(template.icon, 40, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(template.name, "section"))
        words.addWidget(Label(template.kind, "small", "ink_2", wrap=True))
        words.addSpacing(8)
        words.addWidget(Label(template.about, "small", "ink_3", wrap=True))
        words.addStretch(1)
        words.addWidget(Label(template.size, "hint", "ink_3"))
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self._key)
        else:
            super().keyPressEvent(event)


def _brand() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    mark = Label()
    mark.setPixmap(logo(44))
    row.addWidget(mark)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label("擂台", text_font(26, 700)))
    words.addWidget(Label(_("Leitai · contest scoring"), "hint", "ink_3"))
    row.addLayout(words, 1)
    return row


def _line(icon: str, name: str, told: str, glyph: Glyph) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.setContentsMargins(0, 5, 0, 5)
    row.addWidget(Drawing(icon, 16))
    row.addWidget(Label(name, "small"), 1)
    row.addWidget(Label(told, "small", "warn" if glyph == "warning" else "ink_3"))
    row.addWidget(StatusGlyph(glyph, 14))
    return row


def _screen_line() -> QHBoxLayout:
    screens = QGuiApplication.screens()
    if len(screens) < 2:
        return _line("monitor", _("Projector"), _("Not connected"), "warning")
    size = screens[1].size()
    return _line("monitor", _("Projector"), f"{size.width()} × {size.height()}", "done")


def open_place() -> str:
    """Where files are looked for first."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
