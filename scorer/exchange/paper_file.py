"""A file of paper scores on its way into an open contest: read elsewhere, matched here."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, convert, to_builtins

from scorer.domain.model.contest import Role
from scorer.domain.model.exact import stored
from scorer.domain.model.people import Entrant, Member
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.exchange.marks_file import MarkRow, read_marks
from scorer.words import _

Tell = Callable[[int, int, str], None]


class PaperLine(Struct, frozen=True, kw_only=True):
    """One row: where it stands, whom it names, and the score as text (``缺考`` for absent)."""

    where: str
    number: str = ""
    unit: str = ""
    name: str = ""
    role: str = ""
    text: str = ""


class Matched(Struct, frozen=True, kw_only=True):
    """A row and the paper that it is about; ``trouble`` says why there is none."""

    line: PaperLine
    station: str = ""
    member: str = ""
    trouble: str = ""


def read_papers(tell: Tell, *, path: str) -> Mapping[str, Any]:
    """Read a file of paper scores: its rows, and all that is wrong with it, in words.

    A job. Raises ``FileRefused`` where the file cannot be read at all.
    """
    tell(0, 1, "")
    read = read_marks(Path(path))
    problems = [problem.say() for problem in read.problems]
    if read.kind != "papers" and not problems:
        problems.append(_("This file holds score sheets, not papers."))
    return {"rows": [to_builtins(_line(row)) for row in read.rows], "problems": problems}


def paper_lines(rows: Sequence[Any]) -> tuple[PaperLine, ...]:
    """The rows of ``read_papers`` as they come back from its process."""
    return tuple(convert(row, PaperLine) for row in rows)


def _line(row: MarkRow) -> PaperLine:
    text = "" if row.score is None else stored(row.score)
    return PaperLine(
        where=row.where.say(),
        number=row.number,
        unit=row.unit,
        name=row.name,
        role=row.role,
        text="缺考" if row.absent else text,
    )


def matched(state: State, lines: Sequence[PaperLine]) -> tuple[Matched, ...]:
    """Whose paper each row is about: by number, else by unit and role or name."""
    return tuple(_matched(state, line) for line in lines)


def _matched(state: State, line: PaperLine) -> Matched:
    found = [m for m in _candidates(state, line) if _same(state, line, m)]
    if len(found) != 1:
        said = " ".join(part for part in (line.number, line.unit, line.name, line.role) if part)
        words = _("{who} is nobody in this contest.")
        if found:
            words = _("{who} could be several people: give the number.")
        return Matched(line=line, trouble=words.format(who=said or "—"))
    member = found[0]
    papers = (s for s in roll.stations(state).values() if s.kind == "paper")
    paper = next((s.id for s in papers if s.role == member.role), "")
    if not paper:
        return Matched(line=line, trouble=_("{who} has no paper.").format(who=member.name))
    return Matched(line=line, station=paper, member=member.id)


def _candidates(state: State, line: PaperLine) -> list[Member]:
    people = roll.people(state)
    if line.number:
        return [m for m in people.members.values() if line.number in _numbers(people.team[m.id], m)]
    return [
        m
        for entrant in people.entrants.values()
        if not line.unit or line.unit in (entrant.name, entrant.short, entrant.number)
        for m in entrant.members
    ]


def _numbers(entrant: Entrant, member: Member) -> tuple[str, ...]:
    own = (member.number, member.badge, member.id)
    return tuple(text.upper() for text in own if text) if member.number else (*own, entrant.number)


def _same(state: State, line: PaperLine, member: Member) -> bool:
    if line.name and line.name != member.name:
        return False
    if line.role:
        role = next((r for r in roll.contest(state).roles if r.id == member.role), None)
        return role is not None and line.role in _words(role)
    return bool(line.name or line.number)


def _words(role: Role) -> tuple[str, ...]:
    return (role.id, role.name.zh, role.name.en, *role.aliases)
