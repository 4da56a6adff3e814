"""What every pad can do: show an item's mark, say how high it stands, and tell what was pressed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scorer.views.sheet import ItemRow
from ui.pads.faults import FaultRows

GAP = 12


class Pad(QWidget):
    """The controls for one way of marking, with the item's faults below them.

    A pad keeps no marks: it tells what was pressed and shows what it is told.

    Signals:
        stroke(object): The `Stroke` that a cell stands for.
    """

    stroke = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faults = FaultRows(self)
        self.faults.stroke.connect(self.stroke)

    def show_row(self, row: ItemRow) -> None:
        """Show an item and its mark."""
        self.show_cells(row)
        self.faults.show_row(row)
        self.arrange(self.width())

    def show_cells(self, row: ItemRow) -> None:
        """Show the item's own controls."""

    def arrange_cells(self, width: int) -> int:
        """Place the pad's own controls from the top; gives how high they stand."""
        del width
        return 0

    def arrange(self, width: int) -> int:
        """Place everything in a width; gives the height that it takes."""
        top = self.arrange_cells(width)
        if self.faults.count:
            top += GAP
            height = self.faults.arrange(width)
            self.faults.setGeometry(0, top, width, height)
            top += height
        self.faults.setVisible(bool(self.faults.count))
        return top

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange(event.size().width())
