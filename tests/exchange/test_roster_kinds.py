"""Rosters of persons, of units and of teams without roles; divisions and ways of entry."""

from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorer.domain.model.contest import Contest, Role
from scorer.domain.model.scheme import Division
from scorer.domain.model.text import Text
from scorer.exchange.roster import Roster, read_roster
from tests import builders as b

CLASSES = (Division("HL", Text("护理", "Nursing")), Division("ZY", Text("中药", "Pharmacy")))


def contest(kind: str, size: int = 1, *roles: Role) -> Contest:
    return replace(b.contest(), entrants=kind, team_size=size, roles=roles, sites=())


def read(folder: Path, made: Contest, text: str, divisions: tuple[Division, ...] = ()) -> Roster:
    path = folder / "r.csv"
    path.write_text(text, encoding="utf-8")
    ids = count()
    return read_roster(path, made, lambda: f"i{next(ids)}", divisions)


def test_every_person_is_an_entrant_and_its_only_member(tmp_path: Path) -> None:
    text = (
        "单位,姓名,专业,产生方式,展演\n"
        "甲医院,李一,护理,推荐,\n,王伟,护理,抽取,\n乙医院,王伟,中药,,是\n甲医院,李一,中药,,\n"
    )
    found = read(tmp_path, contest("person"), text, CLASSES)
    assert found.faults == ()
    first, second, third, again = found.entrants
    assert [member.id for member in first.members] == [first.id]
    assert [(e.number, e.unit, e.division, e.entry) for e in found.entrants] == [
        ("01", "甲医院", "HL", "recommended"),
        ("02", "甲医院", "HL", "pool"),
        ("03", "乙医院", "ZY", ""),
        ("04", "甲医院", "ZY", ""),
    ]
    assert (second.short, third.short) == ("王伟（甲医院）", "王伟（乙医院）")
    assert [e.exhibition for e in found.entrants] == [False, False, True, False]
    assert again.name == "李一"


def test_a_unit_needs_nobody_named(tmp_path: Path) -> None:
    text = "单位,单位简称,姓名\n甲医院,甲院,\n乙中心,,张三\n,,李四\n丙站,,\n"
    found = read(tmp_path, contest("unit", 2), text)
    assert found.faults == ()
    assert [(e.name, e.short, len(e.members)) for e in found.entrants] == [
        ("甲医院", "甲院", 0),
        ("乙中心", "乙中心", 2),
        ("丙站", "丙站", 0),
    ]


def test_a_team_without_roles_has_so_many_people_at_most(tmp_path: Path) -> None:
    text = "代表队,姓名\n甲队,一一\n,二二\n,三三\n乙队,四四\n"
    found = read(tmp_path, contest("team", 2), text)
    assert [(p.what, p.where.row) for p in found.faults] == [("team_large", 4)]
    found = read(tmp_path, contest("team", 3), text)
    assert [len(e.members) for e in found.entrants] == [3, 1]


FAULTS = [
    ("单位,姓名,专业\n甲,李一,\n", "division_missing"),
    ("单位,姓名,专业\n甲,李一,西药\n", "division_unknown"),
    ("单位,姓名,专业,产生方式\n甲,李一,护理,自荐\n", "entry_unknown"),
    ("单位,姓名,专业\n甲,李一,护理\n甲,李一,护理\n", "duplicate_person"),
]


@pytest.mark.parametrize(("text", "what"), FAULTS)
def test_what_a_list_of_persons_gets_wrong(tmp_path: Path, text: str, what: str) -> None:
    found = read(tmp_path, contest("person"), text, CLASSES)
    assert [problem.what for problem in found.faults] == [what]
    assert found.entrants == ()


def test_a_unit_competes_in_one_division(tmp_path: Path) -> None:
    text = "单位,姓名,专业\n甲,李一,护理\n甲,李二,中药\n"
    found = read(tmp_path, contest("unit", 2), text, CLASSES)
    assert [problem.what for problem in found.faults] == ["unit_twice"]
