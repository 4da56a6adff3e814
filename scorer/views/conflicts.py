"""Sheets of which several signed versions contradict each other, line by line.

None wins by itself, and none by being later: the chief judge settles each with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import Item, Rubric
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.disputes import disputes
from scorer.domain.record.outcome import Sheet, outcome
from scorer.domain.record.register import clashes
from scorer.domain.record.state import State
from scorer.domain.rules.sheet import SheetScore, score_sheet
from scorer.views import names
from scorer.words import _, n_


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A line of a sheet in one version; ``differs``: another version says something else."""

    number: str
    name: str
    mark: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One of the contradicting versions of a sheet, from which laptop, signed when and how."""

    record: str
    laptop: str
    total: str
    about: str
    lines: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A sheet of which several versions are signed; none wins by itself."""

    station: str
    member: str
    seat: int
    title: str
    judge: str
    summary: str
    versions: tuple[Version, ...]

    @property
    def key(self) -> str:
        """What tells it from every other conflict."""
        return f"{self.station}/{self.member}/{self.seat}"


def conflicts(state: State) -> tuple[Conflict, ...]:
    """Every sheet of which signed versions contradict each other."""
    if state.last(f.ContestSet) is None:
        return ()
    return tuple(
        _conflict(state, station, member, seat, versions)
        for station, member, rivals in _rivals(state)
        for seat, versions in rivals.items()
    )


def conflict_count(state: State) -> int:
    """How many sheets and rulings have contradicting versions, and certificates are at odds."""
    if state.last(f.ContestSet) is None:
        return 0
    sheets = sum(len(rivals) for _s, _m, rivals in _rivals(state))
    return sheets + len(disputes(state)) + len(clashes(state))


def torn_laptops(state: State) -> dict[str, int]:
    """How many conflicts each laptop has a part in."""
    counts: dict[str, int] = {}
    for _where, _member, rivals in _rivals(state):
        for versions in rivals.values():
            for laptop in {version.laptop for version in versions}:
                counts[laptop] = counts.get(laptop, 0) + 1
    for dispute in disputes(state):
        for laptop in {entry.laptop for entry in dispute.entries}:
            counts[laptop] = counts.get(laptop, 0) + 1
    return counts


def _rivals(state: State) -> list[tuple[Station, str, Mapping[int, tuple[Sheet, ...]]]]:
    found = []
    for where in roll.stations(state).values():
        if where.kind == "skill":
            for member in roll.performers(state, where):
                rivals = outcome(state, where.id, member).rivals
                if rivals:
                    found.append((where, member, rivals))
    return found


def _conflict(
    state: State, where: Station, member: str, seat: int, sheets: tuple[Sheet, ...]
) -> Conflict:
    rubric = roll.rubric(state, where)
    bare = rubric is None or not all(sheet.fact.marks for sheet in sheets)
    tables = [_table(rubric, sheet, bare=bare) for sheet in sheets]
    rows = list(dict.fromkeys(row for table in tables for row in table))
    differ = {row for row in rows if len({table[row] for table in tables if row in table}) > 1}
    totals = [sheet.fact.total for sheet in sheets]
    summary = n_(
        "{count} line differs, totals {apart} apart",
        "{count} lines differ, totals {apart} apart",
        len(differ),
    )
    judge = names.official(state, sheets[0].fact.judge)
    return Conflict(
        station=where.id,
        member=member,
        seat=seat,
        title=_(" · ").join((names.said(where.title), names.performer(state, where.id, member))),
        judge=_("Seat {seat} {judge}").format(seat=seat, judge=judge),
        summary=summary.format(count=len(differ), apart=brief(max(totals) - min(totals))),
        versions=tuple(
            Version(
                record=sheet.id,
                laptop=laptop_name(state, sheet.laptop),
                total=brief(sheet.fact.total),
                about=_about(state, sheet),
                lines=tuple(
                    VersionLine(number, name, table.get((number, name), "—"), row in differ)
                    for row in rows
                    for number, name in (row,)
                ),
            )
            for sheet, table in zip(sheets, tables, strict=True)
        ),
    )


def _about(state: State, sheet: Sheet) -> str:
    how = {
        "judge": _("Signed by the judge"),
        "clerk": _("Copied by {name}"),
        "file": _("From a file"),
    }
    said = how[sheet.fact.source].format(name=names.official(state, sheet.actor))
    return f"{names.clock(sheet.at)} {said}".strip()


def _table(rubric: Rubric | None, sheet: Sheet, *, bare: bool) -> dict[tuple[str, str], str]:
    """What a version says, line by line; the total too where some version is no more than that."""
    fact = sheet.fact
    lines = {("", _("Sheet total")): brief(fact.total)} if bare else {}
    if rubric is None or not fact.marks:
        return lines
    score = score_sheet(rubric, fact.marks)
    for number, item in enumerate(rubric.items, 1):
        if item.kind == "critical":
            seen = _("Seen") if item.id in fact.ticks else _("Not seen")
            lines["!", names.said(item.name)] = seen
        else:
            lines[str(number), names.said(item.name)] = _mark(score, item, fact)
    return lines


def _mark(score: SheetScore, item: Item, fact: f.SheetSigned) -> str:
    mark = fact.marks.get(item.id)
    if mark and mark.waived:
        return names.status("waived")
    worth = score.points.get(item.id)
    said = "—" if worth is None else brief(worth)
    return _("{mark}, out of order").format(mark=said) if mark and mark.out_of_order else said


def laptop_name(state: State, laptop: str) -> str:
    """What people call a laptop; the beginning of its id where nobody named it."""
    found = state.last(f.LaptopAdmitted, laptop)
    return found.name if found and found.name else laptop[:8].upper()
