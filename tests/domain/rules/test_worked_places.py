"""The worked examples of combining, places, prizes and draws."""

from fractions import Fraction
from hashlib import sha256
from typing import Any

import pytest

from scorer.domain.model.contest import Rules, Step
from scorer.domain.model.exact import exact
from scorer.domain.rules.awards import award, quotas
from scorer.domain.rules.combine import Absent, Part, Rounding, combine, team, total
from scorer.domain.rules.draw import draw_order
from scorer.domain.rules.ranking import Row, rank, shared_points
from tests.domain.rules.examples import example, number, panel, points, prizes


def test_e09_drop_two_and_two_third_decimal() -> None:
    given, expect = example("E09")
    scores = {name: panel(given[name], given) for name in "AB"}
    for name, score in scores.items():
        assert points(score.value) == expect[f"{name}_2dp"]
        assert points(score.exact, 3) == expect[f"{name}_3dp"]
    rows = [Row(name, score.value, {"exact": score.exact}) for name, score in scores.items()]
    places = rank(rows, ("more_decimals:3",))
    assert [place.id for place in places] == expect["order"]
    assert places[1].decided_by == "more_decimals:3"


def test_e12_rounding_stage() -> None:
    given, expect = example("E12")
    weights = {name: exact(weight) for name, weight in given["weights"].items()}
    ways: dict[Rounding, str] = {
        "each_step": "round_each_printed_step",
        "at_end": "round_at_end_only",
    }
    for way, key in ways.items():
        rows = []
        for name in "AB":
            skill = panel(given[name]["skill_judges"], {})
            assert points(skill.value) == expect["skill_2dp"][name]
            parts = [
                Part("theory", exact(given[name]["theory"]), weight=weights["theory"]),
                Part("skill", skill.counted(way), weight=weights["skill"]),
            ]
            result = total(Rules(total=Step(how="weighted"), rounding=way), parts)
            assert points(result.value) == expect[key][name]
            assert way == "each_step" or result.exact == Fraction(expect["exact"][name])
            rows.append(Row(name, result.value))
        assert rank(rows, ())[0].id == expect[key]["first"]


def test_e28_weights_40_60() -> None:
    given, expect = example("E28")
    weights = [exact(weight) for weight in given["weights"]]
    members = []
    for name, scores in given["members"].items():
        parts = [
            Part(key, exact(scores[key]), weight=weight)
            for key, weight in zip(("theory", "skill"), weights, strict=True)
        ]
        result = combine(Step(how="weighted"), parts)
        assert points(result.value) == expect["totals"][name]
        members.append(result.as_part(name))
    assert points(team(Rules(team=Step(how="sum")), members).value) == expect["team_sum"]
    assert points(team(Rules(team=Step(how="mean")), members).value) == expect["team_mean"]


def _binhai(given: Any, rules: Rules, weights: tuple[str, str]) -> list[Row]:
    rows = []
    for name, scores in given["teams"].items():
        rounds = []
        skills = [
            combine(
                rules.member,
                [Part(str(i), exact(score)) for i, score in enumerate(pair)],
                scale=rules.scale,
            ).as_part(str(who))
            for who, pair in enumerate(scores["r2"])
        ]
        papers = [Part(str(i), exact(score)) for i, score in enumerate(scores["r1"])]
        for round_, members, weight in zip(("r1", "r2"), (papers, skills), weights, strict=True):
            rounds.append(team(rules, members).as_part(round_, exact(weight)))
        rows.append(Row(name, total(rules, rounds).value))
    return rows


@pytest.mark.parametrize(
    ("key", "order", "how", "weights"),
    [
        ("raw_sum_of_900", "order_raw", "raw", ("0.5", "0.5")),
        ("pct_40_60", "order_40_60", "percent", ("0.4", "0.6")),
        ("pct_50_50", "order_50_50", "percent", ("0.5", "0.5")),
    ],
)
def test_e29_binhai_team_model(key: str, order: str, how: str, weights: tuple[str, str]) -> None:
    given, expect = example("E29")
    added = Step(how="sum")
    raw = Rules(member=added, team=added, total=added, scale="raw")
    rows = _binhai(given, raw if how == "raw" else Rules(), weights)
    assert {row.id: points(row.total) for row in rows} == expect[key]
    assert [place.id for place in rank(rows, ())] == expect[order]


def _absent(policy: Absent, step: Step, ties: tuple[str, ...] = ()) -> tuple[Any, Any]:
    given, _ = example("E30")
    rows = []
    for name, scores in given["teams"].items():
        members = [
            Part(str(i), number(score), status="absent" if score == "null" else "")
            for i, score in enumerate(scores)
        ]
        result = team(Rules(team=step, absent=policy), members)
        assert result.complete
        rows.append(Row(name, result.value, {"full_team": int(not result.gaps)}))
    totals = {row.id: points(row.total) for row in rows if row.total is not None}
    places = {place.id: str(place.rank) for place in rank(rows, ties) if place.rank}
    return totals, places


def test_e30_absent_member() -> None:
    _, expect = example("E30")
    added = Step(how="sum")
    zero = expect["absent_counts_zero"]
    assert _absent("zero", added) == (zero["totals"], zero["ranks"])
    full_first = _absent("zero", added, ("full_team",))[1]
    assert full_first == zero["with_tie_rule_full_team_first"]
    unranked = _absent("not_ranked", added)
    assert "X" not in unranked[0]
    assert unranked[1] == expect["team_not_ranked"]["ranks"]
    mean, best = dict(expect["mean_of_present"]), dict(expect["best_two_count"])
    ranks = (mean.pop("ranks"), best.pop("ranks"))
    assert _absent("mean_of_present", Step(how="mean")) == (mean, ranks[0])
    assert _absent("best", Step(how="best", count=2)) == (best, ranks[1])


