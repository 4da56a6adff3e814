"""Choices about awards, sites, judges and time: each one changes a result.

The numbers are those of the list of choices: 7 awards, 8 sites, 9 draws, 10 titles, 11 judges,
12 time, 13 live places.
"""

from fractions import Fraction
from typing import Any

import pytest

from scorer.domain.model.contest import PrizeLevel, PrizeRule
from scorer.domain.model.rubric import Overtime, PanelRule
from scorer.domain.model.scheme import (
    Division,
    Title,
)
from scorer.domain.model.text import Text
from scorer.domain.rules.attempt import penalty
from scorer.domain.rules.awards import award, quotas
from scorer.domain.rules.credits import Due, dues
from scorer.domain.rules.credits import Part as Took
from scorer.domain.rules.draw import draw_order
from scorer.domain.rules.panel import panel_score
from scorer.domain.rules.part_result import Subject
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.scheme import evaluate
from scorer.domain.rules.titles import titles_given
from scorer.domain.rules.ways.table import WAYS
from scorer.domain.rules.ways.way import Entry
from tests.domain.rules.schemes import all_differ, marks, order, part, scheme

F = Fraction


# -- 7 awards --------------------------------------------------------------------------------------


def given(totals: str, *levels: PrizeLevel, entered: int = 0, **more: Any) -> list[tuple[str, ...]]:
    known: dict[str, Fraction | None] = {f"p{n}": F(t) for n, t in enumerate(totals.split())}
    rule = PrizeRule(levels=levels, **more)
    places = rank([Row(name, value) for name, value in known.items()], ())
    found = award(places, rule, known, entered or len(known), len(known))
    return list(found.levels.values())


def level(number: int | None = None, share: Fraction | None = None) -> PrizeLevel:
    return PrizeLevel(id=f"{number}{share}", name=Text(""), number=number, share=share)


def test_7_how_many_prizes_there_are() -> None:
    tenth, fifth = level(share=F(1, 10)), level(share=F(1, 5))
    base = [
        quotas(PrizeRule(levels=(tenth, fifth), base=b), 26, 24) for b in ("entered", "competed")
    ]
    assert base == [(3, 5), (2, 5)]
    roundings = [
        quotas(PrizeRule(levels=(tenth, fifth, level(share=F(3, 10))), rounding=how), 0, n)
        for n in (25, 8)
        for how in ("half_up", "ceil", "floor", "cumulative_half_up")
    ]
    assert all_differ([(roundings[n], roundings[n + 4]) for n in range(4)])
    assert [quotas(PrizeRule(levels=(tenth,), least_first=n), 3, 3) for n in (0, 1)] == [(0,), (1,)]


def test_7_a_minimum_and_ties_over_a_line() -> None:
    two = (level(1), level(2))
    assert given("9 8 7", *two) == [("p0",), ("p1", "p2")]
    assert given("9 8 7", *two, minimum=F(8)) == [("p0",), ("p1",)]
    ways = [
        given("9 9 8 7 6", *two, tie=tie)
        for tie in ("include_keep", "include_shrink", "exclude", "break")
    ]
    assert all_differ(ways)


def test_7_a_place_stays_empty_or_others_move_up() -> None:
    known: dict[str, Fraction | None] = {"a": F(9), "b": F(8), "c": F(7)}
    rows = [Row(n, v, status="disqualified" if n == "a" else "") for n, v in known.items()]
    found = [
        award(
            rank(rows, ()),
            PrizeRule(levels=(level(1), level(2)), vacate=vacate),
            known,
            3,
            2,
            dq_after=frozenset({"a"}),
        ).levels
        for vacate in (False, True)
    ]
    assert [list(one.values()) for one in found] == [[("b",), ("c",)], [(), ("b", "c")]]


def test_7_divisions_have_places_of_their_own() -> None:
    two = (Division("x", Text("甲组")), Division("y", Text("乙组")))
    people = [Subject("A", "A", division="x"), Subject("B", "B", division="y")]
    values = marks(p=("9", "8"))
    together = evaluate(scheme(part("p")), people, values).places
    apart = evaluate(scheme(part("p"), divisions=two), people, values).places
    assert [place.rank for place in together[""]] == [1, 2]
    assert {name: [place.rank for place in line] for name, line in apart.items()} == {
        "x": [1],
        "y": [1],
    }


def test_7_an_exhibition_entrant_scores_and_takes_no_place() -> None:
    values = marks(p=("9", "8"))
    for guest, places in ((False, "A1 B2"), (True, "B1 A-")):
        people = [Subject("A", "A", exhibition=guest), Subject("B", "B")]
        found = evaluate(scheme(part("p")), people, values)
        assert " ".join(f"{p.id}{p.rank or '-'}" for p in found.places[""]) == places
        assert found.entrants["A"].final == 9


# -- 8 sites, 9 draws, 10 titles -------------------------------------------------------------------


