"""The page on which marks are given: head, queue, middle, right panel, and what lies over them."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.queue import QueueView, SheetKey
from scorer.views.sheet import SheetView
from ui.widgets.card import Surface
from ui.widgets.empty import EmptyState
from ui.windows.judging.centre import Centre
from ui.windows.judging.header import JudgingHeader
from ui.windows.judging.keysheet import KeySheet
from ui.windows.judging.queue import QueuePanel
from ui.windows.judging.side import SidePanel
from ui.windows.judging.veto import VetoPlate

_PLATE_EDGE = 20


class JudgingPage(QWidget):
    """Everything in its place; it decides nothing.

    Signals:
        ticked(str): A critical item was chosen after the key was held.
    """

    ticked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header, self.queue = JudgingHeader(), QueuePanel()
        self.centre, self.side = Centre(), SidePanel()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.queue)
        across.addWidget(self.centre, 1)
        across.addWidget(self._nothing(), 1)
        across.addWidget(self.side)
        whole.addLayout(across, 1)
        self.plate = VetoPlate(self)
        self.keys = KeySheet(self)
        self._sheet: SheetView | None = None
        hold = self.side.veto.button.hold
        hold.progress.connect(self._on_holding)
        hold.held.connect(self._on_held)
        self.plate.chosen.connect(self.choose_reason)

    def _nothing(self) -> QWidget:
        """What stands in the middle while there is no sheet."""
        self.empty = EmptyState("clipboard-pen")
        self.empty.setFixedSize(520, 220)
        self.nothing = Surface("bg")
        middle = QVBoxLayout(self.nothing)
        middle.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        return self.nothing

    def show_empty(self, title: str, text: str) -> None:
        """Say why there is no sheet to judge."""
        self._sheet = None
        self.empty.say("clipboard-pen", title, text)
        self._show_middle(sheet=False)

    def _show_middle(self, *, sheet: bool) -> None:
        self.nothing.setVisible(not sheet)
        self.centre.setVisible(sheet)
        self.side.setVisible(sheet)

    def show_sheet(self, view: SheetView, answer: str) -> None:
        """Show the sheet."""
        self._sheet = view
        self._show_middle(sheet=True)
        self.centre.show_sheet(view, answer)
        self.side.show_sheet(view)

    def show_queue(self, view: QueueView, current: SheetKey | None) -> None:
        """Show the queue and the seat."""
        self.header.show_queue(view)
        self.queue.show_queue(view, current)

    # -- the held key --------------------------------------------------------------------------

    def hold_veto(self, *, down: bool) -> None:
        """The key for a critical fail went down, or up."""
        hold = self.side.veto.button.hold
        if down and self._sheet is not None and self._sheet.criticals:
            hold.press()
        elif not down:
            hold.release()

    def choose_reason(self, place: int) -> None:
        """Record the critical item at a place, or take it back."""
        if self._sheet is not None and 0 <= place < len(self._sheet.criticals):
            self.plate.close_plate()
            self.ticked.emit(self._sheet.criticals[place].id)

    def _on_holding(self, part: float) -> None:
        if self._sheet is not None:
            self.plate.show_progress(part, self._sheet.criticals)
            self._place_plate()

    def _on_held(self) -> None:
        self.plate.ask()
        self._place_plate()

    # -- what lies over it ---------------------------------------------------------------------

    def toggle_keys(self) -> None:
        """Show all keys, or take them away."""
        if self.keys.isHidden():
            self.keys.open_over(QRectF(self.centre.geometry()))
        else:
            self.keys.hide()

    def close_plates(self) -> bool:
        """Take away what lies over the page; whether there was anything."""
        found = self.plate.choosing or not self.keys.isHidden()
        self.plate.close_plate()
        self.keys.hide()
        return found

    def _place_plate(self) -> None:
        box = self.centre.geometry()
        width = box.width() - 2 * _PLATE_EDGE
        height = max(104, self.plate.list.height() + 32)
        top = box.bottom() - height - _PLATE_EDGE
        self.plate.setGeometry(box.left() + _PLATE_EDGE, top, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.plate.isHidden():
            self._place_plate()
