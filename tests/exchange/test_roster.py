import json
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
import xlsxwriter

from scorer.domain.model.contest import Contest
from scorer.exchange.contest_file import read_contest, template_path
from scorer.exchange.person_text import tidy_identity, tidy_name, tidy_phone
from scorer.exchange.problem import FileRefused
from scorer.exchange.roster import Roster, read_roster
from scorer.shelf import resource

FILES = Path(__file__).parent.parent / "files" / "rosters"
COLUMNS = {"name": "姓名", "identity": "身份证", "role": "岗位", "phone": "手机"}
HEAD = ["单位", "姓名", "岗位", "电话"]
GOOD = [
    ["甲中心", "李一", "全科医生", "13800000001"],
    ["", "李二", "社区护师", "13800000002"],
    ["", "李三", "公卫医生", "13800000003"],
]


@pytest.fixture(scope="module")
def contest() -> Contest:
    return read_contest(template_path("family-doctor-team")).contest


def ids() -> Callable[[], str]:
    counter = count()
    return lambda: f"i{next(counter)}"


def read(path: Path, contest: Contest, *, identity: bool = False) -> Roster:
    return read_roster(path, contest, ids(), identity=identity)


def written(folder: Path, rows: list[list[str]], name: str = "r.csv", code: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding=code)
    return path


def test_the_messy_workbook_gives_just_what_is_true_of_it(contest: Contest) -> None:
    truth = json.loads((FILES / "roster_messy.truth.json").read_text(encoding="utf-8"))
    roster = read(FILES / "roster_messy.xlsx", contest, identity=True)
    wordings = {role.id: role.name.zh for role in contest.roles}
    people = [
        {"row": one.row, "unit": one.unit, "name": one.name, "role": wordings[one.role]}
        for one in roster.people
    ]
    assert people == truth["people"]
    assert list(roster.sheets[0].header_rows) == truth["header_rows"]
    faults = []
    for one in roster.faults:
        told = {"row": one.where.row, "column": COLUMNS[one.where.column], "kind": one.what}
        names = {p.row: p.name for p in roster.people} | {82: "彭军", 84: "钱有为"}
        if one.where.row in names:
            told["name"] = names[one.where.row]
        if one.what == "duplicate_person":
            told["first_unit"] = one.about["unit"]
        faults.append(told)
    assert faults == truth["faults"]
    assert roster.entrants == ()


def test_the_messy_workbook_shows_what_it_tidied(contest: Contest) -> None:
    roster = read(FILES / "roster_messy.xlsx", contest, identity=True)
    shown = {(one.where.row, one.where.column): (one.after, one.how) for one in roster.cleaned}
    assert shown[33, "name"] == ("施敏", "blanks")
    assert shown[34, "phone"] == ("13863890916", "full_width")
    assert shown[39, "phone"] == ("13829356575", "separators")
    assert shown[67, "phone"] == ("13842244317", "country_code")
    assert shown[13, "role"] == ("公卫医生", "role_word")
    assert shown[13, "sex"] == ("女", "sex_word")
    assert shown[41, "unit"] == ("北苑社区卫生服务中心", "blanks")
    assert all(one.before != one.after for one in roster.cleaned)


def test_the_demo_roster_enters_without_identity_or_whole_telephones(contest: Contest) -> None:
    path = resource("templates", "family-doctor-team.xlsx")
    assert path.read_bytes() == (FILES / "roster_tidy.xlsx").read_bytes()
    roster = read(path, contest)
    assert roster.faults == ()
    assert len(roster.entrants) == 24
    first = roster.entrants[0]
    assert (first.number, first.short) == ("01", "向阳中心")
    assert [(m.number, m.role, m.phone_tail) for m in first.members] == [
        ("0101", "gp", "0087"),
        ("0102", "nurse", "0220"),
        ("0103", "ph", "3043"),
    ]
    everything = [m.id for e in roster.entrants for m in e.members] + [
        e.id for e in roster.entrants
    ]
    assert len(set(everything)) == 96
    assert {one.about["text"] for one in roster.notices} >= {"㛃", "䶮", "𬱖"}


@pytest.mark.parametrize(
    ("row", "column", "text", "what"),
    [
        (2, 0, "", "unit_missing"),
        (2, 1, "", "name_missing"),
        (2, 1, "13800000009", "name_not_text"),
        (2, 1, "李\ue000", "name_private"),
        (3, 2, "", "role_missing"),
        (3, 2, "厨师", "role_unknown"),
        (3, 2, "全科", "role_doubled"),
        (4, 3, "12345", "phone_invalid"),
    ],
)
def test_one_wrong_cell_is_found_at_its_place(
    tmp_path: Path, contest: Contest, row: int, column: int, text: str, what: str
) -> None:
    rows = [HEAD, *(list(one) for one in GOOD)]
    rows[row - 1][column] = text
    roster = read(written(tmp_path, rows), contest)
    places = [(one.where.row, one.where.column, one.what) for one in roster.faults]
    field = ("unit", "name", "role", "phone")[column]
    assert (row, field, what) in places
    assert {found for _row, _column, found in places} == {what}
    assert roster.entrants == ()


def test_a_missing_role_is_told_where_the_team_leaves_only_one(
    tmp_path: Path, contest: Contest
) -> None:
    rows = [HEAD, *(list(one) for one in GOOD)]
    rows[2][2] = ""
    fault = read(written(tmp_path, rows), contest).faults[0]
    assert (fault.about["likely"], fault.about["allowed"]) == ("nurse", "社区护师")


