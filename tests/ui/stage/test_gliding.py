"""Rows that glide when a board changes again before they have arrived."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from scorer.views.stage import BoardScene
from scorer.views.standings import Row
from ui.stage.board import STRIDE, TOP, BoardPainting


def board(*order: int) -> BoardScene:
    rows = tuple(
        Row(
            entrant=f"t{number}",
            rank=place,
            movement=None,
            number=f"{number}",
            name=f"第{number}队",
            short=f"{number}",
            scores=("90.00",),
            total="90.00",
            gap="–",
        )
        for place, number in enumerate(order, 1)
    )
    empty = BoardScene("总成绩", "暂列", ("第一轮",), (), "比武", "15:06", "更新", provisional=True)
    return replace(empty, rows=rows)


def test_a_board_that_changes_while_its_rows_glide_ends_where_the_last_one_says(
    qtbot: QtBot,
) -> None:
    scene = BoardPainting()
    qtbot.addWidget(scene)
    scene.resize(960, 540)
    scene.show_view(board(1, 2, 3))
    scene.show()
    scene.show_view(board(3, 1, 2))
    scene.show_view(board(4, 5, 3))
    expected = {"t4": TOP, "t5": TOP + STRIDE, "t3": TOP + 2 * STRIDE}
    qtbot.waitUntil(lambda: scene._places == expected, timeout=5000)
