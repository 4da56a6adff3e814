"""Versions: what was recorded of one thing, perhaps on two laptops that did not hear each other.

A later version names those that it replaces. What nobody replaced stands, however late or early
its clock; where two that stand differ, people decide.
"""

from collections.abc import Sequence
from typing import TypeVar

from scorer.domain.record import facts as f
from scorer.domain.record.state import Entry, State

V = TypeVar("V", f.PaperTyped, f.PaperSettled, f.TimeTaken)


def standing(state: State, kind: type[V], *slot: str) -> tuple[Entry[V], ...]:
    """The versions in a slot that no later version replaces, in journal order."""
    line = state.entries(kind, *slot)
    if len(line) < 2:  # nothing can have replaced the only one
        return line
    replaced = {target for entry in line for target in entry.fact.replaces}
    return tuple(entry for entry in line if entry.id not in replaced)


def known(state: State, kind: type[V], *slot: str) -> tuple[str, ...]:
    """The ids of all versions in a slot, undone ones too: what a new version replaces."""
    return tuple(entry.id for entry in state.table(kind).get(slot, ()))


def paper_typings(
    state: State, station: str, member: str
) -> tuple[tuple[Entry[f.PaperTyped], ...], tuple[Entry[f.PaperTyped], ...]]:
    """The first and the second typings of a paper that stand; of each, one per laptop at most."""
    first, second = (standing(state, f.PaperTyped, station, member, which) for which in "12")
    return first, second


def unheard(
    typed: Sequence[Entry[f.PaperTyped]], ruled: Sequence[Entry[f.PaperSettled]]
) -> tuple[Entry[f.PaperTyped], ...]:
    """The typings that no ruling knew of."""
    heard = {target for entry in ruled for target in entry.fact.replaces}
    return tuple(entry for entry in typed if entry.id not in heard)
