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
        self._chosen: int | None = None
        self.cells.pressed.connect(self._on_pressed)

    def show_cells(self, row: ItemRow) -> None:
        self.cells.set_levels([Level(level.name, level.points) for level in row.levels])
        chosen = (place for place, level in enumerate(row.levels) if level.chosen)
        self._chosen = next(chosen, None)
        self.cells.show_level(self._chosen)

    def arrange_cells(self, width: int) -> int:
        self.cells.setGeometry(0, 0, width, self.cells.height())
        height = round(self.cells.places()[-1].bottom())
        self.cells.setGeometry(0, 0, width, height)
        return height

    def _on_pressed(self, place: int) -> None:
        """The level that is chosen clears it, as a finger's Delete."""
        again = place == self._chosen
        self.stroke.emit(Stroke("clear") if again else Stroke("level", str(place + 1)))