def test_8_sites_may_be_made_even() -> None:
    people = [Subject(name, name, site=site) for name, site in zip("ABCDE", "xxyyy", strict=True)]
    values = marks(p=("92", "86", "81", "85", "80"))
    found = [
        tuple(
            one.parts["p"].counted
            for one in evaluate(scheme(part("p", normalise=rule)), people, values).entrants.values()
        )
        for rule in ("none", "mean_of_means", "pooled", "z")
    ]
    assert all_differ(found)
    rounded_means = scheme(part("p", normalise="pooled", coefficient_decimals=2, mean_decimals=0))
    again = evaluate(rounded_means, people, values).entrants["A"].parts["p"].counted
    assert again != found[2][0]


def test_9_the_seed_decides_a_draw() -> None:
    skills = [f"s{n}" for n in range(6)]
    draws = {draw_order(seed, skills)[:2] for seed in ("甲", "乙", "丙", "丁")}
    assert len(draws) > 1


def _titled(title: Title) -> tuple[str, ...]:
    people = [Subject(name, name, unit=unit) for name, unit in zip("ABCD", "xxyy", strict=True)]
    values = marks(p=("95", "90", "85", "80"), q=("1", "2", "3", "4"))
    made = scheme(part("p"), part("q", trial=True), titles=(title,))
    found = titles_given(made, people, values, evaluate(made, people, values))
    return tuple(name for one in found for name in one.holders)


def test_10_who_gets_a_title() -> None:
    def title(**more: Any) -> Title:
        return Title(id="t", name=Text("技术能手"), **{"first": 2, **more})

    assert _titled(title()) == ("A", "B")
    assert _titled(title(first=1)) == ("A",)
    assert _titled(title(minimum=F(91))) == ("A",)
    assert _titled(title(per_unit=1)) == ("A", "C")
    assert _titled(title(over="part:q")) == ("D", "C")


def test_10_credits_once_or_for_each_event() -> None:
    took = [Took("a", "护理", competed=True, titles=("t",)), Took("a", "急救", competed=True)]
    title, part_ = {"t": Due(F(2), F(1000))}, Due(F(2))
    assert dues(took, title, part_)["a"] == Due(F(4), F(1000))
    assert dues(took, title, part_, each="per_event")["a"] == Due(F(6), F(1000))


# -- 11 judges, 12 time, 13 live places ------------------------------------------------------------

SCORES = [(seat, F(text)) for seat, text in enumerate(("92", "90", "95", "85", "91"), 1)]


def test_11_each_rule_of_a_panel_changes_its_score() -> None:
    rules = [
        PanelRule(),
        PanelRule(drop_high=1),
        PanelRule(drop_low=1),
        PanelRule(drop_high=1, drop_low=1),
        PanelRule(method="median", drop_high=1),
        PanelRule(method="sum"),
        PanelRule(weights=(F(2), F(1), F(1), F(1), F(1))),
    ]
    found = [panel_score(SCORES, rule).value for rule in rules]
    assert all_differ(found)
    assert panel_score(SCORES, PanelRule(decimals=0)).value != found[0]
    three = SCORES[:3]
    pair = panel_score(three, PanelRule(method="closest_pair")).value
    assert pair != panel_score(three, PanelRule()).value


def test_11_a_short_panel_keeps_its_drops_or_not() -> None:
    aside = frozenset({2})
    found = [
        panel_score(SCORES, PanelRule(drop_high=1, drop_low=1, short=short), excused=aside).value
        for short in ("keep_drops", "no_drops")
    ]
    assert all_differ([*found, panel_score(SCORES, PanelRule(drop_high=1, drop_low=1)).value])
    assert panel_score(SCORES, PanelRule(spread=F(9))).spread_alarm
    assert not panel_score(SCORES, PanelRule(spread=F(10))).spread_alarm


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({}, 3),
        ({"grace_s": 15}, 2),
        ({"part_counts": False}, 2),
        ({"most": F(1)}, 1),
        ({"stop_s": 630}, 1),
        ({"per_s": 10}, 8),
        ({"points": F(2)}, 6),
    ],
)
def test_12_each_rule_of_time_changes_what_is_lost(change: dict[str, Any], lost: int) -> None:
    rule = Overtime(**{"per_s": 30, "points": F(1), **change})
    assert penalty(rule, 600, F(675)) == lost
    assert penalty(rule, 600, F(675), 75) == 0


def test_12_a_clock_read_to_full_seconds_makes_a_tie() -> None:
    def timed(settings: dict[str, str]) -> list[Fraction | None]:
        rule = part("p", better="lower", settings={"unit": "s", **settings})
        return [
            WAYS["number"].score(rule, [Entry(1, {"value": text})]).value
            for text in ("12.31", "12.74")
        ]

    assert timed({}) == [F("12.31"), F("12.74")]
    assert timed({"read_to": "1"}) == [12, 12]


def test_13_places_count_the_parts_that_are_asked_for() -> None:
    values = marks(p=("9", "8"), q=("1", "9"))
    made = scheme(part("p"), part("q"))
    assert order(made, values) == "B1 A2"
    assert order(made, values, parts=("p",)) == "A1 B2"
    penalties = {"penalties": {"B": F(10)}}
    assert order(made, values, **penalties) == "A1 B2"
    assert order(made, values, statuses={"B": "disqualified"}) == "A1 B-"
