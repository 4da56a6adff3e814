"""The rows below a pad: the item's usual mistakes, and whether a step kept its order."""

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scorer.views.editing import Stroke
from scorer.views.sheet import ItemRow
from scorer.words import _
from ui.keys import cap, fault_cap
from ui.widgets.fault import FaultRow

GAP = 8


class FaultRows(QWidget):
    """Rows in two columns, each with its key.

    Signals:
        stroke(object): The `Stroke` of a row that was pressed.
    """

    stroke = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FaultRow] = []
        self.count = 0

    def show_row(self, row: ItemRow) -> None:
        """Show an item's faults."""
        lines = [
            (fault_cap(place), fault.name, fault.points, fault.chosen)
            for place, fault in enumerate(row.faults)
        ]
        strokes = [Stroke("fault", str(place)) for place in range(len(lines))]
        if row.ordered:
            lines.append((cap("out_of_order"), _("Out of order"), Fraction(0), row.out_of_order))
            strokes.append(Stroke("out_of_order"))
        self.count = len(lines)
        while len(self._rows) < self.count:
            self._rows.append(self._new())
        for place, made in enumerate(self._rows):
            made.setVisible(place < self.count)
            if place < self.count:
                key, name, points, chosen = lines[place]
                made.show_fault(key, name, points, chosen=chosen)
                made.setProperty("stroke", strokes[place])

    def _new(self) -> FaultRow:
        row = FaultRow(parent=self)
        row.clicked.connect(lambda: self.stroke.emit(row.property("stroke")))
        return row

    def arrange(self, width: int) -> int:
        """Place the rows in a width; gives the height that they take."""
        half, top = (width - GAP) // 2, 0
        for place in range(0, self.count, 2):
            pair = self._rows[place : min(place + 2, self.count)]
            height = max(row.heightForWidth(half) for row in pair)
            for column, row in enumerate(pair):
                row.setGeometry(column * (width - half), top, half, height)
            top += height + GAP
        return max(0, top - GAP)
