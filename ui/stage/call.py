"""The call-up scene: six stations, of which only the middle column matters."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scorer.views.stage import CallRow, CallScene
from scorer.words import _
from ui.scene import Scene, figures, footer, ground, header, plate, words
from ui.theme import STAGE

TOP, HIGH, STRIDE = 262.0, 110.0, 119.0
LEAN = 18.0


class CallPainting(Scene):
    """Shows a call-up scene and the time of day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CallScene | None = None
        self._time = ""

    def show_view(self, view: CallScene) -> None:
        """Show these calls."""
        self._view = view
        self.still_changed()

    def show_time(self, time: str) -> None:
        """Show the time of day (``15:21``)."""
        if time != self._time:
            self._time = time
            self.still_changed()

    def paint_still(self, painter: QPainter) -> None:
        ground(painter)
        view = self._view
        if view is None:
            return
        header(painter, view.title, view.sub, page=self._time)
        words(painter, (140, 240), _("Station"), 38, color=STAGE.label)
        for x, said, color, weight in (
            (760, _("Performing"), STAGE.label, 500),
            (1180, _("Please come in"), STAGE.gold_line, 700),
            (1600, _("On deck"), STAGE.label, 500),
        ):
            words(painter, (x, 240), said, 38, weight=weight, color=color, align="centre")
        for place, row in enumerate(view.rows[:6]):
            _paint_row(painter, row, TOP + place * STRIDE, place)
        footer(painter, view.call, view.note, call=True)


def _paint_row(painter: QPainter, row: CallRow, y: float, place: int) -> None:
    fill = (STAGE.row_a, STAGE.row_b)[place % 2]
    plate(painter, QRectF(96, y, 1728, HIGH), fill, lean=LEAN)
    size = 52 if len(row.station) <= 9 else 40
    words(painter, (140, y + 72), row.station, size, weight=700)
    figures(painter, (760, y + 80), row.now, 76, weight=700, color=STAGE.text_2, align="centre")
    middle = QRectF(1020, y, 320, HIGH)
    plate(painter, middle, STAGE.gold if row.newest else STAGE.row_lead, lean=LEAN)
    color = STAGE.on_gold if row.newest else STAGE.gold_text
    figures(painter, (1180, y + 84), row.called, 88, weight=800, color=color, align="centre")
    figures(painter, (1600, y + 78), row.deck, 68, weight=600, color=STAGE.text_3, align="centre")
