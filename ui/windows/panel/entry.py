"""Typing totals: a cell is kept at every key, and counts once it is finished."""

from fractions import Fraction

from PySide6.QtCore import QObject, QTime, Signal

from scorer.domain.model.exact import brief, exact
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.store.trouble import StoreTrouble
from scorer.views.panel import PanelCell, PanelRow, PanelView, fault_words
from scorer.views.queue import TYPED
from ui.messages import say
from ui.relay import Relay
from ui.widgets.number import NumberRule, read_number

_LONGEST = 8


class PanelEntry(QObject):
    """Where the clerk is in the grid, and what is typed there.

    Signals:
        changed(): The place or the text changed.
        kept(str): Everything is on the disk since then (hh:mm:ss).
        failed(object): It could not be kept; a `StoreTrouble`.
    """

    changed = Signal()
    kept = Signal(str)
    failed = Signal(object)

    def __init__(self, relay: Relay, parent: QObject) -> None:
        super().__init__(parent)
        self._relay = relay
        self.view: PanelView | None = None
        self.row = self.seat = 0
        self.text: str | None = None
        self.problem = ""

    # -- where ---------------------------------------------------------------------------------

    def show(self, view: PanelView) -> None:
        """Take a new view; the place stays with its contestant."""
        member = self.member if self.view and self.view.station == view.station else ""
        fresh = not member
        self.view = view
        places = {row.member: place for place, row in enumerate(view.rows)}
        self.row = places.get(member, min(self.row, max(0, len(view.rows) - 1)))
        if fresh:
            self.text, self.problem = None, ""
            self._to_first()

    @property
    def rows(self) -> tuple[PanelRow, ...]:
        """The rows of the grid."""
        return self.view.rows if self.view else ()

    @property
    def member(self) -> str:
        """The contestant of the current row."""
        return self.rows[self.row].member if self.row < len(self.rows) else ""

    @property
    def cell(self) -> PanelCell | None:
        """The current cell."""
        if self.row < len(self.rows) and self.seat < len(self.rows[self.row].cells):
            return self.rows[self.row].cells[self.seat]
        return None

    @property
    def shown(self) -> str:
        """What the current cell says."""
        if self.text is not None:
            return self.text
        return self.cell.text if self.cell else ""

    @property
    def rule(self) -> NumberRule:
        """Which totals can be typed."""
        view = self.view
        return NumberRule(Fraction(0), view.full, view.step) if view else NumberRule()

    def go(self, row: int, seat: int) -> None:
        """Go to a cell, once what is typed here is in order."""
        if self.commit() and self.rows:
            self.row = min(max(row, 0), len(self.rows) - 1)
            self.seat = min(max(seat, 0), len(self.rows[self.row].cells) - 1)
            self._take_up()
            self.changed.emit()

    def next(self) -> None:
        """On to the row's next open seat; after the last one to the next row that lacks any."""
        if not self.commit():
            return
        seats = self._open_seats(self.row)
        after = [seat for seat in seats if seat > self.seat]
        if after:
            self.go(self.row, after[0])
        else:
            self._next_row()

    def back(self) -> None:
        """Back to the seat before; from the first one to the last seat of the row above."""
        if not self.commit():
            return
        before = [seat for seat in self._open_seats(self.row) if seat < self.seat]
        if before:
            self.go(self.row, before[-1])
        elif self.row:
            self.go(self.row - 1, (self._open_seats(self.row - 1) or [self.seat])[-1])

    def row_done(self) -> None:
        """On to the next row, if every seat of this one has a total."""
        if not self.commit() or not self.rows:
            return
        row = self.rows[self.row]
        if row.whole or not self._open_seats(self.row):
            self._next_row()
            return
        self.problem = fault_words(row)
        lacking = [i for i, cell in enumerate(row.cells) if cell.value is None and cell.open]
        self.seat = lacking[0] if lacking else self.seat
        self.changed.emit()

    def _next_row(self) -> None:
        for place in range(self.row + 1, len(self.rows)):
            lacking = [
                s for s in self._open_seats(place) if self.rows[place].cells[s].value is None
            ]
            if lacking:
                self.go(place, lacking[0])
                return
        self.changed.emit()

    def _to_first(self) -> None:
        self.row, self.seat = 0, 0
        for place in range(len(self.rows)):
            lacking = [
                s for s in self._open_seats(place) if self.rows[place].cells[s].value is None
            ]
            if lacking:
                self.row, self.seat = place, lacking[0]
                break
        self._take_up()

    def _open_seats(self, row: int) -> list[int]:
        return [place for place, cell in enumerate(self.rows[row].cells) if cell.open]

    def _take_up(self) -> None:
        """What was left unfinished in a cell goes on where it was."""
        cell = self.cell
        self.text = cell.text if cell and cell.state == "typing" else None
        self.problem = ""

    # -- what ----------------------------------------------------------------------------------

    def type(self, character: str) -> None:
        """Take a digit or a point; the first one replaces what stood there."""
        if self.cell is None or not self.cell.open:
            return
        text = (self.text or "") + character
        if len(text) <= _LONGEST and text.count(".") <= 1:
            self._typed(self._pointed(text))

    def erase(self) -> None:
        """Take the last character away."""
        if self.cell is not None and self.cell.open and self.shown:
            self._typed(self.shown[:-1])

    def clear(self) -> None:
        """Empty the cell."""
        if self.cell is not None and self.cell.open:
            self.text, self.problem = None, ""
            self._keep(None)
            self.changed.emit()

    def cancel(self) -> None:
        """Leave an unfinished cell as empty as it was."""
        if self.text is not None:
            self.clear()

    def _typed(self, text: str) -> None:
        self.text, self.problem = text, ""
        self._keep(DraftSheet(marks={TYPED: Mark(text)}) if text else None)
        self.changed.emit()

    def _pointed(self, text: str) -> str:
        """`915` where 915 cannot be meant is 91.5."""
        if not text.isdecimal() or exact(text) <= self.rule.high:
            return text
        value = read_number(text, self.rule).value
        return text if value is None else brief(value)

    def commit(self) -> bool:
        """Finish the cell; False if what stands there cannot be a total."""
        if self.text is None:
            return True
        reading = read_number(self.text, self.rule)
        self.problem = reading.problem
        if self.problem:
            self.changed.emit()
            return False
        draft = None if reading.value is None else DraftSheet(total=reading.value)
        if not self._keep(draft):
            return False
        self.text = None
        self.changed.emit()
        return True

    def _keep(self, draft: DraftSheet | None) -> bool:
        if self.cell is None:
            return False
        key = self.cell.key
        try:
            if draft is None:
                self._relay.clerk.drop_draft(key)
                self._relay.drafted.emit(key)
            else:
                self._relay.keep_draft(key, draft)
        except StoreTrouble as trouble:
            self.problem = say(trouble)
            self.failed.emit(trouble)
            return False
        self.kept.emit(QTime.currentTime().toString("HH:mm:ss"))
        return True
