"""The faces of the papers, each with the fonts that stand in for what it lacks.

A face is the look that a paper asks for; behind it stands a chain of fonts, so that 王㛃, 刘䶮 and
赵𬱖 are printed whole. Every chain ends in the same fonts: what can be printed does not depend on
the face. A character that no font has is reported before anything is written, never left out.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from msgspec import Struct

from scorer.documents.embedding import register
from scorer.documents.glyphs import covered
from scorer.shelf import resource


class Face(Enum):
    """The looks that papers use, each with its own font or fonts, first choice first."""

    SONG = ("NotoSerifSC-Regular",)
    SONG_BOLD = ("NotoSerifSC-Bold",)
    KAI = ("LXGWWenKai-Regular",)
    HEI = ("NotoSansSC-Regular",)
    HEI_MEDIUM = ("NotoSansSC-Medium",)
    HEI_BOLD = ("NotoSansSC-Bold",)
    HEI_BLACK = ("NotoSansSC-Black", "NotoSansSC-Bold")
    FIGURES = ("Barlow-Bold", "NotoSansSC-Bold")
    FIGURES_MEDIUM = ("Barlow-Medium", "NotoSansSC-Regular")
    LATIN_CAPS = ("Barlow-SemiBold", "NotoSansSC-Medium")


# Latin before the rare characters, whose own Latin is poor.
_LAST: Final = ("NotoSans-Regular", "LXGWWenKai-Regular", "RareHan-Regular", "RareHan2-Regular")
_SERIF: Final = ("NotoSerifSC-Regular", "NotoSansSC-Regular", *_LAST)
_SANS: Final = ("NotoSansSC-Regular", "NotoSerifSC-Regular", *_LAST)


class Missing(Struct, frozen=True):
    """A text with characters that no font has; ``points`` as in ``U+2CC56``, each once."""

    text: str
    points: tuple[str, ...]


class MissingGlyphs(Exception):  # noqa: N818  an answer to show, not an error of the program
    """Nothing was written, because some texts cannot be printed whole."""

    def __init__(self, found: Sequence[Missing]) -> None:
        """Keep all of them: they are shown at once."""
        super().__init__("; ".join(f"{miss.text}: {' '.join(miss.points)}" for miss in found))
        self.found: Final = tuple(found)


class Fonts:
    """The fonts of one job: each file is looked at, and made ready to embed, when first needed.

    ``added`` are font files that the organiser gave for characters that ours lack; they come last.
    """

    def __init__(self, added: Sequence[Path] = ()) -> None:
        self._files = {path.stem: path for path in added}
        self._added = tuple(self._files)
        self._covered: dict[str, frozenset[int]] = {}
        self._glyphs: dict[Face, dict[str, tuple[str, float]]] = {face: {} for face in Face}
        self._widths: dict[str, dict[int, float]] = {}

    def runs(self, text: str, face: Face) -> list[tuple[str, str]]:
        """Split a text into pieces of one font each: (name that reportlab knows, piece).

        Raises ``MissingGlyphs`` where no font has a character.
        """
        found: list[tuple[str, str]] = []
        for character in text:
            font = self._glyph(character, face)[0]
            if found and found[-1][0] == font:
                found[-1] = (font, found[-1][1] + character)
            else:
                found.append((font, character))
        return found

    def width(self, text: str, face: Face, size: float = 1.0) -> float:
        """Measure a text set in one line, in the unit of ``size`` (points)."""
        known = self._glyphs[face]
        return size * sum([(known.get(c) or self._glyph(c, face))[1] for c in text])

    def measure(self, face: Face) -> Callable[[str], float]:
        """Give what measures a text of one face at size 1, as typesetting asks for it."""
        return lambda text: self.width(text, face)

    def missing(self, texts: Iterable[str]) -> list[Missing]:
        """Report the texts that cannot be printed whole; looks at tables only, registers nothing.

        Line ends are no characters here. The same text is reported once.
        """
        found = []
        fine: set[str] = set("\n")
        for text in dict.fromkeys(texts):
            lacking = []
            for character in dict.fromkeys(text):
                if character in fine:
                    continue
                if self._font_for(character, Face.SONG) is None:
                    lacking.append(f"U+{ord(character):04X}")
                else:
                    fine.add(character)
            if lacking:
                found.append(Missing(text, tuple(lacking)))
        return found

    def require(self, texts: Iterable[str]) -> None:
        """Raise ``MissingGlyphs`` with every text that cannot be printed whole."""
        found = self.missing(texts)
        if found:
            raise MissingGlyphs(found)

    def first(self, face: Face) -> str:
        """Give the name of a face's own font, ready to use."""
        font: str = face.value[0]
        self._ready(font)
        return font

    def _glyph(self, character: str, face: Face) -> tuple[str, float]:
        known = self._glyphs[face]
        if character not in known:
            font = self._font_for(character, face)
            if font is None:
                raise MissingGlyphs([Missing(character, (f"U+{ord(character):04X}",))])
            known[character] = (font, self._ready(font)[ord(character)] / 1000)
        return known[character]

    def _ready(self, font: str) -> dict[int, float]:
        if font not in self._widths:
            self._widths[font] = register(font, self._path(font))
        return self._widths[font]

    def _font_for(self, character: str, face: Face) -> str | None:
        point = ord(character)
        return next((font for font in self._chain(face) if point in self._points(font)), None)

    def _chain(self, face: Face) -> tuple[str, ...]:
        last = _SERIF if face in {Face.SONG, Face.SONG_BOLD, Face.KAI} else _SANS
        return (*face.value, *last, *self._added)

    def _points(self, font: str) -> frozenset[int]:
        if font not in self._covered:
            self._covered[font] = covered(self._path(font))
        return self._covered[font]

    def _path(self, font: str) -> Path:
        return self._files.get(font) or resource("fonts", f"{font}.ttf")


def missing(texts: Iterable[str], added: Sequence[Path] = ()) -> list[Missing]:
    """Report the texts that no paper can print whole, with the code points that no font has."""
    return Fonts(added).missing(texts)
