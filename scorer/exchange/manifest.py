"""The head of an export file: what is in it, from which laptop, and that laptop's signature."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final, Literal

import msgspec

from scorer.domain.record.facts import ContestStarted
from scorer.domain.record.state import State
from scorer.store.keyring import Head, laptop_of, signed_by

ENDING: Final = ".leitai-export"
MAGIC: Final = b"LEITAI-EXPORT\n"
FORMAT: Final = 1
PURPOSE: Final = b"leitai export\0"
_LONGEST: Final = 1 << 20

RefusedReason = Literal[
    "unreadable",
    "not_a_bundle",
    "damaged",
    "altered",
    "other_contest",
    "other_rules",
    "unknown_laptop",
    "chain_broken",
    "newer_format",
    "same_id_other_content",
]


class BundleRefused(Exception):  # noqa: N818  # an answer about a file
    """Why a file is refused whole; ``about`` holds the fields of the sentence.

    With ``unknown_laptop`` these are the ``laptop`` (its fingerprint), ``key`` and ``name`` that
    the chief judge may let in.
    """

    def __init__(self, reason: RefusedReason, **about: str) -> None:
        super().__init__(reason, about)
        self.reason: RefusedReason = reason
        self.about = about


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an export file says about itself.

    ``root`` is the laptop that made the contest; ``rules`` the hash of the rules that were frozen,
    empty before the start. ``heads`` tell how far each laptop's chain goes. ``size`` counts the
    bytes of the records, ``packed`` those of the compressed rest of the file, ``digest`` is the
    SHA-256 of these. ``ticket`` and ``proof`` say how the laptop was let in, if by a ticket.
    """

    format: int
    contest: str
    root: str
    rules: str
    laptop: str
    key: str
    name: str
    at: str
    count: int
    heads: tuple[Head, ...]
    size: int
    packed: int
    digest: str
    ticket: str = ""
    proof: str = ""


class _Version(msgspec.Struct):
    format: int


def rules_of(state: State) -> str:
    """The hash of the frozen rules; empty before the start."""
    started = state.last(ContestStarted)
    return started.rules_hash if started else ""


def head_of(manifest: Manifest, signature: str) -> bytes:
    """The lines that begin an export file."""
    return MAGIC + msgspec.json.encode(manifest) + b"\n" + signature.encode() + b"\n"


def signed_part(manifest: Manifest) -> bytes:
    """What the laptop signs: everything, since the digest stands for the records."""
    return PURPOSE + msgspec.json.encode(manifest)


def read_head(file: BinaryIO) -> Manifest:
    """Read and prove the head of an export file, up to where the records begin.

    Raises ``BundleRefused``: not_a_bundle, newer_format, damaged or altered.
    """
    if file.read(len(MAGIC)) != MAGIC:
        raise BundleRefused("not_a_bundle")
    line = file.readline(_LONGEST).removesuffix(b"\n")
    signature = file.readline(_LONGEST).removesuffix(b"\n")
    manifest = _manifest(line)
    if manifest.laptop != laptop_of(manifest.key):
        raise BundleRefused("altered", name=manifest.name)
    if not signed_by(manifest.key, PURPOSE + line, signature.decode("ascii", "replace")):
        raise BundleRefused("altered", name=manifest.name)
    return manifest


def peek(path: Path) -> Manifest:
    """Read and prove only the head of an export file. Raises ``BundleRefused``."""
    with opened(path) as file:
        return read_head(file)


def head_digest(path: Path) -> str:
    """A cheap fingerprint of what a file says: its head alone, proved by nothing."""
    with opened(path) as file:
        return sha256(file.readline(64) + file.readline(_LONGEST) + file.readline(64)).hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file of somebody's; what the system says against it is an answer too."""
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise BundleRefused("unreadable", detail=str(error)) from error


def _manifest(line: bytes) -> Manifest:
    try:
        version = msgspec.json.decode(line, type=_Version)
        if version.format > FORMAT:
            raise BundleRefused("newer_format", format=str(version.format))
        return msgspec.json.decode(line, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BundleRefused("damaged", detail=str(error)) from error
