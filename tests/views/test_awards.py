"""Prizes are given down the places, with members' names and the rule in words."""

import pytest
from msgspec.structs import replace

from scorer.domain.model.contest import PrizeTie
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk
from scorer.views import awards
from scorer.words import use_language
from tests.builders import CHIEF, Laptop, contest, panel, paper, played, ready, release


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def names(view: awards.AwardsView) -> list[list[str]]:
    return [[winner.entrant for winner in level.winners] for level in view.levels]


def test_prizes_before_and_after_the_release() -> None:
    laptop = played(5)
    release(laptop, "S1")
    release(laptop, "S2")
    early = awards.award_list(laptop.state)
    assert names(early) == [["T1"], ["T2"], ["T3"]]
    assert (early.certain, early.entered, early.competed) == (False, 5, 5)
    release(laptop, "results")
    view = awards.award_list(laptop.state, public=True)
    assert view.certain
    assert view.levels[0].winners[0].members == ("队员1GP", "队员1NU")
    assert "一等奖: 1 team" in view.rules
    assert [h.name for h in awards.honours(laptop.state)][:2] == ["队员1GP", "队员1NU"]


def test_after_a_disqualification_others_move_up_when_it_is_released() -> None:
    laptop = played(5)
    release(laptop, "results")
    laptop.do(desk.set_status, CHIEF, "T1", "disqualified", "", "冒名顶替")
    assert names(awards.award_list(laptop.state, public=True))[0] == ["T1"]
    assert not awards.award_list(laptop.state, public=True).certain
    release(laptop, "results", "取消资格")
    assert names(awards.award_list(laptop.state, public=True)) == [["T2"], ["T3"], ["T4"]]


def equal(rule: PrizeTie) -> Laptop:
    """Three teams that no rule tells apart, and prizes 1, 1, 1."""
    laptop = ready(3)
    known = roll.contest(laptop.state)
    prizes = replace(contest().rules.prizes, tie=rule)
    laptop.keep([f.ContestSet(contest=replace(known, rules=replace(known.rules, prizes=prizes)))])
    for n in (1, 2, 3):
        for station, role in (("S1", "GP"), ("S2", "NU")):
            paper(laptop, f"T{n}-{role}", "80")
            panel(laptop, station, f"T{n}-{role}", ["80"] * 3)
    release(laptop, "results")
    return laptop


def test_a_tie_across_a_line() -> None:
    assert names(awards.award_list(equal("include_keep").state))[0] == ["T1", "T2", "T3"]
    view = awards.award_list(equal("break").state)
    assert names(view) == [[], [], []]
    assert view.breaks[0] == "第1, 第2, 第3 are tied: a play-off decides who gets the 1 一等奖"
    assert not view.certain
