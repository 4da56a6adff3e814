"""The worked examples of parts: papers, counters, times, quiz, essays, surveys, records."""

from collections.abc import Mapping
from fractions import Fraction

from scorer.domain.model.exact import brief, exact, rounded, shown, stored
from scorer.domain.model.rubric import PanelRule
from scorer.domain.model.scheme import Combine, Convert, Group, PartRule, PlacePoints, Scheme
from scorer.domain.model.text import Text
from scorer.domain.rules.convert import converted
from scorer.domain.rules.gather import Term, gather
from scorer.domain.rules.part_result import Subject, Value
from scorer.domain.rules.quiz_order import Press, risk_order, sudden_death
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.scheme import evaluate
from scorer.domain.rules.ways import double_marking, record
from scorer.domain.rules.ways.answers import Section, answer_points
from scorer.domain.rules.ways.way import Entry, WayScore
from tests.domain.rules.examples import example, number, points
from tests.domain.rules.filled import score, sound

ZERO = Fraction(0)


def test_e10_counters_as_a_part() -> None:
    given, expect = example("E10")
    rule = sound("counters", panel=PanelRule(spread=exact(given["spread_alarm"])))
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
    rule = sound(
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
        worth = _counted(sound("number", better="lower", convert=convert), times)
        said = brief if key.startswith("rank") else points
        assert [said(worth[name]) for name in times] == expect[key]


def test_e16_a_relay_with_penalties_and_credits() -> None:
    given, expect = example("E16")
    penalties, credits_ = given["penalty_s"], given["credit_s"]
    rule = sound(
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
        tallied = sound("answers", full=exact(paper["max"]), tables=table)
        worth[role] = score(tallied, {kind: right for kind, _, _, right in kinds})
        key = [_right(kind) for kind, n, _, _ in kinds for _ in range(int(n))]
        said = [_right(k) if i < r else "-" for k, n, _, r in kinds for i in range(int(n))]
        marked = sound("answers", full=tallied.full, tables=table, lists={"key": tuple(key)})
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
    rule = sound("quiz", settings={"base": given["base"], **PRICES})
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
    free = score(sound("quiz", settings=base), *events)
    floored = score(sound("quiz", settings={**base, "floor": "0"}), *events)
    assert free.value is not None
    assert floored.value is not None
    assert brief(free.value) == expect["final"]
    assert brief(floored.value) == expect["final_with_floor_0_at_each_step"]
    assert len(free.working.inputs) == int(expect["log_length"])
    again = score(sound("quiz", settings=base), *events, {"kind": "reverse", "reverses": 3})
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
        rule = sound("double_marking", settings={"gap": case["gap"]})
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
        rule = sound("judgement", full=exact(case["max"]), panel=PanelRule(judges=3))
        found = score(rule, *({"score": one} for one in case["scores"]))
        if worth == "revote":
            assert (found.value, found.status, found.flags) == (None, "revote", ("score",))
        else:
            assert points(found.value) == worth


def _survey(gives: str) -> WayScore:
    given, _ = example("E43")
    return score(sound("survey", settings={"gives": gives}), given["survey"])


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
    rule = sound(
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


def test_e53_counters_then_a_line() -> None:
    given, expect = example("E53")
    rule = sound(
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
