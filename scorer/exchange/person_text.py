"""Names, telephones and identity numbers as people type them, brought into one form.

A name is kept as it is given but for blanks: nothing is repaired by guessing.
"""

from re import compile as pattern
from typing import Final
from unicodedata import normalize

from scorer.domain.rules.identity import read_identity
from scorer.exchange.problem_words import What

_BLANK: Final = pattern("[\\s\u200b-\u200f\u2060\ufeff\u3164]+")
_HAN: Final = pattern("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PRIVATE: Final = pattern("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_NO_NAME: Final = pattern(r"[\d@#/\\|<>=]")
_PHONE_MARKS: Final = pattern(r"[\s\-–—−_.()'\u00b7]+")
_PHONE: Final = pattern(r"1[3-9]\d{9}|0\d{9,11}")
_ABROAD: Final = pattern(r"(\+|00)?86(?=1[3-9]\d{9}$)")
# Characters that the first edition of GB 18030 kept for private use, and their places in Unicode
# since the editions of 2005 and 2022. Old spreadsheets still write the private ones.
_PLACED: Final = str.maketrans(
    {
        "\ue7c7": "\u1e3f",
        "\ue816": "\U00020087",
        "\ue817": "\U00020089",
        "\ue818": "\U000200cc",
        "\ue81e": "\u9fb4",
        "\ue826": "\u9fb5",
        "\ue82b": "\u9fb6",
        "\ue82c": "\u9fb7",
        "\ue831": "\U000215d7",
        "\ue832": "\u9fb8",
        "\ue83b": "\U0002298f",
        "\ue843": "\u9fb9",
        "\ue854": "\u9fba",
        "\ue855": "\U000241fe",
        "\ue864": "\u9fbb",
    }
)


def tidy_name(text: str) -> str:
    """A name without blanks at its ends; a Chinese one without any blanks."""
    if text.isalpha() and not _PRIVATE.search(text):
        return text
    gap = "" if _HAN.search(text) else " "
    return _BLANK.sub(gap, text).strip().translate(_PLACED)


def private_points(name: str) -> str:
    """The code points of characters that only one computer knows, e.g. ``U+E81F``."""
    return ", ".join(f"U+{ord(char):04X}" for char in _PRIVATE.findall(name))


def is_name(name: str) -> bool:
    """Whether it can be a person's name: letters, no digits or signs."""
    return name.isalpha() or not (_NO_NAME.search(name) or not any(c.isalpha() for c in name))


def rare(name: str) -> str:
    """The characters beyond those of every printing office (GB 2312), which are worth a look."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return "".join(char for char in name if _HAN.match(char) and not _common(char))
    return ""


def _common(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def name_key(name: str) -> str:
    """A key for comparing names: compatible forms and the kinds of middle dot folded, no case."""
    if name.isalpha():
        return normalize("NFKC", name).casefold()
    folded = normalize("NFKC", name).casefold()
    for dot in "•‧∙⋅・.．":  # noqa: RUF001  the look-alikes themselves
        folded = folded.replace(dot, "·")
    return folded


def tidy_phone(text: str) -> str | None:
    """A telephone number in plain digits; nothing where it is none. An empty text stays empty."""
    digits = _PHONE_MARKS.sub("", normalize("NFKC", text))
    digits = _ABROAD.sub("", digits)
    return digits if not digits or _PHONE.fullmatch(digits) else None


def tidy_identity(text: str) -> tuple[str, What | None]:
    """An identity number (GB 11643) in plain form, and what is wrong with it, if anything."""
    found = read_identity(text)
    match found.note:
        case "scientific":
            return found.text, "id_damaged_by_spreadsheet"
        case "malformed":
            return found.text, "id_malformed"
        case "check_digit" | "lost_digits":
            return found.text, "id_check_digit"
        case _:
            return found.text, None