def test_e33_tie_break_chain() -> None:
    given, expect = example("E33")
    rows = [
        Row(
            one["id"],
            exact(one["total"]),
            {"round:skill": exact(one["skill"]), "time": exact(one["time_s"])},
        )
        for one in given["rows"]
    ]
    places = rank([*rows, Row("z", Fraction(1))], ("round:skill", "time"))
    assert [place.id for place in places[:-1]] == expect["order"]
    assert {p.id: str(p.rank) for p in places[:-1]} == expect["ranks"]
    assert str(places[-1].rank) == expect["next_rank"]
    decided = ["total", "total", "round:skill", "time", "shared", "total"]
    assert [place.decided_by for place in places] == decided
    assert {p.id: str(p.rank) for p in rank(rows, ())} == expect["without_chain"]


def test_e34_rank_styles() -> None:
    given, expect = example("E34")
    rows = [Row(str(i), exact(total)) for i, total in enumerate(given["totals"])]
    places = rank(rows, (), "standard")
    assert [str(place.rank) for place in places] == expect["competition_1224"]
    assert [str(place.rank) for place in rank(rows, (), "dense")] == expect["dense_1223"]
    shared = shared_points(places, [exact(one) for one in given["place_points"]])
    assert [points(shared[row.id]) for row in rows] == expect["shared_points_2dp"]


def test_e35_award_quota() -> None:
    given, expect = example("E35")
    for count in given["n"]:
        for rounding, numbers in expect[count].items():
            rule = prizes(shares=given["percent"], rounding=rounding)
            assert [str(one) for one in quotas(rule, 99, int(count))] == numbers
    first = prizes(shares=given["percent"], least_first=1)
    assert quotas(first, 3, 3) == (1, 1, 1)


def test_e36_quota_base() -> None:
    given, expect = example("E36")
    entered = int(given["entered"])
    for base in ("entered", "competed"):
        rule = prizes(shares=given["percent"], rounding=given["round"], base=base)
        counts = quotas(rule, entered, entered - int(given["absent"]))
        assert [str(one) for one in counts] == expect[f"of_{base}"]


@pytest.mark.parametrize(
    ("tie", "key"),
    [
        ("include_keep", "include_and_keep_later"),
        ("include_shrink", "include_and_shrink_later"),
        ("exclude", "exclude_down"),
        ("break", "break_needed"),
    ],
)
def test_e37_tie_across_award_line(tie: str, key: str) -> None:
    given, expect = example("E37")
    totals: dict[str, Fraction | None] = {one["id"]: exact(one["total"]) for one in given["rows"]}
    places = rank([Row(name, value) for name, value in totals.items()], ())
    rule = prizes([int(one) for one in given["quota"]], tie=tie)
    given_to = award(places, rule, totals, 8, 8)
    if tie == "break":
        due = given_to.breaks[0]
        assert (list(due.tied), str(due.places)) == (expect[key]["tied"], expect[key]["places"])
        assert given_to.levels == {"first": ("p1",), "second": ("p2",), "third": ("p6",)}
        return
    assert not given_to.breaks
    assert sum(len(names) for names in given_to.levels.values()) == int(expect[key]["total"])
    for level, names in given_to.levels.items():
        assert list(names) == expect[key][level]
    assert given_to.vacancies == ({"second": 1} if tie == "exclude" else {})


@pytest.mark.parametrize("ranked_before", [True, False])
def test_e38_disqualified_after_scoring(ranked_before: bool) -> None:  # noqa: FBT001
    given, expect = example("E38")
    totals: dict[str, Fraction | None] = {one["id"]: exact(one["total"]) for one in given["rows"]}
    gone = given["dq"]
    before = rank([Row(name, value) for name, value in totals.items()], ())
    rows = [
        Row(name, value, status="disqualified" if name == gone else "")
        for name, value in totals.items()
    ]
    after = rank(rows, ())
    assert {p.id: str(p.rank or "取消资格") for p in after} == expect["ranks_after"]
    for vacate, key in ((False, "promote"), (True, "leave_vacant")):
        rule = prizes([int(one) for one in given["quota"]], vacate=vacate)
        places = before if ranked_before else after
        given_to = award(places, rule, totals, 5, 4, dq_after=frozenset({gone}))
        assert {level: list(names) for level, names in given_to.levels.items()} == expect[key]
        assert given_to.vacancies == ({"second": 1} if vacate else {})


def test_e42_draw() -> None:
    given, expect = example("E42")
    order = draw_order(given["seed"], given["ids"])
    assert list(order) == expect["order"]
    assert list(order[: int(given["take"])]) == expect["taken"]
    first = sha256(f"{given['seed']}\n{given['ids'][0]}".encode()).hexdigest()
    assert first.startswith(expect["first_hash_prefix"])


def test_e54_half_point_total_50() -> None:
    given, expect = example("E54")
    parts = [
        Part(str(i), exact(one["score"]), exact(one["max"]))
        for i, one in enumerate(given["stations"])
    ]
    raw = combine(Step(how="sum"), parts, scale="raw")
    assert points(raw.value) == expect["raw_sum"]
    assert points(combine(Step(), [raw.as_part("both")]).value) == expect["raw_percent"]
    assert points(combine(Step(), parts).value) == expect["mean_of_percent"]
