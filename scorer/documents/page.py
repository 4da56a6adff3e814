"""A sheet of paper: how a PDF is begun and finished, and how ink gets onto it.

A file appears under its name only when it is whole: it is written beside it, forced to the disk and
then renamed. The same content gives the same bytes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from re import split
from typing import Any, BinaryIO, Final, Literal

from msgspec import Struct
from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from scorer.documents.fonts import Face, Fonts

MM: Final = 72 / 25.4
A4: Final = (210 * MM, 297 * MM)
A4_LANDSCAPE: Final = (297 * MM, 210 * MM)
BLACK: Final = "#11161D"
GREY: Final = "#5A6572"
LINE: Final = "#BFC7D1"

WIDE_BLANK: Final = "\u3000"
"""A gap inside a spread name or before a paragraph: seen, but not part of what is said."""

Align = Literal["left", "centre", "right"]


class Style(Struct, frozen=True):
    """How a text looks: face, size in points, colour as #RRGGBB, space between letters.

    With ``spread``, wide blanks in the text are for the eye alone, as in a name of two characters.
    """

    face: Face
    size: float
    colour: str = BLACK
    tracking: float = 0.0
    spread: bool = False


class Ink:
    """Draws on the current page; lengths in points, (0, 0) is the lower left corner."""

    def __init__(self, canvas: Canvas, fonts: Fonts, size: tuple[float, float]) -> None:
        self.canvas: Final = canvas
        self.fonts: Final = fonts
        self.width, self.height = size
        self.pages = 0
        self._colours: dict[str, Color] = {}  # reading #RRGGBB is slow

    def text(self, x: float, y: float, text: str, style: Style, align: Align = "left") -> float:
        """Set one line with its baseline at ``y``; give its width."""
        width = self.measure(text, style)
        start = x - {"left": 0.0, "centre": width / 2, "right": width}[align]
        self._set((start, y), text, style, style.tracking)
        return width

    def justified(self, x: float, y: float, text: str, style: Style, width: float) -> None:
        """Set one line so that it fills ``width``; a line that lacks much is left as it is."""
        lack = width - self.measure(text, style)
        gaps = len(text) - 1
        each = lack / gaps if gaps > 0 and -style.size < lack < 2.2 * style.size else 0.0
        self._set((x, y), text, style, style.tracking + each)

    @contextmanager
    def as_one(self, text: str) -> Iterator[None]:
        """Let what is drawn inside, over several lines, be copied and searched as this one text."""
        whole = max(text, default="") <= "\uffff"
        if whole:
            self.canvas._code.append(_span(text))  # noqa: SLF001  as in ``_set``
        yield
        if whole:
            self.canvas._code.append("EMC")  # noqa: SLF001

    def measure(self, text: str, style: Style) -> float:
        """Tell how wide a line is; the space after the last letter does not count."""
        plain = self.fonts.width(text, style.face, style.size)
        return plain + style.tracking * max(0, len(text) - 1)

    def rule(
        self, x: float, y: float, length: float, colour: str = LINE, wide: float = 0.5
    ) -> None:
        """Draw a level line to the right."""
        self.canvas.setStrokeColor(self._colour(colour))
        self.canvas.setLineWidth(wide)
        self.canvas.line(x, y, x + length, y)

    def box(
        self,
        corner: tuple[float, float],
        size: tuple[float, float],
        *,
        fill: str | None = None,
        edge: str | None = None,
        wide: float = 0.75,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle from its lower left corner, filled, edged or both."""
        if fill:
            self.canvas.setFillColor(self._colour(fill))
        if edge:
            self.canvas.setStrokeColor(self._colour(edge))
            self.canvas.setLineWidth(wide)
        self.canvas.roundRect(*corner, *size, radius, stroke=int(bool(edge)), fill=int(bool(fill)))

    def picture(self, name: str, make: "Picture") -> None:
        """Draw a prepared form or image; its stream is stored once in the file, under its name."""
        self.stored(name, make)
        self.canvas.doForm(name)

    def stored(self, name: str, make: "Picture") -> None:
        """Put a prepared form or image into the file without drawing it."""
        if not self.canvas.hasForm(name):
            self.canvas._doc.addForm(name, make.stream())  # noqa: SLF001  the door for ready streams

    def place(self, name: str, make: "Picture", x: float, y: float, size: float) -> None:
        """Draw a prepared image of one unit square at a place and size."""
        self.canvas.saveState()
        self.canvas.transform(size, 0, 0, size, x, y)
        self.picture(name, make)
        self.canvas.restoreState()

    def next_page(self) -> None:
        """Finish the page."""
        self.canvas.showPage()
        self.pages += 1

    def _colour(self, code: str) -> Color:
        if code not in self._colours:
            self._colours[code] = HexColor(code)
        return self._colours[code]

    def _set(self, start: tuple[float, float], text: str, style: Style, tracking: float) -> None:
        line = self.canvas.beginText(*start)
        self.canvas.setFillColor(self._colour(style.colour))
        if tracking:
            line.setCharSpace(tracking)
        for part, said in _parts(text, style):
            if said:
                line._code.append(_span(said))  # noqa: SLF001  reportlab has no word for it
            for font, piece in self.fonts.runs(part, style.face):
                line.setFont(font, style.size)
                line.textOut(piece)
            if said:
                line._code.append("EMC")  # noqa: SLF001
        if tracking:
            line.setCharSpace(0)
        self.canvas.drawText(line)


