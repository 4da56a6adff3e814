"""What people fill in for each way of marking, in the order in which it is entered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Final

from scorer.domain.model.exact import brief, exact
from scorer.domain.model.scheme import PartRule, WayName
from scorer.domain.record.decisions import entering
from scorer.domain.rules.ways import answers, judgement, survey, threshold, votes
from scorer.rehearsal.chance import dice
from scorer.rehearsal.day import Day
from scorer.rehearsal.parts.bouts import bouts
from scorer.rehearsal.parts.filling import Filled, Values, Writer
from scorer.rehearsal.parts.quiz import quiz

Fill = Callable[[Day, PartRule, Sequence[str]], Iterator[Filled]]


def filled(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """Every form that is filled for these subjects."""
    for form in _FILLS[part.way](day, part, subjects):
        yield Filled(form.subject, form.number, _with_own(part, form))


def _with_own(part: PartRule, form: Filled) -> Values:
    """The values, and what the part's own fields ask for besides: a source, a place."""
    values = dict(form.values)
    for own in part.forms:
        if own.needed and own.id not in values:
            values[own.id] = own.words[(form.number - 1) % len(own.words)] if own.words else "—"
    return values


def _sources(part: PartRule) -> int:
    """How many sources hand in a form: one for each that the part's own fields name."""
    return max((len(own.words) for own in part.forms if own.needed), default=1)


