"""TrueType fonts inside a PDF: embedded, subset, and copied out again as what they show.

reportlab does the embedding. Two things are put right here, for our fonts alone: the table that
viewers use to copy and search text spoils characters beyond U+FFFF (𬱖 comes back as another one),
and cutting a subset copies all outlines of the font first.
"""

from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics, ttfonts

_BLOCK: Final = 100  # the format allows no more entries in one block


def register(name: str, path: Path) -> dict[int, float]:
    """Make a font ready under a name, once; give its widths in thousandths by code point."""
    known = name in pdfmetrics.getRegisteredFontNames() and pdfmetrics.getFont(name)
    if not isinstance(known, EmbeddedFont):
        known = EmbeddedFont(name, str(path), asciiReadable=False, shapable=False)
        pdfmetrics.registerFont(known)
    widths: dict[int, float] = known.face.charWidths
    return widths


class EmbeddedFont(ttfonts.TTFont):  # type: ignore[misc]  # reportlab ships no types
    """One font of a paper."""

    def __init__(self, name: str, path: str, **options: Any) -> None:
        super().__init__(name, path, **options)
        self.face.get_table = _Tables(self.face).get_table

    def addObjects(self, doc: Any) -> None:  # noqa: N802  reportlab's name
        """Add the font's subsets to a document, each with a right table back to characters."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            base = b"".join((ttfonts.SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            said = base.decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{said}"].content = _to_unicode(said, subset)


class _Tables:
    """The tables of a font file, the outlines as a window on it instead of a copy."""

    def __init__(self, face: Any) -> None:
        self._read = face.get_table
        self._face = face

    def get_table(self, tag: str) -> Any:
        """Give a table's bytes, as the face itself does."""
        if tag != "glyf":
            return self._read(tag)
        start, length = self._face.get_table_pos(tag)
        return _Window(self._face._ttf_data, start, length)  # noqa: SLF001  no other way to it


class _Window:
    """Bytes of a larger whole that are copied only where they are looked at."""

    def __init__(self, data: bytes, start: int, length: int) -> None:
        self._data, self._start, self._length = data, start, length

    def __getitem__(self, part: slice) -> bytes:
        start, stop, _step = part.indices(self._length)
        return self._data[self._start + start : self._start + stop]


def _to_unicode(name: str, subset: list[int]) -> str:
    """Write the table from a subset's codes to UTF-16, which is what the format asks for."""
    rows = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _utf16(point: int) -> str:
    return chr(point).encode("utf-16-be").hex().upper()
