"""The left of home: the ways into a contest, the rehearsal, and how this laptop is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from scorer.words import N_, _, language, n_
from ui.settings import Settings
from ui.theme import logo
from ui.theme.type import text as text_font
from ui.widgets.button import Button
from ui.widgets.card import Card, Surface
from ui.widgets.empty import Drawing
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label, Rule

_BUTTONS = (
    ("open", "folder-open", N_("Open contest"), "Ctrl+O"),
    ("new", "plus", N_("New contest"), "Ctrl+N"),
    ("join", "clipboard-pen", N_("Join as a judge"), ""),
)
_LITTLE = 2
"""Gigabytes that are too few for a day with its backups."""


class HomeSide(Surface):
    """What can be done, and what should be put right before the day.

    Signals:
        wanted(str, str): What somebody wants, and of which file or in which language.
    """

    wanted = Signal(str, str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("surface", "r", parent=parent)
        self.setFixedWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 32, 28, 24)
        column.setSpacing(0)
        column.addLayout(_brand())
        column.addSpacing(26)
        for what, icon, label, key in _BUTTONS:
            button = Button(_(label), "secondary", "large", icon=icon, key=key)
            button.set_align_left()
            button.clicked.connect(lambda _on=False, what=what: self.wanted.emit(what, ""))
            column.addWidget(button)
            column.addSpacing(6)
        column.addSpacing(18)
        column.addWidget(self._rehearsal())
        column.addStretch(1)
        column.addWidget(Label(_("State of this laptop"), "hint", "ink_3"))
        column.addSpacing(8)
        for line in _laptop(settings):
            column.addLayout(line)
        column.addSpacing(12)
        column.addWidget(Rule())
        column.addSpacing(8)
        column.addLayout(self._foot())

    def _rehearsal(self) -> Card:
        card = Card(fill="surface_3")
        card.body.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Drawing("flask-conical", 18, "ink_2"))
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


def _laptop(settings: Settings) -> Iterator[QLayout]:
    choices = settings.choices
    gigabytes = shutil.disk_usage(Path.home()).free // 10**9
    disk = _("{size} GB free").format(size=gigabytes)
    name = choices.laptop_name or _("This laptop itself")
    yield _line("laptop", name, disk, "done" if gigabytes >= _LITTLE else "warning")
    folders = [Path(folder) for folder in choices.backup_folders]
    here = [folder for folder in folders if folder.is_dir()]
    copies = sum(len(list(folder.glob("*.leitai"))) for folder in here)
    well = bool(folders) and len(here) == len(folders)
    missing = _("Not plugged in") if folders else _("Not chosen")
    told = n_("{count} copy", "{count} copies", copies).format(count=copies) if well else missing
    yield _line("usb", _("Backup stick"), told, "done" if well else "warning")
    screens = QGuiApplication.screens()
    if len(screens) > 1:
        size = screens[1].size()
        yield _line("monitor", _("Projector"), f"{size.width()} × {size.height()}", "done")
    else:
        yield _line("monitor", _("Projector"), _("Not connected"), "warning")


def _line(icon: str, name: str, told: str, glyph: Glyph) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.setContentsMargins(0, 5, 0, 5)
    row.addWidget(Drawing(icon, 16))
    row.addWidget(Label(name, "small"), 1)
    row.addWidget(Label(told, "small", "warn" if glyph == "warning" else "ink_3"))
    row.addWidget(StatusGlyph(glyph, 14))
    return row


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
