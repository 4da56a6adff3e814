"""The field for a reason: the usual ones drop down, any other can be typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from scorer.words import N_, _
from ui.theme import font
from ui.widgets.choice import Choice

USUAL: Sequence[str] = (
    N_("Slip of the pen, the paper sheet is right"),
    N_("Equipment fault"),
    N_("Decision of the jury"),
    N_("Appeal upheld"),
    N_("At the contestant's own wish"),
    N_("Health"),
)
"""The usual reasons, to be said when shown."""


class ReasonField(Choice):
    """A reason that is kept in the audit trail; nothing is chosen beforehand."""

    def __init__(self, usual: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self.setEditable(True)
        self.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        edit = self._edit()
        edit.setProperty("bare", "true")
        edit.setFont(font("body"))
        self.setMinimumContentsLength(12)
        self.set_usual(usual)

    def _edit(self) -> QLineEdit:
        edit = self.lineEdit()
        assert edit is not None
        return edit

    def set_usual(self, usual: Sequence[str]) -> None:
        """Change the usual reasons; also the way to say them in another language."""
        kept = self.text()
        self.set_items([(text, text) for text in usual])
        self.setCurrentIndex(-1)
        self._edit().setPlaceholderText(_("Reason"))
        self.set_text(kept)

    def text(self) -> str:
        """Give what was chosen or typed."""
        return self.currentText().strip()

    def set_text(self, text: str) -> None:
        """Put a reason into the field."""
        self.setEditText(text)

    def focus(self) -> None:
        """Lead here."""
        self._edit().setFocus(Qt.FocusReason.OtherFocusReason)
