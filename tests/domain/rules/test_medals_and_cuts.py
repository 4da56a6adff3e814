from fractions import Fraction

import pytest

from scorer.domain.model.contest import PrizeLevel, PrizeRule
from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import Group, PartRule, Scheme, Title
from scorer.domain.model.text import Text
from scorer.domain.rules.awards import award
from scorer.domain.rules.exam_cut import cut_score
from scorer.domain.rules.part_result import SchemeResult, Subject, Value
from scorer.domain.rules.ranking import Row, rank
from scorer.domain.rules.scheme import evaluate
from scorer.domain.rules.titles import titles_given
from tests.domain.rules.examples import example

MEDALS = tuple(
    PrizeLevel(id=name, name=Text(name), number=1) for name in ("gold", "silver", "bronze")
)
SUBJECTS = tuple(Subject(str(number), str(number)) for number in range(10))


@pytest.mark.parametrize(
    ("totals", "within", "medals"),
    [
        (("91", "89", "88.9", "80"), "2", (["0", "1"], [], ["2"])),
        (("91", "88.9", "87", "86.9"), "2", (["0"], ["1", "2", "3"], [])),
        (("91", "89", "88.9", "80"), None, (["0"], ["1"], ["2"])),
    ],
)
def test_medals_within_a_band_are_shared_and_lower_ones_pay(
    totals: tuple[str, ...], within: str | None, medals: tuple[list[str], ...]
) -> None:
    band = None if within is None else exact(within)
    rule = PrizeRule(levels=MEDALS, tie="include_shrink", within=band)
    values = {str(place): exact(text) for place, text in enumerate(totals)}
    places = rank([Row(name, value) for name, value in values.items()], ())
    given = award(places, rule, values, len(values), len(values)).levels
    assert tuple(list(given[level.id]) for level in MEDALS) == medals


def exam(grades: list[str]) -> tuple[Scheme, dict[str, dict[str, Value]], SchemeResult]:
    given, _expect = example("E27")
    sheet = PartRule(id="station", name=Text("站"), way="sheet", rubric="any")
    grade = PartRule(id="grade", name=Text("级"), way="number", trial=True, grades="station")
    passed = Title(id="passed", name=Text("合格"), first=0, borderline=Fraction(2))
    scheme = Scheme(
        parts=(sheet, grade),
        groups=(Group(id="all", name=Text("全"), parts=("station", "grade")),),
        titles=(passed,),
    )
    values = {
        "station": {str(n): Value(exact(text)) for n, text in enumerate(given["checklist"])},
        "grade": {str(n): Value(exact(text)) for n, text in enumerate(grades)},
    }
    return scheme, values, evaluate(scheme, SUBJECTS, values)


def test_the_examiners_grades_set_who_passes() -> None:
    given, expect = example("E27")
    scheme, values, result = exam([str(grade) for grade in given["global_1_5"]])
    assert cut_score(scheme, result, Fraction(2)) == exact(expect["cut_2dp"])
    (title,) = titles_given(scheme, SUBJECTS, values, result)
    assert len(title.holders) == int(expect["passes"])


def test_nobody_passes_by_a_line_that_cannot_be_set() -> None:
    scheme, values, result = exam(["3"] * 10)
    assert cut_score(scheme, result, Fraction(2)) is None
    (title,) = titles_given(scheme, SUBJECTS, values, result)
    assert title.holders == ()
