"""The pads: each way of judging has one, and a finger can do there what the keys do."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scorer.domain.model.marks import DraftSheet, Mark
from scorer.views.editing import Stroke, begin
from scorer.views.sheet import ItemRow, sheet_view
from tests.views.test_strokes import RUBRIC
from ui.pads.levels import LevelsPad
from ui.pads.measure import MeasurePad
from ui.pads.pad import Pad
from ui.pads.points import PointsPad
from ui.pads.table import PADS
from ui.theme import Theme


def row(item: str, mark: Mark | None = None) -> ItemRow:
    marks = {item: mark} if mark else {}
    rows = sheet_view(begin(RUBRIC, DraftSheet(marks=marks))).rows
    return next(found for found in rows if found.id == item)


def pad_of(found: ItemRow, qtbot: QtBot) -> tuple[Pad, list[Stroke]]:
    pad, strokes = PADS[found.judged](), list[Stroke]()
    qtbot.addWidget(pad)
    pad.resize(800, 300)
    pad.show()
    pad.show_row(found)
    pad.stroke.connect(strokes.append)
    return pad, strokes


def click(widget: QWidget, place: object) -> None:
    middle = place.center().toPoint() if hasattr(place, "center") else QPoint(5, 5)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)


@pytest.mark.parametrize(
    ("item", "kind"),
    [("P", PointsPad), ("T", PointsPad), ("Y", LevelsPad), ("L", LevelsPad), ("M", MeasurePad)],
)
def test_each_way_of_judging_has_its_pad(
    item: str, kind: type[Pad], qtbot: QtBot, theme: Theme
) -> None:
    pad, _strokes = pad_of(row(item), qtbot)
    assert type(pad) is kind


def test_cells_give_points_and_the_chosen_one_takes_them_back(qtbot: QtBot, theme: Theme) -> None:
    pad, strokes = pad_of(row("P", Mark("6")), qtbot)
    assert isinstance(pad, PointsPad)
    for place in (3, 6, 9):
        click(pad.cells, pad.cells.places()[place])
    assert strokes == [Stroke("points", "3"), Stroke("clear"), Stroke("half")]
    levels, chosen = pad_of(row("L", Mark("0.5")), qtbot)
    assert isinstance(levels, LevelsPad)
    for place in (0, 2):
        click(levels.cells, levels.cells.places()[place])
    assert chosen == [Stroke("level", "1"), Stroke("clear")]


def test_fault_rows_and_the_order_of_a_step_are_pressed(qtbot: QtBot, theme: Theme) -> None:
    pad, strokes = pad_of(row("P", Mark("6", (0,))), qtbot)
    rows = pad.faults._rows
    assert [found.isChecked() for found in rows] == [True, False, False]
    rows[1].click()
    step, ordered = pad_of(row("T"), qtbot)
    step.faults._rows[0].click()
    counted, more = pad_of(row("D"), qtbot)
    counted.faults._rows[0].click()
    counted.faults._rows[1].click()
    assert strokes == [Stroke("fault", "1")]
    assert ordered == [Stroke("out_of_order")]
    assert more == [Stroke("fault", "0"), Stroke("fault", "1")]


def test_a_measured_value_is_typed_by_fingers(qtbot: QtBot, theme: Theme) -> None:
    pad, strokes = pad_of(row("M", Mark("66")), qtbot)
    assert isinstance(pad, MeasurePad)
    for place in (5, 10, 11):
        click(pad.keys, pad.keys.places()[place])
    assert strokes == [Stroke("digit", "6"), Stroke("half"), Stroke("backspace")]
    assert "66" in pad.value.accessibleName()
