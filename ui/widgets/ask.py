"""A question that an official answers: what exactly, and why; refused in its own place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from scorer.words import _
from ui.widgets.button import Kind
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.reason import USUAL, ReasonField


class Ask(Dialog):
    """Fields, a reason and a verb; it stays open until what was asked is done.

    Signals:
        wanted(): Somebody pressed the verb; the answer is `accept` or `refuse`.
    """

    wanted = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        verb: str,
        *,
        kind: Kind = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, text, parent)
        self._first: QWidget | None = None
        self.reason: ReasonField | None = None
        self._message = Label("", "small", "alarm", wrap=True)
        self.body.setContentsMargins(0, 12, 2, 0)
        self.no_button = self.add_button(_("Cancel"))
        self.no_button.clicked.connect(self.reject)
        self.yes_button = self.add_button(verb, kind)
        self.yes_button.set_key("Enter")
        self.yes_button.setDefault(True)
        self.yes_button.clicked.connect(self.wanted)
        self.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self.deleteLater()
        parent = self.parentWidget()
        if parent is not None:
            parent.window().activateWindow()  # where no window manager does it

    def add_choice(self, label: str, items: Sequence[tuple[str, object]]) -> Choice:
        """Add one of several."""
        made = Choice(items)
        self._add(label, made)
        return made

    def add_field(self, label: str, hint: str = "") -> Field:
        """Add a line to type."""
        made = Field()
        made.set_hint(hint)
        self._add(label, made)
        return made

    def add_reason(self) -> ReasonField:
        """Add the reason; it comes last."""
        self.reason = ReasonField([_(text) for text in USUAL])
        self._add(_("Reason"), self.reason)
        return self.reason

    def why(self) -> str:
        """Give the reason."""
        return self.reason.text() if self.reason else ""

    def refuse(self, words: str) -> None:
        """Say why it was not done; what was typed stays."""
        self._message.setText(words)
        self._message.show()
        if self.reason is not None and not self.why():
            self.reason.focus()

    def _add(self, label: str, widget: QWidget) -> None:
        self.body.addWidget(Label(label, "hint", "ink_3"))
        self.body.addWidget(widget)
        self._first = self._first or widget

    def ask(self) -> None:
        """Open it, in the first field."""
        self.body.addWidget(self._message)
        self._message.hide()
        self.open()
        first = self._first or self.no_button
        if first is self.reason and self.reason is not None:
            self.reason.focus()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
