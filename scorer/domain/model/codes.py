"""The codes that are printed as QR: ``LT1``, a letter for the kind, a body, a check character.

Only upper-case letters and digits, and ``*`` at the very end, so that QR stores them in its compact
alphanumeric mode and a scanner that types on a keyboard cannot lose a character. A badge's or
sheet's body is a random-looking id; nothing in it tells a name, a number or a mark.
"""

from enum import Enum, StrEnum
from hashlib import sha256
from typing import Final

from msgspec import Struct

MARK: Final = "LT"
VERSION: Final = "1"
DIGITS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which people read as something else."""
ID_LENGTH: Final = 15
"""Characters of an id (75 bits): with the rest exactly what the smallest QR holds at level M."""
LONGEST: Final = 600

_CHECKED: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_HEAD: Final = len(MARK) + len(VERSION) + 1


class CodeKind(StrEnum):
    """What a code stands for; the letter stands in the code itself."""

    BADGE = "B"
    SHEET = "S"
    CERTIFICATE = "C"


class Code(Struct, frozen=True):
    """A code that was read whole. ``body`` is the id, or a certificate's sealed contents."""

    kind: CodeKind
    body: str

    @property
    def text(self) -> str:
        """The code as it is printed, check character included."""
        return _with_check(f"{MARK}{VERSION}{self.kind.value}{self.body}")


class CodeFault(Enum):
    """Why a text is no code of ours; the desk says it in words."""

    NOT_OURS = "not_ours"
    WRONG_LENGTH = "wrong_length"
    CHECK_FAILED = "check_failed"
    NEWER_VERSION = "newer_version"


def badge_code(member_id: str) -> str:
    """Give the text of a member's badge: the same one whenever that member's badge is printed.

    The body is drawn by SHA-256 from the member's random id, whatever that looks like. To find the
    member of a scanned code, compare with the codes of the members on the roster.
    """
    return _id_code(CodeKind.BADGE, member_id)


def sheet_code(sheet_id: str) -> str:
    """Give the text of a score sheet's code, drawn from the sheet's id as a badge's is."""
    return _id_code(CodeKind.SHEET, sheet_id)


def parse_code(text: str) -> Code | CodeFault:
    """Read a scanned or typed code; blanks around it and lower case (Caps Lock) do no harm.

    Gives the fault instead of raising: what is scanned at a desk is often a parcel label.
    """
    plain = text.strip().upper()
    if not text.isascii() or not plain.startswith(MARK):
        return CodeFault.NOT_OURS
    fault = _shape_fault(plain)
    if fault is not None:
        return fault
    if not checks(plain):
        return CodeFault.CHECK_FAILED
    kind = next((kind for kind in CodeKind if plain[2:_HEAD] == VERSION + kind.value), None)
    if kind is None:
        return CodeFault.NEWER_VERSION
    body = plain[_HEAD:-1]
    return CodeFault.CHECK_FAILED if set(body) - set(DIGITS) else Code(kind, body)


def checks(text: str) -> bool:
    """Tell whether the last character agrees with all those before it.

    ISO 7064 MOD 37-2: with the characters numbered 0-9, A-Z, ``*`` as 0 to 36, the sum of each
    times 2 to the power of its place from the right (the last one has place 0) leaves 1 when
    divided by 37. Since 37 is prime and 2 generates its residues, every wrong character and every
    exchange of two neighbours is noticed.
    """
    if any(character not in _CHECKED for character in text):
        return False
    return _remainder(text) == 1


def to_digits(data: bytes) -> str:
    """Write bytes in base 32, five bits a character from the left, the last one filled with 0."""
    bits = len(data) * 8
    count = -(-bits // 5)
    number = int.from_bytes(data, "big") << (count * 5 - bits)
    return "".join(DIGITS[number >> 5 * place & 31] for place in range(count - 1, -1, -1))


def from_digits(body: str) -> bytes:
    """Read bytes back from base 32; ValueError for other characters or a filling that is not 0."""
    number = 0
    for character in body:
        number = number << 5 | DIGITS.index(character)
    spare = len(body) * 5 % 8
    if spare >= 5 or number & ((1 << spare) - 1):
        raise ValueError("not base 32 of whole bytes")
    return (number >> spare).to_bytes(len(body) * 5 // 8, "big")


def _id_code(kind: CodeKind, identity: str) -> str:
    digest = sha256(f"{MARK}{VERSION}{kind.value}:{identity}".encode()).digest()
    return Code(kind, to_digits(digest)[:ID_LENGTH]).text


def _shape_fault(plain: str) -> CodeFault | None:
    """Tell a stump, a longer or a newer code from one that may be whole."""
    if len(plain) <= _HEAD + 1 or len(plain) > LONGEST:
        return CodeFault.WRONG_LENGTH
    if plain[2:3] != VERSION:
        # Only a code that checks is believed to be newer; anything else is somebody else's.
        return None if checks(plain) else CodeFault.NOT_OURS
    short = plain[3] in {CodeKind.BADGE, CodeKind.SHEET}
    return CodeFault.WRONG_LENGTH if short and len(plain) != _HEAD + ID_LENGTH + 1 else None


def _with_check(text: str) -> str:
    return text + _CHECKED[(1 - _remainder(text) * 2) % 37]


def _remainder(text: str) -> int:
    total = 0
    for character in text:
        total = (total * 2 + _CHECKED.index(character)) % 37
    return total
