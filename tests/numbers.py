"""Every number that a state and what follows from it hold, however deep."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from typing import Any

from msgspec import Struct

from scorer.domain.record import roll
from scorer.domain.record.outcome import outcome
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.views import awards, standings


def inexact(state: State) -> set[str]:
    """Where a float stands between the marks on record and the certificates; empty for nowhere."""
    outcomes = {
        (where.id, member): outcome(state, where.id, member)
        for where in roll.stations(state).values()
        for member in roll.performers(state, where)
    }
    what = {
        "facts": state.tables,
        "outcomes": outcomes,
        "board": board(state),
        "standings": standings.table(state),
        "awards": awards.award_list(state),
    }
    return {path for name, value in what.items() for path in floats(value, name, set())}


def floats(value: Any, path: str, seen: set[int]) -> Iterator[str]:
    """The way to each float within a value; ``seen`` are the ids of what was looked into."""
    if isinstance(value, float):
        yield path
        return
    if isinstance(value, str | bytes | int) or id(value) in seen:
        return
    seen.add(id(value))
    for name, part in _parts(value):
        yield from floats(part, f"{path}.{name}", seen)


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield f"[{key}]", part
            yield "key", key
    elif isinstance(value, Struct):
        yield from ((name, getattr(value, name)) for name in value.__struct_fields__)
    elif is_dataclass(value):
        yield from ((one.name, getattr(value, one.name)) for one in fields(value))
    elif isinstance(value, list | tuple | AbstractSet):
        yield from (("item", part) for part in value)
