from fractions import Fraction
from pathlib import Path

import pytest

from scorer.domain.model.rubric import Band
from scorer.exchange.problem import FileRefused
from scorer.exchange.rubric_file import read_rubric
from scorer.shelf import resource

SHIPPED = sorted(resource("rubrics").glob("*.yaml"))

GOOD = """
id: small
station: {zh: 小站, en: Small}
time_limit_s: 60
overtime: {per_s: 10, points: 0.5, round_up: true, max: 2, stop_at_s: 90}
total_points: 20
judging: {judges: 3, drop_high: 1, drop_low: 1, decimals: 2, panel: counters_closest_pair}
sections: [{id: A, zh: 甲, en: A, points: 20}]
items:
  - {id: A1, sec: A, zh: 一, en: one, points: 4, kind: checklist}
  - {id: A2, sec: A, zh: 二, en: two, points: 4, kind: step, order: 1}
  - {id: A3, sec: A, zh: 三, en: three, points: 4, kind: checklist, levels: [1, 0.5, 0]}
  - {id: A4, sec: A, zh: 四, en: four, points: 4, kind: checklist,
     faults: [{zh: 错, en: wrong, points: 1.5}]}
  - {id: A5, sec: A, zh: 五, en: five, points: 4, kind: measure, input: seconds, unit: s,
     bands: [{min: 5, max: 10, points: 4}, {min: 10, min_open: true, points: 2}]}
  - {id: X1, sec: A, zh: 否, en: veto, points: 0, kind: critical, effect: cap, cap: 59.5}
"""


def written(folder: Path, text: str, name: str = "small.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(FileRefused) as refused:
        read_rubric(path)
    return [(one.where.line, one.what) for one in refused.value.problems]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_score_sheet_adds_up_and_is_named_after_its_id(path: Path) -> None:
    rubric = read_rubric(path)
    assert rubric.id == path.stem.replace("_", "-")
    assert sum(item.points for item in rubric.items) == rubric.full
    assert all(fault.name.zh and fault.name.en for item in rubric.items for fault in item.faults)
    assert all(fault.points % item.step == 0 for item in rubric.items for fault in item.faults)


def test_none_of_the_first_twenty_three_is_lost() -> None:
    assert len(SHIPPED) >= 23


def test_a_score_sheet_is_read_exactly(tmp_path: Path) -> None:
    rubric = read_rubric(written(tmp_path, GOOD))
    assert [item.levels for item in rubric.items[:4]] == [
        (Fraction(1), Fraction(0)),
        (Fraction(1), Fraction(0)),
        (Fraction(1), Fraction(1, 2), Fraction(0)),
        (),
    ]
    assert rubric.items[3].faults[0].points == Fraction(3, 2)
    assert rubric.items[1].order == 1
    measure = rubric.items[4].measure
    assert measure
    assert measure.bands == (
        Band(points=Fraction(4), low=Fraction(5), high=Fraction(10)),
        Band(points=Fraction(2), low=Fraction(10), low_open=True),
    )
    critical = rubric.items[5].critical
    assert critical
    assert critical.cap == Fraction(119, 2)
    assert rubric.overtime
    assert (rubric.overtime.stop_s, rubric.overtime.part_counts) == (90, True)
    assert rubric.panel.method == "closest_pair"


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("points: 20}]", "points: 21}]", [(6, "sum_of_rubric"), (8, "sum_of_section")]),
        ("total_points: 20", "total_points: 25", [(6, "sum_of_rubric")]),
        ("total_points: 20", "total_points: twenty", [(6, "not_number"), (6, "sum_of_rubric")]),
        ("time_limit_s", "time_limits", [(4, "key_like")]),
        ("per_s: 10, ", "", [(5, "key_missing")]),
        ("judges: 3", "judges: 2", [(7, "drops")]),
        ("id: A2", "id: A1", [(11, "id_twice")]),
        ("sec: A, zh: 二", "sec: B, zh: 二", [(8, "sum_of_section"), (11, "id_unknown")]),
        ("kind: step", "kind: jump", [(11, "key_unknown"), (11, "not_one_of")]),
        ("[1, 0.5, 0]", "[0, 0.5, 1]", [(12, "levels_order")]),
        ("en: four,", "en: four, levels: [1, 0],", [(13, "levels_and_faults")]),
        ("points: 1.5}", "points: 5}", [(14, "points_above_item")]),
        (
            "max: 10, points: 4",
            "max: 4, points: 5",
            [(16, "band_bounds"), (16, "points_above_item")],
        ),
        ("points: 0, kind: critical", "points: 1, kind: critical", None),
        ("cap: 59.5", "caps: 59.5", [(17, "key_like"), (17, "key_missing")]),
        ("round_up: true", "round_up: yes", [(5, "not_yes_no")]),
        ("points: 0.5, ", "points: -0.5, ", [(5, "too_small")]),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, problems: list[tuple[int, str]] | None
) -> None:
    assert old in GOOD
    found = told(written(tmp_path, GOOD.replace(old, new)))
    expected = problems or [(8, "sum_of_section"), (17, "critical_points")]
    assert sorted(found) == sorted(expected)


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    text = (
        GOOD.replace("id: A2", "id: A1")
        .replace("cap: 59.5", "cap: x")
        .replace("judges: 3", "judges: x")
    )
    assert [line for line, _what in told(written(tmp_path, text))] == [7, 7, 11, 17]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id: [1, 2\n", (2, "yaml_broken")),
        ("a: 1\nb: 2\na: 3\n", (3, "key_twice")),
        ("a: &x 1\nb: *x\n", (1, "yaml_alias")),
        ("--- {a: 1}\n--- {a: 2}\n", (2, "yaml_several")),
        ("[" * 40 + "]" * 40, (1, "yaml_deep")),
        ("- a\n", (1, "not_map")),
        ("", (1, "not_map")),
    ],
)
def test_text_that_is_no_score_sheet_at_all(
    tmp_path: Path, text: str, problem: tuple[int, str]
) -> None:
    assert told(written(tmp_path, text)) == [problem]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert told(tmp_path / "none.yaml") == [(0, "file_missing")]
    assert told(tmp_path) == [(0, "file_unreadable")]
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("id: 技能操作站".encode("gb18030"))
    assert told(latin) == [(0, "file_coding")]


def test_words_that_other_yaml_turns_into_something_else_stay_words(tmp_path: Path) -> None:
    text = GOOD.replace("zh: 甲, en: A", "zh: no, en: 22:30:00").replace("id: small", "id: 0012")
    rubric = read_rubric(written(tmp_path, text))
    assert (rubric.id, rubric.sections[0].name.zh, rubric.sections[0].name.en) == (
        "0012",
        "no",
        "22:30:00",
    )
