"""The clerk: the one door through which people change a contest.

A decision gives facts or refuses; the clerk stamps them as records, keeps them durably, folds them
into the state and tells whoever listens. From then on a power cut loses nothing.
"""

import platform
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, Self

from scorer.domain.model.exact import stored
from scorer.domain.model.marks import DraftSheet
from scorer.domain.model.officials import pin_matches
from scorer.domain.record import roll
from scorer.domain.record.decisions.setup import admit_laptop
from scorer.domain.record.facts import (
    ContestSet,
    Fact,
    LaptopAdmitted,
    OfficialSet,
    Released,
)
from scorer.domain.record.fold import evolve
from scorer.domain.record.record import Record
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.store.admission import admitted, has_ticket, root
from scorer.store.backup import Backups, checked_copy, last_good, noted_contest, noted_folders
from scorer.store.chain import collecting_later
from scorer.store.file import DraftKey
from scorer.store.journal import Journal
from scorer.store.keyring import Head, Keyring, laptop_of, new_seed, public, spoken
from scorer.store.merge import MergeReport
from scorer.store.stamp import Clock, Ids, chance, stamped, wall_clock
from scorer.store.ticket import entering, founding_keys, give_up, site_notes, take_ticket
from scorer.store.trouble import Damaged, StoreTrouble, Trouble
from scorer.views import standings

P = ParamSpec("P")
Listener = Callable[[State], None]
_CHUNK: Final = 4000
_AHEAD: Final = timedelta(minutes=5)


