"""Who runs the contest, and how each proves it: a PIN that is never stored."""

from hashlib import scrypt
from hmac import compare_digest
from typing import Literal

from msgspec import Struct

Duty = Literal["chief", "clerk", "judge", "supervisor", "coder", "host", "desk"]


class Pin(Struct, frozen=True):
    """A salted scrypt digest of a PIN, with the parameters that it was made with (hex texts)."""

    salt: str
    digest: str
    n: int = 2**15
    r: int = 8
    p: int = 1


def pin(text: str, salt: bytes, *, n: int = 2**15) -> Pin:
    """Make the digest of a PIN; ``salt`` is at least 8 random bytes. Takes about 0.2 s."""
    made = Pin(salt=salt.hex(), digest="", n=n)
    return Pin(salt=made.salt, digest=_digest(text, made).hex(), n=n)


def pin_matches(known: Pin, text: str) -> bool:
    """Whether this is the PIN. Takes about 0.2 s: not for a window's own thread."""
    return compare_digest(_digest(text, known).hex(), known.digest)


def _digest(text: str, how: Pin) -> bytes:
    return scrypt(
        text.encode(),
        salt=bytes.fromhex(how.salt),
        n=how.n,
        r=how.r,
        p=how.p,
        maxmem=128 << 20,
        dklen=32,
    )


class Official(Struct, frozen=True, kw_only=True):
    """A person with one or several duties. ``unit`` matters for standing aside (回避)."""

    id: str
    name: str
    duties: tuple[Duty, ...]
    unit: str = ""
    pin: Pin | None = None

    def may(self, *duties: Duty) -> bool:
        """Whether one of these duties is held."""
        return any(duty in self.duties for duty in duties)
