"""The rule sheet of a contest of many parts says every way, setting and choice."""

from fractions import Fraction
from itertools import combinations
from typing import Any, get_args, get_type_hints

import pytest
from msgspec.structs import replace

from scorer.domain.model.clock import Clock
from scorer.domain.model.contest import PrizeLevel, PrizeRule
from scorer.domain.model.rubric import PanelRule
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
from scorer.domain.rules.ways.table import WAYS
from scorer.exchange.contest_file import read_contest, template_path
from scorer.views.place_sentences import place_lines, tie_words, title_lines
from scorer.views.rule_sheet import rule_sentences
from scorer.views.rule_words import combined, gaps
from scorer.views.scheme_sentences import converted, place_points
from scorer.views.way_sentences import way_sentences
from scorer.words import use_language
from tests.parts import RULES

F = Fraction


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def part(way: str, **more: Any) -> PartRule:
    return PartRule(id="p", name=Text("项目", "Part"), way=way, **more)  # type: ignore[arg-type]


def said(rule: PartRule) -> str:
    assert rule.way == "sheet" or WAYS[rule.way].check(rule) == ()
    lines = way_sentences(rule)
    assert len(set(lines)) == len(lines)
    assert not any("{" in line or "}" in line for line in lines)
    assert all(line[-1] in ".。" for line in lines)
    return "\n".join(lines)


def test_every_way_is_said_and_no_two_alike() -> None:
    told = [said(part("sheet")), *(said(rule) for rule in RULES.values())]
    assert len(told) == len(WAYS) + 1
    assert all(one != other for one, other in combinations(told, 2))


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("paper", {"settings": {"typed": "2"}}),
    ("paper", {"full": F(80)}),
    ("paper", {"factor": F(1, 2)}),
    ("paper", {"decimals": 1}),
    ("paper", {"better": "lower"}),
    ("answers", {"lists": {}}),
    ("answers", {"lists": {}, "tables": {"sections": (("multiple", "3", "2"),)}}),
    ("answers", {"lists": {}, "tables": {"sections": (("multiple", "3", "2", "0.5"),)}}),
    *(("number", {"attempts": one}) for one in ("best", "mean", "sum")),
    *(("number", {"settings": {name: "3"}}) for name in ("unit", "fault", "credit", "read_to")),
    *(
        ("number", {"settings": {"read_to": "1", name: word}})
        for name, word in (("rounding", "half_up"), ("rounding", "up"), ("finer", "refuse"))
    ),
    ("number", {"settings": {"unit": "s"}, "clock": Clock(unit=F(1, 100))}),
    ("counters", {"panel": PanelRule(spread=F(4))}),
    ("judgement", {"settings": {"spread": "2"}}),
    ("judgement", {"settings": {"top": "4"}}),
    ("judgement", {"settings": {"aspect_decimals": "3"}}),
    ("judgement", {"tables": {}}),
    ("judgement", {"panel": PanelRule(judges=5)}),
    *(("quiz", {"settings": {name: "7"}}) for name in ("base", "floor", "early", "timed_right")),
    ("quiz", {"settings": {"risk_wrong": "keep"}}),
    ("quiz", {"lists": {}}),
    ("bouts", {"settings": {"best_of": "5"}}),
    ("bouts", {"settings": {"gives": "points"}, "better": "higher"}),
    ("bouts", {"settings": {"format": "robin"}}),
    ("bouts", {"settings": {"format": "robin", "win": "3"}}),
    ("bouts", {"settings": {"format": "robin"}, "lists": {"ties": ("won", "lot")}}),
    ("bouts", {"settings": {"format": "robin", "gives": "points"}, "better": "higher"}),
    ("survey", {"settings": {"gives": "index"}}),
    ("survey", {"settings": {"minimum": "30"}}),
    ("rate", {"settings": {"join": "mean"}}),
    ("rate", {"settings": {"per": "1000"}}),
    ("rate", {"settings": {"bounded": "no"}}),
    ("rate", {"settings": {"minimum": "30"}}),
    *(("votes", {"settings": {"missing": one}}) for one in ("reweight", "zero")),
    ("votes", {"tables": {"groups": (("a", "甲", "A", "1"), ("b", "乙", "B", "2"))}}),
    *(
        ("double_marking", {"settings": {"gap": "6", **more}})
        for more in (
            {"gap": "7"},
            {"gap_is": "exceeded"},
            {"equal": "lower"},
            {"equal": "mean"},
            {"apart": "arbitrate"},
        )
    ),
    ("record", {"tables": {}}),
    ("record", {"tables": {"grades": (("甲级", "90"),)}}),
    ("record", {"settings": {"graded_on": "exact"}, "tables": {"grades": (("甲级", "90"),)}}),
    ("record", {"settings": {"record_decimals": "1"}}),
    *(("threshold", {"settings": {"gives": one}}) for one in ("points", "share", "all")),
    ("threshold", {"settings": {"missing": "unmet"}}),
    ("outside", {"attempts": "best"}),
]


def test_every_setting_is_said() -> None:
    told: dict[str, list[str]] = {name: [said(rule)] for name, rule in RULES.items()}
    for way, change in CHANGES:
        told[way].append(said(replace(RULES[way], **change)))  # type: ignore[index]
    for lines in told.values():
        assert all(one != other for one, other in combinations(lines, 2))


