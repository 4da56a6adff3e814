"""Titles in free words: who comes first at what, within caps, minimums and other titles."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from scorer.domain.model.contest import PrizeRule
from scorer.domain.model.scheme import Combine, Division, Group, PartRule, Scheme, Title
from scorer.domain.model.text import Text
from scorer.domain.rules.part_result import Subject, Value
from scorer.domain.rules.scheme import evaluate
from scorer.domain.rules.titles import titles_given

TEAMS = {"A": ("甲", 95), "B": ("甲", 90), "C": ("乙", 90), "D": ("丙", 70), "E": ("丁", None)}


def scheme(*titles: Title, divisions: tuple[Division, ...] = ()) -> Scheme:
    return Scheme(
        parts=(
            PartRule(id="score", name=Text("成绩"), way="number", full=Fraction(100)),
            PartRule(
                id="time", name=Text("计时"), way="number", better="lower", trial=True, decimals=0
            ),
            PartRule(id="own", name=Text("个人"), way="number", by="member", trial=True),
        ),
        groups=(Group(id="all", name=Text("总"), parts=("score", "time", "own")),),
        total=Combine(how="sum"),
        prizes=PrizeRule(tie="include_keep"),
        titles=titles,
        divisions=divisions,
    )


def title(**about: object) -> Title:
    return Title(**{"id": "t", "name": Text("能手"), **about})  # type: ignore[arg-type]


def given(made: Scheme, classes: dict[str, str] | None = None) -> list[tuple[str, ...]]:
    subjects = []
    for name, (unit, _score) in TEAMS.items():
        division = (classes or {}).get(name, "")
        subjects.append(Subject(name, name, "", division, unit))
        subjects += [Subject(f"{name}{n}", name, "", division, unit) for n in (1, 2)]
    gone = Value(None, "absent")
    values = {
        "score": {n: gone if s is None else Value(Fraction(s)) for n, (_u, s) in TEAMS.items()},
        "time": {n: Value(Fraction(at)) for at, n in enumerate("DCBA", 50)} | {"E": gone},
        "own": {
            f"{n}{m}": Value(Fraction(at * 10 + m)) for at, n in enumerate(TEAMS) for m in (1, 2)
        },
    }
    result = evaluate(made, subjects, values)
    return [one.holders for one in titles_given(made, subjects, values, result)]


CASES = [
    (title(first=2), ("A", "B", "C")),  # the tied both get it
    (title(first=2, per_unit=1), ("A", "C")),
    (title(first=0, minimum=Fraction(90)), ("A", "B", "C")),
    (title(first=0, share=Fraction(1, 4)), ("A",)),
    (title(over="part:time", first=1), ("D",)),  # less is better
    (title(over="part:time", first=0, minimum=Fraction(51)), ("D", "C")),
    (title(over="part:own", of="member", first=2), ("E2", "E1")),
    (title(over="part:own", of="member", first=3, per_unit=1), ("E2", "D2", "C2")),
]


@pytest.mark.parametrize(("one", "holders"), CASES)
def test_who_holds_a_title(one: Title, holders: tuple[str, ...]) -> None:
    assert [set(found) for found in given(scheme(one))] == [set(holders)]


def test_who_has_a_better_title_is_passed_over() -> None:
    first, second = title(id="best", first=1), title(id="next", first=2, besides=("best",))
    assert [sorted(found) for found in given(scheme(first, second))] == [["A"], ["B", "C"]]


def test_a_title_is_given_in_each_division_or_in_all_together() -> None:
    classes = (Division("x", Text("一")), Division("y", Text("二")))
    made = scheme(title(first=1), title(id="all", first=1, division="*"), divisions=classes)
    where = {"A": "x", "B": "x", "C": "y", "D": "y", "E": "y"}
    assert given(made, where) == [("A",), ("C",), ("A",)]


def test_a_tie_across_the_line_follows_the_rule_of_the_prizes() -> None:
    made = scheme(title(first=2))
    strict = replace(made, prizes=PrizeRule(tie="exclude"))
    assert given(strict) == [("A",)]
