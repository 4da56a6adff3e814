"""The table of pinyin initials that people at the desk are found by."""

from scorer.shelf import resource


def read_initials() -> dict[str, str]:
    """The letters that each character may begin with in pinyin: ``曾`` gives ``cz``.

    The table is UTF-8 text, a letter and its characters on each line, with a tab between; lines
    that begin with ``#`` are notes.
    """
    found: dict[str, str] = {}
    text = resource("names", "initials.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        letter, _tab, chars = line.partition("\t")
        if not line.startswith("#"):
            for char in chars:
                found[char] = found.get(char, "") + letter
    return found
