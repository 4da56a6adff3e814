"""Bouts: elimination, round robin and their ties where the worked examples stop."""

from collections.abc import Mapping
from typing import Literal

import pytest

from scorer.domain.model.scheme import PartRule
from scorer.domain.rules import bracket
from scorer.domain.rules.ways.table import WAYS
from scorer.domain.rules.ways.way import Entry, WayScore
from tests.domain.rules.filled import part, score, state

Values = Mapping[str, str]


def together(rule: PartRule, bouts: list[tuple[str, Values]], sides: str) -> dict[str, WayScore]:
    entries: dict[str, list[Entry]] = {side: [] for side in sides}
    for number, (side, values) in enumerate(bouts, 1):
        entries[side].append(Entry(number, values))
    all_of_them = WAYS["bouts"].together
    assert all_of_them is not None
    return dict(all_of_them(rule, entries))


def bout(round_: int, against: str, own: int, other: int, kind: str = "match") -> Values:
    return {
        "kind": kind,
        "round": str(round_),
        "against": against,
        "own": str(own),
        "other": str(other),
    }


def places(found: Mapping[str, WayScore]) -> dict[str, int | None]:
    return {name: None if s.value is None else int(s.value) for name, s in found.items()}


CUP: list[tuple[str, Values]] = [
    ("A", bout(1, "B", 2, 0)),
    ("D", bout(1, "C", 1, 2)),
    ("E", {"kind": "bye", "round": "1"}),
    ("A", bout(2, "C", 2, 1)),
    ("E", {"kind": "bye", "round": "2"}),
]
ELIMINATION = part("bouts", better="lower", settings={"best_of": "3"})


def test_elimination_gives_places_by_the_round_reached() -> None:
    assert places(together(ELIMINATION, CUP, "ABCDE")) == {
        "A": None,
        "B": 4,
        "C": 3,
        "D": 4,
        "E": None,
    }
    final = [*CUP, ("E", bout(3, "A", 2, 1))]
    assert places(together(ELIMINATION, final, "ABCDE")) == {
        "A": 2,
        "B": 4,
        "C": 3,
        "D": 4,
        "E": 1,
    }
    open_ = [*CUP, ("E", bout(3, "A", 1, 1))]
    assert together(ELIMINATION, open_, "ABCDE")["E"].status == "missing"
    wins = part("bouts", settings={"best_of": "3", "gives": "points"})
    assert places(together(wins, final, "ABCDE")) == {"A": 2, "B": 0, "C": 1, "D": 0, "E": 1}


def test_a_bronze_bout_parts_the_losers_of_the_semi_finals() -> None:
    semis: list[tuple[str, Values]] = [
        ("A", bout(1, "B", 2, 0)),
        ("C", {"kind": "walkover", "round": "1", "against": "D"}),
        ("A", bout(2, "C", 0, 2)),
    ]
    assert places(together(ELIMINATION, semis, "ABCD")) == {"A": 2, "B": 3, "C": 1, "D": 3}
    bronze = [*semis, ("D", bout(2, "B", 2, 1, "third_place"))]
    assert places(together(ELIMINATION, bronze, "ABCD")) == {"A": 2, "B": 4, "C": 1, "D": 3}


def test_a_bout_told_twice_must_agree() -> None:
    twice = [*CUP, ("B", bout(1, "A", 0, 2))]
    assert places(together(ELIMINATION, twice, "ABCDE"))["B"] == 4
    apart = together(ELIMINATION, [*CUP, ("B", bout(1, "A", 2, 0))], "ABCDE")
    assert state(apart["A"]) == state(apart["B"]) == (None, "blocked", ("contradiction",))


ROBIN: list[tuple[str, Values]] = [
    ("A", bout(1, "B", 3, 0)),
    ("B", bout(1, "C", 2, 1)),
    ("C", bout(1, "A", 2, 1)),
    ("A", bout(1, "D", 1, 0)),
    ("B", bout(1, "D", 3, 0)),
    ("C", bout(1, "D", 1, 0)),
]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (("head_to_head",), {"A": 1, "B": 1, "C": 1, "D": 4}),
        (("head_to_head", "difference"), {"A": 1, "B": 2, "C": 2, "D": 4}),
        (("head_to_head", "difference", "lot"), {"A": 1, "B": 3, "C": 2, "D": 4}),
        (("won",), {"A": 1, "B": 1, "C": 3, "D": 4}),
        ((), {"A": 1, "B": 1, "C": 1, "D": 4}),
    ],
)
def test_equal_points_of_a_round_robin(ties: tuple[str, ...], expected: dict[str, int]) -> None:
    rule = part("bouts", better="lower", settings={"format": "robin"}, lists={"ties": ties})
    drawn: list[tuple[str, Values]] = [
        ("B", {"kind": "lot", "lot": "2"}),
        ("C", {"kind": "lot", "lot": "1"}),
    ]
    assert places(together(rule, [*ROBIN, *drawn], "ABCD")) == expected
    assert set(places(together(rule, ROBIN[:-1], "ABCD")).values()) == {None}
    table = part("bouts", settings={"format": "robin", "gives": "points", "win": "3"})
    assert places(together(table, ROBIN, "ABCD")) == {"A": 6, "B": 6, "C": 6, "D": 0}
    assert score(table, ROBIN[0][1], ROBIN[3][1]).value == 6


def test_seeds_meet_as_late_as_they_can() -> None:
    pairs = bracket.seeded_pairs([f"s{n}" for n in range(1, 7)])
    assert pairs == (("s1", None), ("s4", "s5"), ("s2", None), ("s3", "s6"))
    assert bracket.seeded_pairs(["a"]) == (("a", None),)
    drawn = bracket.drawn_pairs("seed", ["a", "b", "c"])
    assert sorted(str(name) for pair in drawn for name in pair) == ["None", "a", "b", "c"]
    assert bracket.drawn_pairs("seed", ["c", "b", "a"]) == drawn


@pytest.mark.parametrize(
    ("settings", "better", "wrong"),
    [
        ({"format": "robin"}, "lower", ()),
        ({"format": "robin", "gives": "points"}, "higher", ("ties",)),
        ({"format": "elimination"}, "lower", ("ties",)),
    ],
)
def test_an_order_that_nothing_would_read_is_a_fault(
    settings: Mapping[str, str], better: Literal["higher", "lower"], wrong: tuple[str, ...]
) -> None:
    rule = part("bouts", better=better, settings=settings, lists={"ties": ("won",)})
    assert WAYS["bouts"].check(rule) == wrong
