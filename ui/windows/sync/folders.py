"""Where copies go: the folders for backups and the shared folder, each with its state and age."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.answers import say_disk
from scorer.words import _
from ui.models.backups import MOST, Place
from ui.models.share import Share
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.emptying import empty
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label, Rule


class FolderLines(QWidget):
    """The foot of the laptops' card.

    Signals:
        add_backup(): Somebody wants to choose a folder for backups.
        drop_backup(Path): No backups into this folder any more.
        share(): Somebody wants to choose the shared folder.
        unshare(): Nothing is to be shared any more.
    """

    add_backup = Signal()
    drop_backup = Signal(object)
    share = Signal()
    unshare = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 10)
        whole.setSpacing(0)
        whole.addWidget(Rule())
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 10, 12, 0)
        self._body.setSpacing(0)
        whole.addLayout(self._body)

    def show_folders(self, saved: str, places: Sequence[Place], share: Share) -> None:
        """Show how each stands; ``saved`` is when the contest's own file was last written."""
        empty(self._body)
        self._body.addWidget(_head(_("Backup"), _("Every 5 minutes and at each lock")))
        self._body.addWidget(_line("done", _("This laptop itself"), saved))
        for place in places:
            self._body.addWidget(self._backup(place))
        if len(places) < MOST:
            self._body.addWidget(self._more(none=not places))
        self._body.addWidget(_head(_("Shared folder"), _("Live across rooms")))
        self._body.addWidget(self._shared(share))

    def _backup(self, place: Place) -> QWidget:
        drop = Button("", "ghost", "small", icon="x")
        drop.setToolTip(_("No more backups here"))
        drop.setAccessibleName(_("No more backups here"))
        drop.clicked.connect(lambda: self.drop_backup.emit(place.folder))
        name = _short(place.folder)
        if place.trouble or place.why:
            return _line(
                "warning", name, place.at[11:16], place.why or say_disk(place.trouble), drop
            )
        glyph: Glyph = "done" if place.at else "in_progress"
        return _line(glyph, name, place.at[11:16], "", drop)

    def _more(self, *, none: bool) -> QWidget:
        choose = Button(_("Choose a stick"), "ghost", "small", icon="plus")
        choose.clicked.connect(self.add_backup)
        told = _("No stick chosen: only this laptop holds the results") if none else ""
        if not none:
            told = _("One more stick is possible")
        return _line("warning" if none else "not_started", told, "", "", choose)

    def _shared(self, share: Share) -> QWidget:
        if share.folder is None:
            choose = Button(_("Choose a folder"), "ghost", "small", icon="folder-open")
            choose.clicked.connect(self.share)
            return _line("not_started", _("Not in use"), "", "", choose)
        end = Button("", "ghost", "small", icon="x")
        end.setToolTip(_("Share no more"))
        end.setAccessibleName(_("Share no more"))
        end.clicked.connect(self.unshare)
        name = _short(share.folder)
        if share.trouble:
            return _line("warning", name, share.took, say_disk(share.trouble), end)
        return _line(
            "done" if share.laid else "in_progress", name, share.took or share.laid, "", end
        )


def _head(title: str, note: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 2, 4, 4)
    row.addWidget(Label(title, "small", "ink_3"))
    row.addStretch(1)
    row.addWidget(Label(note, "small", "ink_3"))
    return line


def _line(
    glyph: Glyph, name: str, at: str, trouble: str = "", button: Button | None = None
) -> QWidget:
    line = QWidget()
    line.setMinimumHeight(28)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(StatusGlyph(glyph, 15))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(name, "small", "warn" if glyph == "warning" else "ink"))
    if trouble:
        words.addWidget(Label(trouble, "hint", "warn", wrap=True))
    row.addLayout(words, 1)
    row.addWidget(Label(at, figure(14, 500), "ink_3"))
    if button is not None:
        row.addWidget(button)
    else:
        row.addSpacing(4)
    return line


def _short(folder: Path) -> str:
    """The end of a long path: what people know a stick by."""
    parts = folder.parts
    return str(folder) if len(parts) <= 3 else str(Path("…", *parts[-2:]))
