"""Export files: all that a laptop has recorded and taken in, in one signed file.

A file is taken whole or refused whole, in any order and any number of times: what is known already
is passed over, and a record that says something else under a known id is refused.
"""

import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Final, Protocol, cast

import msgspec
from msgspec.structs import force_setattr

from scorer.domain.record.facts import ContestSet, Fact, LaptopAdmitted
from scorer.domain.record.record import Record, chained
from scorer.domain.record.state import State
from scorer.exchange.manifest import (
    FORMAT,
    BundleRefused,
    Manifest,
    head_of,
    opened,
    read_head,
    rules_of,
    signed_part,
)
from scorer.store.admission import admitted, has_ticket, let_in_by, root
from scorer.store.chain import Chains
from scorer.store.codec import Unreadable, decode
from scorer.store.journal import Journal
from scorer.store.keyring import Head
from scorer.store.merge import MergeReport
from scorer.store.opening import write_whole
from scorer.store.trouble import ChainBroken, SameIdOtherContent

_BLOCK: Final = 1 << 18
_LEVEL: Final = 3
_IN_MEMORY: Final = 1 << 24
_LONGEST_LINE: Final = 1 << 22


class Desk(Protocol):
    """An open contest, as the clerk gives it: what is exported, and what takes files in."""

    @property
    def state(self) -> State:
        """All that the contest knows."""

    @property
    def journal(self) -> Journal:
        """The file behind it."""

    @property
    def name(self) -> str:
        """What people call this laptop."""

    def merge(self, records: Iterable[Record], heads: Sequence[Head] = ()) -> MergeReport:
        """Take records in, all or none."""


