"""A simulated quiz: fixed questions, buzzer, risk questions, and an error that is reversed."""

from collections.abc import Iterator, Sequence

from scorer.domain.model.scheme import PartRule
from scorer.rehearsal.chance import dice
from scorer.rehearsal.day import Day
from scorer.rehearsal.parts.filling import Filled, Values, Writer

_FIXED, _BUZZER, _RISK = 4, 12, 1


def quiz(day: Day, part: PartRule, subjects: Sequence[str]) -> Iterator[Filled]:
    """The ledgers of all, round after round, as the host reads the questions."""
    ledger = _Ledger(day, part)
    for at in range(_FIXED):
        for subject in subjects:
            yield ledger.answer(subject, "fixed", at)
    yield from _buzzer(ledger, day, part, subjects)
    stakes = part.lists.get("stakes", ())
    for at in range(_RISK if stakes else 0):
        for subject in subjects:
            stake = Writer(day, part, subject).chance("stake", at).choice(stakes)
            yield ledger.answer(subject, "risk", at, {"stake": stake})
    if subjects:
        yield from ledger.reversed(subjects[0])


def _buzzer(
    ledger: "_Ledger", day: Day, part: PartRule, subjects: Sequence[str]
) -> Iterator[Filled]:
    for at in range(_BUZZER if subjects else 0):
        chance = dice(day.seed, "buzzer", part.id, at)
        first = chance.choice(subjects)
        if "early" in part.settings and chance.random() < 0.08:
            yield ledger.line(first, {"kind": "early"})
        else:
            yield ledger.answer(first, "buzzer", at)


class _Ledger:
    """Every team's lines, numbered."""

    def __init__(self, day: Day, part: PartRule) -> None:
        self._day, self._part = day, part
        self._lines: dict[str, int] = {}

    def line(self, subject: str, values: Values) -> Filled:
        """The team's next line."""
        number = self._lines[subject] = self._lines.get(subject, 0) + 1
        return Filled(subject, number, values)

    def answer(self, subject: str, kind: str, at: int, more: Values | None = None) -> Filled:
        """A question and how it was answered."""
        writer = Writer(self._day, self._part, subject)
        chance = writer.chance(kind, at)
        right = chance.random() < 0.4 + 0.5 * writer.skill(chance)
        result = "right" if right else "wrong"
        return self.line(subject, {"kind": kind, "result": result, **(more or {})})

    def reversed(self, subject: str) -> Iterator[Filled]:
        """The host was wrong about the team's last answer: the line is reversed."""
        last = self._lines.get(subject, 0)
        yield self.line(subject, {"kind": "reverse", "reverses": str(last)})
        yield self.line(subject, {"kind": "fixed", "result": "right"})
