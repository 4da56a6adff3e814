"""The pad for an item that is judged by points: a cell for each point and one for the half."""

from fractions import Fraction

from PySide6.QtWidgets import QWidget

from scorer.domain.model.exact import stored
from scorer.views.editing import Stroke
from scorer.views.sheet import ItemRow
from ui.pads.pad import Pad
from ui.widgets.markpad import MarkPad


class PointsPad(Pad):
    """Cells 0 … full and the half."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole: Fraction | None = None
        self.cells = MarkPad(self)
        self.cells.pressed.connect(self._on_pressed)
        self.cells.half.connect(lambda: self.stroke.emit(Stroke("half")))

    def show_cells(self, row: ItemRow) -> None:
        self.cells.set_scale(row.points, row.step)
        mark = Fraction(row.text) if row.text else None
        self._whole = None if mark is None or mark.denominator != 1 else mark
        self.cells.show_mark(mark)

    def arrange_cells(self, width: int) -> int:
        height = self.cells.heightForWidth(width)
        self.cells.setGeometry(0, 0, width, height)
        return height

    def _on_pressed(self, points: Fraction) -> None:
        # The cell that is chosen clears it: the way of a finger to do what Delete does.
        again = self._whole == points
        self.stroke.emit(Stroke("clear") if again else Stroke("points", stored(points)))
