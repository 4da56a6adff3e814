"""Marks for a contest that is under way, from a file: who is meant, the contest itself knows.

The page ``resources/help/results`` tells the forms of the file. Where a part is judged by blind
code, only the code says whose a mark is until the codes are opened.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, convert, to_builtins

from scorer.domain.model.contest import Contest
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Scheme
from scorer.domain.record import roll
from scorer.domain.record.decisions.filing import Filed
from scorer.domain.record.state import State
from scorer.exchange.entrants_file import EntrantList
from scorer.exchange.glance import state_in
from scorer.exchange.paper_file import Tell
from scorer.exchange.problem import FileRefused, Place, Problem
from scorer.exchange.results import Results, read_results


class Asked(Struct, frozen=True, kw_only=True):
    """What of a contest is needed to read marks for it.

    ``called``: ids by number, name and code; ``several``: names of more than one; ``coded``: the
    part of each code; ``hidden``: the parts whose codes are closed.
    """

    contest: Contest
    scheme: Scheme
    rubrics: dict[str, Rubric]
    called: dict[str, str]
    several: frozenset[str]
    coded: dict[str, str]
    hidden: frozenset[str]


def asked(state: State) -> Asked | None:
    """What is needed to read marks; None for a contest of rounds, whose files are others."""
    scheme = roll.scheme(state)
    if scheme is None:
        return None
    whose = roll.codes(state).whose
    called: dict[str, str] = {}
    several: set[str] = set()
    for text, name in _ways(state):
        if called.setdefault(text, name) != name:
            several.add(text)
    return Asked(
        contest=roll.contest(state),
        scheme=scheme,
        rubrics=dict(roll.rubrics(state)),
        called=called | {code: member for code, (_part, member) in whose.items()},
        several=frozenset(several - set(whose)),
        coded={code: part for code, (part, _member) in whose.items()},
        hidden=frozenset(s for s in roll.stations(state) if not roll.opened(state, s)),
    )


def _ways(state: State) -> Iterator[tuple[str, str]]:
    """Every way of naming somebody, with the id that it names."""
    people = roll.people(state)
    for one in people.entrants.values():
        for text in {one.id, one.number, one.name, one.short} - {""}:
            yield text, one.id
        if one.unit:
            yield f"{one.unit}/{one.name}", one.id
    for member in people.members.values():
        team = people.team[member.id]
        for text in {member.id, member.number, member.name} - {""}:
            yield text, member.id
        for home in {team.id, team.number, team.name, team.short} - {""}:
            yield f"{home}/{member.name}", member.id


class _Called(EntrantList):
    """The people of a contest, as a file of marks may call them."""

    def __init__(self, file: str, about: Asked) -> None:
        super().__init__(file, about.contest, about.scheme)
        self._about = about

    def find(self, text: str) -> str:
        known = self._about.called
        if text in self._about.several:
            return ""
        return known.get(text) or known.get(text.upper(), "")

    def several(self, text: str) -> bool:
        return text in self._about.several

    def part_of(self, text: str) -> str:
        return self._about.coded.get(text.upper(), "")

    def hidden(self, part: str) -> bool:
        return part in self._about.hidden


def read_forms(path: Path, about: Asked) -> tuple[Filed, ...]:
    """Read the forms of a file. Raises ``FileRefused`` with every problem of it."""
    people = _Called(path.name, about)
    found = read_results(path, about.contest, about.scheme, about.rubrics, people=people)
    problems = [
        Problem(Place(file=path.name), "results_ruling", {"text": text})
        for text, there in (
            ("penalty", found.penalties), ("lot", found.lots), ("play_off", found.play_offs)
        )
        if there
    ]  # fmt: skip
    if problems:
        raise FileRefused(tuple(problems))
    return (*_forms(found), *_statuses(path.name, found))


def _forms(found: Results) -> Iterator[Filed]:
    for part, subjects in found.entries.items():
        for subject, made in subjects.items():
            for entry in made:
                where = found.rows[part, subject, entry.number].say()
                yield Filed(
                    part=part,
                    subject=subject,
                    number=entry.number,
                    values=entry.values,
                    where=where,
                )


def _statuses(file: str, found: Results) -> Iterator[Filed]:
    for part, gaps in found.gaps.items():
        for subject, status in gaps.items():
            yield convert(
                {"part": part, "subject": subject, "status": status, "where": file}, Filed
            )


def read_marks_of(tell: Tell, *, path: str, contest: str) -> Mapping[str, Any]:
    """Read a file of marks for a contest's file: its forms. A job; raises ``FileRefused``."""
    tell(0, 1, "")
    about = asked(state_in(Path(contest)))
    forms = read_forms(Path(path), about) if about else ()
    return {"forms": [to_builtins(form) for form in forms]}


def filed(told: Sequence[Any]) -> tuple[Filed, ...]:
    """The forms of ``read_marks_of`` as they come back from its process."""
    return tuple(convert(one, Filed) for one in told)
