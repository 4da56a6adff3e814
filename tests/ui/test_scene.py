"""The stage's canvas fits any screen, paints only what moved, and never squeezes a name."""

from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.scene import (
    LEFT,
    ROW_LEAN,
    Align,
    Scene,
    figures,
    figures_font,
    fit,
    fits,
    fitting,
    footer,
    header,
    lean_of,
    plate,
    plate_path,
    rank_metal,
    rank_tab,
    width_of,
    words,
    words_font,
)
from ui.theme import STAGE, Theme


@pytest.mark.parametrize(
    ("size", "scale", "left", "top"),
    [
        ((1920, 1080), 1.0, 0, 0),
        ((3840, 2160), 2.0, 0, 0),
        ((1024, 768), 1024 / 1920, 0, 96),
        ((2560, 1080), 1.0, 320, 0),
    ],
)
def test_the_canvas_is_enlarged_evenly_and_centred(
    size: tuple[int, int], scale: float, left: float, top: float
) -> None:
    found = fit(QSize(*size))
    assert (found.scale, found.left, found.top) == pytest.approx((scale, left, top))


class Board(Scene):
    """Rows that move down, and a count of what was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.shift = 0.0
        self.stills = 0
        self.strips_painted: list[int] = []
        self.seen: list[QRectF] = []

    def paint_still(self, painter: QPainter) -> None:
        self.stills += 1
        header(painter, "团队总成绩", "第二轮")
        footer(painter, "望舒区", "更新", time="16:05")

    def paint_moving(self, painter: QPainter, where: QRectF) -> None:
        self.seen.append(where)
        for row in range(12):
            place = QRectF(LEFT, 212 + row * 64.5 + self.shift, 1728, 60)
            if where.intersects(place):
                self.strips.draw(
                    painter,
                    place.topLeft(),
                    QSizeF(1728, 60),
                    row,
                    partial(self.paint_row, row),
                )

    def paint_row(self, row: int, painter: QPainter) -> None:
        self.strips_painted.append(row)
        plate(painter, QRectF(0, 0, 1728, 60), STAGE.row_a, lean=ROW_LEAN)
        rank_tab(painter, QRectF(0, 0, 104, 60), str(row + 1), rank_metal(row + 1))
        words(painter, (288, 45), "向阳社区卫生服务中心", 42, weight=700)
        figures(painter, (1526, 48), "95.34", 54, weight=800, align="right")


@pytest.fixture
def board(qtbot: QtBot, theme: Theme) -> Board:
    scene = Board()
    qtbot.addWidget(scene)
    scene.resize(1920, 1080)
    return scene


def test_moving_paints_neither_ground_nor_rows_again(board: Board) -> None:
    first = board.grab().toImage()
    board.shift = 5
    second = board.grab().toImage()
    assert (board.stills, sorted(board.strips_painted)) == (1, list(range(12)))
    assert first != second
    row_top = first.copy(400, 213, 300, 50)
    assert second.copy(400, 218, 300, 50) == row_top
    board.still_changed()
    board.grab()
    assert board.stills == 2
    board.resize(1280, 720)
    board.grab()
    assert len(board.strips_painted) == 24


def test_only_the_places_that_moved_are_asked_for(board: Board, qtbot: QtBot) -> None:
    board.show()
    qtbot.waitExposed(board)
    qtbot.waitUntil(lambda: bool(board.seen))
    board.seen.clear()
    board.moved(QRectF(96, 212, 1728, 60))
    qtbot.waitUntil(lambda: bool(board.seen))
    assert all(seen.height() <= 64 for seen in board.seen)


def test_beside_the_canvas_there_is_ground(board: Board) -> None:
    board.resize(1280, 900)
    image = board.grab().toImage()
    for y in (10, 890):
        assert image.pixelColor(640, y) == QColor(STAGE.ground_bottom)
    assert image.pixelColor(100, 235).lightness() > 30


def test_a_run_ends_at_one_and_reduced_motion_is_a_cut(
    board: Board, qtbot: QtBot, theme: Theme
) -> None:
    parts: list[float] = []
    ended: list[bool] = []
    board.animate(50, parts.append, done=lambda: ended.append(True))
    assert (parts, ended) == ([1.0], [True])
    theme.reduced_motion = False
    board.show()
    qtbot.waitExposed(board)
    parts.clear()
    board.animate(60, parts.append, done=lambda: ended.append(True))
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert parts[-1] == 1.0
    assert len(parts) > 1
    board.animate(10_000, parts.append, done=lambda: ended.append(True))
    board.settle()
    assert (parts[-1], len(ended)) == (1.0, 3)


def test_a_long_name_gives_way_to_the_short_one(theme: Theme) -> None:
    full, short = "惠民社区卫生服务中心", "惠民中心"
    assert width_of(full, words_font(40)) == pytest.approx(400, abs=2)
    assert fits(full, 401, 40)
    assert not fits(full, 380, 40)
    assert fitting((full, short), 380, 40) == short
    assert fitting((full, short), 401, 40) == full
    assert fitting((full, short), 10, 40) == short


def test_plates_lean_right_by_their_height(theme: Theme) -> None:
    assert [lean_of(height) for height in (60, 110, 258, 436)] == [10, 18, 28, 28]
    path = plate_path(QRectF(100, 100, 200, 100))
    assert path.contains(QPointF(299, 100.5))
    assert not path.contains(QPointF(101, 101))
    assert path.contains(QPointF(101, 199.5))


@pytest.mark.parametrize(("align", "left"), [("left", 200), ("centre", 150), ("right", 100)])
def test_figures_are_placed_by_their_edges(theme: Theme, align: Align, left: float) -> None:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    size = round(60 * 100 / width_of("888", figures_font(60)))
    end = figures(painter, (200, 80), "888", size, align=align)
    painter.end()
    inked = [
        column
        for column in range(400)
        if any(image.pixelColor(column, row).lightness() > 60 for row in range(100))
    ]
    assert end == pytest.approx(left + 100, abs=2)
    assert (inked[0], inked[-1]) == pytest.approx((left, left + 100), abs=6)
