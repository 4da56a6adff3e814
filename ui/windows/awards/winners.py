"""The winning teams, best first, with what became of their certificates."""

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from scorer.views.awards import Level, Winner
from scorer.views.certificates import CertificatesView
from scorer.words import _, n_
from ui.theme import font
from ui.widgets.card import Card
from ui.widgets.chip import chip_width
from ui.widgets.table import Cell, Column, Table
from ui.widgets.themed import Tone


class WinnersCard(Card):
    """The list of winners."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.table = Table(row_height=54)
        self.body.addWidget(self.table, 1)

    def show_winners(self, view: CertificatesView, printing: str) -> None:
        """Show the winners; ``printing`` is the number at work."""
        count = sum(len(level.winners) for level in view.awards.levels)
        teams = view.counted
        papers = n_("{count} certificate", "{count} certificates", len(view.lines))
        note = _(" · ").join((teams, papers.format(count=len(view.lines))))
        self.set_title(view.winning, note)
        prizes = [chip_width(level.name, None) for level in view.awards.levels]
        words = [_("To make"), n_("{count} made", "{count} made", 9).format(count=9)]
        self.table.set_columns(
            [
                Column(_("Place"), _wide(_("Place")), number=True, figure_size=16),
                Column(_("Prize"), _wide(_("Prize"), *prizes)),
                Column(view.who, 0),
                Column(_("Total"), 70, number=True, figure_size=16),
                Column(_("Certificates"), _wide(_("Certificates"), *map(_stated, words))),
            ]
        )
        self.table.show_rows(
            [
                (level.key(winner), _cells(view, winner, place, level, printing))
                for place, level in enumerate(view.awards.levels)
                for winner in level.winners
            ]
        )
        if not self.table.current_key() and count:
            self.table.setCurrentIndex(self.table.rows_model.index(0, 0))


def _wide(title: str, *contents: float) -> int:
    """The width of a column that cuts neither its head nor these contents."""
    head = QFontMetricsF(font("hint_medium")).horizontalAdvance(title)
    return round(max(26.0, head, *contents)) + 22


def _stated(words: str) -> float:
    return 20 + QFontMetricsF(font("body")).horizontalAdvance(words)


def _cells(
    view: CertificatesView, winner: Winner, place: int, level: Level, printing: str
) -> tuple[Cell, ...]:
    tone: Tone = "award" if not place else "plain"
    members = "、".join(one for one in winner.members if one != winner.name) or winner.home
    return (
        Cell(str(winner.rank or "–"), bold=True),
        Cell(level.name, chip=tone),
        Cell(winner.name, sub=members, hint=members),
        Cell(winner.total, bold=True),
        _certificates(view, level.key(winner), printing),
    )


def _certificates(view: CertificatesView, winner: str, printing: str) -> Cell:
    lines = view.of(winner)
    done = sum(line.state == "done" for line in lines)
    here = [place for place, line in enumerate(lines, 1) if printing and line.number == printing]
    if here:
        return Cell(_("At no. {place}").format(place=here[0]), "accent", glyph="in_progress")
    if done == len(lines):
        words = n_("{count} made", "{count} made", done).format(count=done)
        return Cell(words, "ok", glyph="done")
    if done:
        words = _("{done} / {count}").format(done=done, count=len(lines))
        return Cell(words, "accent", glyph="in_progress")
    return Cell(_("To make"), "ink_3", glyph="not_started")
