"""A standing worked out from files, as a table whose columns have lasting names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from scorer.domain.model.scheme import PartRule, Scheme
from scorer.domain.rules.awards import award
from scorer.domain.rules.part_result import EntrantResult, SchemeResult
from scorer.domain.rules.ranking import Place
from scorer.domain.rules.titles import within_cap
from scorer.exchange.results import Results
from scorer.exchange.tables import Cell, Table
from scorer.views.names import STATUS, said
from scorer.words import N_, _

_HEADS: Final[dict[str, str]] = {
    "place": N_("Place"),
    "division": N_("Division"),
    "id": N_("Id"),
    "name": N_("Name"),
    "unit": N_("Unit"),
    "penalty": N_("Penalty"),
    "total": N_("Total"),
    "status": N_("Status"),
    "decided_by": N_("Decided by"),
    "shared_with": N_("Shared with"),
    "prize": N_("Prize"),
}


class _Line(Struct, frozen=True):
    division: str
    place: Place
    result: EntrantResult
    prize: str


def results_table(
    scheme: Scheme,
    results: Results,
    found: SchemeResult,
    parts: Sequence[str],
    *,
    spoken: bool,
    title: str = "",
) -> Table:
    """The standing, best first within each division.

    ``spoken`` heads the columns in the language of the moment and leaves empty ones out; else the
    headings are the lasting names that the help page tells.
    """
    counted = [part for part in scheme.parts if part.id in parts]
    columns = {key: _HEADS[key] for key in ("place", "division", "id", "name", "unit")}
    for part in counted:
        columns |= _part_heads(part, spoken=spoken)
    columns |= {f"group.{group.id}": said(group.name) for group in scheme.groups}
    columns |= {
        key: _HEADS[key]
        for key in ("penalty", "total", "status", "decided_by", "shared_with", "prize")
    }
    rows = [
        _row(scheme, results, line, counted, spoken=spoken)
        for line in _lines(scheme, results, found)
    ]
    if spoken:
        full = [key for key in columns if key in {"place", "total"} or any(r[key] for r in rows)]
        columns = {key: columns[key] for key in full}
    heads = {key: _(head) if key in _HEADS else head for key, head in columns.items()}
    return Table(
        title=title,
        headers=tuple(heads.values() if spoken else heads),
        keys=tuple(columns),
        rows=tuple(tuple(row[key] for key in columns) for row in rows),
        decimals=None,
    )


def _part_heads(part: PartRule, *, spoken: bool) -> dict[str, str]:
    """The columns of a part; for the eye without its places."""
    name = said(part.name)
    heads = {f"part.{part.id}": name}
    if not spoken:
        heads[f"part.{part.id}.place"] = ""
    if not spoken or part.convert.how != "as_is":
        heads[f"part.{part.id}.points"] = _("{part}, points").format(part=name)
    return heads


def _lines(scheme: Scheme, results: Results, found: SchemeResult) -> Iterator[_Line]:
    for division, places in found.places.items():
        prizes = _prizes(scheme, results, found, places)
        for place in places:
            yield _Line(division, place, found.entrants[place.id], prizes.get(place.id, ""))


def _prizes(
    scheme: Scheme, results: Results, found: SchemeResult, places: Sequence[Place]
) -> Mapping[str, str]:
    """The prize of each who has one, by the scheme's rule, within a division."""
    known = results.known
    own = [one for one in places if not (one.id in known and known[one.id].exhibition)]
    units = {name: one.unit or one.name for name, one in known.items()}
    finals = {one.id: found.entrants[one.id].final for one in own}
    competed = sum(any(p.raw is not None for p in found.entrants[n].parts.values()) for n in finals)
    kept = within_cap(own, units, scheme.per_unit)
    given = award(kept, scheme.prizes, finals, len(finals), competed)
    names = {level.id: said(level.name) for level in scheme.prizes.levels}
    return {name: names[level] for level, won in given.levels.items() for name in won}


def _row(
    scheme: Scheme,
    results: Results,
    line: _Line,
    parts: Sequence[PartRule],
    *,
    spoken: bool,
) -> dict[str, Cell]:
    name, result = line.place.id, line.result
    known = results.known.get(name)
    row: dict[str, Cell] = {
        "place": line.place.rank,
        "division": line.division,
        "id": name,
        "name": known.name if known else "",
        "unit": known.unit if known else "",
        "penalty": result.penalty or None,
        "total": result.final,
        "status": _status(result, exhibition=bool(known and known.exhibition), spoken=spoken),
        "decided_by": "" if line.place.decided_by == "total" else line.place.decided_by,
        "shared_with": " ".join(line.place.tied),
        "prize": line.prize,
    }
    for part in parts:
        own = result.parts[part.id]
        gap = _word(own.status, spoken=spoken) if own.normalised is None else ""
        row[f"part.{part.id}"] = gap or own.normalised
        row[f"part.{part.id}.place"] = own.place
        row[f"part.{part.id}.points"] = own.counted
    for group in scheme.groups:
        gathered = result.groups.get(group.id)
        row[f"group.{group.id}"] = gathered.value if gathered else None
    return row


def _status(result: EntrantResult, *, exhibition: bool, spoken: bool) -> str:
    if result.status:
        return _word(result.status, spoken=spoken)
    if exhibition:
        return _("Exhibition") if spoken else "exhibition"
    return ""


def _word(status: str, *, spoken: bool) -> str:
    return _(STATUS[status]) if spoken and status in STATUS else status