def test_a_team_that_lacks_someone_and_one_person_in_two_teams(
    tmp_path: Path, contest: Contest
) -> None:
    rows = [
        HEAD,
        *GOOD,
        ["乙中心", "李一", "全科医生", "13800000001"],
        ["丙中心", "李一", "全科医生", ""],
    ]
    roster = read(written(tmp_path, rows), contest)
    assert [(one.where.row, one.what) for one in roster.faults] == [
        (5, "duplicate_person"),
        (6, "role_lacking"),
        (6, "role_lacking"),
    ]
    assert [(one.where.row, one.what) for one in roster.notices] == [(6, "same_name")]


def test_more_units_than_places(tmp_path: Path, contest: Contest) -> None:
    rows = [HEAD] + [
        [f"{unit}号中心", f"李{chr(0x4E00 + unit)}", role.name.zh, ""]
        for unit in range(25)
        for role in contest.roles
    ]
    rows = [[u, n + r, r, p] for u, n, r, p in rows]
    rows[0] = HEAD
    roster = read(written(tmp_path, rows), contest)
    assert [one.what for one in roster.faults] == ["units_above_places"]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_files_in_the_codings_that_spreadsheets_write(
    tmp_path: Path, contest: Contest, code: str
) -> None:
    rows = [["参赛名单", "", "", ""], HEAD, *(list(one) for one in GOOD)]
    rows[2][1] = "刘䶮"
    roster = read(written(tmp_path, rows, code=code), contest)
    assert [m.name for m in roster.entrants[0].members] == ["刘䶮", "李二", "李三"]
    assert roster.sheets[0].header_rows == (2,)


def test_short_names_are_registered_or_made_and_never_alike(
    tmp_path: Path, contest: Contest
) -> None:
    units = [("向阳社区卫生服务中心", ""), ("向阳卫生院", ""), ("柳荫医院", "柳医")]
    rows = [["单位", "简称", "姓名", "岗位"]] + [
        [unit, short, f"{unit[:2]}{role.name.zh}{place}", role.name.zh]
        for place, (unit, short) in enumerate(units)
        for role in contest.roles
    ]
    rows = [[c.translate(str.maketrans("012", "一二三")) for c in row] for row in rows]
    shorts = [one.short for one in read(written(tmp_path, rows), contest).entrants]
    assert shorts == ["向阳", "向阳卫生院", "柳医"]
    rows[1][1] = rows[2][1] = rows[3][1] = "柳医"
    faults = read(written(tmp_path, rows), contest).faults
    assert [(one.where.row, one.what) for one in faults] == [(8, "short_twice")]


def test_several_sheets_and_repeated_headings_and_notes(tmp_path: Path, contest: Contest) -> None:
    path = tmp_path / "many.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("说明").write(0, 0, "请各单位按时报送")
    for number, name in enumerate(("城区", "乡镇")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, HEAD)
        for at, row in enumerate(GOOD):
            texts = [row[0] and f"{name}中心", f"{row[1]}{'甲乙'[number]}", row[2]]
            sheet.write_row(at + 1, 0, texts)
        sheet.write_row(4, 0, HEAD)
        sheet.write(5, 0, "注：每单位限报3人")
    book.close()
    roster = read(path, contest)
    assert roster.faults == ()
    assert [one.name for one in roster.entrants] == ["城区中心", "乡镇中心"]
    assert [(one.where.sheet, one.what) for one in roster.notices] == [("说明", "sheet_skipped")]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.pdf", b"%PDF", "file_kind"),
        ("a.xlsx", b"not a workbook", "file_damaged"),
        ("a.xlsx", b"PK\x03\x04" + bytes(40), "file_damaged"),
        ("a.csv", b"\xff\xfe\x00", "file_coding"),
        ("a.csv", b'"open', "file_damaged"),
    ],
)
def test_files_that_are_no_rosters(
    tmp_path: Path, contest: Contest, name: str, content: bytes, what: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        read(path, contest)
    assert [one.what for one in refused.value.problems] == [what]
    with pytest.raises(FileRefused):
        read(tmp_path / "none.xlsx", contest)


def test_a_list_without_headings_is_told_what_it_needs(tmp_path: Path, contest: Contest) -> None:
    roster = read(written(tmp_path, GOOD), contest)
    assert [one.what for one in roster.faults] == ["no_header"]
    assert "岗位" in roster.faults[0].say()


@pytest.mark.parametrize(
    ("text", "plain", "wrong"),
    [
        ("11010519491231002X", "11010519491231002X", None),
        ("110105194912310021", "", "id_check_digit"),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", None),  # noqa: RUF001
        ("110105 19491231 002x", "11010519491231002X", None),
        ("110105194912310000", "", "id_check_digit"),
        ("1.10105E+17", "", "id_damaged_by_spreadsheet"),
        ("110105491231002", "", "id_malformed"),
    ],
)
def test_identity_numbers_are_checked_and_never_repaired(
    text: str, plain: str, wrong: str | None
) -> None:
    found, problem = tidy_identity(text)
    assert problem == wrong
    assert wrong or found == plain


@pytest.mark.parametrize("text", ["138 1234 5678", "+86-13812345678", "１３８１２３４５６７８"])  # noqa: RUF001
def test_telephones_become_plain(text: str) -> None:
    assert tidy_phone(text) == "13812345678"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" 欧 阳\u3000娜 ", "欧阳娜"),
        ("张三", "张三"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("Şükrü  Öztürk ", "Şükrü Öztürk"),
        ("福\ufa1b", "福\ufa1b"),
        ("李\ue81e", "李\u9fb4"),
    ],
)
def test_names_lose_blanks_and_nothing_else(text: str, name: str) -> None:
    assert tidy_name(text) == name
