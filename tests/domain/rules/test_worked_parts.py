"""The worked examples of parts: papers, quiz, essays, records, brackets, sites, credits, names."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from scorer.domain.model.exact import brief, exact, rounded, shown, stored
from scorer.domain.model.rubric import PanelRule
from scorer.domain.model.scheme import Combine, Convert, Group, PartRule, PlacePoints, Scheme
from scorer.domain.model.text import Text
from scorer.domain.rules import bracket, identity, recheck
from scorer.domain.rules.convert import converted
from scorer.domain.rules.credits import Due, Part, dues, whole
from scorer.domain.rules.gather import Term, gather
from scorer.domain.rules.name_order import by_strokes, lacking
from scorer.domain.rules.normalise import normalised, overall
from scorer.domain.rules.part_result import Subject, Value
from scorer.domain.rules.prize_points import PrizePoints, TeamPrizes, eligible, prize_points
from scorer.domain.rules.quiz_order import Press, risk_order, sudden_death
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.scheme import evaluate
from scorer.domain.rules.standard_setting import around_median, borderline_regression
from scorer.domain.rules.ways import double_marking, record
from scorer.domain.rules.ways.answers import Section, answer_points
from scorer.domain.rules.ways.table import WAYS
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.exchange.person_text import tidy_name, tidy_phone
from scorer.exchange.stroke_file import read_strokes
from tests.domain.rules.examples import example, number, points

ZERO = Fraction(0)


def part(way: str, **more: Any) -> PartRule:
    """A part of that way, with its settings as texts."""
    made = PartRule(id="p", name=Text("项目"), way=way, **more)  # type: ignore[arg-type]
    assert WAYS[made.way].check(made) == ()
    return made


def score(rule: PartRule, *entries: Mapping[str, Any]) -> WayScore:
    """The score of entries numbered as they come; every value as text."""
    made = [Entry(at, {k: str(v) for k, v in entry.items()}) for at, entry in enumerate(entries, 1)]
    return WAYS[rule.way].score(rule, made)


def test_e10_counters_as_a_part() -> None:
    given, expect = example("E10")
    rule = part("counters", panel=PanelRule(spread=exact(given["spread_alarm"])))
    found = [score(rule, *({"count": one} for one in case)) for case in given["cases"]]
    assert [points(one.value) for one in found] == expect["scores"]
    assert [str("spread" in one.flags).lower() for one in found] == expect["alarm"]


def _counted(rule: PartRule, values: Mapping[str, Fraction]) -> dict[str, Fraction]:
    sign = 1 if rule.better == "higher" else -1
    places = rank([Row(name, sign * value) for name, value in values.items()], ())
    return converted(
        rule.convert,
        values,
        places,
        {},
        better=rule.better,
        full=rule.full,
        entered=len(values),
    )


def test_e14_a_timed_part_with_faults() -> None:
    given, expect = example("E14")
    rule = part(
        "number",
        better="lower",
        settings={"unit": "s", "fault": given["seconds_each"]},
        convert=Convert(
            how="linear",
            points=exact(given["points"]),
            full_at=exact(given["full_at"]),
            zero_at=exact(given["zero_at"]),
        ),
    )
    tent = score(rule, {"value": given["raw_s"], "faults": given["faults"]})
    assert tent.value is not None
    assert (brief(tent.value), tent.seconds) == (expect["counted_s"], tent.value)
    seconds = {"own": tent.value} | {t: exact(t) for t in ("240", "200", "600", "700")}
    worth = _counted(rule, seconds)
    assert points(worth.pop("own")) == expect["score"]
    for time, value in worth.items():
        assert points(value) == expect[f"at_{time}"]


def test_e15_faster_ratio_and_rank() -> None:
    given, expect = example("E15")
    times = {str(i): exact(time) for i, time in enumerate(given["times_s"])}
    full = exact(given["points"])
    table = tuple(exact(one) for one in expect["rank_points_10_8_6"])
    ways = {
        "ratio_best_over_own": Convert(how="ratio", points=full),
        "linear_best_100_worst_60": Convert(how="spread", points=full, least=Fraction(60)),
        "rank_points_10_8_6": Convert(how="place_points", places=PlacePoints(table=table)),
    }
    for key, convert in ways.items():
        worth = _counted(part("number", better="lower", convert=convert), times)
        said = brief if key.startswith("rank") else points
        assert [said(worth[name]) for name in times] == expect[key]


def test_e16_a_relay_with_penalties_and_credits() -> None:
    given, expect = example("E16")
    penalties, credits_ = given["penalty_s"], given["credit_s"]
    rule = part(
        "number",
        better="lower",
        attempts="sum",
        settings={"unit": "s", "fault": penalties[0], "credit": credits_[0]},
    )
    runs = [{"value": time} for time in given["times_s"]]
    runs[0] |= {"faults": len(penalties), "credits": len(credits_)}
    assert points(score(rule, *runs).value) == expect["total_s"]


QUESTIONS = {"GP": (60, 10, 40), "nurse": (80, 0, 40), "PH": (80, 0, 40)}


def test_e19_papers_by_role_to_one_scale() -> None:
    given, expect = example("E19")
    worth: dict[str, WayScore] = {}
    for role, asked in QUESTIONS.items():
        paper = given[role]
        kinds = [
            (kind, str(count), paper[kind][1], int(paper[kind][0]))
            for kind, count in zip(("single", "multiple", "true_false"), asked, strict=True)
            if kind in paper
        ]
        assert sum(int(n) * exact(each) for _, n, each, _ in kinds) == exact(paper["max"])
        table = {"sections": tuple((kind, n, each) for kind, n, each, _ in kinds)}
        tallied = part("answers", full=exact(paper["max"]), tables=table)
        worth[role] = score(tallied, {kind: right for kind, _, _, right in kinds})
        key = [_right(kind) for kind, n, _, _ in kinds for _ in range(int(n))]
        said = [_right(k) if i < r else "-" for k, n, _, r in kinds for i in range(int(n))]
        marked = part("answers", full=tallied.full, tables=table, lists={"key": tuple(key)})
        assert score(marked, {"answers": " ".join(said)}).value == worth[role].value
    assert points(worth["GP"].value) == expect["GP"]
    assert points(worth["nurse"].value) == expect["nurse"]
    assert points(worth["PH"].value) == expect["PH_raw"]
    scheme = Scheme(
        parts=tuple(
            PartRule(
                id=role,
                name=Text(role),
                way="answers",
                by="member",
                role=role,
                full=exact(given[role]["max"]),
                convert=Convert(how="percent"),
            )
            for role in QUESTIONS
        ),
        groups=(Group(id="r", name=Text("r"), parts=tuple(QUESTIONS)),),
    )
    people = [Subject("T", "T"), *(Subject(role, "T", role) for role in QUESTIONS)]
    found = evaluate(
        scheme, people, {role: {role: Value(worth[role].value)} for role in QUESTIONS}
    ).entrants["T"]
    assert points(found.parts["PH"].counted) == expect["PH_on_100"]
    assert points(found.final) == expect["team_sum"]


def _right(kind: str) -> str:
    return {"single": "B", "multiple": "ACD", "true_false": "√"}[kind]


def test_e20_multiple_choice_partial() -> None:
    given, expect = example("E20")
    one = Section("multiple", "multiple", 1, exact(given["full"]), exact(given["per_right"]))
    key = "".join(given["key"])
    worth = [answer_points(one, key, "".join(said) or "-") for said in given["answers"]]
    assert [points(value) for value in worth] == expect["points"]


EVENTS = {"必答": "fixed", "抢答": "buzzer", "抢跑犯规": "early", "风险": "risk"}
PRICES = {
    "fixed_right": "10",
    "fixed_wrong": "0",
    "buzzer_right": "10",
    "buzzer_wrong": "-10",
    "early": "-10",
}


def _event(event: Mapping[str, str]) -> dict[str, str]:
    kind, delta = EVENTS[event["type"]], exact(event["delta"])
    said = {"kind": kind}
    if kind != "early":
        said["result"] = "right" if delta > 0 else "wrong"
    if kind == "risk":
        said["stake"] = brief(abs(delta))
    return said


def test_e21_quiz_ledger() -> None:
    given, expect = example("E21")
    rule = part("quiz", settings={"base": given["base"], **PRICES})
    ledgers: dict[str, list[dict[str, str]]] = {}
    for event in given["events"]:
        ledgers.setdefault(event["team"], []).append(_event(event))
    before = {
        team: score(rule, *(e for e in ledger if e["kind"] != "risk")).value or ZERO
        for team, ledger in ledgers.items()
    }
    assert {team: brief(value) for team, value in before.items()} == expect["before_risk"]
    assert list(risk_order(before, {"T1": 1, "T3": 2, "T2": 3})) == expect["risk_order"]
    final = {team: score(rule, *ledger).value for team, ledger in ledgers.items()}
    assert {team: brief(v) for team, v in final.items() if v is not None} == expect["final"]


def test_e22_quiz_undo_and_floor() -> None:
    given, expect = example("E22")
    events = [
        {"kind": "reverse", "reverses": one["reverses"]}
        if "reverses" in one
        else {"kind": "jury", "points": one["delta"]}
        for one in given["events"]
    ]
    base = {"base": given["base"]}
    free = score(part("quiz", settings=base), *events)
    floored = score(part("quiz", settings={**base, "floor": "0"}), *events)
    assert free.value is not None
    assert floored.value is not None
    assert brief(free.value) == expect["final"]
    assert brief(floored.value) == expect["final_with_floor_0_at_each_step"]
    assert len(free.working.inputs) == int(expect["log_length"])
    again = score(part("quiz", settings=base), *events, {"kind": "reverse", "reverses": 3})
    assert again.value == free.value - 30


def test_e23_sudden_death() -> None:
    given, expect = example("E23")
    presses = [
        Press(None if one["buzzed"] == "null" else one["buzzed"], one.get("correct") == "true")
        for one in given["rounds"]
    ]
    assert sudden_death(given["tied"], presses).winners == (expect["winner"],)
    assert sudden_death(given["tied"], presses[:1]).open == tuple(given["tied"])
    assert sudden_death(given["tied"], [Press("T7", right=True)]).winners == ("T7",)


def test_e24_essay_third_marker() -> None:
    given, expect = example("E24")
    for case, status, worth, advised in zip(
        given["cases"],
        expect["status"],
        expect["scores"],
        expect["arbitration_advised"],
        strict=True,
    ):
        marks = [{"mark": one} for one in case["marks"]]
        rule = part("double_marking", settings={"gap": case["gap"]})
        found = score(rule, *marks)
        if number(worth) is None:
            assert (found.value, found.status, status) == (None, "third", "needs_third")
            continue
        assert (points(found.value), found.working.about["how"]) == (worth, status)
        assert ("arbitration" in found.flags) == (advised == "true")
    last = [exact(one) for one in given["cases"][2]["marks"]]
    assert points(double_marking.closest_pair(last, "mean")) == "39.00"


def test_e25_judgement_aspects() -> None:
    given, expect = example("E25")
    for case, worth in zip(given["cases"], expect["marks"], strict=True):
        rule = part("judgement", full=exact(case["max"]), panel=PanelRule(judges=3))
        found = score(rule, *({"score": one} for one in case["scores"]))
        if worth == "revote":
            assert (found.value, found.status, found.flags) == (None, "revote", ("score",))
        else:
            assert points(found.value) == worth


def test_e26_a_scale_around_the_median() -> None:
    given, expect = example("E26")
    marks = [exact(one) for one in given["marks_100"]]
    middle, factor, median = re.findall(r"[\d.]+|median", given["rule"])
    assert median == "median"
    scaled = around_median(marks, middle=exact(middle), factor=exact(factor))
    assert [points(one) for one in scaled] == expect["scaled"]
    assert scaled[marks.index(exact(expect["median"]))] == exact(middle)
    assert around_median([]) == ()


def test_e27_borderline_regression() -> None:
    given, expect = example("E27")
    grades = [exact(one) for one in given["global_1_5"]]
    scores = [exact(one) for one in given["checklist"]]
    cut = borderline_regression(grades, scores, exact(given["borderline"]))
    assert cut is not None
    assert (shown(cut.slope, 4), shown(cut.intercept, 4)) == (
        expect["slope_4dp"],
        expect["intercept_4dp"],
    )
    assert points(cut.cut) == expect["cut_2dp"]
    assert str(sum(one >= cut.cut for one in scores)) == expect["passes"]
    assert Fraction(9, 10) < cut.fit < 1


def _sites() -> tuple[dict[str, Fraction], dict[str, str]]:
    given, _ = example("E31")
    values = {f"{s}{n}": exact(v) for s in "AB" for n, v in enumerate(given[s], 1)}
    return values, {name: name[0] for name in values}


def _order(values: Mapping[str, Fraction]) -> list[str]:
    return [p.id for p in rank([Row(n, v) for n, v in values.items()], ())]


def test_e31_two_sites() -> None:
    _, expect = example("E31")
    values, sites = _sites()
    even = normalised(values, sites, "mean_of_means")
    standard = normalised(values, sites, "z")
    assert even is not None
    assert standard is not None
    assert {name: points(value) for name, value in even.items()} == expect["twice_averaged_2dp"]
    assert _order(even) == expect["order_twice_averaged"]
    assert {name: points(value) for name, value in standard.items()} == expect["z_80_10_2dp"]
    assert _order(values) == expect["order_raw"]
    coefficients = {site: even[f"{site}1"] / values[f"{site}1"] for site in "AB"}
    assert {s: shown(c, 4) for s, c in coefficients.items()} == expect["coefficients_4dp"]
    means = {s: sum(v for n, v in values.items() if n[0] == s) / Fraction(4) for s in "AB"}
    means["R"] = coefficients["A"] * means["A"]
    assert {s: points(m) for s, m in means.items()} == expect["means"]


def test_e32_pooled_mean_with_a_rounded_coefficient() -> None:
    given, expect = example("E32")
    values: dict[str, Fraction] = {}
    for site in "AB":
        count, total = int(given[site]["n"]), exact(given[site]["sum"])
        raw = exact(given["raw"][site])
        rest = (total - raw) / (count - 1)
        values |= {f"{site}{n}": raw if not n else rest for n in range(count)}
        assert points(total / count) == expect[f"mean_{site}"]
    sites = {name: name[0] for name in values}
    places = int(given["coefficient_decimals"])
    pooled = normalised(values, sites, "pooled", coefficient_decimals=places)
    assert pooled is not None
    for site in "AB":
        value = pooled[f"{site}0"]
        assert shown(value, int(given["final_decimals"])) == expect[f"{site}_final"]
        assert points(value / values[f"{site}0"]) == expect[f"coef_{site}"]
    every = tuple(values.values())
    means = [rounded(exact(given[site]["sum"]) / int(given[site]["n"]), 2) for site in "AB"]
    assert points(overall(every, means, "pooled")) == expect["pooled"]
    assert points(overall(every, means, "mean_of_means")) == expect["mean_of_means_instead"]
    other = normalised(values, sites, "mean_of_means", coefficient_decimals=places, mean_decimals=2)
    assert other is not None
    assert other["A0"] / values["A0"] == rounded(exact("79.59") / exact("76.12"), 2)


def test_e39_team_prize_points() -> None:
    given, expect = example("E39")
    classes = {"一等": Fraction(8), "二等": Fraction(4), "三等": Fraction(2)}
    rule = PrizePoints(classes, passed_all=Fraction(1))
    worth = {
        team: prize_points(
            TeamPrizes(tuple(one["prizes"]), one.get("all_events_passed") == "true"), rule
        )
        for team, one in given.items()
    }
    assert {team: brief(value) for team, value in worth.items()} == {t: expect[t] for t in given}
    assert list(eligible(worth)) == expect["eligible"]


def test_e40_bracket() -> None:
    given, expect = example("E40")
    teams, best_of = int(given["teams"]), int(given["series"][-1])
    rounds = bracket.rounds_with_byes(teams)
    told = [{k: str(getattr(r, k)) for k in ("teams", "matches", "byes")} for r in rounds]
    assert told == expect["rounds_bye_each_round"]
    matches = sum(one.matches for one in rounds)
    least, most = bracket.pulls(matches, best_of)
    assert [str(matches), str(most), str(least)] == [
        expect[key] for key in ("matches", "max_pulls", "min_pulls")
    ]
    size, first = bracket.standard_bracket(teams)
    seeded = expect["standard_bracket"]
    assert (str(size), str(first.matches), str(first.byes)) == (
        seeded["size"],
        seeded["first_round_matches"],
        seeded["first_round_byes"],
    )
    said = expect["series"]
    assert bracket.series(2, 0, best_of) == "won"
    assert said["2-0"] == "win"
    assert bracket.series(1, 1, best_of) == "open"
    assert said["1-1"] == "third pull"
    assert "-".join(map(str, bracket.walkover(best_of))) == said["walkover"]


def test_e41_recheck_sample() -> None:
    given, expect = example("E41")
    checked, rates, everything = [], [], []
    for case in given["cases"]:
        ids = [f"{n:03d}" for n in range(int(case["n"]))]
        top, share = int(case["top"]), exact(given["rate"])
        drawn = recheck.sample(ids, top, share, "seed")
        assert drawn[:top] == tuple(ids[:top])
        assert len(set(drawn)) == recheck.sample_size(len(ids), top, share)
        found = recheck.outcome(len(drawn), int(case["errors"]), exact(given["limit"]))
        checked.append(str(found.checked))
        rates.append(shown(found.rate, 4))
        everything.append(str(found.everything).lower())
    assert checked == expect["checked"]
    assert rates == expect["error_rate_4dp"]
    assert everything == expect["recheck_all"]


def _survey(gives: str) -> WayScore:
    given, _ = example("E43")
    return score(part("survey", settings={"gives": gives}), given["survey"])


def test_e43_satisfaction_and_a_missing_indicator() -> None:
    given, expect = example("E43")
    satisfied = _survey("rate")
    assert points(satisfied.value) == expect["satisfaction_pct"]
    assert points(_survey("index").value) == expect["index_100_80_60_0"]
    terms = [
        Term(
            one["name"],
            satisfied.value if one.get("from") == "survey" else number(one["score"]),
            "missing" if one.get("score") == "null" else "",
            exact(one["weight"]),
        )
        for one in given["indicators"]
    ]
    for policy, key in (
        ("reweight", "composite_reweighted"),
        ("zero", "composite_missing_as_zero"),
    ):
        found = gather(Combine(how="weighted", missing=policy), terms)  # type: ignore[arg-type]
        assert (points(found.value), found.complete) == (expect[key], True)
    assert not gather(Combine(how="weighted"), terms).complete


def test_e44_record_ceilings_and_grades() -> None:
    given, expect = example("E44")
    caps = given["caps"]
    rule = part(
        "record",
        decimals=int(given["decimals"]),
        attempts="mean",
        tables={
            "ceilings": (
                ("B", "1", caps["B1-2"]),
                ("B", "3", caps["C_or_B3"]),
                ("C", "1", caps["C_or_B3"]),
            ),
            "grades": (("甲级", "90"), ("乙级", "75"), ("丙级", "0")),
        },
    )
    rows = [Entry(1, {"score": r["base"], "B": r["B"], "C": r["C"]}) for r in given["rows"]]
    found = [record.record_score(rule, row) for row in rows]
    assert [shown(one.value, 1) for one in found] == expect["scores"]
    assert [one.grade for one in found] == expect["grades"]
    assert [score(rule, row.values).working.about["grade"] for row in rows] == expect["grades"]


def test_e45_credits_and_payments() -> None:
    given, expect = example("E45")
    title = Due(Fraction(2), Fraction(1000))
    people = [
        Part(
            one["id"],
            "护理",
            one["status"] == "competed",
            () if one.get("title", "null") == "null" else (one["title"],),
        )
        for one in given["people"]
    ]
    found = dues(people, {"技术能手": title, "优胜者": title}, Due(Fraction(2)))
    assert {name: brief(due.credits) for name, due in found.items()} == expect["class_II"]
    assert {name: brief(due.cash) for name, due in found.items()} == expect["cash_yuan"]
    total = whole(found)
    assert {"credits": brief(total.credits), "cash": brief(total.cash)} == expect["report_total"]


NOTES = {
    "": "",
    "check_digit": "check digit",
    "full_width": "full width",
    "spaces": "spaces",
    "lost_digits": "looks like Excel lost the last three digits",
    "scientific": "scientific notation: retype as text",
}


def test_e46_identity_check_and_masks() -> None:
    given, expect = example("E46")
    found = [identity.read_identity(text) for text in given["ids"]]
    assert [str(one.number is not None).lower() for one in found] == expect["valid"]
    assert [one.number or "null" for one in found] == expect["normalised"]
    assert [NOTES[one.note] for one in found] == expect["hint"]
    assert identity.masked_identity(found[0].text) == expect["masked"]
    phones = [tidy_phone(text) or "" for text in given["phone"]]
    assert phones == expect["phone_normalised"]
    assert {identity.masked_phone(phone) for phone in phones} == {expect["phone_masked"]}
    assert [tidy_name(name) for name in given["name"]] == expect["name_normalised"]


def test_e47_names_by_strokes() -> None:
    given, expect = example("E47")
    strokes = read_strokes()
    assert {char: str(len(strokes[char])) for char in given["strokes"]} == given["strokes"]
    names = given["names"]
    assert lacking(names, strokes) == ()
    assert list(by_strokes(names, strokes, "surname")) == expect["surname_strokes_姓氏笔画"]
    assert list(by_strokes(names, strokes, "full_name")) == expect["full_name_strokes_姓名笔画"]


def test_e49_what_cannot_be_set_is_blocked() -> None:
    _, expect = example("E49")
    *_, one_grade, no_coefficient = expect["results"]
    assert (one_grade, no_coefficient) == ("cannot set", "coefficient undefined -> blocked")
    same = [Fraction(3)] * 4
    assert borderline_regression(same, [Fraction(n) for n in range(4)], Fraction(2)) is None
    assert borderline_regression([], [], Fraction(2)) is None
    rule = PartRule(id="p", name=Text("p"), way="number", normalise="mean_of_means")
    scheme = Scheme(parts=(rule,), groups=(Group(id="g", name=Text("g"), parts=("p",)),))
    people = [Subject(name, name, site=name[0]) for name in ("A1", "A2", "B1")]
    values = {"p": {"A1": Value(Fraction(5)), "A2": Value(Fraction(7)), "B1": Value(ZERO)}}
    result = evaluate(scheme, people, values)
    assert {found.parts["p"].status for found in result.entrants.values()} == {"blocked"}
    assert all(place.rank is None for place in result.places[""])
    assert evaluate(scheme, [], {}).places == {"": ()}


def test_e53_counters_then_a_line() -> None:
    given, expect = example("E53")
    rule = part(
        "counters",
        decimals=None,
        convert=Convert(
            how="linear",
            points=exact(given["points"]),
            full_at=exact(given["full_at"]),
            zero_at=exact(given["zero_at"]),
        ),
    )
    counts = {
        str(i): score(rule, *({"count": one} for one in case)).value or ZERO
        for i, case in enumerate(given["counts"])
    }
    assert [points(worth) for worth in _counted(rule, counts).values()] == expect["scores"]
    assert rounded(counts["3"], 1) == exact(stored(counts["3"]))
