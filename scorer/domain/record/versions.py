"""Versions: what was recorded of one thing, perhaps on two laptops that did not hear each other.

A later version names those that it replaces. What nobody replaced stands, however late or early
its clock; where two that stand differ, people decide.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeVar

from msgspec.structs import replace

from scorer.domain.record import facts as f
from scorer.domain.record.slots import slot
from scorer.domain.record.state import Entry, State

Versioned = f.PaperTyped | f.PaperSettled | f.TimeTaken | f.Ruling
V = TypeVar("V", bound=Versioned)
R = TypeVar("R", bound=f.Ruling)


def standing(state: State, kind: type[V], *where: str) -> tuple[Entry[V], ...]:
    """The versions in a slot that no later version replaces, in journal order."""
    line = state.entries(kind, *where)
    if len(line) < 2:  # nothing can have replaced the only one
        return line
    replaced = {target for place, entry in enumerate(line) for target in _took(entry, line[:place])}
    return tuple(entry for entry in line if entry.id not in replaced)


def _took(entry: Entry[Any], before: Sequence[Entry[Any]]) -> Sequence[str]:
    """What a version took the place of.

    One from before rulings said what they knew takes the place of all such before it, as it did
    then, and of its own laptop's.
    """
    named: tuple[str, ...] | None = entry.fact.replaces
    if named is not None:
        return named
    return [
        former.id
        for former in before
        if former.fact.replaces is None or former.laptop == entry.laptop
    ]


def known(state: State, kind: type[V], *where: str) -> tuple[str, ...]:
    """The ids of all versions in a slot, undone ones too: what a new version replaces."""
    return tuple(entry.id for entry in state.table(kind).get(where, ()))


def aware(state: State, ruling: R) -> R:
    """The ruling with the ids of all that are known in its slot."""
    kind: type[R] = type(ruling)
    # Every ruling is a fact, though not every fact is a ruling.
    return replace(ruling, replaces=known(state, kind, *slot(ruling)))  # type: ignore[arg-type]


def contested(state: State, kind: type[R], *where: str) -> tuple[Entry[R], ...]:
    """The rulings that stand in a slot where they say different things; none where they agree.

    The last in journal order counts until the chief judge rules anew. Other reasons for the same
    ruling are no contradiction.
    """
    line = standing(state, kind, *where)
    if len(line) < 2 or len({_said(entry.fact) for entry in line}) == 1:
        return ()
    return line


def _said(ruling: f.Ruling) -> tuple[object, ...]:
    fields = (name for name in ruling.__struct_fields__ if name not in {"replaces", "reason"})
    return tuple(getattr(ruling, name) for name in fields)


def paper_typings(
    state: State, station: str, member: str
) -> tuple[tuple[Entry[f.PaperTyped], ...], tuple[Entry[f.PaperTyped], ...]]:
    """The first and the second typings of a paper that stand; of each, one per laptop at most."""
    first, second = (standing(state, f.PaperTyped, station, member, which) for which in "12")
    return first, second


def paper_voices(
    typed: Sequence[Entry[f.PaperTyped]], ruled: Sequence[Entry[f.PaperSettled]]
) -> set[tuple[Fraction | None, bool]]:
    """The scores of a paper that records stand for, each with whether it says absent."""
    heard: list[Entry[Any]] = [*ruled, *(unheard(typed, ruled) if ruled else typed)]
    return {(entry.fact.score, entry.fact.absent) for entry in heard}


def papers_differ(state: State, station: str, member: str) -> bool:
    """Whether what counts of a paper's records is several scores."""
    first, second = paper_typings(state, station, member)
    ruled = standing(state, f.PaperSettled, station, member)
    return len(paper_voices((*first, *second), ruled)) > 1


def unheard(
    typed: Sequence[Entry[f.PaperTyped]], ruled: Sequence[Entry[f.PaperSettled]]
) -> tuple[Entry[f.PaperTyped], ...]:
    """The typings that no ruling knew of."""
    heard = {target for entry in ruled for target in entry.fact.replaces}
    return tuple(entry for entry in typed if entry.id not in heard)
