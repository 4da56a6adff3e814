"""A new contest: the open choices are asked, the rules shown, faults said with their lines."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.exchange.choices_form import filled, questions
from scorer.exchange.contest_file import read_contest, template_path
from scorer.exchange.problem import FileRefused
from scorer.words import use_language
from ui.theme import Theme
from ui.windows.founding import FoundingDialog

Key = Qt.Key
RULES = """\
# 开头的说明要留着
format: leitai-contest/1
kind: parts
template: {id: fun, zh: 精彩生活, en: Good life}
contest:
  id: fun
  code: WCJC
  year: 2022
  date: 2022-05-12   # 护士节
  title: {zh: 精彩生活比赛, en: Good life contest}
  short: {zh: 精彩生活, en: Good life}
  venue: {zh: 体育馆, en: Gym}
  issuers: [{zh: 卫健局, en: Bureau}]
entrants: {as: unit, size: 2}
parts:
  - {id: rope, zh: 跳绳, en: Rope, way: number}
  - {id: tug, zh: 拔河, en: Tug, way: number}
groups:
  - {id: all, zh: 总分, en: Total, combine: {how: sum}}
choices:
  open: [ranks, total]   # 组委会再定
  better: higher
  ties: [part:rope]
officials:
  - {id: chief, name: 裁, duties: [chief]}
examples:
  - name: 并列
    marks: {rope: {a: "1", b: "1", c: "0"}, tug: {a: "1", b: "1", c: "0"}}
    totals: {a: "2", b: "2", c: "0"}
    ranks: {a: "1", b: "1", c: "3"}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def dialog(tmp_path: Path, rules: Path, qtbot: QtBot, theme: Theme) -> Iterator[FoundingDialog]:
    use_language("en")
    made = FoundingDialog("farm-games")
    qtbot.addWidget(made)
    made._own.set_text(str(rules))
    made._file.set_text(str(tmp_path / "ours.leitai"))
    made.open()
    yield made
    made.reject()


def go_on(qtbot: QtBot, dialog: FoundingDialog, step: int) -> None:
    """Press Enter on the default button and wait for the next step."""
    dialog._make.setFocus()
    qtbot.keyClick(dialog._make, Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.step == step, timeout=20_000)


def decide(qtbot: QtBot, dialog: FoundingDialog, path: str, presses: int) -> None:
    """Choose by the arrow keys."""
    row = next(r for card in dialog.choices.cards for r in card.rows if r.path == path)
    for _press in range(presses):
        qtbot.keyClick(row.choices[0], Key.Key_Down)


def test_open_choices_are_asked_and_written_into_a_copy(
    dialog: FoundingDialog, rules: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    go_on(qtbot, dialog, 1)
    assert [card.name for card in dialog.choices.cards if card.open] == ["total", "ranks"]
    dialog._make.setFocus()
    qtbot.keyClick(dialog._make, Key.Key_Space)
    assert dialog.step == 1
    assert "The total, Places after equal totals" in dialog._said.text()

    decide(qtbot, dialog, "choices.total.how", 1)
    decide(qtbot, dialog, "choices.total.decimals", 1)
    decide(qtbot, dialog, "choices.ranks", 1)
    go_on(qtbot, dialog, 2)
    assert dialog.rules.problems == ()
    assert "Ranks and ties" in [heading for heading, _sentences in dialog.rules.sections]

    go_on(qtbot, dialog, 3)
    assert "裁" in dialog.pins.toPlainText()
    copy = (tmp_path / "ours.yaml").read_text("utf-8")
    assert "# 开头的说明要留着" in copy
    assert "# 护士节" in copy
    assert "open: []" in copy
    with Clerk.open(tmp_path / "ours.leitai") as clerk:
        found = roll.contest(clerk.state)
        assert found.rules.open == ()
        assert found.rules.ranks == "standard"
        assert found.rules_hash == read_contest(tmp_path / "ours.yaml").text_hash
    assert rules.read_text("utf-8") == RULES


def test_rules_that_fail_their_examples_are_refused_with_the_line(
    dialog: FoundingDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    go_on(qtbot, dialog, 1)
    decide(qtbot, dialog, "choices.total.how", 1)
    decide(qtbot, dialog, "choices.total.decimals", 1)
    decide(qtbot, dialog, "choices.ranks", 2)  # 1-2-2-3: the third is second
    go_on(qtbot, dialog, 2)
    (problem,) = dialog.rules.problems
    assert "line 30" in problem
    assert "并列" in problem
    assert not dialog._make.isEnabled()
    dialog.rules.without.setFocus()
    qtbot.keyClick(dialog.rules.without, Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog.rules.problems, timeout=20_000)
    qtbot.waitUntil(dialog._make.isEnabled, timeout=20_000)
    assert QApplication.activeModalWidget() in (None, dialog)
    assert not (tmp_path / "ours.yaml").exists()


def test_a_template_asks_nothing_that_it_has_decided() -> None:
    asked = questions(template_path("farm-games"))
    assert not any(one.open for one in asked)
    assert asked[0].name == "contest"


def test_a_copy_says_what_the_template_says(tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    for name in ("family-doctor-team", "farm-games", "tianjin-finals"):
        copy.write_text(filled(template_path(name), {}), encoding="utf-8")
        one, other = read_contest(template_path(name)), read_contest(copy)
        assert (one.contest.rules, one.scheme) == (other.contest.rules, other.scheme)


@pytest.mark.parametrize("stated", ["ranks: dense", "nonsense: 1"])
def test_a_choice_cannot_be_open_and_made(rules: Path, stated: str) -> None:
    use_language("en")
    text = RULES.replace("  better: higher", f"  better: higher\n  {stated}")
    if "nonsense" in stated:
        text = RULES.replace("open: [ranks, total]", "open: [ranks, total, nonsense]")
    rules.write_text(text, encoding="utf-8")
    with pytest.raises(FileRefused, match="line 2"):
        read_contest(rules)
