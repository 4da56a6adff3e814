"""The state: what all facts together say, frozen.

Every kind of fact has a table of slots; a slot holds its entries in journal order. What counts is
the last entry that is not undone. Because a slot sorts its entries, records may arrive in any
order, and from any laptop, and give the same state.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import is_
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

from msgspec import Struct

from scorer.domain.record.facts import Undone
from scorer.domain.record.slots import Slot

F = TypeVar("F")


class Entry(Struct, Generic[F], frozen=True, gc=False):
    """A fact in the state, with who recorded it, when and where (see ``Record``)."""

    clock: int
    id: str
    at: str
    laptop: str
    actor: str
    fact: F

    @property
    def order(self) -> tuple[int, str]:
        """The place in journal order."""
        return (self.clock, self.id)


Table = Mapping[Slot, tuple[Entry[Any], ...]]
NOTHING: Table = MappingProxyType({})


@dataclass(frozen=True)
class State:
    """All that the contest knows.

    ``clock`` is the highest clock seen; ``at`` the wall time of the last record in journal order
    (for people); ``count`` the number of records; ``unknown`` the ids of records from a newer
    version, which are kept but say nothing here.

    ``touched`` and ``ground`` only help to remember: a token that is replaced whenever a fact
    about that member comes in, and one for every fact that is not about one member.
    """

    tables: Mapping[type, Table] = field(default_factory=dict)
    clock: int = 0
    count: int = 0
    unknown: frozenset[str] = frozenset()
    at: str = ""
    last_id: str = ""
    touched: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)
    ground: object = field(default_factory=object, compare=False, repr=False)
    memo: dict[str, tuple[tuple[object, ...], object]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def table(self, kind: type[F]) -> Mapping[Slot, tuple[Entry[F], ...]]:
        """Every slot of a kind, undone entries included."""
        return cast("Mapping[Slot, tuple[Entry[F], ...]]", self.tables.get(kind, NOTHING))

    def entries(self, kind: type[F], *slot: str) -> tuple[Entry[F], ...]:
        """The entries of a slot that count, in journal order."""
        found = self.tables.get(kind, NOTHING).get(slot)
        return self._counting(found) if found else ()

    def entry(self, kind: type[F], *slot: str) -> Entry[F] | None:
        """The last entry of a slot that counts."""
        found = self.tables.get(kind, NOTHING).get(slot)
        counting = self._counting(found) if found else ()
        return counting[-1] if counting else None

    def last(self, kind: type[F], *slot: str) -> F | None:
        """The last fact of a slot that counts."""
        found = self.tables.get(kind, NOTHING).get(slot)
        counting = self._counting(found) if found else ()
        return counting[-1].fact if counting else None

    def each(self, kind: type[F]) -> Iterator[tuple[Slot, Entry[F]]]:
        """The last entry that counts of every slot of a kind, by slot."""
        table = self.table(kind)
        for slot in sorted(table):
            found = self._counting(table[slot])
            if found:
                yield slot, found[-1]

    def remembered(self, name: str, sources: tuple[object, ...], make: Callable[[], F]) -> F:
        """What ``make`` gave for these very sources, made once.

        The memory passes from state to state, so that only what a new record touched is computed
        again; a source that was replaced (compared by identity) ends what was made from it.
        """
        sources = (*sources, self.tables.get(Undone, NOTHING))
        known = self.memo.get(name)
        if known and len(known[0]) == len(sources) and all(map(is_, known[0], sources)):
            return cast("F", known[1])
        made = make()
        self.memo[name] = (sources, made)
        return made

    def undone(self, record: str) -> bool:
        """Whether a record is undone: some undo of it is not itself undone."""
        undos = self.table(Undone).get((record,), ())
        return any(not self.undone(undo.id) for undo in undos)

    def _counting(self, entries: tuple[Entry[F], ...]) -> tuple[Entry[F], ...]:
        if not self.tables.get(Undone):
            return entries
        return tuple(entry for entry in entries if not self.undone(entry.id))