def test_every_conversion_is_said() -> None:
    kinds = [
        *({"how": how} for how in get_args(get_type_hints(Convert)["how"])),
        {"how": "linear", "full_at": F(180), "zero_at": F(60)},
        {"how": "spread", "least": F(60)},
        {"how": "ratio", "points": F(50)},
        {"how": "percent", "decimals": 3},
        {"how": "prize_points", "places": PlacePoints(table=(F(8), F(4)))},
        {
            "how": "prize_points",
            "prizes": PrizeRule(levels=(PrizeLevel(id="1", name=Text("1"), number=2),)),
        },
    ]
    told = ["\n".join(converted(Convert(**kind))) for kind in kinds]
    assert all(one != other for one, other in combinations(told, 2))
    places = [
        {},
        *({"ties": ties} for ties in ("equal", "averaged")),
        {"better": "lower"},
        {"table": (F(9), F(7))},
        *({name: F(1)} for name in ("took_part", "absent", "withdrawn", "disqualified", "ceiling")),
        {"absent": F(1), "gaps_from": "entered"},
        {"absent": F(1), "gaps_from": "competed"},
    ]
    told = ["\n".join(place_points(PlacePoints(**one))) for one in places]  # type: ignore[arg-type]
    assert all(one != other for one, other in combinations(told, 2))


def test_every_way_of_combining_is_said() -> None:
    hints = get_type_hints(Combine)
    rules = [
        *(Combine(how=how) for how in get_args(hints["how"])),
        *(Combine(count=n) for n in (1, 2)),
        *(Combine(drop=n) for n in (1, 2)),
        Combine(decimals=None),
        Combine(decimals=1),
        Combine(scale_to=F(40)),
    ]
    told = [combined(rule, "x 1") for rule in rules]
    assert all(one != other for one, other in combinations(told, 2))
    for name in ("missing", "absent"):
        ways = [tuple(gaps(Combine(**{name: way}), "higher")) for way in get_args(hints[name])]
        assert all(one != other for one, other in combinations(ways, 2))
    zero = Combine(missing="zero", absent="zero")
    assert gaps(zero, "lower") == gaps(Combine(missing="incomplete", absent="not_ranked"), "lower")


TIES = (
    *(
        "part:p",
        "group:g",
        "trial:p",
        "shorter:p",
        "more_decimals:3",
        "parts_in_order",
        "countback",
    ),
    *("best_part", "worst_part", "time", "fewer_criticals", "full_team", "play_off", "lot"),
)


def small(**more: Any) -> Scheme:
    group = Group(id="g", name=Text("一组", "Group one"), parts=("p",))
    return Scheme(parts=(RULES["paper"], part("number")), groups=(group,), **more)


def test_every_tie_rule_is_said() -> None:
    told = [tie_words(small(), tie) for tie in TIES]
    assert all(tie not in told for tie in TIES)
    assert all(one != other for one, other in combinations([*told[1:]], 2))
    assert len(place_lines(small(ties=TIES))) == len(place_lines(small())) + len(TIES)
    styles = [place_lines(small(ranks=one)) for one in ("standard", "dense", "ordinal")]
    assert all(one != other for one, other in combinations(styles, 2))


@pytest.mark.parametrize(
    "change",
    [
        {"divisions": (Division("x", Text("甲组")),)},
        {"better": "lower"},
        {"penalties": True},
        {"took_part_credits": F(2)},
        {"groups": (Group(id="g", name=Text("一组"), parts=("paper",), passed_all=F(1)),)},
        {"parts": (replace(RULES["paper"], pass_mark=F(60)),)},
        {"per_unit": 1},
        {"total": Combine(how="mean")},
        {"titles": (Title(id="t", name=Text("技术能手")),)},
        {"titles": (Title(id="t", name=Text("技术能手"), credits=F(2), cash=F(1000)),)},
    ],
)
def test_every_choice_of_a_scheme_is_on_its_rule_sheet(change: dict[str, Any]) -> None:
    made = read_contest(template_path("family-doctor-team"))
    group = Group(id="g", name=Text("一组"), parts=("paper",))
    plain = Scheme(parts=(RULES["paper"],), groups=(group,))
    changed = replace(plain, **change)
    assert rule_sentences(made.contest, {}, changed) != rule_sentences(made.contest, {}, plain)


def test_dues_once_and_for_each_division_are_said() -> None:
    made = [small(took_part_credits=F(2), dues=way) for way in ("once", "per_event")]
    assert title_lines(made[0]) != title_lines(made[1])


def test_codes_are_on_the_rule_sheet_only_where_somebody_is_judged_by_code() -> None:
    made = read_contest(template_path("family-doctor-team")).contest
    group = Group(id="g", name=Text("一组"), parts=("p",))
    told = []
    for one in (part("sheet"), part("sheet", blind=False), replace(RULES["paper"], id="p")):
        sections = rule_sentences(made, {}, Scheme(parts=(one,), groups=(group,)))
        told.append("\n".join(line for _heading, lines in sections for line in lines))
    assert ["by their code only" in text for text in told] == [True, False, False]
    assert ["judged openly" in text for text in told] == [False, True, False]


def test_a_scheme_says_everything_in_both_languages() -> None:
    parts = (part("sheet", by="member", normalise="pooled", mean_decimals=2), *RULES.values())
    group = Group(id="g", name=Text("一组"), parts=tuple(one.id for one in parts))
    made = read_contest(template_path("family-doctor-team")).contest
    for language in ("zh_CN", "en"):
        use_language(language)
        sections = rule_sentences(made, {}, Scheme(parts=parts, groups=(group,), ties=TIES[-2:]))
        assert len(sections) > len(parts)
        assert all(lines and "{" not in "".join(lines) for _heading, lines in sections)
