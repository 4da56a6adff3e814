"""Identity numbers (GB 11643, check digit by ISO 7064) and how personal numbers are masked. E46.

Nothing is repaired by guessing: full-width digits and blanks are forms of the same number, a lost
digit is not.
"""

from re import compile as pattern
from typing import Final, Literal
from unicodedata import normalize

from msgspec import Struct

Note = Literal[
    "", "full_width", "spaces", "check_digit", "lost_digits", "scientific", "malformed", "empty"
]
_BLANKS: Final = pattern("[\\s\u200b-\u200f\u2060\ufeff\\-–—_.()'\u00b7]+")
_POWER: Final = pattern(r"\d(\.\d+)?[eE]\+?\d+")
_SHAPE: Final = pattern(r"\d{17}[\dX]")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"


class Identity(Struct, frozen=True):
    """An identity number as it was read: in plain form where it holds, and what was noticed.

    ``full_width`` and ``spaces`` were only written otherwise; any other note says what is wrong:
    a wrong check digit, the last digits lost in a spreadsheet, a number in scientific notation.
    """

    text: str
    number: str | None
    note: Note = ""


def read_identity(text: str) -> Identity:
    """Read an identity number as it came."""
    folded = normalize("NFKC", text)
    if _POWER.fullmatch(folded.strip()):
        return Identity(folded.strip().upper(), None, "scientific")
    plain = _BLANKS.sub("", folded).upper()
    if not plain:
        return Identity("", None, "empty")
    if not _SHAPE.fullmatch(plain):
        return Identity(plain, None, "malformed")
    if check_digit(plain) != plain[17]:
        return Identity(plain, None, "lost_digits" if plain.endswith("000") else "check_digit")
    if plain == text.upper():
        return Identity(plain, plain)
    return Identity(plain, plain, "full_width" if folded != text else "spaces")


def check_digit(number: str) -> str:
    """The check character of an identity number's first seventeen digits."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECKS[total % 11]


def masked_identity(number: str) -> str:
    """The place's six digits and the last four: ``110105********002X``."""
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}" if len(number) > 10 else "****"


def masked_phone(number: str) -> str:
    """The first three digits and the last four: ``138****5678``."""
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}" if len(number) > 7 else "****"
