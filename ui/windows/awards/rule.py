"""The rule by which prizes are given, with quotas, and how ties across a line were settled."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorer.views.awards import Level
from scorer.views.certificates import CertificatesView
from scorer.words import _, n_
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.emptying import empty
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label, Rule
from ui.widgets.themed import Themed

_METALS: Final = ("#D8A93C", "#B4BECB", "#C98A56")
_ON_METAL: Final = "#1A1204"


class Medal(Themed):
    """The number of a prize on a disc: gold, silver, bronze, then plain."""

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, known = QPainter(self), self._place <= len(_METALS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        disc = _METALS[self._place - 1] if known else self.tokens.surface_2
        painter.setBrush(QColor(disc))
        painter.drawEllipse(QRectF(1, 1, 16, 16))
        painter.setPen(QColor(_ON_METAL if known else self.tokens.ink_2))
        painter.setFont(figure(12, 700))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, str(self._place))


class RuleCard(Card):
    """Quotas and vacancies, then the rule in sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.body.setContentsMargins(15, 7, 15, 12)

    def show_rule(self, view: CertificatesView) -> None:
        """Show the rule as it was applied."""
        self.set_title(_("Prize rule"), view.prizes)
        empty(self.body)
        for place, level in enumerate(view.awards.levels, 1):
            self.body.addWidget(_level(place, level))
            self.body.addWidget(Rule())
        self.body.addSpacing(8)
        self.body.addWidget(_pair(view.covered, view.coverage, bold=True))
        if view.chain:
            self.body.addWidget(Label(_("Equal totals: compare"), "small"))
            self.body.addWidget(Label(view.chain, "hint", "ink_2", wrap=True))
            self.body.addSpacing(6)
        for sentence in view.rules:
            self.body.addWidget(Label(sentence, "hint", "ink_3", wrap=True))
            self.body.addSpacing(3)


class TieCard(Card):
    """Whether the list is beyond dispute, and what settled the ties.

    Signals:
        wanted(): A play-off was held and is to be recorded.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(15, 11, 15, 11)
        self.body.setSpacing(6)

    def show_ties(self, view: CertificatesView) -> None:
        """Show the ties across a prize's line; one line where there are none."""
        empty(self.body)
        for sentence in view.awards.breaks:
            self.body.addWidget(_said("alarm", sentence))
        if view.play_off:
            button = Button(_("Record the play-off"), "secondary", "small", key="Ctrl+T")
            button.clicked.connect(self.wanted)
            self.body.addWidget(button)
        for sentence in view.ties:
            self.body.addWidget(_said("undecided", sentence))
        if not view.ties and not view.awards.breaks:
            self.body.addWidget(_said("done", _("The list follows the results; no tie at a line")))
        if view.stale:
            words = n_(
                "{count} certificate is not on the list any more: {numbers}",
                "{count} certificates are not on the list any more: {numbers}",
                len(view.stale),
            )
            numbers = _(", ").join(view.stale)
            sentence = words.format(count=len(view.stale), numbers=numbers)
            self.body.addWidget(_said("warning", sentence))


def _level(place: int, level: Level) -> QWidget:
    line = QWidget()
    line.setMinimumHeight(43)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Medal(place))
    row.addWidget(Label(level.name, "body_bold", wrap=True), 1)
    if level.vacant:
        words = n_("{count} vacant", "{count} vacant", level.vacant).format(count=level.vacant)
        row.addWidget(Label(words, "hint", "warn"))
    row.addWidget(Label(level.said, "body"))
    return line


def _pair(name: str, value: str, *, bold: bool = False) -> QWidget:
    line = QWidget()
    line.setMinimumHeight(28)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(12)
    row.addWidget(Label(name, "small"), 0, Qt.AlignmentFlag.AlignTop)
    said = Label(value, "small_bold" if bold else "small", wrap=True)
    said.setAlignment(Qt.AlignmentFlag.AlignRight)
    row.addWidget(said, 1)
    return line


def _said(glyph: Glyph, sentence: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(StatusGlyph(glyph, 15), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(sentence, "small", wrap=True), 1)
    return line
