"""What the standings scene makes of its rows: columns, names, pages by division."""

from dataclasses import replace

import pytest

from scorer.views.stage import BoardScene
from scorer.views.standings import Row
from ui.stage.board import SCORES, layouts

pytestmark = pytest.mark.usefixtures("theme")

COLUMNS = ("健康知识抢答", "一分钟跳绳（四人）", "拔河")


def row(number: int, name: str, *scores: str, division: str = "") -> Row:
    short = name.replace("社区卫生服务", "")
    return Row(str(number), number, None, str(number), name, short, scores, "9.00", "–", "", "", "",
               division=division)  # fmt: skip


def board(*rows: Row, columns: tuple[str, ...] = COLUMNS) -> BoardScene:
    found = BoardScene(
        "总成绩", "最终成绩", columns, rows, "比武", "15:06", "更新", provisional=False
    )
    return replace(found, divisions=(("n", "护理"), ("d", "急救")))


def test_every_part_has_a_column_or_none_has() -> None:
    scores = ("11.00", "9.00", "10.00")
    few = layouts(board(row(1, "望江社区卫生服务中心", *scores)))[""]
    assert [at for at, _edge in few.columns] == [0, 1, 2]
    assert few.columns[-1][1] == SCORES
    assert few.short
    many = layouts(board(row(1, "望江社区卫生服务中心", *(scores * 3)), columns=COLUMNS * 3))[""]
    assert (many.columns, many.short) == ((), False)


def test_all_names_of_a_board_are_short_or_none_is() -> None:
    scores = ("11.00", "9.00", "10.00")
    rows = (row(1, "望江社区卫生服务中心", *scores), row(2, "区医院", *scores))
    assert layouts(board(*rows))[""].short
    assert not layouts(board(rows[1]))[""].short


def test_a_division_shows_the_parts_that_it_takes() -> None:
    rows = (
        row(1, "和予安", "90.00", "–", "–", division="n"),
        row(1, "葛国栋", "–", "–", "80.00", division="d"),
    )
    found = layouts(board(*rows))
    assert [at for at, _edge in found["n"].columns] == [0]
    assert [at for at, _edge in found["d"].columns] == [2]
    waiting = (row(1, "和予安", "90.00", "–", "–"),)
    assert len(layouts(board(*waiting))[""].columns) == 3


def test_no_page_holds_two_divisions() -> None:
    rows = [row(n, f"甲{n}", "–", "–", "–", division="n") for n in range(1, 15)]
    rows += [row(n, f"乙{n}", "–", "–", "–", division="d") for n in range(1, 4)]
    pages = board(*rows).pages
    assert [(page.division, page.first, len(page.rows)) for page in pages] == [
        ("护理", 1, 12),
        ("护理", 13, 2),
        ("急救", 1, 3),
    ]
    assert board().pages[0].rows == ()