class _Line(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record in an export file; its place in the chain follows from the lines before it.

    ``laptop`` is a place in the manifest's heads.
    """

    id: str
    clock: int
    at: str
    laptop: int
    actor: str
    kind: str
    v: int
    body: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Bundle:
    """An export file whose signature holds and whose laptop is let in."""

    path: Path
    manifest: Manifest

    def records(self, known: Mapping[str, int] | None = None) -> Iterator[Record]:
        """Give the records in journal order; facts only of those that are not ``known``.

        Raises ``BundleRefused`` at the end where the chains do not end as they were signed.
        """
        chains: Chains = {}
        reached = known or {}
        heads = self.manifest.heads
        for line in _lines(self.path, self.manifest):
            record = _chained(line, heads, chains)
            if record.seq > reached.get(record.laptop, 0):
                _complete(record, "fact", _fact(record))
            yield record
        for head in heads:
            if chains.get(head.laptop) != (head.seq, head.hash):
                raise BundleRefused("chain_broken", laptop=head.laptop)


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one file: what it brought, or why it was refused."""

    path: Path
    manifest: Manifest | None = None
    report: MergeReport | None = None
    refused: BundleRefused | None = None


def export(desk: Desk, path: Path, *, at: str = "") -> Manifest:
    """Write all records into one signed file, whole or not at all; ``at`` is wall time for people.

    Raises ``StoreTrouble`` about the target, or ``Damaged`` where a record was altered.
    """
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        records = cast("IO[bytes]", spool)
        with desk.journal.snapshot():
            manifest = _gathered(desk, records, at)
        head = head_of(manifest, desk.journal.identity.sign(signed_part(manifest)))
        records.seek(0)

        def write(file: BinaryIO) -> None:
            file.write(head)
            shutil.copyfileobj(records, file, _BLOCK)

        write_whole(path, write)
    return manifest


def read_bundle(path: Path, state: State) -> Bundle:
    """Prove an export file against what this contest knows. Raises ``BundleRefused``."""
    with opened(path) as file:
        manifest = read_head(file)
        _prove_rest(file, manifest)
    if (manifest.contest, manifest.root) != (_contest(state), root(state)):
        raise BundleRefused("other_contest", name=manifest.name)
    rules = rules_of(state)
    if rules and manifest.rules and rules != manifest.rules:
        raise BundleRefused("other_rules", name=manifest.name)
    bundle = Bundle(path, manifest)
    for head in manifest.heads:
        if not (head.own and head.sound):  # nobody speaks for another laptop
            raise BundleRefused("altered", name=manifest.name)
    _prove_let_in(bundle, state)
    return bundle


def merge_bundle(desk: Desk, bundle: Bundle) -> MergeReport:
    """Take a proved file in, whole. Raises ``BundleRefused`` or ``StoreTrouble``."""
    known = {laptop: seq for laptop, (seq, _) in desk.journal.chains.items()}
    try:
        return desk.merge(bundle.records(known), bundle.manifest.heads)
    except SameIdOtherContent as refused:
        raise BundleRefused("same_id_other_content", records=" ".join(refused.records)) from refused
    except ChainBroken as refused:
        raise BundleRefused("chain_broken", records=" ".join(refused.records)) from refused


def merge_files(desk: Desk, paths: Iterable[Path]) -> tuple[Merged, ...]:
    """Take in any number of files, in any order; each whole, or refused with its reason.

    A laptop that one file does not know may be let in by another: such files are tried again.
    Raises ``StoreTrouble`` where this laptop's own disk refuses.
    """
    order = [Path(path) for path in paths]
    results: dict[int, Merged] = {}
    left, before = dict(enumerate(order)), -1
    while left and len(left) != before:
        before = len(left)
        results.update({place: _merged(desk, path) for place, path in left.items()})
        left = {
            place: path
            for place, path in left.items()
            if (refused := results[place].refused) and refused.reason == "unknown_laptop"
        }
    return tuple(results[place] for place in range(len(order)))


def _merged(desk: Desk, path: Path) -> Merged:
    manifest = None
    try:
        bundle = read_bundle(path, desk.state)
        manifest = bundle.manifest
        return Merged(path, manifest, merge_bundle(desk, bundle))
    except BundleRefused as refused:
        return Merged(path, manifest, refused=refused)


# -- writing -----------------------------------------------------------------------------------


def _gathered(desk: Desk, out: IO[bytes], at: str) -> Manifest:
    """Pack all records into ``out``; what the file says about itself."""
    journal, identity = desk.journal, desk.journal.identity
    heads = tuple(sorted(journal.heads(), key=lambda head: head.laptop))
    places = {head.laptop: place for place, head in enumerate(heads)}
    count, size, packed, digest = _pack(journal.records_after({}), places, out)
    return Manifest(
        format=FORMAT,
        contest=journal.contest,
        root=root(desk.state),
        rules=rules_of(desk.state),
        laptop=identity.laptop,
        key=identity.key,
        name=desk.name,
        at=at,
        count=count,
        heads=heads,
        size=size,
        packed=packed,
        digest=digest,
        ticket=identity.ticket,
        proof=identity.proof,
    )


def _pack(
    records: Iterable[Record], places: Mapping[str, int], out: IO[bytes]
) -> tuple[int, int, int, str]:
    """Pack records; their number, the bytes before and after, and the digest of the latter."""
    encode = msgspec.json.Encoder().encode
    packer, digest = zlib.compressobj(_LEVEL), sha256()
    count = size = packed = 0

    def put(block: bytes) -> int:
        digest.update(block)
        return out.write(block)

    for block in _blocks(records, places, encode):
        count += block[0]
        size += len(block[1])
        packed += put(packer.compress(block[1]))
    packed += put(packer.flush())
    return count, size, packed, digest.hexdigest()


def _blocks(
    records: Iterable[Record], places: Mapping[str, int], encode: Callable[[object], bytes]
) -> Iterator[tuple[int, bytes]]:
    lines = bytearray()
    count = 0
    for record in records:
        lines += encode(
            _Line(
                record.id,
                record.clock,
                record.at,
                places[record.laptop],
                record.actor,
                record.kind,
                record.v,
                msgspec.Raw(record.body),
            )
        )
        lines += b"\n"
        count += 1
        if len(lines) > _BLOCK:
            yield count, bytes(lines)
            lines.clear()
            count = 0
    yield count, bytes(lines)


# -- reading -----------------------------------------------------------------------------------


def _prove_rest(file: BinaryIO, manifest: Manifest) -> None:
    """The records must be the very bytes that the signature stands for."""
    digest, size = sha256(), 0
    while block := file.read(_BLOCK):
        digest.update(block)
        size += len(block)
    if size != manifest.packed:
        raise BundleRefused("damaged", name=manifest.name)
    if digest.hexdigest() != manifest.digest:
        raise BundleRefused("altered", name=manifest.name)


def _lines(path: Path, manifest: Manifest) -> Iterator[_Line]:
    decode_lines = msgspec.json.Decoder(_Line).decode_lines
    rest, size = b"", 0
    try:
        for block in _unpacked(path):
            size += len(block)
            whole, newline, rest = (rest + block).rpartition(b"\n")
            if size > manifest.size or len(rest) > _LONGEST_LINE:
                raise BundleRefused("damaged", name=manifest.name)
            yield from decode_lines(whole + newline)
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BundleRefused("damaged", detail=str(error)) from error
    if rest or size != manifest.size:
        raise BundleRefused("damaged", name=manifest.name)


def _unpacked(path: Path) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    with opened(path) as file:
        read_head(file)
        while block := file.read(_BLOCK):
            while block:
                yield unpacker.decompress(block, _BLOCK)
                block = unpacker.unconsumed_tail
        yield unpacker.flush()


def _chained(line: _Line, heads: Sequence[Head], chains: Chains) -> Record:
    if not 0 <= line.laptop < len(heads):
        raise BundleRefused("damaged")
    laptop = heads[line.laptop].laptop
    seq, previous = chains.get(laptop, (0, ""))
    record = Record(
        line.id,
        line.clock,
        line.at,
        laptop,
        seq + 1,
        line.actor,
        line.kind,
        line.v,
        bytes(line.body),
        previous,
        "",
        None,
    )
    _complete(record, "hash", chained(record))
    chains[laptop] = (record.seq, record.hash)
    return record


def _complete(record: Record, field: str, value: object) -> None:
    """Fill in a record that nobody has seen yet: a copy of each would cost a quarter more time."""
    force_setattr(record, field, value)


def _fact(record: Record) -> Fact | None:
    try:
        return decode(record.kind, record.v, record.body)
    except Unreadable as error:
        raise BundleRefused("damaged", records=record.id, detail=str(error)) from error


# -- who is let in -----------------------------------------------------------------------------


def _contest(state: State) -> str:
    found = state.last(ContestSet)
    return found.contest.id if found else ""


def _prove_let_in(bundle: Bundle, state: State) -> None:
    """The laptop must be let in by what is known here or, failing that, by what the file proves."""
    manifest = bundle.manifest
    known = admitted(state)
    if _is_in(known, manifest):
        return
    acts = [
        (record.laptop, record.fact)
        for record in bundle.records()
        if isinstance(record.fact, LaptopAdmitted)
    ]
    if not _is_in(known | let_in_by(manifest.root, acts), manifest):
        raise BundleRefused(
            "unknown_laptop", laptop=manifest.laptop, key=manifest.key, name=manifest.name
        )


def _is_in(known: Mapping[str, LaptopAdmitted], manifest: Manifest) -> bool:
    return manifest.laptop in known or has_ticket(
        known, manifest.key, manifest.ticket, manifest.proof
    )
