"""A small contest with a part of each way of marking, for tests that enter and release."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.domain.model.contest import Contest, PrizeLevel, PrizeRule, Round, Rules
from scorer.domain.model.officials import Pin
from scorer.domain.model.people import Entrant, Member
from scorer.domain.model.rubric import PanelRule
from scorer.domain.model.scheme import (
    Combine,
    Convert,
    Group,
    PartRule,
    PlacePoints,
    Scheme,
    WayName,
)
from scorer.domain.model.text import Text
from scorer.domain.record.decisions import setup
from tests import builders as b
from tests.fakes import CountingIds, FixedClock

F = Fraction
_PLACES: Final = Convert(how="place_points", places=PlacePoints(table=(F(5), F(3), F(1))))
THREE: Final = PanelRule(judges=3)


def _rule(way: WayName, zh: str, en: str, **more: object) -> PartRule:
    return PartRule(id=way, name=Text(zh, en), way=way, **more)  # type: ignore[arg-type]


RULES: Final[Mapping[WayName, PartRule]] = MappingProxyType(
    {
        "paper": _rule("paper", "理论", "Theory", full=F(100)),
        "answers": _rule(
            "answers",
            "答题卡",
            "Answer sheet",
            lists={"key": ("A", "B", "C", "T")},
            tables={"sections": (("single", "3", "2"), ("true_false", "1", "4"))},
        ),
        "number": _rule(
            "number",
            "搭帐篷",
            "Tent",
            better="lower",
            settings={"unit": "s", "fault": "5"},
            convert=_PLACES,
        ),
        "counters": _rule(
            "counters", "跳绳", "Rope skipping", panel=PanelRule(judges=3, spread=F(3))
        ),
        "judgement": _rule(
            "judgement",
            "形象",
            "Appearance",
            panel=THREE,
            tables={
                "aspects": (("neat", "整洁", "Neatness", "6"), ("voice", "声音", "Voice", "3"))
            },
        ),
        "quiz": _rule(
            "quiz",
            "知识竞赛",
            "Quiz",
            settings={"base": "100", "buzzer_right": "10", "buzzer_wrong": "-10", "early": "-5"},
            lists={"stakes": ("10", "20", "30")},
        ),
        "bouts": _rule(
            "bouts",
            "拔河",
            "Tug-of-war",
            better="lower",
            settings={"format": "elimination", "gives": "place", "best_of": "3"},
            convert=_PLACES,
        ),
        "survey": _rule("survey", "满意度", "Satisfaction"),
        "rate": _rule("rate", "知晓率", "Awareness"),
        "votes": _rule("votes", "投票", "Votes"),
        "double_marking": _rule(
            "double_marking", "征文", "Essay", full=F(50), settings={"gap": "6"}
        ),
        "record": _rule(
            "record",
            "病历",
            "Case record",
            full=F(100),
            tables={"ceilings": (("B", "2", "90"), ("C", "1", "75"))},
        ),
        "threshold": _rule(
            "threshold",
            "达标",
            "Thresholds",
            tables={
                "thresholds": (
                    ("books", "读书", "Books read", "at_least", "5", "2"),
                    ("plan", "计划", "Plan handed in", "met", "", "1"),
                )
            },
        ),
        "outside": _rule("outside", "线上", "On line", full=F(100)),
    }
)
"""A part of each way that is entered, with names and settings as people write them."""


def units(count: int) -> tuple[Entrant, ...]:
    """Units 甲, 乙 … of two people each."""
    return tuple(
        Entrant(
            id=f"U{n}",
            number=f"{n:02d}",
            name=f"{name}卫生院",
            short=name,
            members=tuple(
                Member(id=f"U{n}-{m}", name=f"{name}{m}号", role="", badge=f"B{n}{m}")
                for m in (1, 2)
            ),
        )
        for n, name in enumerate("甲乙丙丁戊己庚辛"[:count], 1)
    )


def scheme(*ways: WayName, **more: object) -> Scheme:
    """A scheme of these parts in one group, ranked by the sum."""
    parts = tuple(RULES[way] for way in ways)
    group = Group(id="all", name=Text("总分", "Total"), parts=tuple(part.id for part in parts))
    return Scheme(parts=parts, groups=(group,), total=Combine(how="sum"), **more)  # type: ignore[arg-type]


def contest(made: Scheme) -> Contest:
    """A contest of units over a scheme."""
    levels = (PrizeLevel(id="first", name=Text("一等奖", "First prize"), number=1),)
    prizes = PrizeRule(levels=levels)
    rounds = tuple(
        Round(id=group.id, name=group.name, kind="parts", weight=group.weight)
        for group in made.groups
    )
    return replace(
        b.contest(),
        roles=(),
        sites=(),
        rounds=rounds,
        rules=Rules(ties=made.ties, prizes=prizes),
        entrants="unit",
    )


def founded(path: Path, made: Scheme, count: int = 3) -> Clerk:
    """The file of a contest over a scheme, nothing drawn, not started."""
    officials = [replace(one, pin=Pin(salt="00", digest="00")) for one in b.officials()]
    facts = setup.founding(contest(made), (), officials, units(count), made)
    return Clerk.create(path, facts, b.CHIEF, clock=FixedClock(), ids=CountingIds(), name="A")


def started(path: Path, made: Scheme, count: int = 3) -> Clerk:
    """The same, started."""
    clerk = founded(path, made, count)
    clerk.do(setup.start_contest, b.CHIEF)
    return clerk
