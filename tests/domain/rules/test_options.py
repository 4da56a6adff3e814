"""Choices from marks to places: each one changes a result.

The numbers are those of the list of choices: 1 rounding, 2 weights, 3 scales, 4 teams, 5 ties,
6 gaps.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import get_args

import pytest

from scorer.domain.model.contest import PrizeLevel, PrizeRule, Rules, Step
from scorer.domain.model.exact import rounded
from scorer.domain.model.scheme import (
    Combine,
    Convert,
    Group,
    PlacePoints,
    Scheme,
)
from scorer.domain.model.text import Text
from scorer.domain.rules.combine import Absent, Part, Rounding, combine, total
from scorer.domain.rules.part_result import Subject, Value
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.scheme import evaluate
from tests.domain.rules.schemes import all_differ, marks, order, part, result, scheme

F = Fraction


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
