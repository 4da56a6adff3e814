"""The pad for an item that is judged by levels: a cell for each, the best first."""

from PySide6.QtWidgets import QWidget

from scorer.views.editing import Stroke
from scorer.views.sheet import ItemRow
from ui.pads.pad import Pad
from ui.widgets.markpad import Level, LevelPad


class LevelsPad(Pad):
    """A cell for each level, chosen by 1 … n."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = LevelPad(self)
        self.cells.pressed.connect(lambda place: self.stroke.emit(Stroke("level", str(place + 1))))

    def show_cells(self, row: ItemRow) -> None:
        self.cells.set_levels([Level(level.name, level.points) for level in row.levels])
        chosen = (place for place, level in enumerate(row.levels) if level.chosen)
        self.cells.show_level(next(chosen, None))

    def arrange_cells(self, width: int) -> int:
        self.cells.setGeometry(0, 0, width, self.cells.height())
        height = round(self.cells.places()[-1].bottom())
        self.cells.setGeometry(0, 0, width, height)
        return height
