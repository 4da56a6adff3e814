"""The counters above the matrix: how many performances are in each state."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorer.views.control import ControlView
from scorer.words import N_, _
from ui.theme import figure
from ui.widgets.card import Card
from ui.widgets.glyph import GLYPH_TONES, Glyph, StatusGlyph
from ui.widgets.label import Label

_KINDS: Sequence[tuple[Glyph, str]] = (
    ("locked", N_("Locked")),
    ("submitted", N_("To sign")),
    ("in_progress", N_("Scoring")),
    ("not_started", N_("Not started")),
    ("alarm", N_("Alarms")),
)


class Counters(QWidget):
    """Five plates: shape, word, number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._plates: list[tuple[Label, Label]] = []
        for glyph, _word in _KINDS:
            card = Card()
            card.setFixedHeight(52)
            card.body.setContentsMargins(13, 0, 13, 0)
            line = QHBoxLayout()
            line.setSpacing(8)
            name, count = Label("", "small", "ink_2"), Label("0", figure(24, 600))
            line.addWidget(StatusGlyph(glyph))
            line.addWidget(name)
            line.addStretch(1)
            line.addWidget(count)
            card.body.addLayout(line)
            row.addWidget(card, 1)
            self._plates.append((name, count))
        self.retranslate()

    def show_view(self, view: ControlView) -> None:
        """Show the numbers of a view."""
        numbers = (view.locked, view.to_sign, view.scoring, view.waiting, len(view.alarms))
        for (_name, count), number, (glyph, _word) in zip(
            self._plates, numbers, _KINDS, strict=True
        ):
            count.setText(str(number))
            if GLYPH_TONES[glyph] == "alarm":
                count.set_tone("alarm" if number else "ink")

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        for (name, _count), (_glyph, word) in zip(self._plates, _KINDS, strict=True):
            name.setText(_(word))
