"""The keys of the form, below the lines."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorer.words import N_, _
from ui.widgets.card import Surface
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label

_KEYS: Sequence[tuple[str, str]] = (
    ("Enter", N_("go on")),
    ("Shift+Enter", N_("field before")),
    ("↑ ↓", N_("line")),
    ("Q", N_("absent")),
    ("Ctrl+Z", N_("take back")),
    ("F2", N_("correct")),
)
_ROOM = 680


class KeysFoot(Surface):
    """What the keys do, as far as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent=parent)
        self.setFixedHeight(40)
        self._labels: list[Label] = []
        self._caps: list[KeyCap] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        for key, _words in _KEYS:
            label = Label("", "hint", "ink_3")
            self._labels.append(label)
            self._caps.append(KeyCap(key))
            row.addWidget(self._caps[-1])
            row.addWidget(label)
            row.addSpacing(8)
        row.addStretch(1)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _ROOM
        for widget in (self._caps[1], self._labels[1]):
            widget.setVisible(wide)

    def retranslate(self) -> None:
        for label, (_key, words) in zip(self._labels, _KEYS, strict=True):
            label.setText(_(words))
