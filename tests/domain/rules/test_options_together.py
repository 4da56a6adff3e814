"""The first few scored together: from the words of a contest file and a file of marks to sheets."""

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorer.__main__ import main
from scorer.clerk import Clerk
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.exchange.contest_file import read_contest, template_path
from scorer.exchange.problem import FileRefused
from scorer.rehearsal import Rehearsal
from scorer.rehearsal.demo import demo
from scorer.views.panel_sentences import panel_lines
from scorer.words import use_language
from tests.option_file import contest_file

SPEECH = template_path("speech-contest").read_text(encoding="utf-8")


def test_11_the_speech_contest_scores_the_first_three_together(tmp_path: Path) -> None:
    play = Rehearsal("speech-contest", tmp_path, 1, printing=False)
    try:
        for _step in play.steps():
            pass
        state = play.clerk.state
    finally:
        play.close()
    signed = sorted(
        (entry.order, entry.fact.seat, entry.fact.member)
        for line in state.table(f.SheetSigned).values()
        for entry in line
        if not entry.fact.replaces and entry.fact.attempt == 1
    )
    first = {member for _order, _seat, member in signed[: 3 * 7]}
    assert len(first) == 3  # seven judges, three sheets each, before anybody else's
    assert [len({m for _o, s, m in signed[:21] if s == seat}) for seat in range(1, 8)] == [3] * 7
    alone = SPEECH.replace(", first_together: 3", "")
    path = tmp_path / "alone.yaml"
    path.write_text(alone, encoding="utf-8")
    assert read_contest(path).scheme != read_contest(template_path("speech-contest")).scheme


def test_11_a_file_of_totals_brings_the_first_ones_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "day.leitai"
    with demo(path, 1, "start") as clerk:
        where = roll.stations(clerk.state)["S1"]
        panel = replace(where.panel, first_together=2)
        fact = f.StationSet(station=replace(where, panel=panel))
        clerk.do(lambda _state, _by: (fact,), "chief")
        members = roll.queue(clerk.state, "S1")
        codes = [roll.codes(clerk.state).of["S1", member] for member in members]
    table = tmp_path / "totals.csv"

    def take(*rows: tuple[str, str]) -> int:
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("code", "total"))
            writer.writerows(rows)
        who = ["--by", "clerk1", "--pin", "717171"]
        return main(["enter", str(path), str(table), "--seat", "1", *who])

    assert take((codes[0], "80")) != 0
    assert f"还差：{codes[1]}" in capsys.readouterr().err
    assert take((codes[0], "80"), (codes[2], "70"), (codes[1], "90")) == 0
    with Clerk.open(path) as clerk:
        assert {slot[1] for slot in clerk.state.table(f.SheetSigned)} == set(members[:3])


def test_11_the_rule_says_it_and_zero_says_nothing() -> None:
    scheme = read_contest(template_path("speech-contest")).scheme
    assert scheme
    panel = scheme.parts[0].panel
    for language in ("zh_CN", "en"):
        use_language(language)
        plain = panel_lines(replace(panel, first_together=0))
        assert len(panel_lines(panel)) == len(plain) + 1


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("way: sheet, rubric: speech-contest, panel: {PANEL, first_together: all}", "not_whole"),
        ("way: judgement, panel: {PANEL, first_together: 3}", "key_unknown"),
    ],
)
def test_11_wrong_words_are_told_with_their_line(tmp_path: Path, part: str, what: str) -> None:
    rest = "judges: 3, drop_high: 0, drop_low: 0, decimals: 2, method: mean, short: keep_drops"
    whole = part.replace("PANEL", f"{rest}, spread: none")
    path = contest_file(tmp_path, [f"id: p, zh: 讲, {whole}"])
    lines = path.read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if "first_together" in text)
    with pytest.raises(FileRefused) as refused:
        read_contest(path)
    assert [(one.where.line, one.what) for one in refused.value.problems] == [(line, what)]
