"""Errors and formulas without a value are said, never taken for empty cells."""

from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from scorer.exchange.broken_cells import broken_cells
from scorer.exchange.results_rows import leaves


def book(path: Path) -> Path:
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("一 & 二")
    sheet.write_row(0, 0, ["id", "x", "y"])
    sheet.write(1, 0, "#1")
    sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    sheet.write_formula(1, 2, "=1+2", None, 3)
    sheet.write_row(2, 0, ["B", 4])
    sheet.write_formula(2, 2, "=A1&B2", None, "未算")
    made.close()
    return path


def without(path: Path, what: bytes) -> Path:
    """The same workbook, as a program leaves it that works no formulas out."""
    bare = path.with_name("bare.xlsx")
    with ZipFile(path) as old, ZipFile(bare, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(what, b"<v />"))
    return bare


def test_errors_and_formulas_without_a_value_are_said(tmp_path: Path) -> None:
    path = book(tmp_path / "marks.xlsx")
    assert broken_cells(path) == {"一 & 二": {(2, 2): "#DIV/0!"}}
    (leaf,) = leaves(path)
    assert [list(row) for _n, row in leaf.lines] == [
        ["id", "x", "y"],
        ["#1", "#DIV/0!", "3"],
        ["B", "4", "未算"],
    ]
    bare = without(path, b"<v>3</v>")
    assert broken_cells(bare)["一 & 二"][2, 3] == "=1+2"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"\xff" * 99])
def test_of_a_damaged_file_nothing_is_known(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "marks.xlsx"
    path.write_bytes(content)
    assert broken_cells(path) == {}