def _span(said: str) -> str:
    """Begin marked content, of which a reader copies or searches this instead."""
    return f"/Span <</ActualText <FEFF{said.encode('utf-16-be').hex()}>>> BDC"


def _parts(text: str, style: Style) -> list[tuple[str, str]]:
    """Split a text into parts, each with what a reader copies or searches instead, if anything.

    Gaps that only the eye wants would tear names apart. What is said instead stays free of
    characters beyond U+FFFF, which some viewers drop there; as drawn text they come back whole.
    """
    if style.tracking > 0.2 * style.size and max(text, default="") <= "\uffff":
        return [(text, text)]
    parts = [("", "")]
    for part in split(f"(.{WIDE_BLANK}(?=.))", text) if style.spread else [text]:
        gap = len(part) == 2 and part[1] == WIDE_BLANK and part[0] <= "\uffff"
        parts.append((part, part[0] if gap else ""))
    return [part for part in parts if part[0]]


class Picture(Struct, frozen=True):
    """A stream that is ready to be stored: its dictionary (names without the slash) and bytes."""

    kind: Literal["Form", "Image"]
    data: bytes
    entries: dict[str, int | float | str | list[float]]

    def stream(self) -> Any:
        """Give it as reportlab stores it; the bytes are deflated already."""
        entries: dict[str, Any] = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName(self.kind),
            "Filter": PDFName("FlateDecode"),
        }
        for name, value in self.entries.items():
            if isinstance(value, str):
                entries[name] = PDFName(value) if value not in {"true", "false"} else value
            else:
                entries[name] = PDFArray(value) if isinstance(value, list) else value
        return PDFStream(PDFDictionary(entries), self.data, ())


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a new file for writing that takes the place of ``path`` only when all went well.

    Whatever goes wrong, a full disk included, leaves what was there before and nothing beside it. A
    process that is killed leaves a hidden ``.part``, which the next try replaces.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def paper(
    path: Path, size: tuple[float, float], title: str, fonts: Fonts, face: Face = Face.HEI
) -> Iterator[Ink]:
    """Begin a PDF, hand out the ink, finish it under its name; nothing is left if it fails.

    ValueError if no page was drawn.

    ``size`` is width and height in points; ``title`` is what viewers show; ``face`` is the one that
    most of the paper is set in.
    """
    binary = rl_config.useA85
    rl_config.useA85 = 0  # as text, every stream would be encoded in pure Python and grow by 25 %
    try:
        with replacing(path) as stream:
            canvas = Canvas(
                stream,
                pagesize=size,
                pageCompression=1,
                invariant=1,  # same content, same bytes
                initialFontName=fonts.first(face),  # else Helvetica is named, not embedded
                lang="zh-CN",
            )
            canvas.setTitle(title)
            canvas.setAuthor("")
            canvas.setSubject(title)
            canvas.setCreator("Leitai")
            canvas.setProducer("Leitai")
            ink = Ink(canvas, fonts, size)
            yield ink
            if not ink.pages:
                raise ValueError("nothing to print")
            canvas.save()
    finally:
        rl_config.useA85 = binary
