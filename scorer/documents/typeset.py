"""How Chinese text breaks into lines, how it shrinks, and how names and dates are set.

Nothing here draws: a caller hands in how wide a text is at size 1, and gets lines back.
"""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from typing import Final

from msgspec import Struct

Measure = Callable[[str], float]
"""The width of a text at size 1."""

NOT_FIRST: Final = frozenset("，。、；：？！）】》〉」』”’％‰…—·～,.;:?!)]}%")
"""Closing punctuation, which never begins a line."""
NOT_LAST: Final = frozenset("（【《〈「『“‘([{￥$")
"""Opening punctuation, which never ends a line."""

_WIDE_FROM: Final = 0x2E80
_NUMERALS: Final = "〇一二三四五六七八九"
_TINY: Final = 1e-6


class Setting(Struct, frozen=True):
    """Lines of one text and the size at which they fit."""

    lines: tuple[str, ...]
    size: float


def wrap(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Break a text into lines of at most ``width`` (at size 1), where Chinese allows it.

    Words and numbers in Latin script stay whole if they fit in a line at all; line ends in the
    text are kept. A single character wider than the line stands alone.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_filled(_boxes(paragraph), width, measure))
    return tuple(lines)


def wrap_words(words: Iterable[str], gap: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Set words, such as names, one after another with a gap; none of them is broken if it fits."""
    boxes: list[str] = []
    for word in words:
        whole = measure(word) <= width
        boxes.extend([word, gap] if whole else [*_boxes(word), gap])
    return tuple(_filled(boxes[:-1], width, measure))


def fit(
    text: str, width: float, measure: Measure, sizes: tuple[float, float], lines: int = 1
) -> Setting:
    """Shrink a text from the first size towards the second until it fits in so many lines.

    If it does not fit even then, it takes as many lines of the smaller size as it needs: nothing
    is ever cut.
    """
    largest, smallest = sizes
    size = largest
    while True:
        set_so = wrap(text, width / size + _TINY, measure)
        if len(set_so) <= max(lines, text.count("\n") + 1) or size <= smallest:
            return Setting(set_so, size)
        size = max(smallest, size * 0.96)


def spread_name(name: str) -> str:
    """Spread a name of two Han characters over three places, as certificates do: 张　三."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 and all(map(_han, name)) else name


def chinese_date(day: date) -> str:
    """Write a date in Chinese numerals with 〇 (U+3007): 二〇二六年十一月二十二日."""
    year = "".join(_NUMERALS[int(digit)] for digit in str(day.year))
    return f"{year}年{_to_99(day.month)}月{_to_99(day.day)}日"


def english_date(day: date) -> str:
    """Write a date in English whatever the machine's language: 22 November 2026."""
    months = "January February March April May June July August September October November December"
    return f"{day.day} {months.split()[day.month - 1]} {day.year}"


def _to_99(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return ten + (_NUMERALS[ones] if ones else "")


def _han(character: str) -> bool:
    return character == "〇" or 0x3400 <= ord(character) <= 0x9FFF or ord(character) >= 0x20000


def _boxes(text: str) -> list[str]:
    """Split a text into the pieces between which a line may end; a blank is a piece of its own."""
    boxes: list[str] = []
    for before, character in pairwise("\n" + text):
        if boxes and _sticks(before, character):
            boxes[-1] += character
        else:
            boxes.append(character)
    return boxes


def _sticks(before: str, character: str) -> bool:
    if " " in {before, character}:
        return before == character
    if character in NOT_FIRST or before in NOT_LAST:
        return True
    return ord(before) < _WIDE_FROM and ord(character) < _WIDE_FROM


def _filled(boxes: list[str], width: float, measure: Measure) -> list[str]:
    lines, line, used = [], "", 0.0
    for box in boxes:
        wide = measure(box)
        if used + wide <= width:
            line, used = line + box, used + wide
            continue
        if line.strip(" "):
            lines.append(line.rstrip(" 　"))
        line, used = (box, wide) if box.strip(" 　") else ("", 0.0)
        while used > width and len(line) > 1:
            head = _head(line, width, measure)
            lines.append(head)
            line = line[len(head) :]
            used = measure(line)
    return [*lines, line.rstrip(" ")] if line or not lines else lines


def _head(text: str, width: float, measure: Measure) -> str:
    """Give the longest beginning that fits, at least one character."""
    count = 1
    while count < len(text) - 1 and measure(text[: count + 1]) <= width:
        count += 1
    return text[:count]
