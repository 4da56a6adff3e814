"""What each column of a file of results says: whose row it is, or which marks stand below it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct

from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Form, Scheme
from scorer.domain.model.text import Text
from scorer.domain.rules.part_value import fields
from scorer.exchange.headings import plain
from scorer.exchange.results_rows import Line
from scorer.exchange.results_words import HEADINGS, OF_PART, PASSED_OVER, RESERVED, SEAT, TRY

Says = Literal["row", "mark", "nothing", "unknown"]
_SEARCHED: Final = 30


class Column(Struct, frozen=True, kw_only=True):
    """What stands below one heading.

    ``row``: what ``name`` tells of the row; ``mark``: a mark of this part, number and field, as far
    as the heading names them (``field`` as it is written there).
    """

    says: Says
    heading: str
    name: str = ""
    part: str = ""
    number: int = 0
    field: str = ""


class Names(Struct, frozen=True):
    """The contest's parts, and each part's fields: ids by every way in which people write them."""

    parts: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    forms: Mapping[str, Mapping[str, Form | None]]

    def part(self, text: str) -> str:
        """A part's id, or a reserved word's; empty where there is none."""
        key = plain(text)
        return self.parts.get(key) or RESERVED.get(key, "")

    def has_field(self, text: str) -> bool:
        """Whether any part has that field."""
        return any(plain(text) in known for known in self.fields.values())


def names_of(scheme: Scheme, rubrics: Mapping[str, Rubric]) -> Names:
    """The names that a contest's files may use."""
    forms = {part.id: fields(part, rubrics.get(part.rubric)) for part in scheme.parts}
    written: dict[str, dict[str, str]] = {}
    for part in scheme.parts:
        rubric = rubrics.get(part.rubric)
        items = {item.id: item.name for item in rubric.items} if rubric else {}
        written[part.id] = {
            way: name
            for name, form in reversed(forms[part.id].items())
            for way in _written(name, form.name if form else items[name])
        }
    parts = {way: part.id for part in scheme.parts[::-1] for way in _written(part.id, part.name)}
    return Names(parts, written, forms)


def _written(name: str, said: Text) -> tuple[str, ...]:
    return tuple(plain(text) for text in (said.en, said.zh, name) if text)


def find_columns(
    lines: Iterator[Line], names: Names | None
) -> tuple[int, tuple[Column, ...]] | None:
    """The headings: the first row that says whose the rows are; None where there is none.

    Gives the row's number too; the rows below it are still to be read from ``lines``.
    """
    for number, cells in lines:
        columns = tuple(column(cell, names) for cell in cells)
        if any(c.says == "row" and c.name in {"subject", "name"} for c in columns):
            return number, columns
        if number > _SEARCHED:
            return None
    return None


def column(heading: str, names: Names | None) -> Column:
    """What a heading says."""
    key = plain(heading)
    for name, ways in HEADINGS.items():
        if key in map(plain, ways) and not (names and key in names.parts):
            return Column(says="row", heading=heading, name=name)
    if names is None:
        return Column(says="nothing", heading=heading)
    return _mark(heading, key, names) or Column(
        says="nothing" if key in PASSED_OVER else "unknown", heading=heading
    )


def _mark(heading: str, key: str, names: Names) -> Column | None:
    """A heading of marks: ``part``, ``part#2``, ``part.field``, ``judge 3``, ``#2`` or a field."""
    if names.part(key):
        return Column(says="mark", heading=heading, part=names.part(key))
    seat = SEAT.fullmatch(key) or TRY.fullmatch(key)
    if seat:
        return Column(says="mark", heading=heading, number=int(seat[1]))
    found = OF_PART.fullmatch(key)
    if found and names.part(found["part"]):
        part = names.part(found["part"])
        field, number = found["field"] or "", int(found["number"] or 0)
        if not field or field in names.fields.get(part, {}):
            return Column(says="mark", heading=heading, part=part, number=number, field=field)
    if names.has_field(key):
        return Column(says="mark", heading=heading, field=key)
    return None


def cell(cells: Sequence[str], at: int) -> str:
    """A cell of a row, which text files may end early."""
    return cells[at].strip() if at < len(cells) else ""
