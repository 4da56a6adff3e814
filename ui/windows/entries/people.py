"""Everybody who is entered in a part, or every pairing: a line each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scorer.views.entries import EntriesView, EntryCell, EntryRow, RowState
from scorer.views.pairings import Pairing, PairingState
from scorer.words import _
from ui.widgets.glyph import Glyph
from ui.widgets.table import Cell, Column, Table

GLYPHS: Final[Mapping[RowState, Glyph]] = MappingProxyType(
    {
        "waiting": "not_started",
        "partial": "in_progress",
        "blocked": "alarm",
        "conflict": "alarm",
        "scored": "done",
        "absent": "same",
        "withdrawn": "same",
        "disqualified": "veto",
    }
)
_BOUTS: Final[Mapping[PairingState, Glyph]] = MappingProxyType(
    {"due": "not_started", "open": "in_progress", "done": "done", "apart": "alarm"}
)
_ROOM = 52 + 120 + 88 + 124
"""The width of everything but the columns of the form, with the least that a name needs."""


class PeopleTable(Table):
    """The lines at the left; a click or the arrows choose whom the form is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent=parent)
        self._view: EntriesView | None = None

    def show_entries(self, view: EntriesView) -> None:
        """A line for each subject."""
        self._view = view
        wide = (66 if view.by_number else 76) if len(view.columns) > 2 else 104
        room = len(view.columns) if view.ledger else (self.width() - _ROOM) // wide
        count = max(1, min(len(view.columns), room))
        first = max(0, view.number - count) if view.by_number else 0
        shown = slice(first, first + count)
        last = (Column(_("Score"), 88, number=True), Column(_("State"), 124))
        between = tuple(
            Column(title, 0 if view.ledger and place else wide, number=not view.ledger)
            for place, title in enumerate(view.columns[shown])
        )
        name = Column(_("Who"), 150 if view.ledger else 0)
        self.set_columns((Column(_("No."), 52, number=True), name, *between, *last))
        self.show_rows([(row.subject, _cells(row, shown)) for row in view.rows])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None and event.size().width() != event.oldSize().width():
            kept = self.current_key()
            self.blockSignals(True)
            self.show_entries(self._view)
            self.select_key(kept)
            self.blockSignals(False)

    def show_pairings(self, found: tuple[Pairing, ...]) -> None:
        """A line for each bout."""
        self._view = None
        self.set_columns(
            (
                Column(_("Round"), 64, number=True),
                Column(_("Side")),
                Column(_("Bout result"), 96, centre=True),
                Column(_("Against")),
                Column(_("State"), 140),
            )
        )
        self.show_rows([(one.key, _bout(one)) for one in found])


def _cells(row: EntryRow, shown: slice) -> tuple[Cell, ...]:
    alarm = row.state in {"blocked", "conflict"} or row.looked
    return (
        Cell(row.number, "ink_3"),
        Cell(row.name, hint=_(", ").join(part for part in (row.name, row.sub) if part)),
        *(_cell(cell) for cell in row.cells[shown]),
        Cell(row.value, bold=True, tint="alarm" if row.looked else None),
        Cell(
            row.words,
            "alarm" if alarm else "ink_2",
            glyph="alarm" if alarm else GLYPHS[row.state],
        ),
    )


def _cell(cell: EntryCell) -> Cell:
    return Cell("●", "ink_3") if cell.hidden else Cell(cell.text, hint=cell.text)


def _bout(one: Pairing) -> tuple[Cell, ...]:
    words = {
        "due": _("Not fought yet"),
        "open": _("Not decided"),
        "done": _("Decided"),
        "apart": _("Told differently"),
    }[one.state]
    if one.kind == "third_place":
        words = _("For third place")
    return (
        Cell(str(one.round), "ink_3"),
        Cell(one.side_name, bold=one.state != "due"),
        Cell(one.score or "–", bold=True),
        Cell(one.against_name, "ink" if one.against else "ink_3"),
        Cell(words, "alarm" if one.state == "apart" else "ink_2", glyph=_BOUTS[one.state]),
    )
