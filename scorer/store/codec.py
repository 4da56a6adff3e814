"""Facts and drafts as JSON bytes and back.

Every kind of fact has a version of its format. What comes from a newer version, or is of a kind
that is not known here, decodes to None: it is kept and passed on, and says nothing.
"""

from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, get_args

from msgspec import DecodeError
from msgspec.json import Decoder, Encoder

from scorer.domain.model.exact import exact, stored
from scorer.domain.model.marks import DraftSheet
from scorer.domain.record.facts import Fact

_NEWER: Final[dict[str, int]] = {}
"""Kinds whose format has changed since the first release, with the version that is written now."""
KINDS: Final[dict[str, int]] = {
    kind.__struct_config__.tag: _NEWER.get(kind.__struct_config__.tag, 1) for kind in get_args(Fact)
}


class Unreadable(ValueError):  # noqa: N818  # an answer about a body
    """A body of a known kind and version does not say what that kind says."""


# Totals repeat: a contest of 300,000 sheets has some thousands of them.
_read: Final = lru_cache(maxsize=1 << 14)(exact)
_shown: Final = lru_cache(maxsize=1 << 14)(stored)


def _written(value: Any) -> str:
    if isinstance(value, Fraction):
        return _shown(value)
    raise NotImplementedError(f"cannot be stored: {type(value)}")


def _understood(kind: type, value: Any) -> Any:
    if kind is Fraction:
        return _read(value) if isinstance(value, str) else _whole(value)
    raise NotImplementedError(f"cannot be read: {kind}")


def _whole(value: Any) -> Fraction:
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    raise ValueError(f"not an exact number: {value!r}")


_ENCODER: Final = Encoder(enc_hook=_written, order="deterministic")
_FACTS: Final[Decoder[Fact]] = Decoder(Fact, dec_hook=_understood)
_DRAFTS: Final = Decoder(DraftSheet, dec_hook=_understood)


def encode(fact: Fact) -> tuple[str, int, bytes]:
    """Give the kind, the version of its format and the body."""
    kind = str(fact.__struct_config__.tag)
    return kind, KINDS[kind], _ENCODER.encode(fact)


def decode(kind: str, v: int, body: bytes) -> Fact | None:
    """Read a fact; None for an unknown kind or a newer version. ``Unreadable`` if it is broken."""
    if v > KINDS.get(kind, 0):
        return None
    try:
        fact = _FACTS.decode(body)
    except (DecodeError, ValueError) as error:
        raise Unreadable(str(error)) from error
    if fact.__struct_config__.tag != kind:
        raise Unreadable(f"a {kind} that says {fact.__struct_config__.tag}")
    return fact


def encode_draft(draft: DraftSheet) -> bytes:
    """Write an unsigned sheet."""
    return _ENCODER.encode(draft)


def decode_draft(body: bytes) -> DraftSheet:
    """Read an unsigned sheet. ``Unreadable`` if it is broken."""
    try:
        return _DRAFTS.decode(body)
    except (DecodeError, ValueError) as error:
        raise Unreadable(str(error)) from error


def as_json(value: Any) -> bytes:
    """Write any noun of the contest in the same exact way."""
    return _ENCODER.encode(value)
