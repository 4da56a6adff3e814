"""The edges of the grid: whether all is saved, and what the keys do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from scorer.words import N_, _
from ui.theme import figure
from ui.widgets.card import Surface
from ui.widgets.glyph import StatusGlyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label

_KEYS: Sequence[tuple[str, str]] = (
    ("Enter", N_("Next seat")),
    ("Shift+Enter", N_("Seat before")),
    ("Ctrl+Enter", N_("Row done")),
    ("Del", N_("Empty")),
)


class SavedLine(QWidget):
    """Saved with the second, or not saved and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = StatusGlyph("done", 16)
        self._words, self._time = Label("", "small_bold", "ok"), Label("", figure(13, 500), "ok")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(8)
        for widget in (self._glyph, self._words, self._time):
            row.addWidget(widget)
        self._at = self._why = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.retranslate()

    @property
    def failed(self) -> bool:
        """Whether the last total could not be kept."""
        return bool(self._why)

    def show_saved(self, at: str) -> None:
        """Everything is safe since then (hh:mm:ss)."""
        self._at, self._why = at, ""
        self.retranslate()

    def show_failed(self, why: str) -> None:
        """The last total is not safe."""
        self._why = why
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        tone = "alarm" if self._why else "ok"
        self._glyph.set_glyph("alarm" if self._why else "done")
        words = _("Saved") if self._at else _("Nothing to save")
        self._words.setText(self._why or words)
        self._words.set_tone(tone)
        self._time.setText("" if self._why else self._at)
        self.adjustSize()


class KeysFoot(Surface):
    """The grid's keys at the left; at the right what can be typed, or what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent=parent)
        self.setFixedHeight(44)
        self._labels: list[Label] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        for key, _words in _KEYS:
            label = Label("", "hint", "ink_3")
            self._labels.append(label)
            row.addWidget(KeyCap(key))
            row.addWidget(label)
            row.addSpacing(10)
        self._glyph = StatusGlyph("alarm", 14)
        self._say = Label("", "hint", "ink_3", wrap=True)
        self._say.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._say.setMinimumWidth(60)
        row.addWidget(self._glyph)
        row.addWidget(self._say, 1)
        self.retranslate()

    def say(self, words: str, *, alarm: bool) -> None:
        """Show a sentence at the right."""
        self._glyph.setVisible(alarm)
        self._say.setText(words)
        self._say.set_tone("alarm" if alarm else "ink_3")

    def text(self) -> str:
        """Give the sentence at the right."""
        return self._say.text()

    def retranslate(self) -> None:
        for label, (_key, words) in zip(self._labels, _KEYS, strict=True):
            label.setText(_(words))
