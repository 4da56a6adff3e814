"""Sites with different judges in a contest of rounds: the published rules, from file to place."""

from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorer.domain.model.contest import Contest, Paper, Rules, SiteRule, Step
from scorer.domain.model.exact import brief, shown
from scorer.domain.model.people import Entrant, Member
from scorer.domain.model.text import Text
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk, papers, setup
from scorer.domain.record.standing import board
from scorer.exchange.contest_file import read_contest, template_path
from scorer.exchange.problem import FileRefused
from scorer.views.explain import explain, flat
from scorer.views.rule_sheet import rule_sentences
from scorer.words import use_language
from tests import builders as b
from tests.domain.rules.examples import example

F = Fraction
TEXT = template_path("family-doctor-team").read_text(encoding="utf-8")
EXACT = Step(how="sum", decimals=None)


def contest(rule: SiteRule, full: int = 100) -> Contest:
    """One paper of one role; four people at each of two sites."""
    first, _second = b.contest().rounds
    paper = Paper("GP", Text("全科卷"), F(full))
    rules = Rules(member=EXACT, team=EXACT, total=Step(how="sum", decimals=2), sites=rule)
    return replace(
        b.contest(),
        roles=b.ROLES[:1],
        rounds=(replace(first, papers=(paper,), weight=F(1)),),
        rules=rules,
        team_size=1,
        per_site=4,
    )


def played(rule: SiteRule, full: int = 100) -> tuple[b.Laptop, dict[str, str]]:
    """E31's raw scores by site; the laptop, and who has which of them (A1, A2 … B4)."""
    given, _expect = example("E31")
    people = [
        Entrant(
            id=f"T{n}",
            number=f"{n:02d}",
            name=f"{n}队",
            short=f"{n}队",
            members=(Member(id=f"T{n}-GP", name=f"{n}号", role="GP", badge=f"B{n}"),),
        )
        for n in range(1, 9)
    ]
    laptop = b.Laptop()
    laptop.keep(setup.founding(contest(rule, full), (), b.officials(), people))
    laptop.do(setup.draw_sites, b.CLERK, "种子", b.SUPERVISOR)
    laptop.do(setup.start_contest, b.CHIEF)
    who: dict[str, str] = {}
    for site, name in zip(("s1", "s2"), "AB", strict=True):
        own = [team for team, where in roll.site_of(laptop.state).items() if where == site]
        for place, (team, score) in enumerate(zip(own, given[name], strict=True), 1):
            who[f"{name}{place}"] = team
            for typing, clerk in ((1, b.CLERK), (2, b.CLERK_2)):
                about = ("R1-GP", f"{team}-GP", typing, score)
                laptop.do(papers.type_paper, clerk, *about)  # type: ignore[arg-type]
    return laptop, who


def totals(laptop: b.Laptop, who: dict[str, str]) -> dict[str, str]:
    results = board(laptop.state).results
    return {name: shown(results[team].total.value or F(0)) for name, team in who.items()}


def order(laptop: b.Laptop, who: dict[str, str]) -> list[str]:
    back = {team: name for name, team in who.items()}
    return [back[place.id] for place in board(laptop.state).places]


def test_8_the_published_rules_give_the_published_numbers() -> None:
    _given, expect = example("E31")
    raw = played(SiteRule())
    assert order(*raw) == expect["order_raw"]
    twice = played(SiteRule(how="mean_of_means"))
    assert totals(*twice) == expect["twice_averaged_2dp"]
    assert order(*twice) == expect["order_twice_averaged"]
    assert totals(*played(SiteRule(how="z"))) == expect["z_80_10_2dp"]


