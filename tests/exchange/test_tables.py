import csv
import json
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest

from scorer.exchange import tables
from scorer.exchange.tables import WAYS, Table, table_bytes, text_table, width, write_table
from scorer.exchange.workbook import read_sheets
from scorer.store.trouble import StoreTrouble

TABLE = Table(
    title="总成绩",
    headers=("名次", "单位", "总分"),
    keys=("rank", "unit", "total"),
    rows=(
        (1, "向阳中心", Fraction("86.13")),
        (2, "=HYPERLINK", Fraction(259, 3)),
        (None, "A·买买提", None),
    ),
)


def test_text_stands_in_columns_whatever_its_script() -> None:
    lines = text_table(TABLE).splitlines()
    assert lines[0] == "总成绩"
    assert lines[1:] == [
        "名次  单位         总分",
        "----  ----------  -----",
        "   1  向阳中心    86.13",
        "   2  =HYPERLINK  86.33",
        "      A·买买提",
    ]
    assert {width(line[: line.index("86")]) for line in lines if "86" in line} == {18}


@pytest.mark.parametrize(("text", "columns"), [("ab", 2), ("中", 2), ("é", 1), ("𬱖", 2), ("", 0)])
def test_the_width_of_a_text(text: str, columns: int) -> None:
    assert width(text) == columns


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    content = table_bytes(TABLE, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert rows[1:] == [
        ["1", "向阳中心", "86.13"],
        ["2", "'=HYPERLINK", "86.33"],
        ["", "A·买买提", ""],
    ]


def test_json_keeps_every_digit() -> None:
    rows = json.loads(table_bytes(TABLE, "json"))
    assert rows[0] == {"rank": 1, "unit": "向阳中心", "total": "86.13"}
    assert Fraction(rows[1]["total"]) == Fraction(259, 3)
    assert rows[2]["total"] is None


def test_a_workbook_has_numbers_as_printed(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_table(TABLE, path, "xlsx")
    rows = read_sheets(path)[0].rows
    assert rows[1][2] == 86.13
    assert rows[2] == [2.0, "=HYPERLINK", 86.33]


@pytest.mark.parametrize("way", WAYS)
def test_an_empty_table_is_a_table(way: tables.Way) -> None:
    assert table_bytes(Table(headers=("甲",), rows=()), way)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_table(TABLE, path, "csv")
    before = path.read_bytes()
    with pytest.raises(StoreTrouble):
        write_table(TABLE, tmp_path / "none" / "t.csv", "csv")
    write_table(TABLE, path, "csv")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
