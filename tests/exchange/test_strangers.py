"""Three contests of other federations, from the files beside the help page, worked out twice."""

import csv
import json
from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from scorer.__main__ import main
from scorer.exchange.tables import WAYS
from scorer.shelf import resource

EXAMPLES = resource("help", "examples")
Rows = list[dict[str, str]]


def rows(name: str) -> Rows:
    with (EXAMPLES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def standings(tmp_path: Path, name: str, marks: Path | None = None, *more: str) -> Rows:
    out = tmp_path / "standings.json"
    out.unlink(missing_ok=True)
    listed = EXAMPLES / f"{name}-entrants.csv"
    words = ["standings", str(EXAMPLES / f"{name}.yaml")]
    words += ["--marks", str(marks or EXAMPLES / f"{name}-marks.csv"), *more]
    words += ["--entrants", str(listed)] if listed.exists() else []
    assert main([*words, "--as", "json", "--out", str(out)]) == 0
    found: Rows = json.loads(out.read_text(encoding="utf-8"))
    return found


def places(found: Rows) -> dict[str, object]:
    return {row["id"]: row["place"] for row in found}


def ranked(keys: dict[str, tuple[object, ...]]) -> dict[str, object]:
    """Standard places by keys, the smallest first; equal keys share."""
    ordered = sorted(keys.values())
    return {name: 1 + ordered.index(key) for name, key in keys.items()}


# -- a lifting meet ----------------------------------------------------------------------------


def best(row: dict[str, str], lift: str) -> int:
    tries = [row[f"{lift}#{n}"] for n in (1, 2, 3)]
    return max((int(text) for text in tries if text.isdigit()), default=0)


def test_a_lifting_meet(tmp_path: Path) -> None:
    found = standings(tmp_path, "lifting")
    totals: dict[str, dict[str, tuple[object, ...]]] = defaultdict(dict)
    for row in rows("lifting-marks.csv"):
        snatch, jerk = best(row, "snatch"), best(row, "clean_jerk")
        if snatch and jerk:
            totals[row["division"]][row["id"]] = (-snatch - jerk, Decimal(row["bodyweight"]))
    expected = {name: place for keys in totals.values() for name, place in ranked(keys).items()}
    assert {name: place for name, place in places(found).items() if place} == expected
    assert {r["id"]: r["total"] for r in found if r["place"]} == {
        name: str(-key[0])  # type: ignore[operator]
        for keys in totals.values()
        for name, key in keys.items()
    }
    lines = {row["id"]: row for row in found}
    assert lines["L09"]["decided_by"] == "trial:bodyweight"
    assert lines["L15"]["shared_with"] == "L17"
    assert {name: row["status"] for name, row in lines.items() if row["status"]} == {
        "L04": "withdrawn",
        "L08": "withdrawn",
        "L12": "absent",
    }
    assert [row["prize"] for row in found if row["division"] == "w59"][:3] == [
        "金牌",
        "银牌",
        "铜牌",
    ]


# -- a tournament of many events ---------------------------------------------------------------

LOWER = {"relay", "race"}
GAPS = {"参与": 0, "缺考": 1, "弃权": 1, "取消资格": 2}


def tournament_points() -> tuple[dict[str, list[int]], dict[str, list[int]], dict[str, Decimal]]:
    """Points and places by team, over the events in order; the trial event's marks."""
    shown = {row["id"] for row in rows("tournament-entrants.csv") if row["exhibition"]}
    teams = [row["id"] for row in rows("tournament-entrants.csv") if row["id"] not in shown]
    marks: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows("tournament-marks.csv"):
        marks[row["part"]][row["id"]] = row["value"]
    points: dict[str, list[int]] = {team: [] for team in teams}
    won: dict[str, list[int]] = {team: [] for team in teams}
    for event, own in marks.items():
        if event in {"penalty", "罚分", "drone"}:
            continue
        sign = 1 if event in LOWER else -1
        values = {t: sign * Decimal(own[t]) for t in teams if own[t] not in GAPS}
        for team in teams:
            if team in values:
                place = 1 + sum(value < values[team] for value in values.values())
                won[team].append(place)
                points[team].append(place)
            else:
                points[team].append(len(teams) + GAPS[own[team]])
    return points, won, {team: Decimal(marks["drone"][team]) for team in teams}


def test_a_tournament_of_many_events(tmp_path: Path) -> None:
    found = standings(tmp_path, "tournament")
    points, won, trial = tournament_points()
    lost = {
        row["id"]: int(row["value"])
        for row in rows("tournament-marks.csv")
        if row["part"] in {"penalty", "罚分"}
    }
    keys: dict[str, tuple[object, ...]] = {
        team: (
            sum(sorted(own)[:-2]) + lost.get(team, 0),
            *(-won[team].count(place) for place in range(1, 17)),
            -trial[team],
        )
        for team, own in points.items()
    }
    assert {n: place for n, place in places(found).items() if place} == ranked(keys)
    lines = {row["id"]: row for row in found}
    assert {team: lines[team]["total"] for team in points} == {
        team: str(key[0]) for team, key in keys.items()
    }
    assert any(row["decided_by"].startswith("countback:") for row in found)
    assert [n for n, row in lines.items() if row["status"] == "exhibition"] == ["T05", "T16"]
    assert all(lines[n]["total"] and lines[n]["place"] is None for n in ("T05", "T16"))


# -- a judged sport ----------------------------------------------------------------------------

FACTORS = {
    "short": {"E1": "1.2", "E2": "1.5", "E3": "1.8", "E4": "0.9", "C": "1.6"},
    "free": {"E1": "2.4", "E2": "3.0", "E3": "3.6", "E4": "1.8", "C": "3.2"},
}


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def trimmed(marks: Sequence[str]) -> Decimal:
    kept = sorted(Decimal(mark) for mark in marks if mark not in {"未评", "回避"})[1:-1]
    return cents(sum(kept, Decimal(0)) / len(kept))


def test_a_judged_sport(tmp_path: Path) -> None:
    found = standings(tmp_path, "judged")
    scores: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in rows("judged-marks.csv"):
        if row["item"]:
            factors = FACTORS[row["part"]]
            factor = factors.get(row["item"]) or factors[row["item"][0]]
            mean = trimmed([row[f"judge {n}"] for n in range(1, 10)])
            scores[row["part"], row["id"]] += cents(mean * Decimal(factor))
    falls = {
        row["id"]: Decimal(row["penalty"]) for row in rows("judged-marks.csv") if row["penalty"]
    }
    names = [row["id"] for row in rows("judged-entrants.csv")]
    totals = {
        name: scores["short", name] + scores["free", name] - falls.get(name, Decimal(0))
        for name in names
    }
    assert {row["id"]: Decimal(row["total"]) for row in found} == totals
    assert places(found) == ranked({name: (-total,) for name, total in totals.items()})
    aside = [r for r in rows("judged-marks.csv") if {"未评", "回避"} & set(r.values())]
    assert {(row["part"], row["id"]) for row in aside} == {("free", "S3"), ("short", "S5")}


# -- the doors ---------------------------------------------------------------------------------


def test_the_same_marks_come_in_by_any_door(tmp_path: Path) -> None:
    """Long form, JSON and a workbook say what the wide CSV says."""
    import xlsxwriter  # noqa: PLC0415  only here

    wide = rows("judged-marks.csv")
    long = [
        {"part": row["part"], "subject": row["id"], "number": n, "field": row["item"]}
        | {"value": row[f"judge {n}"]}
        for row in wide
        for n in range(1, 10)
        if row["item"]
    ]
    long += [
        {"part": "罚分", "subject": r["id"], "value": r["penalty"]} for r in wide if r["penalty"]
    ]
    expected = standings(tmp_path, "judged")
    as_json = tmp_path / "marks.json"
    as_json.write_text(json.dumps({"marks": long}), encoding="utf-8")
    assert standings(tmp_path, "judged", as_json) == expected
    book = xlsxwriter.Workbook(tmp_path / "marks.xlsx")
    sheet = book.add_worksheet("全部")
    sheet.write_row(0, 0, ["公开赛成绩"])
    sheet.write_row(1, 0, ["项目", "编号", "评委号", "评分项", "成绩"])
    for at, row in enumerate(long, 2):
        text = str(row["value"])
        number = float(text) if text[0].isdigit() else text
        cells = [row["part"], row["subject"], row.get("number", ""), row.get("field", ""), number]
        sheet.write_row(at, 0, cells)
    book.close()
    assert standings(tmp_path, "judged", tmp_path / "marks.xlsx") == expected


@pytest.mark.parametrize("name", ["lifting", "tournament", "judged"])
def test_the_standings_come_out_by_any_door(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lasting = list(standings(tmp_path, name)[0])
    capfd.readouterr()
    words = ["standings", str(EXAMPLES / f"{name}.yaml")]
    words += ["--marks", str(EXAMPLES / f"{name}-marks.csv")]
    for way in WAYS:
        out = tmp_path / f"out.{way}"
        assert main([*words, "--as", way, "--out", str(out)]) == 0
        assert out.stat().st_size
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file)) == lasting
    assert main(["--language", "en", *words]) == 0
    assert capfd.readouterr().out.count("Total")


