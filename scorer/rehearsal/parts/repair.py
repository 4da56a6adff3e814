"""Slips in forms and how they are put right: by a correction, a third marker, a second look."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief, exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.record.decisions import entries
from scorer.domain.record.entry_scores import entry_heads
from scorer.domain.record.outcome import outcome
from scorer.domain.rules.ways.table import part_forms
from scorer.rehearsal.day import Day
from scorer.rehearsal.parts.filling import Filled
from scorer.views import names
from scorer.words import _

STEADY: Final = frozenset(
    {"number", "outside", "record", "threshold", "survey", "rate", "votes", "counters"}
)
"""The ways in which one slip of the pen changes a value and asks for nothing else."""
SLIPS: Final = STEADY | {"double_marking"}


def mistyped(part: PartRule, form: Filled) -> Filled:
    """The same form with another number or word in its first field, still one that it takes."""
    field = next(one for one in part_forms(part) if one.id in form.values and not _free(one))
    text = form.values[field.id]
    if field.words:
        wrong = next(word for word in field.words if word != text)
    else:
        value, step = exact(text), field.step or Fraction(1)
        lower = value - step >= (field.least or Fraction(0))
        wrong = brief(value - step if lower else value + step)
    return Filled(form.subject, form.number, {**form.values, field.id: wrong})


def _free(field: Form) -> bool:
    """Whether a field takes any text."""
    return not field.words and field.least is None and field.most is None and field.step is None


def correct(day: Day, where: Station, form: Filled, why: str) -> str:
    """Replace a form's entry by what it ought to say; the sentence for it."""
    entry = next(
        one
        for one in entry_heads(day.state, where.id, form.subject)
        if one.fact.number == form.number
    )
    day.clock.pass_by(90)
    day.host.do(entries.correct_entry, day.cast.chief, entry.id, form.values, why)
    which = names.performance(day.state, where.id, form.subject)
    return _("{which}: an entry was corrected").format(which=which)


def put_right(day: Day, where: Station, part: PartRule, subject: str) -> Iterator[str]:
    """What a way asks for before it gives a value: done, and said."""
    if outcome(day.state, where.id, subject).final:
        return
    which = names.performance(day.state, where.id, subject)
    day.clock.pass_by(60)
    if part.way == "judgement":
        yield from _judged_again(day, where, part, subject)
    elif part.way == "paper":
        first = entry_heads(day.state, where.id, subject)[0].fact.values
        _add(day, where, Filled(subject, 3, dict(first)))
        yield _("{which}: typings differed, settled").format(which=which)
    elif part.way == "double_marking":
        yield from _marked_again(day, where, subject, which)


def _marked_again(day: Day, where: Station, subject: str, which: str) -> Iterator[str]:
    marks = [exact(e.fact.values["mark"]) for e in entry_heads(day.state, where.id, subject)]
    middle = Fraction(round(sum(marks) / len(marks)))
    _add(day, where, Filled(subject, 3, {"mark": brief(middle)}))
    yield _("{which}: a third marker was called").format(which=which)
    if not outcome(day.state, where.id, subject).final:
        _add(day, where, Filled(subject, 4, {"mark": brief(middle)}))
        yield _("{which}: the chief marker decided").format(which=which)


def _judged_again(day: Day, where: Station, part: PartRule, subject: str) -> Iterator[str]:
    """The judges talk, and those far below the others come nearer."""
    spread = exact(part.settings.get("spread", "1"))
    heads = entry_heads(day.state, where.id, subject)
    for aspect in outcome(day.state, where.id, subject).flags:
        top = max(exact(entry.fact.values[aspect]) for entry in heads)
        for entry in heads:
            values = dict(entry.fact.values)
            if exact(values[aspect]) < top - spread:
                values[aspect] = brief(top - spread)
                form = Filled(subject, entry.fact.number, values)
                yield correct(day, where, form, "评委合议后重新评分")
        heads = entry_heads(day.state, where.id, subject)


def _add(day: Day, where: Station, form: Filled) -> None:
    by = day.cast.chief
    day.host.do(entries.make_entry, by, where.id, form.subject, form.number, form.values)
