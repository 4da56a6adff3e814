"""The fold: from records to state, in any order, twice included."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from scorer.domain.record.record import Record
from scorer.domain.record.slots import Slot, slot
from scorer.domain.record.state import Entry, State


def evolve(state: State, records: Iterable[Record]) -> State:
    """The state after these records. Only the tables that they touch are copied.

    A record that is there already changes nothing.
    """
    tables: dict[type, dict[Slot, tuple[Entry[Any], ...]]] = {}
    clock, count, unknown = state.clock, state.count, set(state.unknown)
    touched, ground = dict(state.touched), state.ground
    newest, at = (state.clock, state.last_id), state.at
    for record in records:
        clock = max(clock, record.clock)
        if record.order > newest:
            newest, at = record.order, record.at
        if record.fact is None:
            count += record.id not in unknown
            unknown.add(record.id)
            continue
        kind = type(record.fact)
        if kind not in tables:
            tables[kind] = dict(state.tables.get(kind, {}))
        count += _place(tables[kind], record)
        if member := getattr(record.fact, "member", ""):
            touched[member] = object()
        else:
            ground = object()
    return State(
        tables={**state.tables, **tables},
        clock=clock,
        count=count,
        unknown=frozenset(unknown),
        at=at,
        last_id=newest[1],
        touched=touched,
        ground=ground,
        memo=state.memo,
    )


def _place(table: dict[Slot, tuple[Entry[Any], ...]], record: Record) -> bool:
    """Put a record into its slot; whether it was new."""
    assert record.fact is not None
    where = slot(record.fact)
    line = table.get(where, ())
    entry = Entry(record.clock, record.id, record.at, record.laptop, record.actor, record.fact)
    if not line or line[-1].order < entry.order:  # as nearly all records come
        table[where] = (*line, entry)
        return True
    at = bisect_left(line, entry.order, key=lambda known: known.order)
    if at < len(line) and line[at].id == record.id:
        return False
    table[where] = (*line[:at], entry, *line[at:])
    return True