BAD = """part,id,number,field,value,foo
rope,a,1,,abc,
xx,a,1,,1,
rope,,1,,1,
rope,b,zz,,1,
rope,b,1,qq,1,
rope,c,1,,1,
rope,c,1,,2,
rope,d,1,,失败,
rope,e,1,,-3,
"""
"""A file in which nearly every row is wrong, each in its own way."""


def test_every_problem_of_a_file_is_told_at_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(BAD.replace("rope", "bridge"), encoding="utf-8")
    words = ["standings", str(EXAMPLES / "tournament.yaml"), "--marks", str(bad)]
    assert main(["--language", "en", *words]) == 1
    told = capfd.readouterr().err.splitlines()
    seen = [line.split("row ")[1].split(":")[0].split(",")[0] for line in told]
    assert seen == ["1", "2", "3", "4", "5", "6", "8", "9", "10"]
    assert main(["--language", "en", *words, "--entrants", str(tmp_path / "none.csv")]) == 1
    assert "not there" in capfd.readouterr().err


def test_weights_in_percent_and_points_lost_by_a_gap(tmp_path: Path) -> None:
    """Nine tenths and one; whoever is disqualified in the second loses two points there."""
    games = (
        "  - {id: games, zh: 联赛, way: bouts, better: lower, settings: {format: robin, win: 3}}"
    )
    places = "convert: {how: place_points, places: {disqualified: -2}}"
    parts = f"""  - {{id: x, zh: 甲, way: outside, weight: 90 %}}
  - {{id: y, zh: 乙, way: outside, weight: 0.1, {places}}}"""
    text = _LEAGUE.replace(games, parts).replace("better: lower, ", "")
    text = text.replace("zh: 全部", "zh: 全部, combine: {how: weighted}")
    (tmp_path / "weights.yaml").write_text(text, encoding="utf-8")
    marks = tmp_path / "marks.csv"
    rows = "A,90,x,7,x\nB,80,x,取消资格,\n"
    marks.write_text("id,x,x.source,y,y.source\n" + rows, encoding="utf-8")
    out = tmp_path / "out.json"
    words = ["standings", str(tmp_path / "weights.yaml"), "--marks", str(marks)]
    assert main([*words, "--as", "json", "--out", str(out)]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    # Of one that has a place the first is worth one point.
    assert {row["id"]: row["total"] for row in found} == {"A": "81.1", "B": "71.8"}


# -- bouts ---------------------------------------------------------------------------------------

_LEAGUE = """format: leitai-contest/1
kind: parts
template: {id: league, zh: 联赛, en: League}
contest:
  id: league
  code: LS
  year: 2026
  date: 2026-11-22
  title: {zh: 联赛}
  short: {zh: 联赛}
  venue: {zh: 馆}
  issuers: [{zh: 会}]
entrants: {as: team}
parts:
  - {id: games, zh: 联赛, way: bouts, better: lower, settings: {format: robin, win: 3}}
groups: [{id: all, zh: 全部}]
choices: {total: {how: sum}, better: lower, ranks: standard, ties: []}
officials: [{id: chief, name: 裁判长, duties: [chief]}]
"""
_HEADS = "subject,name,number,against,own,other\n"


def league(folder: Path, rows: str) -> list[str]:
    (folder / "league.yaml").write_text(_LEAGUE, encoding="utf-8")
    (folder / "games.csv").write_text(_HEADS + rows, encoding="utf-8")
    return ["standings", str(folder / "league.yaml"), "--marks", str(folder / "games.csv")]


def test_who_is_only_met_takes_part_in_a_league_too(tmp_path: Path) -> None:
    rows = (
        "A,甲,1,乙,0,1",
        "A,甲,2,D,3,0",
        "B,乙,1,丙,1,2",
        "C,丙,1,A,0,2",
        "B,乙,2,D,1,0",
        "C,丙,2,D,0,0",
    )
    words = league(tmp_path, "\n".join(rows))
    out = tmp_path / "out.json"
    assert main([*words, "--as", "json", "--out", str(out)]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    # A and B have 6 points, and B won against A; C has 4, D one.
    assert places(found) == {"B": 1, "A": 2, "C": 3, "D": 4}


def test_a_bout_needs_another_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = league(tmp_path, "A,甲,1,B,0,1\nB,乙,1,乙,2,1\n")
    assert main(["--language", "en", *words]) == 1
    assert "row 3" in (told := capsys.readouterr().err)
    assert "cannot meet itself" in told


def test_the_other_side_may_be_called_like_a_failed_try(tmp_path: Path) -> None:
    words = league(tmp_path, "A,甲,1,X,1,0\n")
    out = tmp_path / "out.json"
    assert main([*words, "--as", "json", "--out", str(out)]) == 0
    assert places(json.loads(out.read_text(encoding="utf-8"))) == {"A": 1, "X": 2}


_PARTS = """\
  - {id: x, zh: 甲, way: number, settings: {fault: 5}, full: 10, convert: {how: percent}}
  - {id: y, zh: 乙, way: double_marking, settings: {gap: 2}}"""
_GROUPS = """groups:
  - {id: one, zh: 一, parts: [x], weight: 40 %}
  - {id: two, zh: 二, parts: [y], weight: 60 %}"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("fault: 5", "fault: five", "“fault” cannot be so with the way “number”."),
        ("fault: 5", "fualt: 5", "“fualt” cannot be so with the way “number”."),
        ("{gap: 2}", "{}", "“gap” is missing. Add it."),
        ("full: 10, ", "", "“full” is missing. Add it."),
        ("60 %", "70 %", "1.1"),
        ("60 %", "60 %", ""),
    ],
)
def test_what_a_scheme_lacks_or_says_wrongly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    games = (
        "  - {id: games, zh: 联赛, way: bouts, better: lower, settings: {format: robin, win: 3}}"
    )
    text = _LEAGUE.replace(games, _PARTS).replace("groups: [{id: all, zh: 全部}]", _GROUPS)
    text = text.replace("{how: sum}, better: lower", "{how: weighted}")
    assert old in text
    (tmp_path / "parts.yaml").write_text(text.replace(old, new), encoding="utf-8")
    marks = tmp_path / "marks.csv"
    marks.write_text("id,x\nA,1\n", encoding="utf-8")
    words = ["--language", "en", "standings", str(tmp_path / "parts.yaml"), "--marks", str(marks)]
    assert main(words) == (1 if said else 0)
    assert said in capsys.readouterr().err


def test_a_refused_mark_is_told_once_with_its_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _LEAGUE.replace(
        "way: bouts, better: lower, settings: {format: robin, win: 3}",
        "way: number, settings: {least: 0}",
    )
    (tmp_path / "bounds.yaml").write_text(text, encoding="utf-8")
    marks = tmp_path / "marks.csv"
    marks.write_text("id,games\nA,-3\n", encoding="utf-8")
    words = ["standings", str(tmp_path / "bounds.yaml"), "--marks", str(marks)]
    assert main(["--language", "en", *words]) == 1
    (told,) = capsys.readouterr().err.strip().splitlines()
    assert "row 2, column “games”" in told
    assert "Should be at least 0; -3 is not." in told


def test_a_bout_has_no_failed_tries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = league(tmp_path, "A,甲,1,B,x,0\nB,乙,1,C,1,0\nA,甲,2,C,1,0\n")
    assert main(["--language", "en", *words]) == 1
    assert "row 2, column “own”: “x” is not possible" in capsys.readouterr().err
