"""The performance scene: who, the judges' marks with the struck ones, one giant score."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scorer.views.stage import MarkPlate, PerformanceScene
from scorer.words import _
from ui.scene import (
    Scene,
    figures,
    fits,
    fitting,
    foot_plate,
    footer,
    header,
    plate,
    strike,
    width_of,
    words,
    words_font,
)
from ui.theme import STAGE

RESULT = QRectF(1020, 190, 804, 436)
GOLD_FROM = 540.0
SEVEN = 7


class PerformancePainting(Scene):
    """Shows one performance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PerformanceScene | None = None

    def show_view(self, view: PerformanceScene) -> None:
        """Show this performance."""
        self._view = view
        self.still_changed()

    def paint_still(self, painter: QPainter) -> None:
        view = self._view
        if view is None:
            return
        header(painter, view.title, view.sub)
        _who(painter, view)
        _result(painter, view)
        _plates(painter, view.plates)
        footer(painter, view.contest, view.rule)


def _who(painter: QPainter, view: PerformanceScene) -> None:
    words(painter, (96, 262), view.order, 40, weight=700, color=STAGE.gold_line)
    size = 120 if width_of(view.name, words_font(120, 900)) <= 560 else 68
    end = words(painter, (96, 392), view.name, size, weight=900)
    role = 52 if fits(view.role, 980 - end - 48, 52) else 40
    words(painter, (end + 48, 392), view.role, role, color=STAGE.text_2)
    words(painter, (96, 480), fitting((view.unit, view.short), 880, 56, 700), 56, weight=700)
    if view.time:
        said = _("Time used")
        width = width_of(said, words_font(40, 700)) + 200
        plate(painter, QRectF(96, 528, width, 64), STAGE.plate[0], lean=13)
        after = words(painter, (128, 575), said, 40, weight=700)
        figures(painter, (after + 20, 575), view.time, 40, weight=600, color=STAGE.text_2)


def _result(painter: QPainter, view: PerformanceScene) -> None:
    plate(painter, RESULT, STAGE.plate)
    foot_plate(painter, RESULT, GOLD_FROM)
    plate(painter, RESULT, "", edge=STAGE.gold_line, edge_width=3)
    words(painter, (1100, 264), _("Result"), 44, weight=700, color=STAGE.text_2)
    if any(sign.isdigit() for sign in view.result):
        figures(painter, (1422, 508), view.result, 270, weight=800, align="centre")
    else:
        words(painter, (1422, 460), view.result, 160, weight=900, align="centre")
    words(painter, (1418, 602), view.place, 48, weight=900, color=STAGE.on_gold, align="centre")


def _plates(painter: QPainter, plates: tuple[MarkPlate, ...]) -> None:
    count = max(len(plates), 5)
    gap = 17.3
    width = min(330.0, (1728 - gap * (count - 1)) / count)
    for place, mark in enumerate(plates[:SEVEN]):
        _plate(painter, mark, QRectF(96 + place * (width + gap), 676, width, 258))


def _plate(painter: QPainter, mark: MarkPlate, box: QRectF) -> None:
    struck = bool(mark.struck)
    plate(
        painter,
        box,
        STAGE.dimmed if struck else STAGE.plate,
        lean=22,
        edge=STAGE.line if struck else STAGE.plate_edge,
        edge_width=2,
    )
    middle = box.center().x()
    label = STAGE.label if struck else STAGE.text_2
    words(painter, (middle, 734), mark.judge, 36, color=label, align="centre")
    weight, color = (600, STAGE.struck) if struck else (800, STAGE.text)
    figures(painter, (middle, 842), mark.total, 86, weight=weight, color=color, align="centre")
    if struck:
        strike(painter, box.left() + 26, box.right() - 26, 812)
        brief = mark.struck.partition(" ")[0]  # among seven judges there is room for one word
        said = fitting((mark.struck, brief), box.width() - 40, 36, 700)
        words(painter, (middle, 912), said, 36, weight=700, color=STAGE.down, align="centre")
