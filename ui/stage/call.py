"""The call-up scene: six stations, of which only the middle column matters."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scorer.views.points import NONE
from scorer.views.stage import CallRow, CallScene
from scorer.words import _
from ui.scene import Scene, figures, fits, footer, header, plate, words
from ui.theme import STAGE

TOP, HIGH, STRIDE = 262.0, 110.0, 119.0
LEAN = 18.0
ROOMS = ((760, 52, 500), (860, 52, 630), (860, 46, 630), (860, 40, 630))
"""Where the codes at work stand, and how large the stations' names are, in how much room."""


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
        view = self._view
        if view is None:
            return
        header(painter, view.title, view.sub, page=self._time)
        room = _room([row.station for row in view.rows[:6]])
        words(painter, (140, 240), _("Station"), 38, color=STAGE.label)
        for x, said, color, weight in (
            (room[0], _("Performing"), STAGE.label, 500),
            (1180, _("Please come in"), STAGE.gold_line, 700),
            (1600, _("On deck"), STAGE.label, 500),
        ):
            words(painter, (x, 240), said, 38, weight=weight, color=color, align="centre")
        for place, row in enumerate(view.rows[:6]):
            fill = (STAGE.row_a, STAGE.row_b)[place % 2]
            _paint_row(painter, row, TOP + place * STRIDE, fill, room)
        footer(painter, view.call, view.note, call=True)


def _room(names: list[str]) -> tuple[int, int, int]:
    """The room in which all names have one size; if none is enough, the last, in two lines."""
    return next(
        (room for room in ROOMS if all(fits(name, room[2], room[1], 700) for name in names)),
        ROOMS[-1],
    )


def _paint_row(
    painter: QPainter, row: CallRow, y: float, fill: str, room: tuple[int, int, int]
) -> None:
    plate(painter, QRectF(96, y, 1728, HIGH), fill, lean=LEAN)
    _paint_station(painter, row.station, y, room)
    middle = QRectF(1020, y, 320, HIGH)
    plate(painter, middle, STAGE.gold if row.newest else STAGE.row_lead, lean=LEAN)
    if NONE == row.now == row.called:
        over = _("Finished")
        words(painter, (1180, y + 71), over, 44, color=STAGE.text_3, align="centre")
        return
    now = (room[0], y + 80)
    figures(painter, now, row.now, 76, weight=700, color=STAGE.text_2, align="centre")
    color = STAGE.on_gold if row.newest else STAGE.gold_text
    figures(painter, (1180, y + 84), row.called, 88, weight=800, color=color, align="centre")
    figures(painter, (1600, y + 78), row.deck, 68, weight=600, color=STAGE.text_3, align="centre")


def _paint_station(painter: QPainter, name: str, y: float, room: tuple[int, int, int]) -> None:
    _now, size, width = room
    if fits(name, width, size, 700):
        words(painter, (140, y + 55 + size * 0.35), name, size, weight=700)
        return
    parts = name.split(" ")
    cut = next(
        (at for at in range(len(parts), 0, -1) if fits(" ".join(parts[:at]), width, size, 700)), 1
    )
    words(painter, (140, y + 47), " ".join(parts[:cut]), size, weight=700)
    words(painter, (140, y + 93), " ".join(parts[cut:]), size, weight=700)
