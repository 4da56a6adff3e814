from fractions import Fraction
from itertools import combinations
from typing import get_args, get_type_hints

import pytest
from msgspec.structs import replace

from scorer.domain.model.clock import Clock
from scorer.domain.model.contest import Contest, PrizeLevel, PrizeRule, Rules, Step
from scorer.domain.model.rubric import Overtime, PanelRule
from scorer.domain.model.text import Text
from scorer.exchange.contest_file import ContestFile, read_contest, template_path
from scorer.views.rule_sheet import rule_sentences
from scorer.words import use_language


@pytest.fixture(scope="module")
def made() -> ContestFile:
    return read_contest(template_path("family-doctor-team"))


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def said(contest: Contest) -> str:
    lines = [line for _heading, lines in rule_sentences(contest) for line in lines]
    assert len(set(lines)) == len(lines)
    assert not any("{" in line for line in lines)
    return "\n".join(lines)


def with_rules(contest: Contest, **changes: object) -> Contest:
    return replace(contest, rules=replace(contest.rules, **changes))


def with_prizes(contest: Contest, **changes: object) -> Contest:
    return with_rules(contest, prizes=replace(contest.rules.prizes, **changes))


def with_panel(contest: Contest, **changes: object) -> Contest:
    papers, skills = contest.rounds
    skills = replace(skills, panel=replace(skills.panel, **changes))
    return replace(contest, rounds=(papers, skills))


CHOICES = [
    *((with_rules, Rules, name) for name in ("scale", "rounding", "absent", "ranks", "critical")),
    *((with_rules, Rules, name) for name in ("open_codes",)),
    *((with_prizes, PrizeRule, name) for name in ("base", "rounding", "tie")),
    *((with_panel, PanelRule, name) for name in ("method", "short")),
]


@pytest.mark.parametrize(("change", "kind", "name"), CHOICES)
def test_every_way_of_a_choice_is_said_differently(
    made: ContestFile, change: object, kind: type, name: str
) -> None:
    share = PrizeLevel(id="x", name=Text("特等奖", "Top prize"), share=Fraction(1, 10))
    contest = with_prizes(made.contest, levels=(*made.contest.rules.prizes.levels, share))
    ways = get_args(get_type_hints(kind)[name])
    sheets = [said(change(contest, **{name: way})) for way in ways]  # type: ignore[operator]
    assert len(ways) > 1
    assert all(one != other for one, other in combinations(sheets, 2))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (with_rules, {"late_s": 1200}),
        (with_rules, {"ties": ("lot",)}),
        (with_rules, {"ties": ("more_decimals:3", "fewer_criticals")}),
        (with_rules, {"member": Step(how="sum", decimals=2)}),
        (with_rules, {"team": Step(how="best", count=2)}),
        (with_rules, {"team": Step(how="best", count=1)}),
        (with_rules, {"total": Step(how="weighted", decimals=None)}),
        (with_rules, {"open": ("ties",)}),
        (with_prizes, {"minimum": Fraction(60)}),
        (with_prizes, {"least_first": 0}),
        (with_prizes, {"vacate": True}),
        (with_prizes, {"levels": ()}),
        (with_panel, {"judges": 7}),
        (with_panel, {"drop_high": 2}),
        (with_panel, {"drop_high": 0, "drop_low": 0}),
        (with_panel, {"decimals": 3}),
        (with_panel, {"spread": None}),
    ],
)
def test_every_number_of_the_rules_is_said(
    made: ContestFile, change: object, what: dict[str, object]
) -> None:
    assert said(change(made.contest, **what)) != said(made.contest)  # type: ignore[operator]


def test_time_is_said_for_every_skill_that_can_be_drawn(made: ContestFile) -> None:
    lines = dict(rule_sentences(made.contest, made.rubrics))["Time"]
    assert len(lines) == 3 + len(made.rubrics)
    clocks = [Clock(unit=Fraction(1), rounding=how) for how in ("down", "half_up", "up")]
    clocks += [Clock(), Clock(unit=Fraction(1, 100)), Clock(unit=Fraction(1), finer="refuse")]
    told = [said(with_rules(made.contest, clock=clock)) for clock in clocks]
    assert all(one != other for one, other in combinations(told, 2))
    free = {name: replace(one, limit_s=0) for name, one in made.rubrics.items()}
    assert dict(rule_sentences(made.contest, free))["Time"] != lines
    hands = replace(
        made.rubrics["hand-hygiene"], overtime=Overtime(per_s=10, points=Fraction(1), grace_s=5)
    )
    changed = dict(rule_sentences(made.contest, {"hand-hygiene": hands}))["Time"]
    assert changed[1].endswith("150 s; each 10 s begun beyond it costs 1, after 5 s of grace.")
