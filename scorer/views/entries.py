"""Entries: who has been entered in a part, as what, and what the part's way makes of it so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from scorer.domain.model.scheme import PartRule
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.entry_scores import entry_heads, way_score
from scorer.domain.record.outcome import NO_RESULT, Outcome, outcome
from scorer.domain.record.state import Entry, State
from scorer.domain.rules.ways.paper import typed_twice
from scorer.domain.rules.ways.way import WayScore
from scorer.views import names
from scorer.views.entry_fields import EntryField, fields, shown_in, time_text
from scorer.views.entry_words import number_label, state_word, word
from scorer.views.points import NONE, lossless
from scorer.words import _

RowState = Literal[
    "waiting", "partial", "blocked", "conflict", "scored", "absent", "withdrawn", "disqualified"
]
OPEN_ENDED: Final = frozenset({"number", "survey", "rate", "votes", "record", "threshold"})
"""Ways in which one more entry is always possible."""
LEDGERS: Final = frozenset({"quiz", "bouts"})
"""Ways whose entries are lines, one after the other."""
_BLIND: Final = frozenset({"paper", "double_marking"})
_MOST_COLUMNS: Final = 6


@dataclass(frozen=True, slots=True)
class EntryCell:
    """What stands in a column: as it was typed, that it is there (``hidden``), or nothing."""

    text: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Somebody who is entered: cells by column, how many entries there are, and the value."""

    subject: str
    number: str
    name: str
    sub: str
    cells: tuple[EntryCell, ...]
    made: int
    value: str
    state: RowState
    words: str
    looked: bool = False


@dataclass(frozen=True, slots=True)
class EntriesView:
    """A part's entries at one number (seat, try or source).

    ``by_number``: a column for each number rather than for each field. ``sealed`` names the scope
    that closes the part, if one does.
    """

    part: str
    title: str
    way: str
    parts: tuple[tuple[str, str], ...]
    number: int
    numbers: tuple[tuple[int, str], ...]
    by_number: bool
    ledger: bool
    fields: tuple[EntryField, ...]
    columns: tuple[str, ...]
    rows: tuple[EntryRow, ...]
    done: int
    sealed: str

    def row(self, subject: str) -> EntryRow | None:
        """The line of a subject."""
        return next((row for row in self.rows if row.subject == subject), None)

    def lacking(self, after: str = "", *, back: bool = False) -> str:
        """The next subject that lacks an entry of this number, after one and then from the top."""
        order = [row.subject for row in (reversed(self.rows) if back else self.rows)]
        place = order.index(after) + 1 if after in order else 0
        for name in (*order[place:], *order[:place]):
            row = self.row(name)
            if row is not None and row.state not in NO_RESULT and not self.made(row):
                return name
        return ""

    def made(self, row: EntryRow) -> bool:
        """Whether a line has its entry of this number."""
        if self.ledger:
            return False
        if not self.by_number:
            return any(cell.text or cell.hidden for cell in row.cells)
        place = [number for number, _label in self.numbers].index(self.number)
        return bool(row.cells[place].text or row.cells[place].hidden)


def entered_parts(state: State) -> tuple[tuple[str, str], ...]:
    """The parts that are entered rather than judged on a sheet, by id and name."""
    return tuple(
        (where.id, names.said(where.title))
        for where in sorted(roll.stations(state).values(), key=lambda one: one.number)
        if where.kind == "part"
    )


def rule_of(state: State, part: str) -> PartRule | None:
    """The rule of a part that is entered."""
    scheme = roll.scheme(state)
    if scheme is None or part not in {name for name, _title in entered_parts(state)}:
        return None
    return scheme.part(part)


def entries_view(state: State, part: str = "", number: int = 1) -> EntriesView | None:
    """A part's entries; of the first part by default. None where no part is entered."""
    parts = entered_parts(state)
    known = [name for name, _title in parts]
    if not known:
        return None
    part = part if part in known else known[0]
    rule = rule_of(state, part)
    assert rule is not None
    ledger, asked = rule.way in LEDGERS, fields(rule)
    subjects = roll.performers(state, roll.stations(state)[part])
    numbers = tuple((n, number_label(rule, n)) for n in _numbers(state, rule, subjects))
    by_number = len(asked) == 1 and not ledger
    number = number if number in dict(numbers) else 1
    blind = is_blind(rule)
    rows = tuple(
        _row(state, rule, asked, name, numbers if by_number else (), number, blind=blind)
        for name in subjects
    )
    return EntriesView(
        part=part,
        title=dict(parts)[part],
        way=rule.way,
        parts=parts,
        number=number,
        numbers=numbers,
        by_number=by_number,
        ledger=ledger,
        fields=asked,
        columns=_columns(rule, asked, numbers if by_number else ()),
        rows=rows,
        done=sum(row.state == "scored" or row.state in NO_RESULT for row in rows),
        sealed=_sealed(state, part, subjects),
    )


def _columns(
    rule: PartRule, asked: tuple[EntryField, ...], numbers: tuple[tuple[int, str], ...]
) -> tuple[str, ...]:
    if rule.way in LEDGERS:
        return (_("Lines"), _("Last line"))
    if numbers:
        return tuple(label for _number, label in numbers)
    return tuple(field.label for field in asked[:_MOST_COLUMNS])


