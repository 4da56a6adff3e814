"""This laptop's keys: who it is for a contest's file, and what it vouches with.

Keys lie outside the contest's file, in this person's own folder, readable by nobody else. An
identity is bound to the contest, to the file's absolute path and to the place in its own chain
that it had reached: a file that was copied, moved or put back opens as another laptop, so that no
two chains can grow under one name. A laptop's id is the fingerprint of its key, and nobody can
take that id with another key.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from scorer.shelf import home

Secret = Literal["certificate", "spare"]
"""``certificate`` signs certificates; ``spare`` lets a spare laptop in that opens a backup."""

_PURPOSE: Final = b"leitai chain head\0"
_TICKET: Final = b"leitai ticket\0"
_LAPTOP: Final = b"leitai laptop\0"


def laptop_of(key: str) -> str:
    """Give the laptop id that belongs to a public key (hex): its fingerprint, 20 hex digits."""
    return sha256(_LAPTOP + key.encode()).hexdigest()[:20]


def spoken(laptop: str) -> str:
    """Group a fingerprint so that two people can compare it aloud: ``3F09-A1C2-…``."""
    return "-".join(laptop[at : at + 4] for at in range(0, len(laptop), 4)).upper()


class Head(msgspec.Struct, frozen=True):
    """How far a laptop's chain goes, signed with its key."""

    laptop: str
    key: str
    seq: int
    hash: str
    signature: str

    @property
    def by(self) -> str:
        """The laptop that signed: this one, or one that took its records in and vouches."""
        return laptop_of(self.key)

    @property
    def own(self) -> bool:
        """Whether the laptop itself signed."""
        return self.by == self.laptop

    @property
    def sound(self) -> bool:
        """Whether the key signed exactly this."""
        message = _head_message(self.laptop, self.seq, self.hash)
        return signed_by(self.key, _PURPOSE + message, self.signature)


class Identity(msgspec.Struct, frozen=True, dict=True):
    """A laptop's key pair for one contest; ``seed`` is secret (32 bytes, hex).

    ``ticket`` and ``proof`` are the admitted ticket that this laptop was let in with, if any.
    """

    contest: str
    seed: str
    path: str = ""
    ticket: str = ""
    proof: str = ""

    @cached_property
    def signer(self) -> SigningKey:
        """The key that signs."""
        return SigningKey(bytes.fromhex(self.seed))

    @cached_property
    def key(self) -> str:
        """The public key (hex)."""
        return bytes(self.signer.verify_key).hex()

    @cached_property
    def laptop(self) -> str:
        """The laptop's id."""
        return laptop_of(self.key)

    def sign(self, message: bytes) -> str:
        """Sign a message; hex."""
        return bytes(self.signer.sign(message).signature).hex()

    def head(self, seq: int, digest: str, laptop: str = "") -> Head:
        """Sign the end of this laptop's chain, or vouch for another's."""
        whose = laptop or self.laptop
        signature = self.sign(_PURPOSE + _head_message(whose, seq, digest))
        return Head(whose, self.key, seq, digest, signature)


def new_seed() -> str:
    """Make the secret of a new key pair (hex)."""
    return bytes(SigningKey.generate()).hex()


def public(seed: str) -> str:
    """Give the public key (hex) of a secret one."""
    return bytes(SigningKey(bytes.fromhex(seed)).verify_key).hex()


def signed_by(key: str, message: bytes, signature: str) -> bool:
    """Whether this key (hex) signed this message."""
    try:
        VerifyKey(bytes.fromhex(key)).verify(message, bytes.fromhex(signature))
    except (BadSignatureError, ValueError):
        return False
    return True


def let_in(ticket_seed: str, key: str) -> str:
    """Write on a ticket which laptop (public key, hex) came with it: the proof."""
    signer = SigningKey(bytes.fromhex(ticket_seed))
    return bytes(signer.sign(_TICKET + bytes.fromhex(key)).signature).hex()


def came_with(ticket_key: str, key: str, proof: str) -> bool:
    """Whether the holder of this ticket (public key, hex) let that laptop in."""
    return signed_by(ticket_key, _TICKET + bytes.fromhex(key), proof)


def vouched(head: Head, trusted: Collection[str]) -> bool:
    """Whether a chain's end is signed by its own laptop, or by a trusted one."""
    return (head.own or head.by in trusted) and head.sound


class Keyring:
    """The keys of one contest on this laptop."""

    def __init__(self, contest: str) -> None:
        self.contest = contest
        self._folder = home() / "keys" / quote(contest, safe="")

    def whose(self, path: Path, reached: Mapping[str, int] | None) -> Identity | None:
        """Find the identity that this very file was written with.

        ``reached`` says how many records of each laptop the file holds: a file that holds fewer
        than were written here is an older copy that was put back. None leaves that open.
        """
        for identity in self.identities():
            if identity.path == _place(path):
                laptop = identity.laptop
                if reached is None or reached.get(laptop, 0) >= self._mark(laptop):
                    return identity
        return None

    def laptops(self) -> tuple[str, ...]:
        """Every laptop id that was ever used for this contest in this person's folder."""
        return tuple(file.stem for file in sorted(self._folder.glob("*.key")))

    def marker(self, laptop: str) -> "Marker":
        """What notes how far the own chain goes."""
        return Marker(self._folder / f"{laptop}.mark")

    def keep(self, identity: Identity) -> None:
        """Store an identity, durably, before anything is written with it."""
        self._write(f"{identity.laptop}.key", msgspec.json.encode(identity))

    def forget(self, path: Path) -> None:
        """Drop what was bound to a path where a new file is made."""
        for identity in list(self.identities()):
            if identity.path == _place(path):
                (self._folder / f"{identity.laptop}.key").unlink(missing_ok=True)

    def secret(self, name: Secret) -> str:
        """Give a secret key (hex) that this laptop holds for the contest; empty if it does not."""
        try:
            return (self._folder / name).read_text(encoding="ascii")
        except FileNotFoundError:
            return ""

    def keep_secret(self, name: Secret, seed: str) -> None:
        """Store a secret key, durably."""
        self._write(name, seed.encode())

    def identities(self) -> Iterator[Identity]:
        """Give every identity that was ever used for this contest in this person's folder."""
        for file in sorted(self._folder.glob("*.key")):
            yield msgspec.json.decode(file.read_bytes(), type=Identity)

    def _mark(self, laptop: str) -> int:
        try:
            return int((self._folder / f"{laptop}.mark").read_text(encoding="ascii") or "0")
        except (FileNotFoundError, ValueError):
            return 0

    def _write(self, name: str, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = self._folder / f"{name}.part"
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._folder / name)


class Marker:
    """Notes how far a laptop's own chain goes.

    It is a memory aid and not synced: after a power cut it may lag, which is safe. Where it cannot
    be written, the contest goes on.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def note(self, seq: int) -> None:
        """Write the number over the one before: a few microseconds, since the file stays open."""
        try:
            if self._handle is None:
                self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, b"%020d" % seq)
        except OSError:
            return

    def close(self) -> None:
        """Let the file go."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _place(path: Path) -> str:
    return str(path.resolve())


def _head_message(laptop: str, seq: int, digest: str) -> bytes:
    return f"{laptop} {seq} {digest}".encode()
