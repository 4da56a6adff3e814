"""The worked examples of sheets, panels and attempts: what they expect is the law."""

import re
from fractions import Fraction
from typing import Any

from scorer.domain.model.contest import Step
from scorer.domain.model.exact import brief, exact, rounded, shown, stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Band, Linear, Measure, Overtime, PanelRule, Rubric
from scorer.domain.model.text import Text
from scorer.domain.rules.attempt import penalty, ruled_criticals, settle, time_penalty
from scorer.domain.rules.awards import quotas
from scorer.domain.rules.combine import Part, combine
from scorer.domain.rules.marking import measure
from scorer.domain.rules.panel import panel_score
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.sheet import deducted, from_faults, item_points, read_mark, score_sheet
from scorer.exchange.rubric_file import read_rubric
from scorer.shelf import resource
from tests.domain.rules import (
    examples,
    test_worked_lists,
    test_worked_parts,
    test_worked_places,
)
from tests.domain.rules.examples import critical, example, item, number, panel, points, prizes


def test_every_example_has_its_test() -> None:
    others = (test_worked_places, test_worked_parts, test_worked_lists)
    names = [*globals(), *(name for module in others for name in vars(module))]
    tested = {name[5:8].upper() for name in names if re.match(r"test_e\d\d_", name)}
    assert tested == set(examples.examples())
    assert len(tested) == 55


def test_e01_checklist_partial() -> None:
    given, expect = example("E01")
    levels = (Fraction(1), Fraction(1, 2), Fraction(0))
    items = [item("checklist", one["points"], levels=levels) for one in given["items"]]
    marks = [
        Mark(read_mark(one, seen["level"])) for one, seen in zip(items, given["items"], strict=True)
    ]
    worth = [item_points(one, mark) for one, mark in zip(items, marks, strict=True)]
    score = sum((w for w in worth if w is not None), Fraction(0))
    full = sum(one.points for one in items)
    assert (points(score), brief(Fraction(full))) == (expect["score"], expect["max"])
    assert points(score * 100 / full) == expect["percent_2dp"]


def test_e02_deduction_floor() -> None:
    given, expect = example("E02")
    left = [
        deducted(item("deduction", one["points"], per=exact(one["per"])), int(one["count"]))
        for one in given["items"]
    ]
    assert [brief(one) for one in left] == expect["item_scores"]
    assert points(sum(left, Fraction(0))) == expect["score"]


def test_e03_critical_cap_and_zero() -> None:
    given, expect = example("E03")
    scores = [
        settle(
            exact(case.get("base", given["base"])),
            exact(case.get("overtime_penalty", given["overtime_penalty"])),
            [critical(effect) for effect in case["ticked"]],
        )
        for case in given["cases"]
    ]
    assert [points(score) for score in scores] == expect["scores"]


def test_e04_panel_drop_one_and_one() -> None:
    given, expect = example("E04")
    score = panel(given["scores"], given)
    kept = sorted(exact(given["scores"][seat - 1]) for seat in score.kept)
    assert [brief(one) for one in kept] == expect["kept"]
    assert points(score.value) == expect["score"]


def test_e05_panel_all_equal() -> None:
    given, expect = example("E05")
    score = panel(given["scores"], given)
    assert points(score.value) == expect["score"]
    assert len(score.kept) == int(expect["kept_count"])
    assert (score.dropped_high, score.dropped_low) == ((5,), (1,))


def test_e06_panel_three_judges() -> None:
    given, expect = example("E06")
    median = panel(given["scores"], {}, method="median")
    assert points(panel(given["scores"], given).value) == expect["score"] == points(median.value)


def test_e07_fewer_judges_than_drops() -> None:
    given, expect = example("E07")
    score = panel(given["scores"], given)
    assert (score.status, score.value) == (expect["status"], number(expect["score"]))
    order = expect["after_chief_judge_orders"]
    fallback = (int(order["drop_high"]), int(order["drop_low"]))
    assert points(panel(given["scores"], given, fallback=fallback).value) == order["score"]


def test_e08_missing_judge() -> None:
    given, expect = example("E08")
    score = panel(given["scores"], given)
    assert (score.status, score.value) == (expect["status"], None)
    assert [given["judges"][seat - 1] for seat in score.missing] == expect["missing"]
    aside = frozenset(score.missing)
    still = panel(given["scores"], given, excused=aside)
    fallen = panel(given["scores"], given, excused=aside, short="no_drops")
    assert points(still.value) == expect["if_J3_excused_drop_still_applies"]
    assert points(fallen.value) == expect["if_J3_excused_without_drop"]


