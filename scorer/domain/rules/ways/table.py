"""The table of ways: every way that a scheme's part may be marked in.

A rubric's sheet is not here: it is judged before a panel, in a window of its own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from scorer.domain.model.scheme import Form, PartRule, WayName
from scorer.domain.rules.ways import (
    answers,
    bouts,
    counters,
    double_marking,
    judgement,
    number,
    outside,
    paper,
    quiz,
    rate,
    record,
    survey,
    threshold,
    votes,
)
from scorer.domain.rules.ways.way import Way

WAYS: Final[Mapping[WayName, Way]] = MappingProxyType(
    {
        "paper": Way(paper.forms, paper.check, paper.score),
        "answers": Way(answers.forms, answers.check, answers.score),
        "number": Way(number.forms, number.check, number.score),
        "counters": Way(counters.forms, counters.check, counters.score),
        "judgement": Way(judgement.forms, judgement.check, judgement.score),
        "quiz": Way(quiz.forms, quiz.check, quiz.score),
        "bouts": Way(bouts.forms, bouts.check, bouts.score, bouts.together),
        "survey": Way(survey.forms, survey.check, survey.score),
        "rate": Way(rate.forms, rate.check, rate.score),
        "votes": Way(votes.forms, votes.check, votes.score),
        "double_marking": Way(double_marking.forms, double_marking.check, double_marking.score),
        "record": Way(record.forms, record.check, record.score),
        "threshold": Way(threshold.forms, threshold.check, threshold.score),
        "outside": Way(outside.forms, outside.check, outside.score),
    }
)


def part_forms(part: PartRule) -> tuple[Form, ...]:
    """What one entry of a part asks for: the way's fields, then the part's own.

    A field of the part that has the id of one of the way's takes its place, with another name or
    narrower bounds; what the way needs stays needed, and a number stays a number.
    """
    own = {form.id: form for form in part.forms}
    asked = tuple(
        _narrowed(form, own.pop(form.id)) if form.id in own else form
        for form in WAYS[part.way].forms(part)
    )
    return (*asked, *own.values())


def _narrowed(form: Form, own: Form) -> Form:
    return Form(
        id=form.id,
        name=own.name,
        least=form.least if own.least is None else own.least,
        most=form.most if own.most is None else own.most,
        step=form.step if own.step is None else own.step,
        words=tuple(word for word in own.words if word in form.words) or form.words,
        needed=form.needed or own.needed,
    )
