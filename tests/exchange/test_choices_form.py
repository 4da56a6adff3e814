"""The set-up wizard's questions about choices that a file leaves open, and its answers."""

from pathlib import Path
from typing import Literal

import pytest

from scorer.exchange.choices_form import filled, questions
from scorer.exchange.contest_file import ContestFile, read_contest, template_path
from scorer.exchange.problem import FileRefused
from scorer.views.choice_words import field, option, question
from scorer.words import use_language
from tests.option_file import contest_file

TEXT = template_path("family-doctor-team").read_text(encoding="utf-8")


def opened(folder: Path, *names: str) -> Path:
    """The template with these choices left open."""
    head, key, choices = TEXT.partition("choices:\n")
    kept = [line for line in choices.split("\n") if line.strip().partition(":")[0] not in names]
    text = head + key + "\n".join(kept).replace("open: []", f"open: [{', '.join(names)}]")
    path = folder / "open.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def answered(folder: Path, path: Path, answers: dict[str, str]) -> ContestFile:
    made = folder / "made.yaml"
    made.write_text(filled(path, answers), encoding="utf-8")
    return read_contest(made)


def test_the_wizard_asks_for_clock_draw_and_sites_and_writes_the_answers(tmp_path: Path) -> None:
    path = opened(tmp_path, "clock", "draw", "sites")
    asked = {one.name: one for one in questions(path) if one.open}
    assert set(asked) == {"clock", "draw", "sites"}
    options = {f.path: f.options for one in asked.values() for f in one.fields}
    assert options["choices.draw"] == ("whole_role", "contestant")
    assert options["choices.sites"] == ("none", "mean_of_means", "pooled", "z")
    answers = {place: given[-1] for place, given in options.items()}
    answers["choices.draw"] = "whole_role"  # its panels are written for one draw
    made = answered(tmp_path, path, answers).contest
    assert made.rules.open == ()
    assert (made.rules.clock.unit, made.rules.sites.how) == (None, "z")
    some = answered(tmp_path, path, {"choices.sites": "pooled"}).contest
    assert set(some.rules.open) == {"clock", "draw"}


def test_how_sites_are_rounded_stays_when_the_way_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "rounded.yaml"
    path.write_text(
        TEXT.replace("sites: none", "sites: {how: pooled, coefficient_decimals: 2}"),
        encoding="utf-8",
    )
    (asked,) = [one for one in questions(path) if one.name == "sites"]
    assert [(one.path, one.value) for one in asked.fields] == [("choices.sites.how", "pooled")]
    rule = answered(tmp_path, path, {"choices.sites.how": "mean_of_means"}).contest.rules.sites
    assert (rule.how, rule.coefficient_decimals) == ("mean_of_means", 2)


def test_a_contest_of_parts_asks_for_its_clock_and_dues(tmp_path: Path) -> None:
    part = "id: run, zh: 跑, way: number, settings: {unit: s}"
    path = contest_file(tmp_path, [part], "open: [clock, dues]")
    answers = {
        "choices.clock.read_to": "0.01",
        "choices.clock.rounding": "up",
        "choices.clock.finer": "refuse",
        "choices.dues": "per_event",
    }
    assert {f.path for one in questions(path) if one.open for f in one.fields} == set(answers)
    made = answered(tmp_path, path, answers)
    assert made.scheme
    assert (made.contest.rules.open, made.scheme.dues) == ((), "per_event")
    assert made.scheme.parts[0].clock == made.contest.rules.clock
    assert str(made.contest.rules.clock.unit) == "1/100"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_question_and_answer_is_in_words(
    tmp_path: Path, language: Literal["zh_CN", "en"]
) -> None:
    use_language(language)
    for one in questions(opened(tmp_path, "clock", "draw", "sites")):
        assert question(one.name) != one.name
        for asked in one.fields:
            said = [option(asked.path, value) for value in asked.options]
            assert len(set(said)) == len(said)
            assert field(asked.path, asked.label) or len(one.fields) == 1
            if one.open:
                assert not set(said) & set(asked.options)


def test_who_holds_the_contest_is_asked_and_may_be_left_out(tmp_path: Path) -> None:
    path = template_path("nurses-skills")
    (asked,) = [one for one in questions(path) if one.name == "contest"]
    said = {one.path: one.value for one in asked.fields}
    assert said["contest.issuers.1.zh"] == "望舒区总工会"
    mine = said | {"contest.issuers.0.zh": "青山区卫生健康局", "contest.issuers.1.zh": " "}
    made = answered(tmp_path, path, mine | {"contest.document": ""}).contest
    assert [one.zh for one in made.issuers] == ["青山区卫生健康局"]
    assert made.document == ""
    alone = mine | {"contest.issuers.0.zh": "", "contest.document": "青卫2026-3"}
    made = answered(tmp_path, path, alone).contest
    assert (len(made.issuers), made.document) == (1, "青卫2026-3")


def test_a_tie_rule_says_the_names_of_its_parts_and_groups() -> None:
    (asked,) = [one for one in questions(template_path("nurses-skills")) if one.name == "ties"]
    (chain,) = asked.fields
    use_language("zh_CN")
    assert option(chain.path, "group:skills", chain.called) == "操作成绩"
    assert option(chain.path, "part:cpr", chain.called) == "单人心肺复苏成绩"
    use_language("en")
    assert option(chain.path, "group:skills", chain.called) == "The score of Skills"


def test_the_officials_are_asked_and_written(tmp_path: Path) -> None:
    use_language("zh_CN")
    (asked,) = [one for one in questions(template_path("nurses-skills")) if one.name == "officials"]
    labels = [field.label for field in asked.fields]
    assert labels[0] == "裁判长"
    assert "评委 1" in labels
    assert "评委 10" in labels
    judge = next(field for field in asked.fields if field.label == "评委 2")
    answers = {
        asked.fields[0].path: "王芳，市第一医院",
        judge.path: "张伟, 市卫生学校",
    }
    copy = tmp_path / "own.yaml"
    copy.write_text(filled(template_path("nurses-skills"), answers), encoding="utf-8")
    made = read_contest(copy)
    who = [(one.name, one.unit) for one in made.officials]
    assert who[0] == ("王芳", "市第一医院")
    assert ("张伟", "市卫生学校") in who
    assert len(who) == len(asked.fields)
    answers[asked.fields[0].path] = "，某单位"
    copy.write_text(filled(template_path("nurses-skills"), answers), encoding="utf-8")
    with pytest.raises(FileRefused):
        read_contest(copy)
