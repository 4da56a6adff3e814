"""The panels: who judges at which station, filled from the contest's template or by choice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from scorer.views.setup import PanelLine
from scorer.words import _
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label
from ui.widgets.table import Cell, Column, Table


class PanelsCard(Card):
    """A row for each station with the names at its seats.

    Signals:
        filled(): The seats are to be filled as the template says.
        opened(str): A station whose seats somebody wants to choose.
    """

    filled = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.button = Button("", "secondary", "small", icon="users")
        self.head_row.addWidget(self.button)
        self.table = Table(row_height=48)
        self.table.opened.connect(self.opened)
        self.button.clicked.connect(self.filled)
        self.table.setMinimumHeight(180)
        self.body.addWidget(self.table, 1)
        self._lines: tuple[PanelLine, ...] = ()
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.title.setText(_("Judges' seats"))
        self.button.setText(_("Fill as planned"))

    def show_panels(self, lines: Sequence[PanelLine], *, planned: bool) -> None:
        """Show the panels; `planned`: the template says who sits where."""
        self._lines = tuple(lines)
        fillable = planned and bool(lines) and not any(any(line.judges) for line in lines)
        self.button.setVisible(fillable)
        hint = _("Enter opens a station's seats") if lines else _("Seats follow the draw of skills")
        self.note.setText("" if fillable else hint)
        seats = max((len(line.judges) for line in lines), default=5)
        heads = [Column(_("Station"))]
        heads += [Column(str(seat), 64) for seat in range(1, seats + 1)]
        self.table.set_columns(heads)
        self.table.show_rows([(line.station, _cells(line)) for line in lines])


def _cells(line: PanelLine) -> list[Cell]:
    where = " · ".join(word for word in (line.door, line.role) if word)
    cells = [Cell(line.title, sub=where, hint=line.name)]
    return cells + [
        Cell(name) if name else Cell("—", tone="warn", hint=_("Nobody sits here yet"))
        for name in line.seated
    ]


class SeatsDialog(Dialog):
    """Choosing the judge of every seat of a station."""

    def __init__(
        self,
        line: PanelLine,
        judges: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Who judges at {station}?").format(station=line.name), "", parent)
        self._before = line.judges
        self.choices: list[Choice] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 12, 2, 0)
        grid.setVerticalSpacing(6)
        items: list[tuple[str, object]] = [(_("Nobody yet"), "")]
        items += [(name, key) for key, name in judges]
        for seat, judge in enumerate(line.judges, 1):
            choice = Choice(items)
            choice.set_value(judge)
            choice.setEnabled(not judge)
            self.choices.append(choice)
            grid.addWidget(Label(_("Seat {seat}").format(seat=seat), "small", "ink_2"), seat, 0)
            grid.addWidget(choice, seat, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        if any(line.judges):
            note = _("A seat changes hands in the control room, with a reason.")
            self.body.addWidget(Label(note, "hint", "ink_3", wrap=True))
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self.add_button(_("Seat them"), "primary", accepts=True)

    def seated(self) -> dict[int, str]:
        """Give who was newly chosen, by seat."""
        chosen = enumerate((str(choice.value() or "") for choice in self.choices), 1)
        return {seat: judge for seat, judge in chosen if judge and judge != self._before[seat - 1]}
