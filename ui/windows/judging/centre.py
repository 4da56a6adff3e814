"""The middle of the judging window: sections, finished steps, the current card, coming steps."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scorer.views.editing import Stroke
from scorer.views.sheet import SheetView
from ui.widgets.card import Surface
from ui.widgets.stepper import Stepper, Stretch
from ui.windows.judging.card import StepCard
from ui.windows.judging.steps import ROW, StepList

_STEPPER, _EDGE, _CARD_EDGE, _GAP, _FINISHED = 56, 28, 20, 10, 3


class Centre(Surface):
    """Everything of the sheet itself. The list moves, the eye does not.

    Signals:
        stroke(object): The `Stroke` that was pressed.
    """

    stroke = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent=parent)
        self._view: SheetView | None = None
        self.stepper = Stepper(self)
        self.above = StepList(hanging=True, parent=self)
        self.card = StepCard(self)
        self.below = StepList(hanging=False, parent=self)
        self.card.stroke.connect(self.stroke)
        for steps in (self.above, self.below):
            steps.chosen.connect(lambda item: self.stroke.emit(Stroke("go", item)))
        self.stepper.pressed.connect(self._on_section)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 480)

    def show_sheet(self, view: SheetView, answer: str = "") -> None:
        """Show the sheet at its current step."""
        self._view = view
        self.stepper.show_progress(
            [Stretch(section.name, section.done, section.total) for section in view.sections],
            view.current.section,
        )
        self.card.show_sheet(view, answer)
        self._place()
        self._show_rows(view)

    def _show_rows(self, view: SheetView) -> None:
        self.above.show_rows(view.rows[max(0, view.at - _FINISHED) : view.at])
        self.below.show_rows(view.rows[view.at + 1 :])

    def resizeEvent(self, event: QResizeEvent) -> None:
        del event
        self._place()

    def _place(self) -> None:
        """Three finished steps above, fewer where the window is too low for the card."""
        width, height = self.width(), self.height()
        self.stepper.setGeometry(_EDGE, 18, width - 2 * _EDGE, 30)
        card = self.card.needed(width - 2 * _CARD_EDGE)
        finished = min(_FINISHED, max(0, (height - _STEPPER - 2 * _GAP - card - 2) // ROW))
        above = 1 + finished * ROW
        self.above.setGeometry(_EDGE, _STEPPER, width - 2 * _EDGE, above)
        top = _STEPPER + above + _GAP
        self.card.setGeometry(_CARD_EDGE, top, width - 2 * _CARD_EDGE, card)
        top += card + _GAP
        self.below.setGeometry(_EDGE, top, width - 2 * _EDGE, max(0, height - top))

    def _on_section(self, section: int) -> None:
        if self._view is not None:
            rows = [row for row in self._view.rows if row.section == section]
            open_ = next((row for row in rows if row.worth is None), rows[0] if rows else None)
            if open_ is not None:
                self.stroke.emit(Stroke("go", open_.id))
