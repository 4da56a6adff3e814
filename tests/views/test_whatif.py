"""What would be: places and prizes before and after facts that nobody has recorded."""

from scorer.domain.record.decisions import desk, judging
from scorer.domain.record.outcome import outcome
from scorer.views.whatif import Change, WhatIf, effect, what_if
from scorer.words import use_language
from tests.builders import CHIEF, Laptop, played, release


def released() -> Laptop:
    """Four teams, three prizes of one each: 第1, 第2 and 第3 have them."""
    laptop = played(4)
    for scope in ("R1", "S1", "S2"):
        release(laptop, scope)
    return laptop


def change(found: WhatIf, name: str) -> Change:
    return next(one for one in found.changes if one.id == name)


def test_a_disqualification_moves_all_behind_up_and_their_prizes_with_them() -> None:
    use_language("en")
    state = released().state
    facts = desk.set_status(state, CHIEF, "T1", "disqualified", "", "–")
    found = what_if(state, facts)
    assert [one.id for one in found.changes] == ["T1", "T2", "T3", "T4"]
    assert change(found, "T1").place == (1, None)
    assert change(found, "T1").lost == ("一等奖",)
    assert change(found, "T2").won == ("一等奖",)
    assert change(found, "T2").lost == ("二等奖",)
    assert change(found, "T4").prize_sentences() == ("第4 wins 三等奖",)
    assert change(found, "T4").total[0] == change(found, "T4").total[1]


def test_a_correction_that_turns_nothing_says_so() -> None:
    state = released().state
    sheet = outcome(state, "S1", "T4-GP").sheets[1].id
    facts = judging.correct_sheet(state, CHIEF, sheet, "–", total="90")
    found = what_if(state, facts)
    assert [(one.id, one.place, one.won, one.lost) for one in found.changes] == [
        ("T4", (4, 4), (), ())
    ]


def test_the_dialog_tells_the_prizes_too() -> None:
    use_language("en")
    state = released().state
    sheet = outcome(state, "S1", "T1-GP").sheets[1].id
    facts = judging.correct_sheet(state, CHIEF, sheet, "–", total="40")
    found = effect(state, facts, "S1", "T1-GP")
    assert found.sentence() == "Place 1 → 4, 3 others move, prizes change"
    assert found.details()[0].count(",") == 3
    assert "第2 wins 一等奖" in found.details()
    same = effect(state, (), "S1", "T1-GP")
    assert (same.sentence(), same.details()) == ("Place stays", ())