def due_count(rule: PartRule) -> int:
    """How many entries everybody needs."""
    if rule.way in {"counters", "judgement"}:
        return max(1, rule.panel.judges)
    if rule.way == "double_marking":
        return 2
    return 2 if typed_twice(rule) else 1


def _numbers(state: State, rule: PartRule, subjects: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers that may be entered now: those due, those made, and one more where it helps."""
    if rule.way in LEDGERS:
        return (1,)
    made = {entry.fact.number for name in subjects for entry in entry_heads(state, rule.id, name)}
    last = max((due_count(rule), *made))
    more = rule.way in OPEN_ENDED and last in made
    if rule.way in _BLIND and any(
        way_score(state, roll.stations(state)[rule.id], rule, name).status in {"third", "blocked"}
        for name in subjects
    ):
        last, more = max(3, last), rule.way == "double_marking"
    return tuple(range(1, last + more + 1))


def is_blind(rule: PartRule) -> bool:
    """Whether one entry must not show what another says: two typings, or two markers."""
    return rule.way in _BLIND and due_count(rule) == 2


def _row(
    state: State,
    rule: PartRule,
    asked: tuple[EntryField, ...],
    name: str,
    numbers: tuple[tuple[int, str], ...],
    number: int,
    *,
    blind: bool,
) -> EntryRow:
    found = outcome(state, rule.id, name)
    heads = entry_heads(state, rule.id, name)
    hide = blind and len(heads) < 2
    entrant = roll.entrant_of(state, name)
    shown_name, sub = names.who(state, name)
    return EntryRow(
        subject=name,
        number=entrant.number if entrant else "",
        name=shown_name,
        sub=sub,
        cells=_cells(rule, asked, heads, numbers, number, hide=hide),
        made=len(heads),
        value=value_text(rule, found),
        state=found.state,
        words=_words(state, rule, found, len(heads)),
        looked=bool(found.flags),
    )


def _cells(
    rule: PartRule,
    asked: tuple[EntryField, ...],
    heads: tuple[Entry[f.EntryMade], ...],
    numbers: tuple[tuple[int, str], ...],
    number: int,
    *,
    hide: bool,
) -> tuple[EntryCell, ...]:
    if rule.way in LEDGERS:
        last = values_text(rule, heads[-1].fact.values) if heads else ""
        return (EntryCell(str(len(heads)) if heads else ""), EntryCell(last))
    by_number = {entry.fact.number: entry.fact.values for entry in heads}
    if numbers:
        return tuple(
            _cell(asked[0], by_number.get(each), hide=hide and each != number)
            for each, _label in numbers
        )
    mine = by_number.get(number)
    return tuple(_cell(one, mine) for one in asked[:_MOST_COLUMNS])


def _cell(field: EntryField, values: Mapping[str, str] | None, *, hide: bool = False) -> EntryCell:
    text = (values or {}).get(field.id, "")
    if not text:
        return EntryCell()
    return EntryCell(hidden=True) if hide else EntryCell(shown_in(field, text))


def value_text(rule: PartRule, found: Outcome | WayScore) -> str:
    """A part's value as people read it."""
    if found.value is None:
        return NONE
    if rule.settings.get("unit") == "s":
        return time_text(found.value)
    return lossless(found.value, rule.decimals)


def _words(state: State, rule: PartRule, found: Outcome, made: int) -> str:
    if found.state in NO_RESULT:
        return names.status(found.state)
    if found.state == "conflict":
        return _("Rulings differ") if found.torn else _("Two versions")
    if found.state == "scored":
        return _("Entered")
    if not made:
        return _("Not started")
    known = way_score(state, roll.stations(state)[rule.id], rule, found.member)
    due = due_count(rule)
    if known.status in {"", "missing"} and made < due:
        return f"{made}/{due}"
    return state_word(known.status)


def _sealed(state: State, part: str, subjects: tuple[str, ...]) -> str:
    scope = seals.closed_by(state, part, subjects[0]) if subjects else ""
    return names.scope(state, scope) if scope else ""


def values_text(rule: PartRule, values: Mapping[str, str]) -> str:
    """What an entry says, in one line."""
    every = fields(rule)
    if values.get("kind") == "reverse":
        return _("Line {number} taken back").format(number=values.get("reverses", ""))
    if rule.way == "bouts" and values.get("against"):
        return _bout_text(values)
    told = [
        shown_in(one, values[one.id])
        if one.kind == "words" or len(every) == 1
        else _("{field} {value}").format(field=one.label, value=shown_in(one, values[one.id]))
        for one in every
        if values.get(one.id)
    ]
    return _(", ").join(told)


def _bout_text(values: Mapping[str, str]) -> str:
    parts = [
        _("Round {round}").format(round=values.get("round") or "1"),
        _("against {name}").format(name=values["against"]),
    ]
    if values.get("own") and values.get("other"):
        parts.append(f"{values['own']} : {values['other']}")
    kind = values.get("kind", "match")
    return " · ".join([*parts, *([word(kind)] if kind != "match" else [])])
