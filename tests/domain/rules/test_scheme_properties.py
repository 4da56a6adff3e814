"""What holds for every way of marking and every scheme, and that no float is ever among them."""

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import PanelRule
from scorer.domain.model.scheme import (
    Combine,
    Convert,
    Form,
    Group,
    PartRule,
    PlacePoints,
    Scheme,
    WayName,
)
from scorer.domain.model.text import Text
from scorer.domain.rules.part_result import SchemeResult, Subject, Value
from scorer.domain.rules.scheme import evaluate
from scorer.domain.rules.ways.table import WAYS
from scorer.domain.rules.ways.way import Entry

F = Fraction
RULES: Mapping[WayName, dict[str, Any]] = {
    "paper": {"full": F(100), "settings": {"typed": "2"}},
    "answers": {"tables": {"sections": (("single", "9", "1"), ("multiple", "9", "2", "0.5"))}},
    "number": {"attempts": "best", "settings": {"unit": "s", "fault": "5", "credit": "3"}},
    "counters": {"panel": PanelRule(spread=F(3))},
    "judgement": {"tables": {"aspects": (("a", "甲", "A", "1.5"), ("b", "乙", "B", "2"))}},
    "quiz": {
        "settings": {"base": "100", "floor": "0", "buzzer_right": "10", "timed_right": "5"},
        "lists": {"stakes": ("10", "30")},
    },
    "bouts": {"settings": {"format": "robin", "gives": "points"}},
    "survey": {"settings": {"gives": "index"}},
    "rate": {"settings": {"bounded": "no"}},
    "votes": {"settings": {"missing": "reweight"}},
    "double_marking": {"full": F(50), "settings": {"gap": "6"}},
    "record": {"attempts": "mean", "tables": {"ceilings": (("B", "1", "89.9"),)}},
    "threshold": {"tables": {"thresholds": (("a", "甲", "A", "at_least", "5", "10"),)}},
    "outside": {"attempts": "sum"},
}
NUMBERS = st.integers(0, 12)


def rule(way: WayName) -> PartRule:
    return PartRule(id="p", name=Text("项目"), way=way, **RULES[way])


@st.composite
def filled(draw: st.DrawFn, form: Form) -> str:
    """A text that the field takes."""
    if form.words:
        return draw(st.sampled_from(form.words))
    if form.least is None and form.step is None:
        return draw(st.sampled_from(["A", "B", "AB"]))
    low = int(form.least) if form.least is not None and form.least > 0 else 0
    high = min(int(form.most), 60) if form.most is not None else 12
    step = form.step or F(1, 2)
    return brief(draw(st.integers(int(low / step), int(high / step))) * step)


@st.composite
def entry_lists(draw: st.DrawFn, way: WayName) -> list[Entry]:
    forms = WAYS[way].forms(rule(way))
    numbers = draw(st.lists(st.integers(1, 9), unique=True, max_size=5))
    return [
        Entry(n, {f.id: draw(filled(f)) for f in forms if f.needed or draw(st.booleans())})
        for n in numbers
    ]


@pytest.mark.parametrize("way", WAYS)
@given(data=st.data())
def test_the_order_of_entries_never_changes_a_score(way: WayName, data: st.DataObject) -> None:
    entries = data.draw(entry_lists(way))
    mixed = list(entries)
    data.draw(st.randoms(use_true_random=False)).shuffle(mixed)
    found = WAYS[way].score(rule(way), entries)
    assert WAYS[way].score(rule(way), mixed) == found
    assert found.working.value == found.value
    assert found.value is None or isinstance(found.value, Fraction)
    if not entries:
        assert (found.value, found.status) == (None, "missing")
    if found.status:
        assert found.value is None


@given(st.permutations(range(6)), st.randoms(use_true_random=False))
def test_who_tells_a_bout_and_in_which_order_never_changes_a_place(
    strengths: list[int], chance: Random
) -> None:
    sides = [f"T{n}" for n in strengths]
    told: dict[str, list[Entry]] = {side: [] for side in sides}
    for n in range(6):
        for m in range(n):
            side, other = (f"T{n}", f"T{m}") if chance.random() < 0.5 else (f"T{m}", f"T{n}")
            won = int(side[1:]) > int(other[1:])
            values = {"against": other, "own": str(2 * won), "other": str(2 * (not won))}
            told[side].append(Entry(len(told[side]) + 1, values))
    for line in told.values():
        chance.shuffle(line)
    table = PartRule(
        id="p", name=Text("拔河"), way="bouts", better="lower", settings={"format": "robin"}
    )
    together = WAYS["bouts"].together
    assert together is not None
    found = together(table, told)
    assert {side: score.value for side, score in found.items()} == {
        f"T{n}": F(6 - n) for n in range(6)
    }


