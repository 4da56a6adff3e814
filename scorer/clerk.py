"""The clerk: the one door through which people change a contest.

A decision gives facts or refuses; the clerk stamps them as records, keeps them durably, folds them
into the state and tells whoever listens. From then on a power cut loses nothing.
"""

import platform
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, Protocol, Self

from scorer.domain.model.marks import DraftSheet
from scorer.domain.model.officials import pin_matches
from scorer.domain.record.facts import (
    CertificateKeySet,
    ContestSet,
    Fact,
    LaptopAdmitted,
    OfficialSet,
)
from scorer.domain.record.fold import evolve
from scorer.domain.record.record import Record, chained
from scorer.domain.record.state import State
from scorer.store.chain import collecting_later
from scorer.store.codec import encode
from scorer.store.file import DraftKey
from scorer.store.journal import Journal
from scorer.store.keyring import Head, Identity, Keyring, laptop_of, let_in, new_seed, public
from scorer.store.merge import MergeReport
from scorer.store.trouble import StoreTrouble, Trouble

P = ParamSpec("P")
Listener = Callable[[State], None]
_CHUNK: Final = 4000
_AHEAD: Final = timedelta(minutes=5)


class Clock(Protocol):
    """Tells the time; tests bring one that they set."""

    def __call__(self) -> datetime:
        """The time now, with its offset."""


class Ids(Protocol):
    """Gives what makes an id unique; tests bring one that counts."""

    def __call__(self) -> str:
        """Twenty hex digits that nobody else gives."""


def wall_clock() -> datetime:
    """The laptop's own time."""
    return datetime.fromtimestamp(time.time()).astimezone()


def chance() -> str:
    """Random digits."""
    return secrets.token_hex(10)


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
        """Open a contest file and fold it. Raises ``FileRefused`` or ``StoreTrouble``."""
        journal = Journal.open(Path(path), read_only=read_only)
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
        clerk._journal.note(name=name or platform.node())
        clerk._record((*facts, *clerk._keys()), by)
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
            self._take_ticket()
            own = [record.at for record in records if record.laptop == self.laptop]
            self._latest = (_time(own[-1:]), _time([record.at for record in records[-1:]]))

    def _keys(self) -> tuple[Fact, ...]:
        """Let this laptop and a spare in, and make known what certificates are checked against."""
        keyring, identity = Keyring(self._journal.contest), self._journal.identity
        certificate, spare = new_seed(), new_seed()
        keyring.keep_secret("certificate", certificate)
        keyring.keep_secret("spare", spare)
        return (
            LaptopAdmitted(laptop=identity.laptop, key=identity.key, name=self.name),
            LaptopAdmitted(laptop=laptop_of(public(spare)), key=public(spare), name="备用机 spare"),
            CertificateKeySet(key=public(certificate)),
        )

    def _take_ticket(self) -> None:
        """A copy that carries a ticket lets this laptop in, under a name of its own."""
        ticket = self._journal.local("ticket")
        if ticket and self._journal.new_here:
            plain = self._journal.identity
            self._journal.become(
                Identity(
                    plain.contest, plain.seed, plain.path, public(ticket), let_in(ticket, plain.key)
                )
            )

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
        return self._record(decide(self._state, by, *args, **kwargs), by)

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
            self._journal.note(**values)

    def merge(self, records: Iterable[Record], heads: Sequence[Head] = ()) -> MergeReport:
        """Take in another laptop's records, all or none, in any order, twice included.

        ``heads`` are the signatures that came along. Raises ``SameIdOtherContent``,
        ``ChainBroken`` or ``StoreTrouble``, and whatever the source of the records raises.
        """
        state, known, counts, unknown = self._state, 0, dict[str, int](), 0
        with self._troubles(), self._journal.together():
            source = iter(records)
            while chunk := list(islice(source, _CHUNK)):
                new = self._journal.append(chunk, heads=heads)
                state = evolve(state, new)
                known += len(chunk) - len(new)
                unknown += sum(record.fact is None for record in new)
                for record in new:
                    counts[record.laptop] = counts.get(record.laptop, 0) + 1
        self._state = state
        if counts:
            self._tell()
        return MergeReport(sum(counts.values()), known, unknown, counts)

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
        entered = self._entering()
        records = list(self._stamped((*entered, *facts), by))
        with self._troubles(), self._journal.together():
            self._journal.append(records, drop_drafts=done)
            if entered:
                self._journal.erase_notes("ticket", "certificate", "spare")
        self._state = evolve(self._state, records)
        self._latest = (_time([records[-1].at]), self._latest[1])
        self._tell()
        return self._state

    def _entering(self) -> tuple[Fact, ...]:
        """What a laptop that came with a ticket records first: itself."""
        identity = self._journal.identity
        if not (self._journal.new_here and identity.ticket):
            return ()
        keyring = Keyring(self._journal.contest)
        for name in ("certificate", "spare"):
            if seed := self._journal.local(name):
                keyring.keep_secret(name, seed)
        return (
            LaptopAdmitted(
                laptop=identity.laptop,
                key=identity.key,
                name=self.name,
                ticket=identity.ticket,
                proof=identity.proof,
            ),
        )

    def _stamped(self, facts: Iterable[Fact], by: str) -> Iterator[Record]:
        laptop = self._journal.laptop
        seq, previous = self._journal.head
        clock, now = self._state.clock, self._clock()
        for fact in facts:
            seq, clock = seq + 1, clock + 1
            kind, v, body = encode(fact)
            draft = Record(
                id=_id(now, self._ids()),
                clock=clock,
                at=now.isoformat(timespec="milliseconds"),
                laptop=laptop,
                seq=seq,
                actor=by,
                kind=kind,
                v=v,
                body=body,
                previous=previous,
                hash="",
                fact=fact,
            )
            record = replace(draft, hash=chained(draft))
            previous = record.hash
            yield record

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


def _id(now: datetime, digits: str) -> str:
    """A time-ordered id in the form of a UUIDv7: milliseconds, then what nobody else has."""
    milliseconds = int(now.timestamp() * 1000) & 0xFFFFFFFFFFFF
    return f"{milliseconds:012x}7{digits[:3]}8{digits[3:18]}"


def _time(texts: Sequence[str]) -> datetime | None:
    return datetime.fromisoformat(texts[-1]) if texts else None
