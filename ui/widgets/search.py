"""The field to find something by its name."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from scorer.words import _
from ui.widgets.field import Field


class SearchField(Field):
    """A field with a magnifier; Ctrl+F leads here, Esc empties it.

    Signals:
        sought(str): What is sought now; empty when nothing is.
    """

    sought = Signal(str)

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icon="search", key="Ctrl+F", parent=parent)
        self.set_hint(hint or _("Find"))
        self.edit.textChanged.connect(self.sought)
        QShortcut(QKeySequence.StandardKey.Find, self, self.edit.setFocus)
        QShortcut(QKeySequence("Esc"), self.edit, self.edit.clear)
