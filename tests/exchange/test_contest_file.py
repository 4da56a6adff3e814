from fractions import Fraction
from pathlib import Path

import pytest

from scorer.exchange.contest_file import ContestFile, read_contest, template_names, template_path
from scorer.exchange.problem import FileRefused
from scorer.exchange.workbook import read_sheets

TEXT = template_path("family-doctor-team").read_text(encoding="utf-8")


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def read(folder: Path, text: str) -> ContestFile:
    path = folder / "contest.yaml"
    path.write_text(text, encoding="utf-8")
    return read_contest(path)


def told(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(FileRefused) as refused:
        read(folder, text)
    assert all(one.say() for one in refused.value.problems)
    return [(one.where.line, one.what) for one in refused.value.problems]


@pytest.mark.parametrize("name", template_names())
def test_every_template_is_sound_and_its_demo_has_what_it_names(name: str) -> None:
    made = read_contest(template_path(name))
    assert made.contest.template == name
    assert not made.contest.rules.open
    assert {official.id for official in made.officials} == set(made.demo.pins)
    rows = read_sheets(template_path(name).with_name(made.demo.roster))[0].rows
    people = {str(row[2]) for row in rows if len(row) > 2}
    names = [official.name for official in made.officials]
    assert len(set(names)) == len(names)
    assert not people & set(names)


def test_the_family_doctor_contest_is_the_one_of_the_notice(tmp_path: Path) -> None:
    made = read(tmp_path, TEXT)
    contest = made.contest
    assert [role.name.zh for role in contest.roles] == ["全科医生", "社区护师", "公卫医生"]
    assert [(r.id, r.weight) for r in contest.rounds] == [
        ("r1", Fraction(2, 5)),
        ("r2", Fraction(3, 5)),
    ]
    assert len(contest.sites) * contest.per_site == 24
    pools = contest.round("r2").pools
    assert all(pool.draw == 2 and len(pool.rubrics) >= 4 for pool in pools)
    assert set(made.rubrics) == {name for pool in pools for name in pool.rubrics}
    assert all(any(item.faults for item in rubric.items) for rubric in made.rubrics.values())
    assert [len(panel) for panel in made.panels] == [5] * 6
    assert [level.number for level in contest.rules.prizes.levels] == [2, 4, 6]
    units = {o.unit for o in made.officials if o.may("judge")}
    assert any(unit.endswith("社区卫生服务中心") for unit in units), "somebody must stand aside"
    assert contest.rules_hash == made.text_hash


def test_the_hash_is_of_the_text_not_of_the_computer_that_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "contest.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert read_contest(path).text_hash == read(tmp_path, TEXT).text_hash
    changed = TEXT.replace("late_s: 900", "late_s: 901")
    assert read(tmp_path, changed).text_hash != read(tmp_path, TEXT).text_hash


def test_choices_may_be_left_open_by_name(tmp_path: Path) -> None:
    text = TEXT.replace("open: []", "open: [ties, weights, panel]")
    text = text.replace("  ties: [round:r2, full_team, time]\n", "")
    text = text.replace("    weight: 40 %\n", "").replace("    weight: 60 %\n", "")
    panel = next(line for line in text.splitlines() if line.startswith("    panel: {"))
    text = text.replace(panel + "\n", "").split("# 每站一个评委组")[0] + "\n"
    contest = read(tmp_path, text).contest
    assert contest.rules.open == ("ties", "weights", "panel")
    assert [one.weight for one in contest.rounds] == [Fraction(1, 2)] * 2


@pytest.mark.parametrize(
    ("old", "new", "at", "what"),
    [
        ("weight: 40 %", "weight: 45 %", "rounds:", "sum_of_weights"),
        ("weight: 40 %", "weight: 140 %", None, "too_large"),
        ("  scale: percent\n", "", "choices:", "choice_missing"),
        ("open: []", "open: [scale]", "scale: percent", "choice_both"),
        ("open: []", "open: [weather]", None, "not_one_of"),
        ("absent: zero", "absent: none", None, "not_one_of"),
        ("live: released_for_all", "live: always", None, "not_one_of"),
        ("round:r2, full_team", "round:r9, full_team", None, "tie_rule"),
        ("ties: [round:r2", "ties: [dice", None, "tie_rule"),
        ("decimals: 2, method", "decimals: two, method", None, "not_whole"),
        ("drop_high: 1", "drop_high: 4", None, "drops"),
        ("number: 2}", "number: 2, share: 10 %}", None, "one_of_two"),
        ("draw: 2, skills: [gp", "draw: 5, skills: [gp", None, "pool_small"),
        ("role: gp, draw", "role: dentist, draw", None, "id_unknown"),
        ("ecg-12-lead]", "ecg-99-lead]", "rounds:", "rubric_missing"),
        ("[j11, j12", "[j11, j21", "[j21, j22", "judge_twice"),
        ("[j11, j12", "[j11, host", None, "not_judge"),
        ("j14, j15]", "j14]", "[j11, j12", "panel_size"),
        ("duties: [chief]", "duties: [clerk]", "officials:", "no_chief"),
        ("duties: [host]", "duties: [singer]", None, "not_one_of"),
        ("id: j12", "id: j11", "顾望岚", "id_twice"),
        ('chief: "258258"', 'chief: "2580"', None, "bad_pin"),
        ('chief: "258258"', 'boss: "258258"', None, "key_unknown"),
        ("date: 2026-11-22", "date: 22.11.2026", None, "not_date"),
        ('begins: "08:30"', 'begins: "8.30"', None, "not_time"),
        ("code: WSJN", "code: 望舒", None, "bad_id"),
        ("format: leitai-contest/1", "format: leitai-contest/9", None, "not_one_of"),
        ("late_s: 900", "late_s: 15 min", None, "not_whole"),
        ("vacate: false", "vacate: 'no'", None, "not_yes_no"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, at: str | None, what: str
) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    found = told(tmp_path, text)
    assert (line_of(text, at or new.splitlines()[0]), what) in found


def test_a_score_sheet_beside_the_file_comes_first_and_its_problems_count(tmp_path: Path) -> None:
    own = tmp_path / "rubrics" / "ecg_12_lead.yaml"
    own.parent.mkdir()
    own.write_text("id: ecg-12-lead\ntotal_points: 1\n", encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        read(tmp_path, TEXT.replace("late_s: 900", "late_s: soon"))
    files = [one.where.file for one in refused.value.problems]
    assert files[0] == "contest.yaml"
    assert set(files) == {"contest.yaml", "ecg_12_lead.yaml"}
