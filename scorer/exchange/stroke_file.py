"""The table of strokes that name lists are sorted by."""

from pathlib import Path

from scorer.shelf import resource


def read_strokes(path: Path | None = None) -> dict[str, str]:
    """Each character's strokes as digits 1 to 5; the program's own table by default.

    A table is UTF-8 text, a character and its strokes on each line, with a tab between; lines
    that begin with ``#`` are notes. Raises ``ValueError`` naming the first line that is not so.
    """
    found: dict[str, str] = {}
    text = (path or resource("names", "strokes.tsv")).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        char, _tab, kinds = line.partition("\t")
        if len(char) != 1 or not kinds or set(kinds) - set("12345"):
            raise ValueError(f"line {number}: {line!r}")
        found[char] = kinds
    return found
