"""The worked examples that a contest file carries: a contest whose own examples fail is refused."""

from collections.abc import Iterator

from scorer.domain.model.exact import exact, shown
from scorer.domain.model.scheme import Example, PartRule, Scheme
from scorer.domain.rules.part_result import SchemeResult, Subject, Value
from scorer.domain.rules.scheme import evaluate

GAPS = {"缺考": "absent", "弃权": "withdrawn", "取消资格": "disqualified"}


def failing_examples(scheme: Scheme) -> Iterator[dict[str, str]]:
    """What does not come out as the file says: example, subject, said and found."""
    for example in scheme.examples:
        result = run_example(scheme, example)
        ranks = {p.id: str(p.rank or "-") for line in result.places.values() for p in line}
        for subject, said in example.ranks.items():
            if ranks.get(subject, "-") != said:
                yield _fault(example, subject, said, ranks.get(subject, "-"))
        for subject, said in example.totals.items():
            found = _total(result, subject, len(said.partition(".")[2]))
            if found != said:
                yield _fault(example, subject, said, found)


def run_example(scheme: Scheme, example: Example) -> SchemeResult:
    """The result of an example: every subject is an entrant with a value in each part.

    A subject named ``entrant/member`` is a member of that entrant. Its role is that of a part in
    which it has a mark; likewise an entrant's division, or else the first.
    """
    names = dict.fromkeys(name for marks in example.marks.values() for name in marks)
    entrants = dict.fromkeys(name.partition("/")[0] for name in names)
    roles = {name: part.role for name, part in _marked(scheme, example) if part.role}
    divisions = {
        name.partition("/")[0]: part.division
        for name, part in _marked(scheme, example)
        if part.division
    }
    usual = scheme.divisions[0].id if scheme.divisions else ""
    subjects = [Subject(name, name, "", divisions.get(name, usual)) for name in entrants]
    for name in names:
        entrant, slash, _member = name.partition("/")
        if slash:
            division = divisions.get(entrant, usual)
            subjects.append(Subject(name, entrant, roles.get(name, ""), division))
    values = {
        part: {name: _value(text) for name, text in marks.items()}
        for part, marks in example.marks.items()
    }
    return evaluate(scheme, subjects, values)


def _marked(scheme: Scheme, example: Example) -> Iterator[tuple[str, PartRule]]:
    """Every subject with every part in which the example gives it a mark."""
    for part in scheme.parts:
        for name in example.marks.get(part.id, {}):
            yield name, part


def _value(text: str) -> Value:
    if text in GAPS:
        return Value(None, GAPS[text])
    return Value(exact(text)) if text else Value(None, "missing")


def _total(result: SchemeResult, subject: str, decimals: int) -> str:
    found = result.entrants.get(subject)
    if found is None or found.final is None:
        return "-"
    return shown(found.final, decimals)


def _fault(example: Example, subject: str, said: str, found: str) -> dict[str, str]:
    return {"example": example.name, "subject": subject, "said": said, "found": found}