class Clerk:
    """An open contest: its state, and the way to change it. Belongs to one thread."""

    def __init__(self, journal: Journal, clock: Clock, ids: Ids) -> None:
        self._journal = journal
        self._clock = clock
        self._ids = ids
        self._listeners: list[Listener] = []
        self._state = State()
        self._trouble: Trouble | None = journal.trouble
        self._latest: tuple[datetime | None, datetime | None] = (None, None)

    # -- opening -------------------------------------------------------------------------------

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        clock: Clock = wall_clock,
        ids: Ids = chance,
        read_only: bool = False,
    ) -> Self:
        """Open a contest file and fold it. Raises ``NotOpened`` or ``StoreTrouble``."""
        journal = _opened(Path(path), read_only=read_only)
        clerk = cls(journal, clock, ids)
        clerk._read()
        return clerk

    @classmethod
    def create(
        cls,
        path: Path | str,
        facts: Sequence[Fact],
        by: str,
        *,
        clock: Clock = wall_clock,
        ids: Ids = chance,
        name: str = "",
    ) -> Self:
        """Make a contest file from its first facts, one of which is the contest itself.

        This laptop is let in, and so is any spare laptop that opens a backup; the contest gets its
        certificate key. Raises ``FileExistsError`` or ``StoreTrouble``.
        """
        contest = next(fact.contest for fact in facts if isinstance(fact, ContestSet))
        clerk = cls(Journal.create(Path(path), contest.id), clock, ids)
        clerk.note(name=name or platform.node())
        clerk._record((*facts, *founding_keys(clerk._journal, clerk.name)), by)
        return clerk

    def close(self) -> None:
        """Close the file. Nothing is ever left to be saved."""
        self._listeners.clear()
        self._journal.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self) -> None:
        with collecting_later():
            records = self._journal.records()
            self._state = evolve(State(), records)
        if not self.read_only:
            take_ticket(self._journal, admitted(self._state))
            own = [record.at for record in records if record.laptop == self.laptop]
            self._latest = (_time(own[-1:]), _time([record.at for record in records[-1:]]))

    # -- what is known -------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """All that the contest knows, frozen."""
        return self._state

    @property
    def journal(self) -> Journal:
        """The file behind the state, for exports and backups. Records enter through ``do`` only."""
        return self._journal

    @property
    def path(self) -> Path:
        """Where the contest's file lies."""
        return self._journal.path

    @property
    def laptop(self) -> str:
        """This laptop's id in the contest."""
        return self._journal.laptop

    @property
    def name(self) -> str:
        """What people call this laptop."""
        known = self._journal.local("laptop")
        if known and known != self.laptop:
            return platform.node()  # a copy still says what its first laptop was called
        return self._journal.local("name") or platform.node()

    @property
    def read_only(self) -> bool:
        """Whether the file can only be looked at."""
        return self._journal.read_only

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be written at the moment; None while all is well."""
        return self._trouble

    @property
    def odd_clock(self) -> bool:
        """Whether this laptop's clock is behind what was already recorded.

        A hint for people; the order of records does not depend on it.
        """
        own, seen = self._latest
        now = self._clock()
        return bool((own and now < own) or (seen and now < seen - _AHEAD))

    @property
    def let_in(self) -> bool:
        """Whether other laptops take this one's word on who is let in."""
        known, me = admitted(self._state), self._journal.identity
        first = root(self._state)
        ticket = has_ticket(known, me.key, me.ticket, me.proof)
        return first in {"", me.laptop} or me.laptop in known or ticket

    @property
    def certificate_seed(self) -> str:
        """The secret key that signs certificates (hex); empty where this laptop has none."""
        return Keyring(self._journal.contest).secret("certificate")

    # -- what people do ------------------------------------------------------------------------

    def do(
        self,
        decide: Callable[Concatenate[State, str, P], Sequence[Fact]],
        by: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> State:
        """Decide, record and fold; the new state.

        Raises ``Refused`` (nothing was recorded) or ``StoreTrouble`` (nothing was written).
        """
        facts = decide(self._state, by, *args, **kwargs)
        if any(isinstance(fact, LaptopAdmitted) for fact in facts) and not self.let_in:
            raise Refused("not_let_in", laptop=spoken(self.laptop))
        return self._record(facts, by)

    def sign(
        self,
        key: DraftKey,
        decide: Callable[Concatenate[State, str, P], Sequence[Fact]],
        by: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> State:
        """As ``do``; the seat's unsigned sheet goes in the same moment."""
        return self._record(decide(self._state, by, *args, **kwargs), by, (key,))

    def sign_all(
        self,
        keys: Sequence[DraftKey],
        decide: Callable[Concatenate[State, str, P], Sequence[Fact]],
        by: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> State:
        """As ``sign``, for several unsigned sheets that become facts in one act."""
        return self._record(decide(self._state, by, *args, **kwargs), by, keys)

    def keep_draft(self, key: DraftKey, draft: DraftSheet) -> None:
        """Keep an unsigned sheet, durably, on this laptop only. ``StoreTrouble`` if it fails."""
        with self._troubles():
            self._journal.keep_draft(key, draft)

    def drop_draft(self, key: DraftKey) -> None:
        """Throw an unsigned sheet away. ``StoreTrouble`` if it fails."""
        with self._troubles():
            self._journal.drop_drafts([key])

    def draft(self, key: DraftKey) -> DraftSheet | None:
        """The unsigned sheet of a seat, if there is one."""
        return self._journal.draft(key)

    def drafts(self) -> dict[DraftKey, DraftSheet]:
        """All unsigned sheets on this laptop."""
        return self._journal.drafts()

    def local(self, name: str) -> str:
        """What this laptop noted under a name; empty if nothing."""
        return self._journal.local(name)

    def note(self, **values: str) -> None:
        """Note what concerns this laptop only: its ``name``, its backup folders."""
        with self._troubles():
            self._journal.note(**values, laptop=self.laptop)

    @property
    def backup_folders(self) -> tuple[Path, ...]:
        """Where this laptop's backups go: up to two folders."""
        return tuple(Path(line) for line in self.local("backups").splitlines())

    def back_up_to(self, folders: Iterable[Path]) -> None:
        """Choose the folders for backups, two at most; ``backups`` makes them."""
        self.note(backups="\n".join(str(folder.resolve()) for folder in folders))

    def backups(self) -> Backups:
        """What makes the backups of this contest; the caller says when."""
        return Backups(self._journal, self.backup_folders)

    def copy_for(self, name: str, to: Path | str, by: str) -> Path:
        """Let another laptop in and make the copy that it starts from.

        The copy carries a ticket, which moves into that laptop's own keys when it first writes.
        Raises ``Refused`` (only the chief judge may) or ``StoreTrouble``.
        """
        ticket = new_seed()
        self.do(admit_laptop, by, laptop_of(public(ticket)), public(ticket), name)
        notes = site_notes(self._journal.contest, name, ticket)
        checked_copy(self.path, Path(to), notes, drafts=False)
        return Path(to)

    def merge(self, records: Iterable[Record], heads: Sequence[Head] = ()) -> MergeReport:
        """Take in another laptop's records, all or none, in any order, twice included.

        ``heads`` are the signatures that came along. Raises ``SameIdOtherContent``,
        ``ChainBroken`` or ``StoreTrouble``, and whatever the source of the records raises.
        """
        state, known, unknown = self._state, 0, 0
        counts, released = Counter[str](), list[Record]()
        with self._troubles(), collecting_later(), self._journal.together():
            source = iter(records)
            while chunk := list(islice(source, _CHUNK)):
                new = self._journal.append(chunk, heads=heads)
                state = evolve(state, new)
                released += [record for record in new if isinstance(record.fact, Released)]
                known += len(chunk) - len(new)
                unknown += sum(record.fact is None for record in new)
                counts.update(record.laptop for record in new)
            self._publish(state, released)
        self._state = state
        if counts:
            self._tell()
        return MergeReport(counts.total(), known, unknown, dict(counts))

    def proves(self, official: str, pin: str) -> bool:
        """Whether this is the official's PIN. Takes about 0.2 s."""
        known = self._state.last(OfficialSet, official)
        return bool(known and known.official.pin and pin_matches(known.official.pin, pin))

    # -- who is told ---------------------------------------------------------------------------

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back with every new state, and when trouble comes or goes; what it gives ends it."""
        self._listeners.append(callback)

        def end() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return end

    def _tell(self) -> None:
        for callback in tuple(self._listeners):
            callback(self._state)

    # -- how it is recorded --------------------------------------------------------------------

    def _record(self, facts: Sequence[Fact], by: str, done: Sequence[DraftKey] = ()) -> State:
        if not facts:
            return self._state
        entered = entering(self._journal)
        records = list(
            stamped(
                self._journal,
                (*entered, *facts),
                by,
                seen=self._state.clock,
                now=self._clock(),
                ids=self._ids,
            )
        )
        with self._troubles(), self._journal.together():
            self._journal.append(records, drop_drafts=done)
            if entered:
                give_up(self._journal)
            state = evolve(self._state, records)
            self._publish(state, records)
        self._state = state
        self._latest = (_time([records[-1].at]), self._latest[1])
        self._tell()
        return self._state

    def _publish(self, state: State, records: Iterable[Record]) -> None:
        """Let people who read the file with SQL see what was released last."""
        scopes = {r.fact.scope: r.id for r in records if isinstance(r.fact, Released)}
        for scope, released in scopes.items():
            rounds = {stage.id for stage in roll.contest(state).rounds}
            rows = standings.table(state, round_=scope if scope in rounds else "").rows
            lines = [
                (str(row.rank or ""), row.entrant, stored(row.value or Fraction(0)), row.status)
                for row in rows
            ]
            self._journal.publish(scope, released, lines)

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        """Note trouble when it comes, and that it is over when a write succeeds."""
        before = self._trouble
        try:
            yield
        except StoreTrouble as trouble:
            self._trouble = trouble.trouble
            if before != self._trouble:
                self._tell()
            raise
        self._trouble = None
        if before:
            self._tell()


def _opened(path: Path, *, read_only: bool) -> Journal:
    """Open the journal; where it is damaged, find what to go back to."""
    try:
        return Journal.open(path, read_only=read_only)
    except Damaged as damage:
        damage.last_good = last_good(noted_folders(path), path.stem, noted_contest(path))
        raise


def _time(texts: Sequence[str]) -> datetime | None:
    return datetime.fromisoformat(texts[-1]) if texts else None
