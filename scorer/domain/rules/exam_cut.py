"""The least total that passes an exam of stations, set by its examiners' global grades. E27.

A part that ``grades`` another one holds the global grade beside that station's score sheet. Each
station's line is cut at the borderline grade; the exam's cut score is the mean of the stations'.
"""

from fractions import Fraction

from scorer.domain.model.exact import rounded
from scorer.domain.model.scheme import PartRule, Scheme
from scorer.domain.rules.part_result import SchemeResult
from scorer.domain.rules.standard_setting import Cut, borderline_regression, exam_cut


def station_cuts(
    scheme: Scheme, result: SchemeResult, borderline: Fraction
) -> dict[str, Cut | None]:
    """Each graded station's cut score, by its part; None where it cannot be set."""
    return {part.grades: _cut(part, result, borderline) for part in scheme.parts if part.grades}


def cut_score(scheme: Scheme, result: SchemeResult, borderline: Fraction) -> Fraction | None:
    """The exam's cut score as it is printed; None where a station's cannot be set."""
    found = exam_cut(tuple(station_cuts(scheme, result, borderline).values()))
    return None if found is None else rounded(found, scheme.total.decimals)


def _cut(part: PartRule, result: SchemeResult, borderline: Fraction) -> Cut | None:
    """Whoever has both a grade and a score counts."""
    pairs = [
        (grade.normalised, score.counted)
        for one in result.entrants.values()
        if (grade := one.parts.get(part.id)) and (score := one.parts.get(part.grades))
        if not (grade.status or score.status)
    ]
    known = [(grade, score) for grade, score in pairs if grade is not None and score is not None]
    grades, scores = [grade for grade, _ in known], [score for _, score in known]
    return borderline_regression(grades, scores, borderline)
