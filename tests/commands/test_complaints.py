"""What cannot be understood is said in Chinese and in English, in one line."""

import argparse
import re
from collections.abc import Iterator

import pytest

from scorer.__main__ import main, parser
from scorer.words import LANGUAGES, Language, language, use_language

CASES = [
    ((), "命令"),
    (("standings",), "缺少：赛事文件"),
    (("void", "x.leitai"), "缺少：盲号"),
    (("nothing",), "没有命令 nothing"),
    (("ready", "x.leitai", "more"), "无法识别：more"),
    (("ready", "x.leitai", "--more"), "无法识别：--more"),
    (("draw", "x.leitai", "codes", "--seed"), "--seed 须给出内容"),
    (("checkin", "x.leitai"), "缺少：对象"),
    (("status", "x", "1", "late"), "状态 不能是 late，只能是其中之一：none、absent"),
    (("standings", "x", "--as", "odt"), "--as 不能是 odt，只能是其中之一："),
    (("enter", "x", "y", "--typing", "3"), "--typing 不能是 3，只能是其中之一：1、2"),
    (("history", "x", "--last", "ten"), "--last 须为数字，而不是 ten"),
    (("rehearse", "x", "--out", "y", "--speed", "fast"), "--speed 须为数字，而不是 fast"),
    (("checkin", "x", "01", "--late=yes"), "--late 不带内容，多了 yes"),
    (("verify", "LT1C"), "缺少其中之一：--"),
    (("verify", "LT1C", "--key", "1", "--contest", "x"), "--contest 与 --key 不能同用"),
    (("--language", "fr", "ready", "x"), "--language 不能是 fr"),
]


@pytest.mark.parametrize(("typed", "answer"), CASES, ids=lambda case: " ".join(case)[:30])
def test_a_complaint_is_in_the_language_of_the_moment(
    typed: tuple[str, ...],
    answer: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    try:
        code: object = main(typed)
    except SystemExit as end:
        code = end.code
    said = capsys.readouterr()
    assert code == 2
    assert answer in said.err or (not typed and answer in said.out)
    if typed:
        assert said.err.count("\n") == 1
        words = re.sub(r"scorer( \w+)?|--\w+|\w+\.leitai", "", said.err.partition("：用法见")[0])
        assert not re.search(r"argument|required|choose|expected|invalid|unrecognized", words)


def shown(made: argparse.ArgumentParser) -> Iterator[str]:
    """All that a command's help says beside what is to be typed as it stands."""
    for action in made._actions:
        yield str(action.help)
        if not action.option_strings:
            yield str(action.metavar)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_help_is_in_one_language(spoken: Language) -> None:
    before = language()
    use_language(spoken)
    try:
        made = parser()
        (sub,) = (one for one in made._actions if isinstance(one, argparse._SubParsersAction))
        for name, command in sub.choices.items():
            texts = [str(command.description), *shown(command)]
            chinese = [bool(re.search(r"[\u4e00-\u9fff]", text)) for text in texts]
            assert all(chinese) if spoken == "zh_CN" else not any(chinese), (name, texts)
            assert ("选项" in command.format_help()) == (spoken == "zh_CN")
    finally:
        use_language(before)