def _once(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """One form for everybody; as many as there are tries, where several count."""
    tries = 1 if part.attempts == "last" else 2
    for subject in subjects:
        writer = Writer(day, part, subject)
        for number in range(1, tries + 1):
            yield Filled(subject, number, writer.values(number))


def _each_judge(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """Every judge or counter sees the same performance, a little differently."""
    for subject in subjects:
        writer = Writer(day, part, subject)
        seen = writer.values()
        for judge in range(1, max(1, part.panel.judges) + 1):
            chance = writer.chance("judge", judge)
            yield Filled(subject, judge, {n: _near(v, 1, chance) for n, v in seen.items()})


def _judgement(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """Levels of every aspect, shown together; now and then they lie too far apart."""
    top = exact(part.settings.get("top", "3"))
    for subject in subjects:
        writer = Writer(day, part, subject)
        base = {
            one.id: min(top, Fraction(round(writer.skill(writer.chance(one.id)) * int(top) + 0.3)))
            for one in judgement.aspects(part)
        }
        for judge in range(1, max(1, part.panel.judges) + 1):
            chance = writer.chance("judge", judge)
            yield Filled(
                subject,
                judge,
                {
                    name: brief(max(Fraction(0), level - _less(chance)))
                    for name, level in base.items()
                },
            )


def _less(chance: Random) -> int:
    return 1 if chance.random() < 0.25 else 0


def _near(text: str, by: int, chance: Random) -> str:
    try:
        value = exact(text)
    except ValueError:
        return text
    return brief(max(Fraction(0), value + chance.choice((0, 0, 0, 0, by, -by))))


def _markers(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """Two blind markers; sometimes they read an essay quite differently."""
    gap = int(exact(part.settings.get("gap", "6")))
    for subject in subjects:
        writer = Writer(day, part, subject)
        seen = writer.values()["mark"]
        yield Filled(subject, 1, {"mark": seen})
        chance = writer.chance("second")
        off = gap + 1 if chance.random() < 0.15 else chance.randrange(0, max(1, gap // 2))
        yield Filled(subject, 2, {"mark": brief(max(Fraction(0), exact(seen) - off))})


def _paper(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """A score typed once, or by two people of whom one mistypes now and then."""
    for typing in range(1, int(part.settings.get("typed", "1")) + 1):
        for subject in subjects:
            writer = Writer(day, part, subject)
            values = writer.values()
            chance = writer.chance("typing", typing)
            if typing == 2 and chance.random() < 0.08 and values["value"].isdigit():
                values = {"value": values["value"][::-1]}
                full = part.full or Fraction(100)
                values = values if exact(values["value"]) <= full else writer.values()
            yield Filled(subject, typing, values)


def _answers(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """Answers against the key, some of them wrong."""
    key = part.lists.get("key", ())
    if not key:
        yield from _once(day, part, subjects)
        return
    kinds = [one.kind for one in answers.sections(part) for _ in range(one.count)]
    for subject in subjects:
        writer = Writer(day, part, subject)
        chance = writer.chance()
        share = 0.6 + 0.38 * writer.skill(chance)
        said = [_answer(k, kind, share, chance) for k, kind in zip(key, kinds, strict=True)]
        yield Filled(subject, 1, {"answers": " ".join(said)})


def _answer(key: str, kind: str, share: float, chance: Random) -> str:
    right = key.split("|", maxsplit=1)[0] if key != answers.EVERYBODY else "A"
    if chance.random() < share:
        return right
    if kind == "true_false":
        return "F" if right in "T√" else "T"
    if kind == "multiple" and len(right) > 1 and chance.random() < 0.6:
        return right[:-1]
    return next((letter for letter in "ABCD" if letter not in right), right[:-1])


def _survey(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """Two collectors' tallies of a survey."""
    for subject in subjects:
        writer = Writer(day, part, subject)
        for collector in range(1, max(2, _sources(part)) + 1):
            chance = writer.chance(collector)
            skill = writer.skill(chance)
            left = chance.randrange(40, 70)
            values: Values = {}
            for level in survey.levels(part):
                count = min(left, round(left * (0.45 + 0.4 * skill)))
                values[level.id] = str(count)
                left -= count
            last = survey.levels(part)[-1].id
            values[last] = str(int(values[last]) + left)
            values[survey.INVALID] = str(chance.randrange(0, 3))
            yield Filled(subject, collector, values)


def _rate(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """So many of so many, from the register."""
    typical = day.source.demo.typical.get(part.id, {})
    low, high = typical.get("rate", (Fraction(60), Fraction(98)))
    per = exact(part.settings.get("per", "100"))
    for subject in subjects:
        writer = Writer(day, part, subject)
        for source in range(1, _sources(part) + 1):
            chance = writer.chance(source)
            skill = Fraction(round(writer.skill(chance) * 1000), 1000)
            share = skill if part.better == "higher" else 1 - skill
            base = chance.randrange(120, 480)
            found = round(base * (low + (high - low) * share) / per)
            values = {"numerator": str(max(0, found)), "denominator": str(base)}
            yield Filled(subject, source, values)


def _votes(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """The tally of each group of voters."""
    cast = {
        group.id: dice(day.seed, "voters", part.id, group.id).randrange(15, 90)
        for group in votes.groups(part)
    }
    for subject in subjects:
        writer = Writer(day, part, subject)
        values: Values = {}
        for name, count in cast.items():
            chance = writer.chance(name)
            favour = min(count, round(count * (0.5 + 0.5 * writer.skill(chance))))
            values |= {f"{name}_for": str(favour), f"{name}_cast": str(count)}
        yield Filled(subject, 1, values)


def _record(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """The records that were drawn, each with its score and grave defects."""
    for subject in subjects:
        writer = Writer(day, part, subject)
        drawn = entering.drawn_records(day.state, part.id, subject) or ("",)
        for number, record in enumerate(drawn, 1):
            chance = writer.chance("record", number)
            values = writer.values(number)
            for defect in dict.fromkeys(row[0] for row in part.tables.get("ceilings", ())):
                values[defect] = "1" if chance.random() < 0.4 else "0"
            if record:
                values["record"] = record
            yield Filled(subject, number, values)


def _threshold(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """Yes or no, or the number reached, for every threshold."""
    for subject in subjects:
        writer = Writer(day, part, subject)
        values: Values = {}
        for one in threshold.thresholds(part):
            chance = writer.chance(one.id)
            usual = 0.9 if part.settings.get("gives") == "all" else 0.55
            met = chance.random() < usual + (1 - usual) * writer.skill(chance)
            if one.rule == "met":
                values[one.id] = "yes" if met else "no"
            else:
                more = met == (one.rule == "at_least")
                values[one.id] = brief(max(Fraction(0), one.limit + (1 if more else -1)))
        yield Filled(subject, 1, values)


def _outside(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """Results that a file brought, with their source."""
    source = {"source": "主办方提供", "document": day.contest.document or part.name.zh}
    for subject in subjects:
        values = Writer(day, part, subject).values()
        yield Filled(subject, 1, {"value": values["value"], **source, "date": day.contest.date})


_FILLS: Final[Mapping[WayName, Fill]] = MappingProxyType(
    {
        "paper": _paper,
        "answers": _answers,
        "number": _once,
        "counters": _each_judge,
        "judgement": _judgement,
        "quiz": quiz,
        "bouts": bouts,
        "survey": _survey,
        "rate": _rate,
        "votes": _votes,
        "double_marking": _markers,
        "record": _record,
        "threshold": _threshold,
        "outside": _outside,
    }
)
