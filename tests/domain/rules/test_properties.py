"""What holds for any judges, parts and totals, not only for the worked ones."""

import re
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from scorer.domain.model.contest import PrizeLevel, PrizeRule, Step
from scorer.domain.model.rubric import PanelRule
from scorer.domain.model.text import Text
from scorer.domain.rules.awards import award, quotas
from scorer.domain.rules.combine import Absent, Part, Scale, Status, combine
from scorer.domain.rules.draw import blind_codes, draw_order
from scorer.domain.rules.panel import panel_score, panel_working
from scorer.domain.rules.ranking import Row, rank, shared_points

HALVES = st.integers(0, 200).map(lambda n: Fraction(n, 2))
THIRDS = st.integers(0, 300).map(lambda n: Fraction(n, 3))
SCORES = st.lists(HALVES | THIRDS, min_size=1, max_size=9)
DROPS = st.integers(0, 2)
PANELS = st.builds(
    PanelRule,
    drop_high=DROPS,
    drop_low=DROPS,
    method=st.sampled_from(["mean", "median", "sum", "closest_pair"]),
    spread=st.none() | HALVES,
    decimals=st.sampled_from([0, 2, None]),
)
STATUSES: tuple[Status, ...] = ("", "", "", "", *get_args(Status))


@st.composite
def part_lists(draw: st.DrawFn) -> list[Part]:
    made = []
    for number in range(draw(st.integers(0, 6))):
        status = draw(st.sampled_from(STATUSES))
        value = draw(HALVES) if status == "" else None
        full, weight = draw(st.sampled_from([50, 100, 150])), draw(st.integers(1, 5))
        made.append(Part(str(number), value, Fraction(full), Fraction(weight), status))
    return made


STEPS = st.builds(
    Step,
    how=st.sampled_from(["sum", "mean", "weighted", "best"]),
    decimals=st.sampled_from([1, 2, None]),
    count=st.integers(0, 3),
)
ABSENT: st.SearchStrategy[Absent] = st.sampled_from(
    ["zero", "not_ranked", "mean_of_present", "best"]
)
SCALES: st.SearchStrategy[Scale] = st.sampled_from(["percent", "raw"])
TOTALS = st.lists(st.integers(0, 9).map(Fraction), max_size=14)


@given(SCORES, PANELS, st.randoms(use_true_random=False))
def test_the_order_of_sheets_never_changes_a_panel(
    scores: list[Fraction], rule: PanelRule, chance: Random
) -> None:
    seats = list(enumerate(scores, start=1))
    mixed = list(seats)
    chance.shuffle(mixed)
    assert panel_score(mixed, rule) == panel_score(seats, rule)
    assert panel_working(mixed, rule) == panel_working(seats, rule)


@given(SCORES)
def test_a_judge_equal_to_the_mean_changes_nothing(scores: list[Fraction]) -> None:
    seats = list(enumerate(scores, start=1))
    mean = panel_score(seats, PanelRule()).exact
    assert mean == sum(scores, Fraction(0)) / len(scores)
    assert panel_score([*seats, (len(seats) + 1, mean)], PanelRule()).exact == mean


@given(SCORES, DROPS, DROPS)
def test_drops_remove_exactly_so_many(scores: list[Fraction], high: int, low: int) -> None:
    rule = PanelRule(drop_high=high, drop_low=low, decimals=None)
    score = panel_score(list(enumerate(scores, start=1)), rule)
    if len(scores) <= high + low:
        assert (score.status, score.value) == ("blocked", None)
        return
    assert (len(score.dropped_high), len(score.dropped_low)) == (high, low)
    seats = {*score.kept, *score.dropped_high, *score.dropped_low}
    assert seats == set(range(1, len(scores) + 1))
    middle = sorted(scores)[low : len(scores) - high]
    assert sorted(scores[seat - 1] for seat in score.kept) == middle
    assert score.value == sum(middle, Fraction(0)) / len(middle)


@given(SCORES, PANELS)
def test_a_missing_score_is_never_a_number(scores: list[Fraction], rule: PanelRule) -> None:
    seats = [*enumerate(scores, start=1), (len(scores) + 1, None)]
    short = panel_score(seats, rule)
    assert (short.status, short.value, short.missing) == ("incomplete", None, (len(seats),))
    aside = panel_score(seats, rule, excused=frozenset({len(seats)}))
    assert aside.status != "incomplete"


@given(SCORES, PANELS)
def test_a_panel_tells_the_value_that_it_gave(scores: list[Fraction], rule: PanelRule) -> None:
    seats = list(enumerate(scores, start=1))
    score, told = panel_score(seats, rule), panel_working(seats, rule)
    assert (told.value, told.exact_value) == (score.value, score.exact)
    counting = [line.value for line in told.inputs if not line.struck]
    if score.status == "scored" and rule.method in ("mean", "closest_pair"):
        assert sum((v for v in counting if v), Fraction(0)) / len(counting) == score.exact


