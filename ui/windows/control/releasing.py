"""The way to release (签发): the list of what has to be true, and the one next thing to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.releasing import Next, ReleaseView, StepState
from scorer.words import N_, _
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Surface
from ui.widgets.choice import Choice
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label

_GLYPHS: dict[StepState, Glyph] = {
    "done": "done",
    "doing": "in_progress",
    "warning": "warning",
    "waiting": "not_started",
}
_VERBS: dict[Next, tuple[str, str]] = {
    "seal": (N_("Sign and lock"), "lock"),
    "open": (N_("Open the codes"), "lock-open"),
    "release": (N_("Release"), "monitor-play"),
}


class ReleaseList(Surface):
    """The list of one scope.

    Signals:
        chosen(str): Another scope is wanted.
        wanted(str): The next thing is wanted: seal, open or release.
    """

    chosen = Signal(str)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent=parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 10, 18, 14)
        whole.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._title = Label("", "section")
        self.scope = Choice()
        self.scope.currentIndexChanged.connect(lambda _at: self.chosen.emit(self.current()))
        head.addWidget(self._title)
        head.addWidget(self.scope, 1)
        whole.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        whole.addLayout(self._lines)
        self.button = Button("", "primary")
        self.button.clicked.connect(self._on_button)
        whole.addWidget(self.button)
        self._view: ReleaseView | None = None

    def current(self) -> str:
        """The scope that is chosen."""
        return str(self.scope.value() or "")

    def set_scopes(self, found: tuple[tuple[str, str], ...]) -> None:
        """Change what can be chosen."""
        self.scope.set_items([(name, scope) for scope, name in found])

    def choose(self, scope: str) -> None:
        """Choose a scope without telling anyone."""
        self.scope.blockSignals(True)
        self.scope.set_value(scope)
        self.scope.blockSignals(False)

    @property
    def view(self) -> ReleaseView | None:
        """What is shown."""
        return self._view

    def show_view(self, view: ReleaseView) -> None:
        """Show how far a scope is."""
        self._view = view
        self._title.setText(_("Sign and release"))
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()  # it would stand in a corner until it is gone
                widget.deleteLater()
        for number, step in enumerate(view.steps, 1):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 4, 0, 4)
            row.setSpacing(10)
            row.addWidget(StatusGlyph(_GLYPHS[step.state]))
            tone = "ink_3" if step.state == "waiting" else "ink"
            row.addWidget(Label(f"{number}. {step.words}", "body", tone), 1)
            row.addWidget(Label(step.note, figure(13, 500), "ink_3"))
            self._lines.addWidget(line)
        verb, icon = _VERBS.get(view.next, ("", ""))
        again = view.again and view.next == "seal"
        self.button.setText(_("Sign and lock again") if again else _(verb))
        self.button.set_icon(icon)
        self.button.setVisible(bool(view.next))
        self.button.setEnabled(view.ready)

    def _on_button(self) -> None:
        if self._view is not None and self._view.next and self._view.ready:
            self.wanted.emit(self._view.next)
