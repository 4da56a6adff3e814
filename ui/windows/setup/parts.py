"""The parts of a contest of many parts: what is measured, of whom, and where it counts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from scorer.views.part_lines import PartLine
from scorer.words import _, n_
from ui.widgets.card import Card
from ui.widgets.table import Cell, Column, Table


class PartsCard(Card):
    """A line for each part; hidden in a contest of rounds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.table = Table(row_height=36)
        self.table.setMinimumHeight(180)
        self.body.addWidget(self.table, 1)
        self.hide()

    def show_parts(self, lines: Sequence[PartLine]) -> None:
        """Show the parts."""
        self.setVisible(bool(lines))
        count = n_("{count} part", "{count} parts", len(lines)).format(count=len(lines))
        self.set_title(_("Parts"), count)
        self.table.set_columns(
            (
                Column(_("Part")),
                Column(_("Way of marking"), 140),
                Column(_("Who"), 110),
                Column(_("Counts in"), 140),
            )
        )
        self.table.show_rows(
            [
                (one.id, (Cell(one.name), Cell(one.way), Cell(one.who), Cell(one.counts)))
                for one in lines
            ]
        )
