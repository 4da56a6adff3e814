"""How a table shares out its room: what columns hold comes before empty air."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.columns import Want, widths
from ui.widgets.table import Cell, Column, Table

NAME, MARK, NOTE = Want(160, 40), Want(70, 90, 150), Want(90, 50, 190)


@pytest.mark.parametrize(
    ("room", "wants", "found"),
    [
        (700, (NAME, MARK, NOTE), [360, 150, 190]),  # as laid out, the rest to the name
        (500, (NAME, MARK, NOTE), [160, 150, 190]),
        (400, (NAME, MARK, NOTE), [161, 105, 134]),  # laid-out widths give way, the name does not
        (300, (NAME, MARK, NOTE), [160, 70, 90]),  # too narrow: it scrolls, nothing is cut
        (600, (Want(900, 40), MARK), [530, 70]),
        (300, (Want(900, 40), MARK), [230, 70]),
        (500, (NAME, Want(220, 90, 100)), [280, 220]),  # cells wider than laid out
        (300, (Want(50, 30, 100), Want(50, 30, 100)), [100, 200]),
    ],
)
def test_room_goes_to_what_needs_it(room: int, wants: tuple[Want, ...], found: list[int]) -> None:
    assert widths(room, wants) == found


def test_a_table_never_shrinks_names_to_dots(qtbot: QtBot) -> None:
    table = Table([Column("Unit"), *(Column(f"Part {n}", 150, number=True) for n in range(9))])
    qtbot.addWidget(table)
    table.resize(700, 200)
    table.show_rows([("a", (Cell("望江社区卫生服务中心"), *(Cell("88.33") for _ in range(9))))])
    table.show()
    head = table.horizontalHeader()
    text = table.fontMetrics().horizontalAdvance("望江社区卫生服务中心")
    assert head.sectionSize(0) > text
    assert all(head.sectionSize(at) >= 40 for at in range(1, 10))
