"""The worked examples of scales, sites, brackets, re-checks, credits, identities and names."""

import re
from collections.abc import Mapping
from fractions import Fraction

from scorer.domain.model.exact import brief, exact, rounded, shown
from scorer.domain.model.scheme import Group, PartRule, Scheme
from scorer.domain.model.text import Text
from scorer.domain.rules import bracket, identity, recheck
from scorer.domain.rules.credits import Due, Part, dues, whole
from scorer.domain.rules.name_order import by_strokes, lacking
from scorer.domain.rules.normalise import normalised, overall
from scorer.domain.rules.part_result import Subject, Value
from scorer.domain.rules.prize_points import PrizePoints, TeamPrizes, eligible, prize_points
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.scheme import evaluate
from scorer.domain.rules.standard_setting import around_median, borderline_regression
from scorer.exchange.person_text import tidy_name, tidy_phone
from scorer.exchange.stroke_file import read_strokes
from tests.domain.rules.examples import example, points

ZERO = Fraction(0)


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