# -- schemes ---------------------------------------------------------------------------------------

CONVERTS = st.sampled_from(
    [
        Convert(),
        Convert(how="percent"),
        Convert(how="ratio"),
        Convert(how="linear", full_at=F(40), zero_at=F(0)),
        Convert(how="spread", least=F(60)),
        Convert(how="place_points"),
        Convert(how="place_points", places=PlacePoints(table=(F(9), F(7), F(6)), ties="equal")),
    ]
)
COMBINES = st.builds(
    Combine,
    how=st.sampled_from(["sum", "mean", "weighted", "median", "max", "min"]),
    drop=st.integers(0, 1),
    decimals=st.sampled_from([0, 2, None]),
    missing=st.sampled_from(["incomplete", "reweight", "zero"]),
    absent=st.sampled_from(["zero", "not_ranked", "mean_of_present", "reweight"]),
)
CHAINS = st.lists(
    st.sampled_from(["more_decimals:4", "parts_in_order", "countback", "best_part", "worst_part"]),
    unique=True,
    max_size=3,
).map(tuple)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    parts = tuple(
        PartRule(
            id=name,
            name=Text(name),
            way="number",
            full=F(50),
            weight=F(draw(st.integers(1, 3))),
            convert=draw(CONVERTS),
            team=draw(COMBINES),
        )
        for name in "pqr"
    )
    groups = (
        Group(id="g", name=Text("g"), parts=("p", "q"), combine=draw(COMBINES)),
        Group(id="h", name=Text("h"), parts=("r",), combine=draw(COMBINES)),
    )
    return Scheme(parts=parts, groups=groups, total=draw(COMBINES), ties=draw(CHAINS))


Field = dict[str, dict[str, Value]]


@st.composite
def fields(draw: st.DrawFn, *, gaps: bool) -> Field:
    names = "ABCDEF"[: draw(st.integers(2, 6))]
    statuses = st.sampled_from(["", "", "", "absent", "withdrawn", "disqualified", "missing"])

    def value() -> Value:
        status = draw(statuses) if gaps else ""
        return Value(None if status else F(draw(st.integers(1, 50))), status)

    return {part: {name: value() for name in names} for part in "pqr"}


def run(made: Scheme, field: Field, names: Sequence[str] = ()) -> SchemeResult:
    people = [Subject(name, name) for name in names or field["p"]]
    return evaluate(made, people, field)


@given(schemes(), fields(gaps=True), st.randoms(use_true_random=False))
def test_the_order_of_subjects_and_values_never_changes_a_result(
    made: Scheme, field: Field, chance: Random
) -> None:
    names = list(field["p"])
    chance.shuffle(names)
    mixed = {part: {name: field[part][name] for name in names} for part in ("r", "p", "q")}
    found, again = run(made, field), run(made, mixed, names)
    assert again.places == found.places
    for name in names:
        assert again.entrants[name].final == found.entrants[name].final
        assert again.entrants[name].status == found.entrants[name].status


@given(schemes(), fields(gaps=False))
def test_who_is_nowhere_worse_is_never_placed_behind(made: Scheme, field: Field) -> None:
    ranks = {place.id: place.rank for place in run(made, field).places[""]}
    for (one, high), (other, low) in product(ranks.items(), repeat=2):
        if all((field[p][one].value or 0) >= (field[p][other].value or 0) for p in "pqr"):
            assert (high or 99) <= (low or 99)


@given(schemes(), fields(gaps=False), st.sampled_from("pqr"), st.integers(1, 30))
def test_a_higher_value_never_costs_a_place(
    made: Scheme, field: Field, part: str, more: int
) -> None:
    def place(values: Field) -> int:
        return next(p.rank or 99 for p in run(made, values).places[""] if p.id == "A")

    raised = {name: dict(line) for name, line in field.items()}
    raised[part]["A"] = Value((field[part]["A"].value or F(0)) + more)
    assert place(raised) <= place(field)


@given(schemes(), fields(gaps=True))
def test_nobody_without_a_result_takes_a_place(made: Scheme, field: Field) -> None:
    found = run(made, field)
    for place in found.places[""]:
        own = found.entrants[place.id]
        if place.rank is not None:
            assert own.final is not None
            assert own.status == ""
        statuses = {field[part][place.id].status for part in "pqr"}
        if statuses <= {"absent", "withdrawn", "disqualified"}:
            assert place.rank is None