def test_e10_rope_counters() -> None:
    given, expect = example("E10")
    limit = exact(given["spread_alarm"])
    scores = [panel(case, {}, method="closest_pair", spread=limit) for case in given["cases"]]
    assert [points(score.value) for score in scores] == expect["scores"]
    assert [str(bool(score.spread_alarm)).lower() for score in scores] == expect["alarm"]


def test_e11_rounding_half_up() -> None:
    given, expect = example("E11")
    assert [shown(exact(value), int(given["decimals"])) for value in given["values"]] == expect[
        "half_up"
    ]


def test_e13_overtime() -> None:
    given, expect = example("E13")
    lost = [
        penalty(
            Overtime(
                per_s=int(given["per_s"]),
                points=exact(given["points"]),
                most=exact(given["max"]),
                grace_s=int(given["grace_s"]),
                part_counts=case["part_counts_as_whole"] == "true",
            ),
            int(given["limit_s"]),
            exact(case["time_s"]),
        )
        for case in given["cases"]
    ]
    assert [brief(one) for one in lost] == expect["penalties"]


def _line(given: Any, full: str) -> Any:
    line = Linear(exact(given["full_at"]), exact(given["zero_at"]))
    return item("measure", full, measure=Measure(linear=line))


def test_e14_time_faults_then_linear() -> None:
    given, expect = example("E14")
    each = [exact(given["seconds_each"])] * int(given["faults"])
    counted = measure.counted_time([exact(given["raw_s"])], each)
    assert brief(counted) == expect["counted_s"]
    tent = _line(given, given["points"])
    assert points(item_points(tent, Mark(stored(counted)))) == expect["score"]
    for seconds in ("240", "200", "600", "700"):
        assert points(item_points(tent, Mark(seconds))) == expect[f"at_{seconds}"]


def test_e16_sum_of_times_with_credits() -> None:
    given, expect = example("E16")
    lists = ([exact(one) for one in given[key]] for key in ("times_s", "penalty_s", "credit_s"))
    assert points(measure.counted_time(*lists)) == expect["total_s"]


def _tolerance(given: Any) -> Any:
    bands = tuple(Band(exact(worth), high=exact(high)) for high, worth in given["bands_abs_pct"])
    return item("measure", "15", measure=Measure(input="rel_error_pct", bands=bands))


def test_e17_weight_tolerance() -> None:
    given, expect = example("E17")
    target = exact(given["target_each_g"])
    doses = [exact(dose) for dose in given["doses_g"]]
    errors = [measure.error_pct(dose, target) for dose in doses]
    assert [points(error) for error in errors] == expect["dose_error_pct"]
    whole = measure.error_pct(sum(doses, Fraction(0)), target * len(doses))
    assert points(whole) == expect["total_error_pct"]
    scale = _tolerance(given)
    assert brief(measure.points(scale, whole)) == expect["total_points"]
    worst = min(measure.points(scale, error) for error in errors)
    assert brief(worst) == expect["worst_dose_points"]


def test_e18_weight_just_outside() -> None:
    given, expect = example("E18")
    error = measure.error_pct(exact(given["doses_g"][0]), exact(given["target_each_g"]))
    assert stored(error) == expect["dose_error_pct_exact"]
    assert points(error) == expect["dose_error_pct_2dp"]
    assert brief(measure.points(_tolerance(given), error)) == expect["points"]


def test_e48_conflict_of_interest() -> None:
    given, expect = example("E48")
    units = list(given["judges"].values())
    aside = frozenset(
        seat for seat, unit in enumerate(units, start=1) if unit == given["contestant_unit"]
    )
    scores = list(given["scores"].values())
    score = panel(scores, given, excused=aside)
    assert [f"J{s}" for s in (1, 2, 3, 4, 5) if s not in score.excused] == expect["used"]
    assert points(score.value) == expect["score"]
    assert points(panel(scores, given).value) == expect["if_not_avoided"]