def test_8_each_way_and_each_rounding_gives_other_totals() -> None:
    rules = [
        SiteRule(),
        SiteRule(how="mean_of_means"),
        SiteRule(how="mean_of_means", coefficient_decimals=2),
        SiteRule(how="mean_of_means", mean_decimals=0),
        SiteRule(how="mean_of_means", decimals=0),
        SiteRule(how="z"),
    ]
    found = [totals(*played(rule)) for rule in rules]
    assert all(one != other for one, other in combinations(found, 2))
    uneven = [played(SiteRule(how=how)) for how in ("mean_of_means", "pooled")]
    for laptop, who in uneven:  # one site has fewer: the mean of means is not the mean of all
        laptop.do(desk.set_status, b.CHIEF, who["B3"], "disqualified", "", "冒名顶替")
    assert totals(*uneven[0])["A1"] != totals(*uneven[1])["A1"]


def test_8_standard_scores_are_out_of_a_hundred_whatever_the_paper() -> None:
    assert totals(*played(SiteRule(how="z"), 150)) == totals(*played(SiteRule(how="z")))


def test_8_the_explanation_shows_the_own_site_and_the_evened_score() -> None:
    use_language("en")
    laptop, who = played(SiteRule(how="mean_of_means", decimals=2))
    found = explain(laptop.state, who["A1"])
    assert found.root.exact == board(laptop.state).results[who["A1"]].total.value
    lines = list(flat(found.root))
    assert any("92.00 × 85.5 ÷ 89, across sites" in line.arithmetic for line in lines)
    assert [line.value for line in lines if line.label == "At the own site"] == ["92.00"]
    standard = explain(played(SiteRule(how="z"))[0].state, who["A1"])
    assert any("across sites" in line.arithmetic for line in flat(standard.root))


def test_8_without_a_mean_there_is_no_result() -> None:
    laptop, who = played(SiteRule(how="pooled"))
    for name in ("B1", "B2", "B3", "B4"):
        about = ("R1-GP", f"{who[name]}-GP", "0", "更正")
        laptop.do(papers.settle_paper, b.CHIEF, *about)
    assert {place.rank for place in board(laptop.state).places} == {None}


def read(folder: Path, sites: str) -> Path:
    assert "  sites: none\n" in TEXT
    path = folder / "contest.yaml"
    path.write_text(TEXT.replace("  sites: none\n", f"  sites: {sites}\n"), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("sites", "rule"),
    [
        ("none", SiteRule()),
        ("z", SiteRule(how="z")),
        (
            "{how: pooled, mean_decimals: 2, coefficient_decimals: 2, decimals: 4}",
            SiteRule(how="pooled", mean_decimals=2, coefficient_decimals=2, decimals=4),
        ),
    ],
)
def test_8_the_file_says_it_and_so_does_the_rule_sheet(
    tmp_path: Path, sites: str, rule: SiteRule
) -> None:
    made = read_contest(read(tmp_path, sites))
    assert made.contest.rules.sites == rule
    plain = read_contest(template_path("family-doctor-team"))
    for language in ("zh_CN", "en"):
        use_language(language)
        said = [str(rule_sentences(one.contest, one.rubrics)) for one in (made, plain)]
        assert (said[0] == said[1]) == (sites == "none")
        assert all(brief(F(n)) in said[0] for n in (2, 4) if "decimals" in sites)


@pytest.mark.parametrize(
    ("sites", "told"),
    [
        ("even", ["not_one_of"]),
        ("{how: mean}", ["not_one_of"]),
        ("{how: z, decimals: two}", ["not_whole"]),
        ("{how: z, places: 2}", ["key_unknown"]),
        ("{decimals: 2}", ["key_missing"]),
    ],
)
def test_8_wrong_words_are_told_with_their_line(
    tmp_path: Path, sites: str, told: list[str]
) -> None:
    path = read(tmp_path, sites)
    line = 1 + path.read_text(encoding="utf-8").split("\n").index(f"  sites: {sites}")
    with pytest.raises(FileRefused) as refused:
        read_contest(path)
    assert [(p.where.line, p.what) for p in refused.value.problems] == [(line, w) for w in told]
