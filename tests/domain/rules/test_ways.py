"""Ways of marking where the worked examples stop."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, get_args

import pytest

from scorer.domain.model.rubric import PanelRule
from scorer.domain.model.scheme import Form, WayName
from scorer.domain.model.text import Text
from scorer.domain.rules.ways.answers import read_answers
from scorer.domain.rules.ways.double_marking import ARBITER
from scorer.domain.rules.ways.table import WAYS, part_forms
from tests.domain.rules.filled import part, score, state

F = Fraction
Values = Mapping[str, str]


def test_every_way_but_the_sheet_is_there() -> None:
    assert set(WAYS) == set(get_args(WayName)) - {"sheet"}
    for way in WAYS:
        assert state(score(part(way))) == (None, "missing", ())


GOOD: dict[WayName, dict[str, Any]] = {
    "paper": {"full": F(100)},
    "answers": {"tables": {"sections": (("single", "2", "1"),)}},
    "double_marking": {"settings": {"gap": "6"}},
    "threshold": {"tables": {"thresholds": (("a", "甲", "A", "met", "", ""),)}},
    "bouts": {"better": "lower"},
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_asks_for_fields_and_names_what_it_does_not_know(way: WayName) -> None:
    good = part(way, **GOOD.get(way, {}))
    assert WAYS[way].check(good) == ()
    ids = [form.id for form in WAYS[way].forms(good)]
    assert ids
    assert len(set(ids)) == len(ids)
    more = {**GOOD.get(way, {})}
    more["settings"] = {**more.get("settings", {}), "odd": "1"}
    assert "odd" in WAYS[way].check(part(way, **more))


@pytest.mark.parametrize(
    ("way", "more", "wrong"),
    [
        ("paper", {}, ("full",)),
        ("answers", {}, ("sections",)),
        ("answers", {**GOOD["answers"], "lists": {"key": ("A",)}}, ("key",)),
        ("answers", {"tables": {"sections": (("essay", "2", "1"),)}}, ("sections",)),
        ("double_marking", {}, ("gap",)),
        ("double_marking", {"settings": {"gap": "six"}}, ("gap",)),
        ("bouts", {}, ("better",)),
        ("bouts", {"better": "lower", "lists": {"ties": ("beauty",)}}, ("ties",)),
        ("survey", {"settings": {"gives": "stars"}}, ("gives",)),
        ("votes", {"tables": {"groups": (("a", "甲", "A", "x"),)}}, ("groups",)),
        ("quiz", {"lists": {"stakes": ("ten",)}}, ("stakes",)),
    ],
)
def test_faults_in_settings_are_named(
    way: str, more: dict[str, Any], wrong: tuple[str, ...]
) -> None:
    rule = part(way, **more)
    assert WAYS[rule.way].check(rule) == wrong


def test_a_part_adds_fields_of_its_own_and_narrows_those_of_its_way() -> None:
    own = (
        Form(id="value", name=Text("株数"), most=F(90), needed=False),
        Form(id="evidence", name=Text("佐证材料"), needed=False),
    )
    forms = part_forms(part("number", forms=own))
    assert [(form.id, form.most) for form in forms] == [("value", F(90)), ("evidence", None)]
    assert (forms[0].name.zh, forms[0].least, forms[0].needed) == ("株数", F(0), True)


@pytest.mark.parametrize(
    ("typed", "values", "expected"),
    [
        ("1", ["80", "81"], (81, "", ())),
        ("2", ["80"], (None, "missing", ())),
        ("2", ["80", "80.0"], (80, "", ())),
        ("2", ["80", "81"], (None, "blocked", ("typed_apart",))),
        ("2", ["80", "81", "81"], (81, "", ())),
    ],
)
def test_a_paper_is_typed_once_or_twice(typed: str, values: list[str], expected: object) -> None:
    rule = part("paper", full=F(100), settings={"typed": typed})
    assert state(score(rule, *({"value": one} for one in values))) == expected


SECTIONS = {
    "sections": (("single", "2", "1"), ("multiple", "1", "2", "0.5"), ("true_false", "1", "1"))
}
KEY = ("A", "B", "ACD", "对")


@pytest.mark.parametrize(
    ("key", "said", "points"),
    [
        (KEY, "A B ACD √", "5"),
        (KEY, "ａ，ｂ，ｄｃａ，Ｔ", "5"),  # noqa: RUF001  typed with a Chinese keyboard
        (KEY, "A - AC ×", "2"),
        (KEY, "A B B F", "2"),
        (("*", "B|C", "ACD", "F"), "D C - T", "2"),
        (("A", "A", "ACD", "对"), "A B ACD √", "4"),
    ],
)
def test_a_corrected_key_marks_the_same_answers_again(
    key: tuple[str, ...], said: str, points: str
) -> None:
    rule = part("answers", tables=SECTIONS, lists={"key": key})
    assert score(rule, {"answers": said}).value == F(points)


def test_answers_must_be_as_many_as_questions() -> None:
    rule = part("answers", tables=SECTIONS, lists={"key": KEY})
    assert state(score(rule, {"answers": "A B"})) == (None, "blocked", ("answer_count",))
    assert read_answers("ABDTF", single=True) == ("A", "B", "D", "T", "F")


def test_what_was_right_can_be_typed() -> None:
    rule = part("answers", tables=SECTIONS)
    assert score(rule, {"single": "2", "multiple": "0", "multiple_part": "2"}).value == 3


@pytest.mark.parametrize(
    ("attempts", "better", "value"),
    [
        ("last", "lower", "31"),
        ("best", "lower", "30"),
        ("best", "higher", "33"),
        ("mean", "lower", "31.33"),
        ("sum", "lower", "94"),
    ],
)
def test_tries_make_one_value(attempts: str, better: str, value: str) -> None:
    rule = part("number", attempts=attempts, better=better, settings={"unit": "s"})
    found = score(rule, {"value": "30"}, {"value": "33"}, {"value": "31"})
    assert found.value == F(value)
    assert found.seconds is not None


def test_counters_wait_for_each_other() -> None:
    rule = part("counters", panel=PanelRule(judges=3))
    assert score(rule, {"count": "100"}, {"count": "102"}).status == "missing"
    found = score(rule, {"count": "100"}, {"count": "102"}, {"count": "110"})
    assert found.value == 101
    assert [line.struck for line in found.working.inputs] == ["", "", "high"]


ASPECTS = {"aspects": (("a", "甲", "A", "1.5"), ("b", "乙", "B", "2"))}


def test_judges_mark_again_only_where_they_lie_apart() -> None:
    rule = part("judgement", panel=PanelRule(judges=2), tables=ASPECTS)
    assert score(rule, {"a": "1", "b": "2"}).status == "missing"
    apart = score(rule, {"a": "1", "b": "2"}, {"a": "3", "b": "2"})
    assert state(apart) == (None, "revote", ("a",))
    assert score(rule, {"a": "2", "b": "2"}, {"a": "3", "b": "2"}).value == F("2.58")
    wide = part("judgement", panel=PanelRule(judges=2), tables=ASPECTS, settings={"spread": "2"})
    assert score(wide, {"a": "1", "b": "2"}, {"a": "3", "b": "2"}).value == F("2.33")


@pytest.mark.parametrize(
    ("settings", "event", "points"),
    [
        ({"timed_right": "5"}, {"kind": "timed", "count": "4"}, 20),
        ({}, {"kind": "risk", "result": "wrong", "stake": "30"}, -30),
        ({"risk_wrong": "keep"}, {"kind": "risk", "result": "wrong", "stake": "30"}, 0),
        ({"early": "-10"}, {"kind": "early"}, -10),
        ({}, {"kind": "early"}, None),
        ({}, {"kind": "risk", "result": "right"}, None),
        ({"buzzer_right": "10"}, {"kind": "buzzer", "result": "right", "points": "5"}, 5),
        ({"base": "100"}, {"kind": "play_off", "result": "right"}, 100),
    ],
)
def test_each_event_of_a_quiz_has_its_price(
    settings: dict[str, str], event: Values, points: int | None
) -> None:
    found = score(part("quiz", settings=settings), event)
    if points is None:
        assert state(found) == (None, "blocked", ("no_price",))
    else:
        assert found.value == points


def test_a_survey_needs_enough_papers_and_may_have_other_answers() -> None:
    tally = {"very": "3", "satisfied": "1", "neutral": "0", "unsatisfied": "0", "invalid": "9"}
    assert score(part("survey"), tally, tally).value == 100
    few = part("survey", settings={"minimum": "5"})
    assert state(score(few, tally)) == (None, "blocked", ("too_few",))
    assert score(few, tally, tally).value == 100
    knows = {"levels": (("knows", "知晓", "", "100", "yes"), ("not", "不知晓", "", "0", "no"))}
    assert score(part("survey", tables=knows), {"knows": "3", "not": "1"}).value == 75
    assert score(part("survey"), {"invalid": "3"}).status == "missing"


@pytest.mark.parametrize(
    ("settings", "values", "expected"),
    [
        ({}, [("1", "4"), ("1", "2")], (F("33.33"), "", ())),
        ({"join": "mean"}, [("1", "4"), ("1", "2")], (F("37.5"), "", ())),
        ({"per": "1000"}, [("1", "4")], (F(250), "", ())),
        ({}, [("101", "100")], (None, "blocked", ("over_hundred",))),
        ({"bounded": "no"}, [("3", "2")], (F(150), "", ())),
        ({}, [("0", "0")], (None, "missing", ())),
        ({"minimum": "30"}, [("1", "4")], (None, "blocked", ("too_few",))),
    ],
)
def test_a_rate_has_a_base_and_never_exceeds_a_hundred(
    settings: dict[str, str], values: list[tuple[str, str]], expected: object
) -> None:
    made = [{"numerator": above, "denominator": below} for above, below in values]
    assert state(score(part("rate", settings=settings), *made)) == expected


VOTERS = {"groups": (("boss", "领导", "Superiors", "0.6"), ("staff", "群众", "Staff", "0.4"))}


@pytest.mark.parametrize(
    ("missing", "value", "status"),
    [("incomplete", None, "missing"), ("reweight", 80, ""), ("zero", 48, "")],
)
def test_votes_count_by_group(missing: str, value: int | None, status: str) -> None:
    rule = part("votes", tables=VOTERS, settings={"missing": missing})
    boss = {"boss_for": "4", "boss_cast": "5"}
    assert state(score(rule, boss)) == (value, status, ())
    assert score(rule, boss, {"staff_for": "30", "staff_cast": "60"}).value == 68
    over = score(rule, boss, {"staff_for": "61", "staff_cast": "60"})
    assert state(over) == (None, "blocked", ("over_hundred",))


@pytest.mark.parametrize(
    ("settings", "marks", "expected"),
    [
        ({"gap": "6", "gap_is": "exceeded"}, ["36", "42"], (39, "", ())),
        ({"gap": "6", "equal": "lower"}, ["36", "42", "39"], (F("37.5"), "", ())),
        ({"gap": "6", "equal": "mean"}, ["36", "42", "39"], (39, "", ())),
        (
            {"gap": "6", "apart": "arbitrate"},
            ["30", "50", "40"],
            (None, "blocked", ("arbitration",)),
        ),
        ({"gap": "6"}, ["30"], (None, "missing", ())),
    ],
)
def test_markers_apart(settings: dict[str, str], marks: list[str], expected: object) -> None:
    rule = part("double_marking", settings=settings)
    found = [{"mark": mark} for mark in marks]
    assert state(score(rule, *found)) == expected
    numbers = (*range(1, len(found) + 1), ARBITER)
    assert score(rule, *found, {"mark": "41"}, numbers=numbers).value == 41


def test_records_are_averaged_after_their_ceilings() -> None:
    rule = part(
        "record",
        full=F(100),
        attempts="mean",
        settings={"typed": "deducted", "graded_on": "exact", "record_decimals": "1"},
        tables={"ceilings": (("B", "1", "89.9"),), "grades": (("甲级", "90"), ("乙级", "0"))},
    )
    found = score(rule, {"deducted": "10.05"}, {"deducted": "2", "B": "1"})
    assert found.value == F("89.95")
    assert [line.about["grade"] for line in found.working.inputs] == ["乙级", "乙级"]


THRESHOLDS = {
    "thresholds": (
        ("books", "读书", "Books", "at_least", "5", "10"),
        ("faults", "差错", "Faults", "at_most", "0", "20"),
        ("plan", "方案", "Plan", "met", "", "30"),
    )
}


@pytest.mark.parametrize(
    ("gives", "value"), [("count", "2"), ("points", "40"), ("share", "66.67"), ("all", "0")]
)
def test_thresholds_are_met_or_not(gives: str, value: str) -> None:
    rule = part("threshold", tables=THRESHOLDS, settings={"gives": gives})
    assert score(rule, {"books": "5", "faults": "1"}).status == "missing"
    assert score(rule, {"books": "5", "faults": "1"}, {"plan": "yes"}).value == F(value)
    whole = {"books": "6", "faults": "0", "plan": "yes"}
    assert (
        score(part("threshold", tables=THRESHOLDS, settings={"gives": "all"}), whole).value == 100
    )
    unseen = {"gives": "count", "missing": "unmet"}
    assert score(part("threshold", tables=THRESHOLDS, settings=unseen), {"books": "5"}).value == 1


def test_an_outside_result_keeps_where_it_came_from() -> None:
    rule = part("outside", attempts="mean")
    found = score(
        rule,
        {"value": "90", "source": "区赛", "document": "第 3 号"},
        {"value": "80", "source": "网上答题"},
    )
    assert (found.value, found.working.about["source"]) == (F(85), "区赛; 网上答题")
    assert found.working.inputs[0].about["document"] == "第 3 号"
    assert [form.id for form in WAYS["outside"].forms(rule) if form.needed] == ["value", "source"]
