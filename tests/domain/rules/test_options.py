"""Every choice that the rules of the field leave to the organiser changes a result.

The numbers are those of the list of choices: 1 rounding, 2 weights, 3 scales, 4 teams, 5 ties,
6 gaps, 7 awards, 8 sites, 9 draws, 10 titles, 11 judges, 12 time, 13 live places.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any, get_args

import pytest

from scorer.domain.model.contest import PrizeLevel, PrizeRule, Rules, Step
from scorer.domain.model.exact import rounded
from scorer.domain.model.rubric import Overtime, PanelRule
from scorer.domain.model.scheme import (
    Combine,
    Convert,
    Division,
    Group,
    PartRule,
    PlacePoints,
    Scheme,
    Title,
)
from scorer.domain.model.text import Text
from scorer.domain.rules.attempt import penalty
from scorer.domain.rules.awards import award, quotas
from scorer.domain.rules.combine import Absent, Part, Rounding, combine, total
from scorer.domain.rules.credits import Due, dues
from scorer.domain.rules.credits import Part as Took
from scorer.domain.rules.draw import draw_order
from scorer.domain.rules.panel import panel_score
from scorer.domain.rules.part_result import SchemeResult, Subject, Value
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.scheme import evaluate
from scorer.domain.rules.titles import titles_given
from scorer.domain.rules.ways.table import WAYS
from scorer.domain.rules.ways.way import Entry

F = Fraction


def part(name: str, **more: Any) -> PartRule:
    more = {"way": "number", **more}
    return PartRule(id=name, name=Text(name), **more)


def scheme(*parts: PartRule, combine_: Combine | None = None, **more: Any) -> Scheme:
    group = Group(
        id="g",
        name=Text("g"),
        parts=tuple(one.id for one in parts),
        combine=combine_ or Combine(how="sum"),
    )
    return Scheme(parts=parts, groups=(group,), **more)


Marks = Mapping[str, Mapping[str, Value]]


def marks(**by_part: Sequence[str | None]) -> Marks:
    """Values of entrants A, B, C … by part; None is absent."""
    return {
        name: {
            "ABCDEFG"[at]: Value(None, "absent") if text is None else Value(F(text))
            for at, text in enumerate(texts)
        }
        for name, texts in by_part.items()
    }


def result(made: Scheme, values: Marks, **more: Any) -> SchemeResult:
    names = dict.fromkeys(name for by in values.values() for name in by)
    return evaluate(made, [Subject(name, name) for name in names], values, **more)


def order(made: Scheme, values: Marks, **more: Any) -> str:
    """The places as ``A1 B2``; without a rank ``C-``."""
    found = result(made, values, **more).places[""]
    return " ".join(f"{place.id}{place.rank or '-'}" for place in found)


def all_differ(found: Sequence[object]) -> bool:
    return all(one != other for one, other in combinations(found, 2))


# -- 1 rounding, 2 weights, 3 scales ---------------------------------------------------------------


def test_1_where_rounding_happens_changes_the_winner() -> None:
    def first(rounding: Rounding) -> str:
        rows = []
        for name, theory, skill in (("A", "85.0", F(2644, 30)), ("B", "85.3", F(2639, 30))):
            shown = skill if rounding == "at_end" else rounded(skill, 2)
            parts = [Part("t", F(theory), weight=F(35)), Part("s", shown, weight=F(65))]
            made = total(Rules(total=Step(how="weighted"), rounding=rounding), parts)
            rows.append(Row(name, made.value))
        return rank(rows, ())[0].id

    assert (first("each_step"), first("at_end")) == ("B", "A")


def test_1_decimals_make_ties() -> None:
    values = marks(p=("90.04", "90.01"))
    by_decimals = [
        order(scheme(part("p"), combine_=Combine(decimals=n), total=Combine(decimals=n)), values)
        for n in (2, 1)
    ]
    assert by_decimals == ["A1 B2", "A1 B1"]


def test_2_weights_change_the_order() -> None:
    values = marks(theory=("95", "80"), skill=("80", "92"))
    weighted = Combine(how="weighted")
    found = [
        order(
            scheme(part("theory", weight=F(t)), part("skill", weight=F(s)), combine_=weighted),
            values,
        )
        for t, s in ((20, 80), (50, 50))
    ]
    assert found == ["B1 A2", "A1 B2"]


def test_3_raw_points_or_percent() -> None:
    values = marks(half=("48", "40"), whole=("80", "90"))
    raw = scheme(part("half", full=F(50)), part("whole", full=F(100)))
    scaled = scheme(
        part("half", full=F(50), convert=Convert(how="percent")), part("whole", full=F(100))
    )
    assert (order(raw, values), order(scaled, values)) == ("B1 A2", "A1 B2")


CONVERTS = {
    "as_is": Convert(),
    "percent": Convert(how="percent"),
    "ratio": Convert(how="ratio"),
    "linear": Convert(how="linear", full_at=F(10), zero_at=F(110)),
    "spread": Convert(how="spread", least=F(60)),
    "place_points": Convert(how="place_points", places=PlacePoints(table=(F(9), F(7), F(6)))),
    "prize_points": Convert(
        how="prize_points",
        places=PlacePoints(table=(F(8), F(4)), took_part=F(1)),
        prizes=PrizeRule(levels=(PrizeLevel(id="1", name=Text("1"), number=1),)),
    ),
}


def test_3_each_conversion_gives_other_points() -> None:
    values = marks(p=("20", "30", "60"))
    found = [
        tuple(
            one.parts["p"].counted
            for one in result(
                scheme(part("p", better="lower", full=F(80), convert=convert)), values
            ).entrants.values()
        )
        for convert in CONVERTS.values()
    ]
    assert set(CONVERTS) == set(get_args(Convert.__annotations__["how"]))
    assert all_differ(found)


@pytest.mark.parametrize(
    ("places", "points"),
    [
        (PlacePoints(), "4 5/2 5/2 1"),
        (PlacePoints(ties="equal"), "4 3 3 1"),
        (PlacePoints(ties="averaged", decimals=0), "4 3 3 1"),
        (PlacePoints(better="lower"), "1 5/2 5/2 4"),
        (PlacePoints(table=(F(9), F(7))), "9 7/2 7/2 0"),
        (PlacePoints(table=(F(9),), took_part=F(1)), "9 1 1 1"),
        (PlacePoints(ceiling=F(3)), "3 5/2 5/2 1"),
    ],
)
def test_3_place_points_are_read_from_their_rule(places: PlacePoints, points: str) -> None:
    made = scheme(part("p", convert=Convert(how="place_points", places=places)))
    found = result(made, marks(p=("9", "8", "8", "7"))).entrants.values()
    assert " ".join(str(one.parts["p"].counted) for one in found) == points


@pytest.mark.parametrize("gap", ["absent", "withdrawn", "disqualified"])
def test_3_gaps_have_points_of_their_own(gap: str) -> None:
    for own, points in ((None, None), (F(2), F(2))):
        places = PlacePoints(**{gap: own})  # type: ignore[arg-type]
        made = scheme(part("p", convert=Convert(how="place_points", places=places)))
        values = {"p": {"A": Value(F(9)), "B": Value(None, gap)}}
        assert result(made, values).entrants["B"].parts["p"].counted == points
    lower = PlacePoints(better="lower")
    made = scheme(part("p", convert=Convert(how="place_points", places=lower)), better="lower")
    assert result(made, values).entrants["B"].parts["p"].counted == 3


# -- 4 teams ---------------------------------------------------------------------------------------

TEAMS = {"A": ("90", "90", "60"), "B": ("81", "80", "82"), "C": ("89", "88", "50")}


def team_order(rule: Combine, gaps: Mapping[str, str] | None = None) -> str:
    made = scheme(part("p", by="member", team=rule))
    people = [Subject(name, name) for name in TEAMS]
    values: dict[str, Value] = {}
    for team, scores in TEAMS.items():
        for at, text in enumerate(scores):
            people.append(Subject(f"{team}{at}", team))
            status = (gaps or {}).get(f"{team}{at}", "")
            values[f"{team}{at}"] = Value(None, status) if status else Value(F(text))
    places = evaluate(made, people, {"p": values}).places[""]
    return " ".join(f"{place.id}{place.rank or '-'}" for place in places)


def test_4_how_members_make_a_team() -> None:
    assert team_order(Combine(how="sum")) == "B1 A2 C3"
    assert team_order(Combine(how="best", count=2)) == "A1 C2 B3"
    assert team_order(Combine(how="sum", drop=1)) == "A1 C2 B3"
    assert team_order(Combine(how="median")) == "A1 C2 B3"
    assert team_order(Combine(how="min")) == "B1 A2 C3"
    assert team_order(Combine(how="max")) == "A1 C2 B3"


# -- 5 ties ----------------------------------------------------------------------------------------

TIED = {
    "p": {"A": Value(F("70.004"), "", F(60)), "B": Value(F("69.996"), "", F(50), 1)},
    "q": {"A": Value(F(20)), "B": Value(F(20))},
    "r": {"A": Value(F(10)), "B": Value(F(10))},
    "t": {"A": Value(F(3)), "B": Value(F(4))},
}
CHAINS = {
    (): "A1 B1",
    ("more_decimals:3",): "A1 B2",
    ("part:p",): "A1 B2",
    ("shorter:p",): "B1 A2",
    ("time",): "B1 A2",
    ("trial:t",): "B1 A2",
    ("fewer_criticals",): "A1 B2",
    ("parts_in_order",): "A1 B2",
    ("countback",): "A1 B2",
    ("best_part",): "A1 B2",
    ("worst_part",): "A1 B1",
    ("worst_part", "lot"): "B1 A2",
    ("group:g",): "A1 B2",
    ("play_off",): "B1 A2",
    ("lot",): "B1 A2",
    ("full_team",): "A1 B1",
    ("lot", "part:p"): "B1 A2",
    ("part:p", "lot"): "A1 B2",
}


@pytest.mark.parametrize("ties", CHAINS)
def test_5_the_chain_decides_between_equal_totals(ties: tuple[str, ...]) -> None:
    made = scheme(
        *(part(name, decimals=None, convert=Convert(decimals=None)) for name in "pqr"),
        part("t", trial=True),
        combine_=Combine(decimals=None),
        ties=ties,
    )
    recorded = {"lots": {"B": 1, "A": 2}, "play_offs": {"B": 1, "A": 2}}
    found = result(made, TIED, **recorded)
    places = " ".join(f"{place.id}{place.rank}" for place in found.places[""])
    assert places == CHAINS[ties]
    if CHAINS[ties] != "A1 B1":
        assert found.places[""][1].decided_by.split(":")[0] in {
            t.split(":")[0] for t in (*ties, *_spelt(ties))
        }


def _spelt(ties: tuple[str, ...]) -> tuple[str, ...]:
    return ("part:p",) if "parts_in_order" in ties else ()


def test_5_group_and_worst_part_and_full_team_decide_where_they_differ() -> None:
    values = marks(a=("50", "40"), b=("40", "45"), c=("10", "15"))
    by_parts = [part(name) for name in "abc"]
    assert order(scheme(*by_parts, ties=("worst_part",)), values) == "B1 A2"
    first = Group(id="first", name=Text("1"), parts=("a",))
    second = Group(id="second", name=Text("2"), parts=("b", "c"))
    grouped = Scheme(parts=tuple(by_parts), groups=(first, second), ties=("group:second",))
    assert order(grouped, values) == "B1 A2"
    gap = marks(a=("90", "45"), b=(None, "45"))
    assert order(scheme(part("a"), part("b")), gap) == "A1 B1"
    assert order(scheme(part("a"), part("b"), ties=("full_team",)), gap) == "B1 A2"


@pytest.mark.parametrize(
    ("style", "places"),
    [("standard", "A1 B1 C3"), ("dense", "A1 B1 C2"), ("ordinal", "A1 B2 C3")],
)
def test_5_places_are_numbered_in_three_manners(style: str, places: str) -> None:
    assert order(scheme(part("p"), ranks=style), marks(p=("9", "9", "8"))) == places


# -- 6 gaps ----------------------------------------------------------------------------------------


def test_6_what_an_absent_member_means() -> None:
    gap = {"B1": "absent"}
    found = [
        team_order(Combine(how="sum", absent="zero"), gap),
        team_order(Combine(how="sum", absent="not_ranked"), gap),
        team_order(Combine(how="sum", absent="mean_of_present"), gap),
    ]
    assert found == ["A1 C2 B3", "A1 C2 B-", "B1 A2 C3"]
    zero, left = (
        team_order(Combine(how="mean", absent=policy), gap) for policy in ("zero", "reweight")
    )
    assert (zero, left) == ("A1 C2 B3", "B1 A2 C3")


def test_6_a_disqualified_member_never_gets_the_mean() -> None:
    rule = Combine(how="sum", absent="mean_of_present")
    assert team_order(rule, {"B1": "withdrawn"}) == "B1 A2 C3"
    assert team_order(rule, {"B1": "disqualified"}) == "A1 C2 B3"
    policy: Absent = "mean_of_present"
    gone = [Part("a", F(90)), Part("b", None, status="disqualified")]
    assert combine(Step(how="mean"), gone, absent=policy).value == 45


def test_6_a_gap_is_never_the_shortest_time() -> None:
    values = marks(p=("50", "60"), q=("50", None))
    for policy in ("zero", "not_ranked"):
        combined = Combine(how="sum", absent=policy)
        made = scheme(part("p"), part("q"), combine_=combined, better="lower")
        assert order(made, values) == "A1 B-"
    some = Combine(how="sum", absent="reweight")
    made = scheme(part("p"), part("q"), combine_=some, better="lower")
    assert order(made, values) == "B1 A2"


@pytest.mark.parametrize(
    ("missing", "places"),
    [("incomplete", "A1 B-"), ("reweight", "B1 A2"), ("zero", "A1 B2")],
)
def test_6_a_missing_value_waits_or_is_left_out_or_counts_as_zero(
    missing: str, places: str
) -> None:
    values = {"p": {"A": Value(F(80)), "B": Value(F(90))}, "q": {"A": Value(F(80))}}
    rule = Combine(how="mean", missing=missing)  # type: ignore[arg-type]
    assert order(scheme(part("p"), part("q"), combine_=rule), values) == places


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
