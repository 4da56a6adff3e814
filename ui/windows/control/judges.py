"""The judges beside each other, for the chief judge alone."""

from PySide6.QtWidgets import QWidget

from scorer.views.judges import JudgeLine
from scorer.words import _
from ui.widgets.table import Cell, Column, Table


class JudgeTable(Table):
    """Means and distances of every seat."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), row_height=34, parent=parent)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the titles in the language in force."""
        self.set_columns(
            (
                Column(_("Station")),
                Column(_("Seat"), 56, centre=True),
                Column(_("Judge"), 120),
                Column(_("Sheets"), 76, number=True),
                Column(_("Mean"), 84, number=True),
                Column(_("To the median"), 116, number=True),
                Column(_("Widest"), 84, number=True),
                Column(_("Over limit"), 100, number=True),
                Column(_("Drift"), 84, number=True),
                Column(_("Correlation"), 84, number=True),
            )
        )

    def show_lines(self, lines: tuple[JudgeLine, ...]) -> None:
        """Show every seat's line."""
        self.show_rows([(line.key, _cells(line)) for line in lines])


def _cells(line: JudgeLine) -> list[Cell]:
    outside = Cell(str(line.outside), "alarm", tint="alarm") if line.outside else Cell("0", "ink_3")
    return [
        Cell(line.station),
        Cell(str(line.seat or "")),
        Cell(line.judge),
        Cell(str(line.sheets), "ink_3"),
        Cell(line.mean, bold=True),
        Cell(line.bias),
        Cell(line.widest),
        outside,
        Cell(line.drift),
        Cell(line.correlation, "ink_3"),
    ]
