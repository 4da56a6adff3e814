"""The numbers of case records (病历) as people give them: one by one, or from first to last."""

import re
from collections.abc import Iterable
from typing import Final

_RANGE: Final = re.compile(r"(?P<stem>.*?)(?P<first>\d+)\s*[-–~～至]\s*(?P=stem)(?P<last>\d+)")
_BREAKS: Final = re.compile(r"[\s,，、;；]+")
_MOST: Final = 100_000


def record_numbers(texts: Iterable[str]) -> tuple[str, ...]:
    """The numbers in the order given, each once; ``BL001-BL120`` is all from one to the other.

    A range that runs backwards, or is absurdly long, is kept as it was typed: one number.
    """
    found: dict[str, None] = {}
    for text in texts:
        for part in _BREAKS.split(text.strip()):
            found.update(dict.fromkeys(_spelt(part)))
    return tuple(found)


def _spelt(text: str) -> Iterable[str]:
    between = _RANGE.fullmatch(text)
    if between is None:
        return [text] if text else []
    stem, first, last = between["stem"], between["first"], between["last"]
    if not 0 <= int(last) - int(first) < _MOST:
        return [text]
    return [f"{stem}{number:0{len(first)}d}" for number in range(int(first), int(last) + 1)]
