"""The total at the top of an explanation, as the sum of its rounds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.explain import Explanation
from scorer.views.explain.cards import Card as RoundCard
from scorer.views.explain.cards import cards
from scorer.words import _
from ui.theme import figure
from ui.widgets.card import Card, Surface
from ui.widgets.label import Label


class ExplainHead(Surface):
    """Total, place, and a card for each round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface_3", "b", parent=parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 12, 20, 12)
        self._row.setSpacing(10)

    def show_explanation(self, told: Explanation) -> None:
        """Show a total."""
        while (old := self._row.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._row.addWidget(_total(told))
        for at, card in enumerate(cards(told.root)):
            sign = Label("+" if at else "=", figure(26, 600), "ink_3")
            sign.setAlignment(Qt.AlignmentFlag.AlignBottom)
            self._row.addWidget(sign)
            self._row.addWidget(_card(card), 1)


def _total(told: Explanation) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    place = _("Total · place {rank}").format(rank=told.rank) if told.rank else told.status_word
    column.addWidget(Label(place or _("Total"), "hint", "ink_3"))
    column.addWidget(Label(told.total, figure(48, 700)))
    return holder


def _card(card: RoundCard) -> Card:
    made = Card()
    made.body.setContentsMargins(13, 5, 13, 5)
    made.body.setSpacing(2)
    name = Label(card.label, "hint", "ink_3", wrap=True)
    made.body.addWidget(name)
    row = QHBoxLayout()
    row.addWidget(Label(card.arithmetic, figure(14, 500), "ink_3"))
    row.addStretch(1)
    row.addWidget(Label(card.value, figure(24, 600)))
    made.body.addLayout(row)
    return made
