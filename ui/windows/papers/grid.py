"""The grid of a site: a line for each unit, a column for each role's paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.domain.model.exact import brief
from scorer.views.paper_grid import PaperColumn, PaperGrid
from scorer.words import _, language
from ui.theme import figure
from ui.widgets.card import Card, Surface
from ui.widgets.label import Label, Rule
from ui.widgets.progress import ProgressBar
from ui.windows.papers.field import PaperField

_ROW = 50


class Grid(Card):
    """All papers of a site as fields.

    Signals:
        typed(str, str): A paper's key and its new score as text.
        moved(str, bool): Go on from a paper; True goes back.
    """

    typed = Signal(str, str)
    moved = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area)
        self.fields: dict[str, PaperField] = {}
        self._names: dict[str, Label] = {}
        self._shape: tuple[object, ...] = ()

    def show_grid(self, grid: PaperGrid, *, open_: bool) -> None:
        """Show the papers; the fields are made anew only for another site or language."""
        rows = tuple(row.entrant for row in grid.rows)
        shape = (grid.site, rows, grid.columns, grid.typing, language())
        if shape[:2] != self._shape[:2]:
            self._make(grid)
        elif shape != self._shape:
            self._heads(grid)
        self._shape = shape
        for row in grid.rows:
            for cell in row.cells:
                if cell is not None:
                    field = self.fields[cell.key]
                    field.show_cell(cell)
                    field.set_open(open_=open_)
                    self._names[cell.key].setText(cell.name)

    def _make(self, grid: PaperGrid) -> None:
        holder = Surface("surface")
        self._lay = QGridLayout(holder)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(0)
        self.fields, self._names = {}, {}
        self._heads(grid)
        for at, row in enumerate(grid.rows, 1):
            self._lay.addWidget(Rule(), 2 * at, 0, 1, 2 + len(grid.columns))
            self._lay.setRowMinimumHeight(2 * at + 1, _ROW)
            number = Label(row.number, figure(15, 600), "ink_3")
            number.setContentsMargins(16, 0, 8, 0)
            name = Label(row.name, "body_medium")
            name.setContentsMargins(0, 0, 12, 0)
            self._lay.addWidget(number, 2 * at + 1, 0)
            self._lay.addWidget(name, 2 * at + 1, 1)
        for place in range(len(grid.columns)):  # the order of Tab: down each pile
            for at, row in enumerate(grid.rows, 1):
                cell = row.cells[place]
                if cell is not None:
                    field = self._paper(cell.key, grid.columns[place])
                    self._lay.addWidget(field, 2 * at + 1, 2 + place)
        for place in range(2 + len(grid.columns)):
            self._lay.setColumnStretch(place, 0 if place < 2 else 1)
        self._lay.setRowStretch(2 * len(grid.rows) + 3, 1)
        self._area.setWidget(holder)

    def _paper(self, key: str, column: PaperColumn) -> QWidget:
        holder = QWidget()
        lay = QVBoxLayout(holder)
        lay.setContentsMargins(8, 4, 8, 4)
        lay.setSpacing(0)
        name = Label("", "hint", "ink_3")
        name.setContentsMargins(10, 0, 0, 0)
        field = PaperField(key, column.full)
        field.typed.connect(self.typed)
        field.moved.connect(self.moved)
        lay.addWidget(name)
        lay.addWidget(field)
        self.fields[key], self._names[key] = field, name
        return holder

    def _heads(self, grid: PaperGrid) -> None:
        """The heads of the columns: paper, how many are typed, a bar."""
        for place in range(2 + len(grid.columns)):
            old = self._lay.itemAtPosition(1, place)
            widget = old.widget() if old is not None else None
            if widget is not None:
                self._lay.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for place, words in enumerate((_("No."), _("Unit"))):
            label = Label(words, "hint_medium", "ink_3")
            label.setContentsMargins(16 if not place else 0, 0, 8, 0)
            self._lay.addWidget(label, 1, place)
        for place, column in enumerate(grid.columns, 2):
            self._lay.addWidget(_head(column), 1, place)
        self._lay.setRowMinimumHeight(1, 56)


def _head(column: PaperColumn) -> QWidget:
    holder = QWidget()
    lay = QVBoxLayout(holder)
    lay.setContentsMargins(16, 8, 24, 8)
    lay.setSpacing(4)
    words = _("{title} (out of {full})").format(title=column.title, full=brief(column.full))
    title = Label(column.title, "small_bold")
    title.setMinimumWidth(20)
    title.setToolTip(words)
    row = QHBoxLayout()
    row.addWidget(title, 1)
    row.addWidget(Label(f"{column.typed}/{column.of}", figure(13, 500), "ink_3"))
    lay.addLayout(row)
    bar = ProgressBar(4, "ok")
    bar.show_part(column.typed, column.of)
    lay.addWidget(bar)
    return holder
