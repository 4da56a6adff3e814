"""Choices about prizes and dues, from the words of a contest file to what comes of them."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from scorer.domain.model.people import Entrant, Member
from scorer.domain.record.decisions import control
from scorer.exchange.contest_file import read_contest
from scorer.exchange.problem import FileRefused
from scorer.views.credits import dues_view
from scorer.views.explain import explain
from scorer.words import use_language
from tests import builders as b
from tests.domain.rules.examples import example
from tests.option_file import contest_file, enter, opened, standing

F = Fraction

# -- 4 teams by their prizes -----------------------------------------------------------------------

LEVELS = ", ".join(
    f"{{id: {name}, zh: {zh}, number: 1}}"
    for name, zh in zip("abc", ("一等", "二等", "三等"), strict=True)
)
RULE = f"levels: [{LEVELS}], base: competed, rounding: half_up, tie: include_keep, least_first: 0"
PRIZED = f"places: {{table: [8, 4, 2]}}, prizes: {{{RULE}, minimum: 80, vacate: false}}"
EVENTS = [
    f"id: {name}, zh: {name}, way: number, full: 100, pass_mark: 60, "
    f"convert: {{how: prize_points, {PRIZED}}}"
    for name in ("nursing", "rescue")
]
TEAM_PRIZES = f"prizes: {{{RULE}, minimum: 1, vacate: false}}"
WON = {  # T1: 一等 and 三等; T2: 二等 twice; T3 passed both; T4 failed one; the guest fills a prize
    "nursing": {"T1": "95", "T2": "90", "T3": "70", "T4": "50", "G": "65"},
    "rescue": {"G": "96", "T2": "90", "T1": "85", "T3": "60", "T4": "75"},
}


def points(found: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    return {name: str(line["total"]) for name, line in found.items() if name != "G"}


def test_4_points_by_prizes_and_one_for_passing_all(tmp_path: Path) -> None:
    _given, expect = example("E39")
    group = ", combine: {how: sum, decimals: 0}, passed_all: 1"
    found = standing(contest_file(tmp_path, EVENTS, TEAM_PRIZES, group=group), WON)
    teams = ("T1", "T2", "T3", "T4")
    assert points(found) == {team: expect[team] for team in teams}
    assert [team for team in teams if found[team]["total"] != "0"] == expect["eligible"]
    assert [found[team]["prize"] for team in ("T4", "G")] == ["", "二等"]
    without = ", combine: {how: sum, decimals: 0}"
    plain = standing(contest_file(tmp_path, EVENTS, TEAM_PRIZES, group=without), WON)
    assert points(plain) == {"T1": "10", "T2": "8", "T3": "0", "T4": "0"}
    assert plain["T3"]["prize"] == ""


def test_4_passing_all_is_told_where_it_counts(tmp_path: Path) -> None:
    group = ", combine: {how: sum, decimals: 0}, passed_all: 1"
    path = contest_file(tmp_path, EVENTS, TEAM_PRIZES, group=group)
    laptop = opened(path, [team(name, name) for name in WON["nursing"]])
    for part, values in WON.items():
        enter(laptop, part, values)
    use_language("en")
    told = {name: explain(laptop.state, name).root for name in ("T1", "T3", "T4")}
    assert {name: line.value for name, line in told.items()} == {
        "T1": "10.00",
        "T3": "1.00",
        "T4": "0.00",
    }
    notes = {name: "every part passed" in line.note for name, line in told.items()}
    assert notes == {"T1": False, "T3": True, "T4": False}


def test_4_a_part_without_a_pass_mark_is_passed_by_taking_part(tmp_path: Path) -> None:
    free = [one.replace("pass_mark: 60, ", "") for one in EVENTS]
    group = ", combine: {how: sum, decimals: 0}, passed_all: 1"
    path = contest_file(tmp_path, free, TEAM_PRIZES, group=group)
    assert points(standing(path, WON))["T4"] == "1"
    gone = {**WON, "rescue": {**WON["rescue"], "T4": "缺考"}}
    assert points(standing(path, gone))["T4"] == "0"


# -- 10 titles, credits, cash ----------------------------------------------------------------------


def team(number: str, name: str, division: str = "", unit: str = "") -> Entrant:
    member = Member(id=number, name=name, role="", badge=f"B{number}")
    return Entrant(
        id=number,
        number=number,
        name=name,
        short=name,
        members=(member,),
        unit=unit or name,
        division=division,
    )


DIVISIONS = """divisions:
  - {id: HL, zh: 护理}
  - {id: JJ, zh: 急救}
entrants: {as: person}"""
TITLES = (
    "took_part_credits: 2\n"
    "titles: [{id: best, zh: 技术能手, first: 1, credits: 2, cash: 1000}, "
    "{id: good, zh: 优胜者, first: 1, besides: [best], credits: 1, cash: 300}]"
)


@pytest.mark.parametrize(
    ("dues", "due"),
    [
        ("", {"沈一": (4, 1000), "周二": (3, 300), "陈三": (4, 1000)}),
        ("\ndues: once", {"沈一": (4, 1000), "周二": (3, 300), "陈三": (4, 1000)}),
        ("\ndues: per_event", {"沈一": (7, 1300), "周二": (3, 300), "陈三": (4, 1000)}),
    ],
)
def test_10_dues_once_or_for_each_division(
    tmp_path: Path, dues: str, due: dict[str, tuple[int, int]]
) -> None:
    path = contest_file(
        tmp_path, ["id: p, zh: 技能, way: number, full: 100"], TITLES + dues, head=DIVISIONS
    )
    people = [
        team("01", "沈一", "HL", "望舒医院"),
        team("02", "周二", "HL", "向阳中心"),
        team("03", "沈一", "JJ", "望舒医院"),
        team("04", "陈三", "JJ", "枫林中心"),
    ]
    laptop = opened(path, people)
    enter(laptop, "p", {"01": "90", "02": "80", "03": "70", "04": "85"})
    laptop.do(control.seal_scope, b.CHIEF, "results")
    laptop.do(control.release, b.CHIEF, "results")
    view = dues_view(laptop.state)
    assert {line.name: (int(line.credits), int(line.cash)) for line in view.lines} == due
    assert view.cash == sum(cash for _credits, cash in due.values())
    assert {line.name: line.titles for line in view.lines}["沈一"] == ("技术能手", "优胜者")


@pytest.mark.parametrize(
    ("parts", "choices", "what"),
    [
        (["id: p, zh: 技能, way: number, pass_mark: all"], "", "not_number"),
        (["id: p, zh: 技能, way: number"], "dues: twice", "not_one_of"),
        (["id: p, zh: 技能, way: number"], "open: [dues]\ndues: once", "choice_both"),
    ],
)
def test_4_and_10_wrong_words_are_told_with_their_lines(
    tmp_path: Path, parts: list[str], choices: str, what: str
) -> None:
    path = contest_file(tmp_path, parts, choices)
    words = ("pass_mark: all", "dues: ")
    lines = path.read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if any(word in text for word in words))
    with pytest.raises(FileRefused) as refused:
        read_contest(path)
    assert [(one.where.line, one.what) for one in refused.value.problems] == [(line, what)]
