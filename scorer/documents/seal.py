"""What a certificate's QR says and who vouches for it: name, honour and number, signed.

The body holds, in base 32: one byte for the form, five bytes that name the contest's key, the three
texts in UTF-8 with a length byte each, and the Ed25519 signature over all that. Whoever has the
text and the contest's public key can check it offline, years later, with nothing else.
"""

from collections.abc import Callable
from enum import Enum
from hashlib import sha256
from typing import Final

from msgspec import Struct
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from scorer.domain.model.codes import (
    Code,
    CodeFault,
    CodeKind,
    from_digits,
    parse_code,
    to_digits,
)

_FORM: Final = 1
_PURPOSE: Final = b"leitai certificate\0"
"""Signed along, so that a signature made for something else cannot be pasted into a code."""
_KEY_ID: Final = 5
_SIGNATURE: Final = 64


class CertificateFields(Struct, frozen=True, kw_only=True):
    """What is vouched for: whose certificate (person or team), which honour, which number."""

    name: str
    honour: str
    number: str


class SealFault(Enum):
    """Why a certificate's code is not believed."""

    NOT_OURS = "not_ours"
    WRONG_LENGTH = "wrong_length"
    CHECK_FAILED = "check_failed"
    NEWER_VERSION = "newer_version"
    NOT_A_CERTIFICATE = "not_a_certificate"
    OTHER_KEY = "other_key"
    ALTERED = "altered"


def key_id(public_key: bytes) -> bytes:
    """Name a contest's public key (32 bytes) in five bytes."""
    return sha256(_PURPOSE + public_key).digest()[:_KEY_ID]


def seal_certificate(fields: CertificateFields, signing_key: bytes) -> str:
    """Give the text of a certificate's QR, signed with the contest's key (its 32-byte seed).

    The same fields and key give the same text, so a reprint carries the same code. ValueError if a
    text is empty, or longer than 255 bytes in UTF-8 (85 Chinese characters).
    """
    signer = SigningKey(signing_key)
    body = bytes([_FORM]) + key_id(bytes(signer.verify_key)) + _packed(fields)
    signature = signer.sign(_PURPOSE + body).signature
    return Code(CodeKind.CERTIFICATE, to_digits(body + signature)).text


def sealing(signing_key: bytes) -> Callable[[str, str, str], str]:
    """Give what seals name, honour and number with one contest's key."""
    return lambda name, honour, number: seal_certificate(
        CertificateFields(name=name, honour=honour, number=number), signing_key
    )


def verify_certificate(text: str, public_key: bytes) -> CertificateFields | SealFault:
    """Tell what a code vouches for, or why it vouches for nothing; needs only the public key."""
    code = parse_code(text)
    if isinstance(code, CodeFault):
        return SealFault(code.value)
    if code.kind is not CodeKind.CERTIFICATE:
        return SealFault.NOT_A_CERTIFICATE
    try:
        data = from_digits(code.body)
    except ValueError:
        return SealFault.ALTERED
    return _believed(data, public_key)


def short_mark(code: str) -> str:
    """Give eight characters of a code's SHA-256, as in ``7F3A-92C1``, to compare by telephone."""
    mark = to_digits(sha256(code.encode()).digest()[:5])
    return f"{mark[:4]}-{mark[4:]}"


def _believed(data: bytes, public_key: bytes) -> CertificateFields | SealFault:
    body, signature = data[:-_SIGNATURE], data[-_SIGNATURE:]
    if len(body) < 1 + _KEY_ID:
        return SealFault.WRONG_LENGTH
    if body[0] != _FORM:
        return SealFault.NEWER_VERSION
    if body[1 : 1 + _KEY_ID] != key_id(public_key):
        return SealFault.OTHER_KEY
    try:
        VerifyKey(public_key).verify(_PURPOSE + body, signature)
    except BadSignatureError:
        return SealFault.ALTERED
    return _unpacked(body[1 + _KEY_ID :])


def _packed(fields: CertificateFields) -> bytes:
    packed = b""
    for said in (fields.name, fields.honour, fields.number):
        raw = said.encode()
        if not 0 < len(raw) <= 255:
            raise ValueError(f"cannot be sealed, {len(raw)} bytes: {said!r}")
        packed += bytes([len(raw)]) + raw
    return packed


def _unpacked(packed: bytes) -> CertificateFields:
    texts = []
    while packed:
        length = packed[0]
        texts.append(packed[1 : 1 + length].decode())
        packed = packed[1 + length :]
    name, honour, number = texts
    return CertificateFields(name=name, honour=honour, number=number)