@given(part_lists(), STEPS, ABSENT, SCALES, st.randoms(use_true_random=False))
def test_the_order_of_parts_never_changes_a_result(
    parts: list[Part], step: Step, absent: Absent, scale: Scale, chance: Random
) -> None:
    result = combine(step, parts, absent=absent, scale=scale)
    mixed = list(parts)
    chance.shuffle(mixed)
    again = combine(step, mixed, absent=absent, scale=scale)
    assert (again.value, again.exact, again.full) == (result.value, result.exact, result.full)
    assert (again.complete, sorted(again.gaps)) == (result.complete, sorted(result.gaps))


@given(part_lists(), STEPS, ABSENT, SCALES)
def test_a_result_is_the_sum_of_its_lines(
    parts: list[Part], step: Step, absent: Absent, scale: Scale
) -> None:
    result = combine(step, parts, absent=absent, scale=scale)
    told = result.working
    assert (told.value, told.exact_value) == (result.value, result.exact)
    assert len(told.inputs) == len(parts)
    if result.exact is not None:
        adds = [Fraction(line.about["adds"]) for line in told.inputs if not line.struck]
        assert sum(adds, Fraction(0)) == result.exact


@given(part_lists(), STEPS, ABSENT)
def test_no_gap_is_a_mark(parts: list[Part], step: Step, absent: Absent) -> None:
    result = combine(step, parts, absent=absent)
    assert result.complete == all(part.status != "missing" for part in parts)
    assert set(result.gaps) == {p.id for p in parts if p.status not in ("", "waived")}
    carried = result.as_part("x")
    if parts and all(part.status != "" for part in parts):
        assert carried.status != ""
        assert carried.status == "missing" or carried.value is None


@given(TOTALS, st.sampled_from(["standard", "dense", "ordinal"]))
def test_a_place_is_never_better_for_a_lower_total(totals: list[Fraction], style: str) -> None:
    rows = [Row(f"{n:02d}", total) for n, total in enumerate(totals)]
    places = rank(rows, (), style)  # type: ignore[arg-type]
    known = {row.id: row.total for row in rows}
    ranks = {place.id: place.rank or 0 for place in places}
    for first, second in pairwise(places):
        assert (known[first.id] or 0) >= (known[second.id] or 0)
        assert ranks[first.id] <= ranks[second.id]
        equal = ranks[first.id] == ranks[second.id]
        assert equal == (known[first.id] == known[second.id] and style != "ordinal")
    better = [sum(other > total for other in totals) for total in totals]
    if style == "standard":
        assert [ranks[row.id] for row in rows] == [count + 1 for count in better]


@given(TOTALS)
def test_shared_points_are_given_out_whole(totals: list[Fraction]) -> None:
    places = rank([Row(str(n), total) for n, total in enumerate(totals)], ())
    prizes = [Fraction(9), Fraction(7), Fraction(6)]
    given_out = shared_points(places, prizes)
    assert sum(given_out.values(), Fraction(0)) == sum(prizes[: len(totals)])


@given(
    TOTALS,
    st.lists(st.integers(0, 4), min_size=1, max_size=3),
    st.sampled_from(["include_keep", "include_shrink", "exclude", "break"]),
    st.booleans(),
    st.integers(0, 3),
)
def test_prizes_go_down_the_ranking(
    totals: list[Fraction],
    counts: list[int],
    tie: str,
    vacate: bool,  # noqa: FBT001  drawn
    gone: int,
) -> None:
    known: dict[str, Fraction | None] = {f"{n:02d}": total for n, total in enumerate(totals)}
    out = frozenset(list(known)[:gone])
    levels = tuple(PrizeLevel(id=str(n), name=Text(""), number=c) for n, c in enumerate(counts))
    rule = PrizeRule(levels=levels, tie=tie, vacate=vacate)  # type: ignore[arg-type]
    places = rank([Row(name, total) for name, total in known.items()], ())
    given_to = award(places, rule, known, len(totals), len(totals), dq_after=out)
    level_of = {name: int(level) for level, names in given_to.levels.items() for name in names}
    assert not out & set(level_of)
    order = [place.id for place in places if place.id not in out]
    tied = {name for due in given_to.breaks for name in due.tied}
    got = [level_of.get(name, len(counts)) for name in order if name not in tied]
    assert got == sorted(got)
    for place in places:
        others = {level_of.get(name) for name in (place.id, *place.tied) if name not in out}
        assert len(others) <= 1
    if tie in ("exclude", "include_shrink") and not (vacate and out):
        assert len(level_of) <= sum(counts) or tie == "include_shrink"
    if tie == "exclude":
        for level, count in zip(levels, quotas(rule, 0, 0), strict=True):
            filled = len(given_to.levels[level.id]) + given_to.vacancies.get(level.id, 0)
            assert filled == count


@given(st.text(max_size=8), st.sets(st.text(min_size=1, max_size=4), max_size=30))
def test_draws_depend_on_seed_and_ids_only(seed: str, ids: set[str]) -> None:
    names = sorted(ids)
    order = draw_order(seed, names)
    assert draw_order(seed, names[::-1]) == order
    assert sorted(order) == names
    codes = blind_codes(seed, names)
    assert blind_codes(seed, names[::-1]) == codes
    assert len(set(codes.values())) == len(names)
    assert all(re.fullmatch(r"[A-HJ-NP-Z]\d\d", c) and c[1:] != "00" for c in codes.values())
    later = blind_codes(seed, ["new"], codes.values())
    assert later["new"] not in codes.values()
