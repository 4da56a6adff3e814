"""The judging widgets show what they are told and tell what was pressed."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scorer.words import use_language
from ui.theme import Theme
from ui.widgets.deviation import DeviationPlot, SeatMark
from ui.widgets.fault import FaultRow
from ui.widgets.glyph import GLYPHS, StatusGlyph
from ui.widgets.hold import Hold, HoldButton
from ui.widgets.markpad import Level, LevelPad, MarkPad
from ui.widgets.saved import SavedBadge
from ui.widgets.stepper import Stepper, Stretch
from ui.widgets.timerface import TimerFace


def press(qtbot: QtBot, widget: QWidget, place: QRectF) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place.center().toPoint())


@pytest.mark.parametrize(
    ("full", "step", "width", "cells", "rows"),
    [
        ("8", "1/2", 800, 10, 1),
        ("8", "1", 800, 9, 1),
        ("10", "1/4", 700, 12, 1),
        ("20", "1/2", 700, 22, 2),
        ("12", "1", 300, 13, 3),
    ],
)
def test_every_cell_of_the_pad_is_large_enough_for_a_finger(
    qtbot: QtBot, theme: Theme, full: str, step: str, width: int, cells: int, rows: int
) -> None:
    pad = MarkPad()
    qtbot.addWidget(pad)
    pad.set_scale(Fraction(full), Fraction(step))
    pad.resize(width, pad.heightForWidth(width))
    places = pad.places()
    assert len(places) == cells
    assert min(place.width() for place in places) >= 48
    assert min(place.height() for place in places) >= 52
    assert len({place.top() for place in places}) == rows
    assert max(place.right() for place in places) <= width + 0.01
    assert max(place.bottom() for place in places) <= pad.height()


def test_a_cell_gives_an_exact_mark_and_the_half_is_told_apart(qtbot: QtBot, theme: Theme) -> None:
    pad = MarkPad()
    qtbot.addWidget(pad)
    pad.set_scale(Fraction(8), Fraction(1, 2))
    pad.resize(800, 52)
    with qtbot.waitSignal(pad.pressed) as told:
        press(qtbot, pad, pad.places()[6])
    assert told.args == [Fraction(6)]
    with qtbot.waitSignal(pad.half), qtbot.assertNotEmitted(pad.pressed):
        press(qtbot, pad, pad.places()[-1])
    pad.show_mark(Fraction(6))
    whole = pad.grab().toImage()
    pad.show_mark(Fraction("6.5"))
    assert pad.grab().toImage() != whole


def test_a_level_is_chosen_by_its_cell(qtbot: QtBot, theme: Theme) -> None:
    pad = LevelPad()
    qtbot.addWidget(pad)
    pad.set_levels([Level("规范", Fraction(5)), Level("不规范", Fraction(0))])
    for width in (600, 200):
        pad.resize(width, 200)
        with qtbot.waitSignal(pad.pressed) as told:
            press(qtbot, pad, pad.places()[1])
        assert told.args == [1]


def test_a_fault_toggles_and_grows_for_long_words(qtbot: QtBot, theme: Theme) -> None:
    row = FaultRow("Q", "消毒范围不足 5 cm", Fraction(2))
    qtbot.addWidget(row)
    row.resize(360, 44)
    with qtbot.waitSignal(row.toggled) as told:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    with qtbot.assertNotEmitted(row.toggled):
        row.show_fault("W", "只消毒一遍" * 12, Fraction(3), chosen=False)
    assert row.heightForWidth(300) > 60


@pytest.mark.parametrize(
    ("used", "limit", "figure", "words", "ink"),
    [
        (282, 600, "05:18", "Time left", "ink"),
        (540, 600, "01:00", "Less than 1 minute left", "warn"),
        (600, 600, "00:00", "Less than 1 minute left", "warn"),
        (641, 600, "+00:41", "Over time", "alarm"),
        (75, 0, "01:15", "Time used, no limit", "ink"),
        (6100, 7200, "18:20", "Time left", "ink"),
    ],
)
def test_the_timer_says_what_is_happening(
    qtbot: QtBot, theme: Theme, used: int, limit: int, figure: str, words: str, ink: str
) -> None:
    use_language("en")
    face = TimerFace()
    qtbot.addWidget(face)
    face.show_time(used, limit)
    told = face.told()
    assert (told.figure, told.words, told.ink) == (figure, words, ink)


def test_discs_of_equal_marks_stack_and_none_leaves_the_plot(qtbot: QtBot, theme: Theme) -> None:
    plot = DeviationPlot()
    qtbot.addWidget(plot)
    plot.resize(400, 92)
    marks: Sequence[str] = ("90", "90", "90.5", "90", "83", "90.5", "90")
    plot.show_marks(
        [SeatMark(seat, Fraction(mark)) for seat, mark in enumerate(marks, 1)],
        Fraction(90),
        Fraction(5),
    )
    centres = [(point.x(), point.y()) for _entry, point in plot.discs()]
    assert len(set(centres)) == 7
    for index, (x, y) in enumerate(centres):
        assert 0 < x < 400
        for other_x, other_y in centres[:index]:
            assert abs(x - other_x) >= 20 or abs(y - other_y) >= 20
    assert plot.height() + min(y for _x, y in centres) - 92 >= 10


def test_a_plot_of_one_mark_and_no_limit_can_be_painted(qtbot: QtBot, theme: Theme) -> None:
    plot = DeviationPlot()
    qtbot.addWidget(plot)
    plot.show_marks([SeatMark(1, Fraction(90))], Fraction(90), Fraction(0))
    assert not plot.grab().isNull()


def test_the_stepper_gives_each_section_room_for_its_words(qtbot: QtBot, theme: Theme) -> None:
    stepper = Stepper()
    qtbot.addWidget(stepper)
    stepper.resize(800, 30)
    stepper.show_progress([Stretch("准备", 4, 4), Stretch("Secure & set rate", 0, 1)], 0)
    first, second = stepper.places()
    assert first.width() > second.width() - 60
    assert second.right() == pytest.approx(800)
    with qtbot.waitSignal(stepper.pressed) as told:
        press(qtbot, stepper, second)
    assert told.args == [1]


def test_the_badge_says_when_it_was_saved_and_offers_a_way_out(qtbot: QtBot, theme: Theme) -> None:
    badge = SavedBadge()
    qtbot.addWidget(badge)
    pictures = [badge.grab().toImage()]
    badge.show_saved("15:20:41")
    pictures.append(badge.grab().toImage())
    badge.show_saving()
    pictures.append(badge.grab().toImage())
    badge.show_failed("磁盘已满")
    pictures.append(badge.grab().toImage())
    assert badge.state == "failed"
    assert all(one != other for one, other in pairwise(pictures))
    with qtbot.waitSignal(badge.retry):
        QTest.mouseClick(badge._button, Qt.MouseButton.LeftButton)


def test_all_silhouettes_differ_without_colour(qtbot: QtBot, theme: Theme) -> None:
    shapes = []
    for glyph in GLYPHS:
        widget = StatusGlyph(glyph, 32, tone="muted")
        qtbot.addWidget(widget)
        image = widget.grab().toImage()
        shapes.append(
            tuple(
                image.pixelColor(x, y).lightness() < 170
                for x in range(0, 32, 2)
                for y in range(0, 32, 2)
            )
        )
    for index, one in enumerate(shapes):
        for other in shapes[:index]:
            assert sum(a != b for a, b in zip(one, other, strict=True)) >= 8


def test_letting_go_early_does_nothing_and_holding_acts_once(qtbot: QtBot, theme: Theme) -> None:
    hold = Hold(milliseconds=80)
    parts: list[float] = []
    acted: list[bool] = []
    hold.progress.connect(parts.append)
    hold.held.connect(lambda: acted.append(True))
    hold.press()
    qtbot.waitUntil(lambda: bool(parts))
    hold.release()
    assert parts[-1] == 0.0
    assert not acted
    with qtbot.waitSignal(hold.held, timeout=2000):
        hold.press()
        hold.press()
    assert acted == [True]
    assert not hold.holding


def test_a_held_button_does_not_act_on_a_click(qtbot: QtBot, theme: Theme) -> None:
    button = HoldButton("作废")
    qtbot.addWidget(button)
    with qtbot.assertNotEmitted(button.held):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.hold.holding
