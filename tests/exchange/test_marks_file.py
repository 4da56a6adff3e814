from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter

from scorer.exchange.marks_file import MarkRows, read_marks
from scorer.exchange.problem import FileRefused


def read(folder: Path, *lines: str) -> MarkRows:
    path = folder / "marks.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_marks(path)


def told(found: MarkRows) -> list[tuple[int, str, str]]:
    return [(one.where.row, one.where.column, one.what) for one in found.problems]


def test_papers_give_scores_and_who_was_absent(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "第一轮成绩登记表,,,",
        "证号,姓 名,岗位,成绩",
        "0101,吴思远,全科医生,91.5",
        "0102,王㛃,社区护师,缺考",
        "0103,袁如玉,公卫医生,０",  # noqa: RUF001
        "注：由两人核对后登记,,,",
    )
    assert (found.kind, found.problems) == ("papers", ())
    assert [(row.number, row.name, row.score, row.absent) for row in found.rows] == [
        ("0101", "吴思远", Fraction(183, 2), False),
        ("0102", "王㛃", None, True),
        ("0103", "袁如玉", Fraction(0), False),
    ]
    assert [row.where.row for row in found.rows] == [3, 4, 5]


def test_totals_come_by_seat_in_rows_or_in_columns(tmp_path: Path) -> None:
    rows = read(tmp_path, "盲号,席位,合计,用时", "d09,1,88.5,4:11", "D09,评委2,90,251")
    wide = read(tmp_path, "盲号,评委1,评委2,用时（秒）", "D09,88.5,90,251")
    for found in (rows, wide):
        assert (found.kind, found.problems) == ("totals", ())
        assert [(row.code, row.seat, row.total, row.seconds) for row in found.rows] == [
            ("D09", 1, Fraction(177, 2), Fraction(251)),
            ("D09", 2, Fraction(90), Fraction(251)),
        ]


def test_single_marks_come_by_item(tmp_path: Path) -> None:
    found = read(tmp_path, "code,seat,A1 着装,b2,X1,seconds", "D09,1,3.50,,√,", "E11,1,4,0,,300")
    assert (found.kind, found.problems) == ("items", ())
    assert [row.marks for row in found.rows] == [{"A1": "3.5", "X1": "√"}, {"A1": "4", "B2": "0"}]
    assert [row.seconds for row in found.rows] == [None, Fraction(300)]


@pytest.mark.parametrize(
    ("head", "row", "problem"),
    [
        ("证号,成绩", "0101,", ("score", "cell_missing")),
        ("证号,成绩", "0101,弃权", ("score", "mark_or_absent")),
        ("证号,成绩", "0101,nan", ("score", "mark_or_absent")),
        ("证号,成绩", "0101,-1", ("score", "mark_negative")),
        ("盲号,席位,合计", "D09,1,1e2", ("total", "mark_number")),
        ("盲号,席位,合计", "D09,1", ("total", "cell_missing")),
        ("盲号,席位,合计", ",1,90", ("code", "cell_missing")),
        ("盲号,席位,合计", "D09,首席,90", ("seat", "mark_number")),
        ("盲号,席位,合计,用时", "D09,1,90,四分", ("seconds", "mark_time")),
        ("盲号,席位,A1", "D09,1,好", ("A1", "mark_number")),
    ],
)
def test_what_is_wrong_has_its_row_and_column(
    tmp_path: Path, head: str, row: str, problem: tuple[str, str]
) -> None:
    assert told(read(tmp_path, head, row)) == [(2, *problem)]


def test_all_problems_come_at_once_and_doubles_are_found(tmp_path: Path) -> None:
    found = read(tmp_path, "证号,成绩", "0101,90", "0102,x", "0101,80", "0103,")
    assert told(found) == [
        (3, "score", "mark_or_absent"),
        (5, "score", "cell_missing"),
        (4, "", "mark_twice"),
    ]


def test_a_list_that_is_no_list_of_marks(tmp_path: Path) -> None:
    assert [what for _r, _c, what in told(read(tmp_path, "甲,乙", "1,2"))] == ["no_header"]
    assert [what for _r, _c, what in told(read(tmp_path, "证号,成绩"))] == ["no_rows"]
    with pytest.raises(FileRefused):
        read_marks(tmp_path / "none.csv")


def test_a_workbook_s_numbers_are_read_as_they_show(tmp_path: Path) -> None:
    path = tmp_path / "marks.xlsx"
    book = xlsxwriter.Workbook(path)
    papers, sheets = book.add_worksheet("一站"), book.add_worksheet("二站")
    for sheet in (papers, sheets):
        sheet.write_row(0, 0, ["证号", "成绩"])
    papers.write_row(1, 0, ["0101", 0.1 + 0.2])
    papers.write_row(2, 0, [201, 91.17])
    book.close()
    found = read_marks(path)
    assert [(row.number, row.score) for row in found.rows] == [
        ("0101", Fraction(3, 10)),
        ("201", Fraction(9117, 100)),
    ]