# -- floats ----------------------------------------------------------------------------------------

RULES_FOLDER = Path(__file__).parents[3] / "scorer" / "domain"
EXACT = {"gcd", "lcm", "isqrt", "floor", "ceil"}


def _suspects(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name in {"math", "statistics", "decimal"})
        elif isinstance(node, ast.ImportFrom) and node.module in {"math", "statistics", "decimal"}:
            yield from (a.name for a in node.names if a.name not in EXACT)
        elif isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield repr(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from {node.func.id} & {"float", "round", "complex"}


def test_the_rules_name_nothing_that_makes_floats() -> None:
    found = {
        f"{path.name}: {name}"
        for path in RULES_FOLDER.glob("**/*.py")
        for name in _suspects(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert not found
    assert set(_suspects(ast.parse("import math\nx = 0.5 * round(float(1))"))) == {
        *("math", "0.5", "round", "float")
    }


class Watch:
    """Sees every value that a function of the domain returns, and keeps the floats."""

    def __init__(self) -> None:
        self.floats: list[str] = []
        self.seen = 0

    def __call__(self, frame: FrameType, event: str, given: object) -> None:
        """Look at a return."""
        if event != "return" or "/scorer/domain/" not in frame.f_code.co_filename:
            return
        self.seen += 1
        values = given if isinstance(given, tuple | list) else (given,)
        if any(isinstance(value, float) for value in values):
            self.floats.append(
                frame.f_code.co_qualname if hasattr(frame.f_code, "co_qualname") else ""
            )


def _numbers(value: object) -> Iterator[object]:
    """Every plain number within a result."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _numbers(getattr(value, name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _numbers(inner)
    elif isinstance(value, Fraction | int | float | complex):
        yield value


SAMPLES: Mapping[WayName, list[dict[str, str]]] = {
    "paper": [{"value": "81.5"}, {"value": "81.5"}],
    "answers": [{"single": "7", "multiple": "3", "multiple_part": "5"}],
    "number": [{"value": "12.31", "faults": "1"}, {"value": "12.7"}],
    "counters": [{"count": "112"}, {"count": "115"}, {"count": "119"}],
    "judgement": [{"a": "1", "b": "2"}, {"a": "2", "b": "3"}, {"a": "2", "b": "2"}],
    "quiz": [{"kind": "timed", "count": "3"}, {"kind": "risk", "result": "wrong", "stake": "30"}],
    "bouts": [{"against": "x", "own": "2", "other": "1"}],
    "survey": [{"very": "3", "satisfied": "4", "neutral": "1", "unsatisfied": "1"}],
    "rate": [{"numerator": "1", "denominator": "3"}],
    "votes": [{"votes_for": "1", "votes_cast": "3"}],
    "double_marking": [{"mark": "36"}, {"mark": "42"}, {"mark": "39"}],
    "record": [{"score": "91.25", "B": "1"}, {"score": "70"}],
    "threshold": [{"a": "7"}],
    "outside": [{"value": "90.05", "source": "区赛"}],
}


def test_no_float_appears_while_a_whole_scheme_is_scored() -> None:
    watch = Watch()
    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        scores = {
            way: WAYS[way].score(rule(way), [Entry(n, e) for n, e in enumerate(SAMPLES[way], 1)])
            for way in WAYS
        }
        results = [
            run(
                Scheme(
                    parts=tuple(
                        PartRule(
                            id=name,
                            name=Text(name),
                            way="number",
                            full=F(3),
                            convert=convert,
                            normalise=even,
                        )
                        for name in "pqr"
                    ),
                    groups=(Group(id="g", name=Text("g"), parts=("p", "q", "r")),),
                    total=Combine(how="weighted", decimals=3),
                    ties=("parts_in_order", "countback", "more_decimals:4"),
                ),
                {
                    p: {n: Value(F(i, 3) + F(i * i, 7)) for i, n in enumerate("ABCD", 1)}
                    for p in "pqr"
                },
            )
            for convert in (Convert(), Convert(how="ratio"), Convert(how="place_points"))
            for even in ("none", "mean_of_means", "z")
        ]
    finally:
        sys.setprofile(before)
    assert all(score.value is not None for score in scores.values())
    assert watch.seen > 500
    assert not watch.floats
    numbers = [number for one in (*scores.values(), *results) for number in _numbers(one)]
    assert len(numbers) > 200
    assert not [number for number in numbers if not isinstance(number, Fraction | int)]
