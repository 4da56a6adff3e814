"""How long a roster of fifty thousand people takes, beside the bare reading of its cells."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

import xlsxwriter
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from scorer.exchange.contest_file import read_contest, template_path
from scorer.exchange.roster import read_roster
from tests.bench.table import Line

_UNITS = 16_667
_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_ROLES = ("全科医生", "社区护师", "公卫医生")
_LIMIT_S = 2.0


def write_roster(path: Path, units: int = _UNITS) -> int:
    """Write a roster of so many units of three; gives the number of people."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("选手")
    sheet.write_row(0, 0, ["单位", "姓名", "岗位", "性别", "手机"])
    size = len(_NAMES)
    for row in range(units * 3):
        name = _NAMES[row % size] + _NAMES[row // size % size] + _NAMES[row // size**2 % size]
        phone = f"138{row:08}"
        unit = f"第{row // 3}社区卫生服务中心"
        sheet.write_row(row + 1, 0, [unit, name, _ROLES[row % 3], "女", phone])
    book.close()
    return units * 3


def bench() -> tuple[int, float, float]:
    """People, seconds for reading the roster, seconds for its cells alone (the floor)."""
    contest = replace(read_contest(template_path("family-doctor-team")).contest, per_site=_UNITS)
    with TemporaryDirectory() as folder:
        path = Path(folder, "roster.xlsx")
        people = write_roster(path)
        began = perf_counter()
        CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        floor = perf_counter() - began
        began = perf_counter()
        roster = read_roster(path, contest, lambda: uuid4().hex)
        took = perf_counter() - began
    assert len(roster.people) == people, roster.faults[:3]
    assert len(roster.entrants) * 3 == people
    return people, took, floor


def main() -> None:
    """Print one line of the table."""
    people, took, floor = bench()
    print(Line(f"roster of {people:,} rows read", took, "s", _LIMIT_S, floor).written())


if __name__ == "__main__":
    main()
