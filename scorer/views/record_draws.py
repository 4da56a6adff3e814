"""The draws of case records (病历抽取): whose were drawn part by part, and whose are to be."""

from dataclasses import dataclass

from scorer.domain.record import roll
from scorer.domain.record.decisions.entering import drawn_records
from scorer.domain.record.state import State
from scorer.views import names
from scorer.words import _

_USUAL = 3


@dataclass(frozen=True, slots=True)
class RecordsLine:
    """A part whose case records are drawn.

    ``drawn`` are names with the numbers that were drawn, ``due`` the ids and names of all others;
    ``count`` is how many were drawn of each so far.
    """

    part: str
    title: str
    drawn: tuple[tuple[str, str], ...]
    due: tuple[tuple[str, str], ...]
    count: int

    @property
    def told(self) -> str:
        """How far it is, in words."""
        whole = len(self.drawn) + len(self.due)
        return _("Drawn for {done} of {count}").format(done=len(self.drawn), count=whole)


def record_draws(state: State) -> tuple[RecordsLine, ...]:
    """Every part in which records of cases are looked at, in the scheme's order."""
    scheme = roll.scheme(state)
    parts = [part.id for part in scheme.parts if part.way == "record"] if scheme else []
    return tuple(_line(state, part) for part in parts if part in roll.stations(state))


def _line(state: State, part: str) -> RecordsLine:
    drawn, due, count = [], [], _USUAL
    for who in roll.performers(state, roll.stations(state)[part]):
        name = names.performer(state, part, who)
        numbers = drawn_records(state, part, who)
        if numbers:
            drawn.append((name, _(", ").join(numbers)))
            count = len(numbers)
        else:
            due.append((who, name))
    return RecordsLine(part, names.station_of(state, part), tuple(drawn), tuple(due), count)


def first_values(state: State, part: str, subject: str, number: int) -> dict[str, str]:
    """What a record's form begins with: the number of the record that was drawn in that place."""
    drawn = drawn_records(state, part, subject)
    return {"record": drawn[number - 1]} if 0 < number <= len(drawn) else {}