def test_e49_undefined_and_empty() -> None:
    _, expect = example("E49")
    no_judges, _empty, no_prizes, all_absent, *_ = expect["results"]
    assert panel_score([], PanelRule()).status == no_judges
    assert rank([], ()) == ()
    assert [str(one) for one in quotas(prizes(shares=("0.1", "0.2", "0.3")), 0, 0)] == no_prizes
    absent = combine(Step(), [Part("a", None, status="absent"), Part("b", None, status="absent")])
    part = absent.as_part("x")
    assert all_absent == "no ranks, all 缺考"
    assert (part.value, part.status) == (None, "absent")
    assert rank([Row("x", part.value, status=part.status)], ())[0].rank is None


def test_e50_speech_time_both_ways() -> None:
    given, expect = example("E50")
    rubric = read_rubric(resource("rubrics", "speech_contest.yaml"))
    tens = [brief(exact(score) * 10) for score in given["panel"]]
    mean = panel(tens, given)
    assert points(mean.value) == expect["mean_x10"]
    final = [
        settle(mean.value or Fraction(0), time_penalty(rubric, exact(seconds)), ())
        for seconds in given["cases_s"]
    ]
    assert [points(one) for one in final] == expect["final"]


def _sheet(rubric: Rubric, inputs: dict[str, str], order_errors: int = 0) -> dict[str, Mark]:
    """Full marks but for the inputs; a deduction's input counts its occurrences."""
    marks = {}
    for one in rubric.scored:
        given = inputs.get(one.id)
        if one.kind == "deduction" and given is not None:
            marks[one.id] = Mark(read_mark(one, stored(deducted(one, int(given)))))
        elif one.kind == "measure":
            marks[one.id] = Mark(read_mark(one, given or ""))
        else:
            full = from_faults(one, ()).text
            wrong = one.kind == "step" and order_errors > 0
            order_errors -= wrong
            marks[one.id] = Mark(read_mark(one, given or full), out_of_order=wrong)
    return marks


def test_e51_cpr_whole_station() -> None:
    given, expect = example("E51")
    rubric = read_rubric(resource("rubrics", given["rubric"]))
    sheet = score_sheet(rubric, _sheet(rubric, given["inputs"]))
    lost = time_penalty(rubric, exact(given["time_s"]))
    assert sheet.complete
    assert (points(sheet.total), points(lost)) == (expect["items"], expect["overtime_penalty"])
    scores = [
        settle(sheet.total, lost, [rubric.item(name) for name in ticks])
        for ticks in given["variants"]
    ]
    assert [points(score) for score in scores] == expect["scores"]


def test_e52_ppe_order_error() -> None:
    given, expect = example("E52")
    rubric = read_rubric(resource("rubrics", given["rubric"]))
    items, scores = [], []
    for case in given["cases"]:
        ticked = [name for name, text in case["inputs"].items() if text == "ticked"]
        sheet = score_sheet(rubric, _sheet(rubric, case["inputs"], int(case["order_errors"])))
        assert sheet.order_errors == int(case["order_errors"])
        items.append(points(sheet.total + sheet.order_penalty))
        lost = time_penalty(rubric, exact(case["time_s"]))
        scores.append(points(settle(sheet.total, lost, [rubric.item(name) for name in ticked])))
    assert (items, scores) == (expect["items"], expect["scores"])


def test_e53_count_linear() -> None:
    given, expect = example("E53")
    rope = _line(given, given["points"])
    scores = [
        measure.points(rope, panel(counts, {}, method="closest_pair").exact or Fraction(0))
        for counts in given["counts"]
    ]
    assert [points(score) for score in scores] == expect["scores"]


def test_e55_critical_in_a_panel() -> None:
    given, expect = example("E55")
    one = critical({"effect": "cap", "cap": given["cap"]})
    rubric = Rubric(id="r", title=Text("r"), full=Fraction(100), sections=(), items=(one,))
    value = panel(given["scores"], given).value
    assert value is not None
    applied, scores = [], []
    for judges in given["ticks"]:
        ticks = {int(judge[1:]): ("X1",) for judge in judges}
        ruled = ruled_criticals(rubric, ticks, len(given["scores"]), {}, "majority")
        applied.append(str(bool(ruled.applied)).lower())
        effects = [rubric.item(name) for name in ruled.applied]
        scores.append(points(settle(value, Fraction(0), effects)))
    assert (applied, scores) == (expect["applied"], expect["scores"])
    assert rounded(value, 2) == value
