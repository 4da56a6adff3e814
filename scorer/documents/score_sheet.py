"""The blank score sheet for a judge when there is no power: by blind code, never by name.

A4, one contestant and one judge a sheet; what is lost and what is left is written by hand. The code
at the top says which sheet it is when a clerk types it in later.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from scorer.documents import qr
from scorer.documents.batch import NOTHING, Watch
from scorer.documents.flow import Frame, Strip, draw_pages, pages, paragraph, space
from scorer.documents.fonts import Face, Fonts
from scorer.documents.page import A4, BLACK, GREY, MM, Ink, Style, paper
from scorer.documents.table import Grid, grid, head_strip, row_strip
from scorer.documents.typeset import fit
from scorer.views.papers import Column, SheetText
from scorer.words import _

Density = tuple[float, float]
"""Size of the items' text and the space around it."""
_DENSITIES: Final[tuple[Density, ...]] = (
    (9.5, 4.0),
    (9.5, 3.2),
    (9.5, 2.6),
    (9.0, 2.6),
    (9.0, 2.1),
    (8.5, 2.1),
    (8.5, 1.7),
    (8.0, 1.7),
    (8.0, 1.2),
)
"""Tried one after the other until a sheet fits on one page."""
_LABEL: Final = Style(Face.HEI, 9.5, BLACK)
_QR: Final = 19 * MM


class _Place(Struct, frozen=True):
    """A label with a line to write on: where it begins and how wide both are together."""

    label: str
    x: float
    wide: float


def texts(item: SheetText) -> Iterator[str]:
    """Give everything that a sheet prints and that came from outside."""
    yield from (item.contest, item.station, item.blind, item.total, item.rubric, *item.criticals)
    for fact in item.facts:
        yield from fact
    for section in item.sections:
        yield from (section.heading, section.points)
        for line in section.items:
            yield from (line.number, line.text, line.points, line.deduction)


def write_score_sheets(
    path: Path, items: Sequence[SheetText], fonts: Fonts | None = None, watch: Watch = NOTHING
) -> None:
    """Write sheets one after another into a file, each from a page of its own.

    Raises ``MissingGlyphs`` before anything is written, ``Cancelled`` if the watch says so.
    """
    fonts = fonts or Fonts()
    fonts.require(text for item in items for text in texts(item))
    densities: dict[object, Density] = {}  # the sheets of a station are alike
    with paper(path, A4, items[0].station if items else "", fonts) as ink:
        for item in watch.over(items, lambda item: item.blind):
            frame = Frame(
                running=f"{item.station}  {item.blind}",
                foot=item.rubric,
                side=15 * MM,
                top=14 * MM,
                bottom=16 * MM,
            )
            kind = (item.sections, item.criticals, len(item.facts))
            if kind not in densities:
                densities[kind] = _density(fonts, item, frame)
            draw_pages(ink, list(_strips(fonts, item, frame, densities[kind])), frame)


def _density(fonts: Fonts, item: SheetText, frame: Frame) -> Density:
    """Give the largest size at which a sheet fits on one page, or the first if none does."""
    for density in _DENSITIES:
        if len(pages(list(_strips(fonts, item, frame, density)), frame.height)) == 1:
            return density
    return _DENSITIES[0]


def _strips(fonts: Fonts, item: SheetText, frame: Frame, density: Density) -> Iterator[Strip]:
    size, around = density
    yield _masthead(fonts, item, frame)
    yield _facts(item, frame)
    table = replace(_table(fonts, item, frame), space=around, ruled=True)
    heading, step = Style(Face.HEI_BOLD, size, BLACK), Style(Face.HEI, size, BLACK)
    head = head_strip(fonts, table)
    yield head
    for section in item.sections:
        cells = ("", section.heading, section.points, "", "", "")
        strip = row_strip(fonts, table, cells, style=heading, fill="#F8F9FB", head=(head,))
        yield Strip(strip.height, strip.draw, strip.head, with_next=True)
        for line in section.items:
            cells = (line.number, line.text, line.points, line.deduction, "", "")
            yield row_strip(fonts, table, cells, style=step, head=(head,))
    cells = ("", _("Sheet total"), item.total, "", "", "")
    yield row_strip(fonts, table, cells, style=heading, fill="#F3F5F7", head=(head,))
    yield space(3 * MM)
    if item.criticals:
        yield from _criticals(fonts, item, frame)
    yield from _foot(fonts, frame)


def _table(fonts: Fonts, item: SheetText, frame: Frame) -> Grid:
    columns = (
        Column(head=_("No."), centred=True),
        Column(head=_("Step and requirement"), wide=6),
        Column(head=_("Points"), figures=True),
        Column(head=_("How points are lost"), wide=4),
        Column(head=_("Points off"), centred=True),
        Column(head=_("Points given"), centred=True),
    )
    # Room to write by hand in the last two columns, however short their heads are.
    lines = [line for section in item.sections for line in section.items]
    rows = [(line.number, "", line.points, "", "00000000", "00000000") for line in lines]
    rows += [("", "", section.points, "", "", "") for section in item.sections]
    return grid(fonts, columns, [*rows, ("", "", item.total, "", "", "")], frame)


def _masthead(fonts: Fonts, item: SheetText, frame: Frame) -> Strip:
    high = 25 * MM
    box = 34 * MM
    room = frame.width - box - _QR - 12 * MM
    title = fit(item.station, room, fonts.measure(Face.SONG_BOLD), (22, 14))
    contest = fit(item.contest, room, fonts.measure(Face.HEI), (10.5, 8))
    blind = fit(item.blind, box - 4 * MM, fonts.measure(Face.FIGURES), (36, 12))

    def draw(ink: Ink, y: float) -> None:
        base = y - 5 * MM
        for line in contest.lines:
            ink.text(frame.side, base, line, Style(Face.HEI, contest.size, GREY))
            base -= 1.4 * contest.size
        base -= 0.8 * title.size
        for line in title.lines:
            ink.text(frame.side, base, line, Style(Face.SONG_BOLD, title.size, BLACK))
            base -= 1.3 * title.size
        right = A4[0] - frame.side
        qr.draw(ink, item.code, (right - _QR, y - _QR - 1 * MM), _QR)
        left = right - _QR - 6 * MM - box
        ink.box((left, y - _QR - 1 * MM), (box, _QR), edge=BLACK, wide=1.2, radius=4)
        middle = left + box / 2
        ink.text(middle, y - 5.6 * MM, _("Blind code"), Style(Face.HEI, 8.5, GREY), "centre")
        style = Style(Face.FIGURES, blind.size, BLACK)
        ink.text(middle, y - 16.6 * MM, item.blind, style, "centre")

    return Strip(high, draw)


def _facts(item: SheetText, frame: Frame) -> Strip:
    """Set labels with their values, or with a line to write on where there is none yet."""
    if not item.facts:
        return space(2 * MM)
    each = frame.width / min(4, len(item.facts))
    high = 8 * MM

    def draw(ink: Ink, y: float) -> None:
        for number, (label, value) in enumerate(item.facts):
            row, column = divmod(number, 4)
            place = _Place(label, frame.side + column * each, each - 6)
            base = y - (row + 0.65) * high
            x = _blank(ink, place, base)
            size = fit(value, place.wide - (x - place.x), ink.fonts.measure(Face.HEI), (10, 5)).size
            ink.text(x, base, value, Style(Face.HEI, size, BLACK))

    return Strip(high * -(-len(item.facts) // 4) + 2 * MM, draw)


def _blank(ink: Ink, place: _Place, base: float) -> float:
    """Draw a label and a line to the end of its place; give where the line begins."""
    wide = ink.text(place.x, base, place.label, _LABEL)
    ink.rule(place.x + wide + 4, base - 2.5, place.wide - wide - 4, BLACK, 0.5)
    return place.x + wide + 7


def _criticals(fonts: Fonts, item: SheetText, frame: Frame) -> Iterator[Strip]:
    heading = _("Critical fail (tick what happened)")
    yield from paragraph(fonts, heading, Style(Face.HEI_BOLD, 10, "#AE2A1A"), frame)
    for fault in item.criticals:
        first = True
        for strip in paragraph(fonts, fault, _LABEL, frame, indent=14):
            yield Strip(strip.height, _Ticked(frame.side, strip) if first else strip.draw)
            first = False
    yield space(2 * MM)


class _Ticked(Struct, frozen=True):
    """A line of text with a box to tick before it."""

    x: float
    strip: Strip

    def __call__(self, ink: Ink, y: float) -> None:
        ink.box((self.x + 1, y - self.strip.height / 2 - 4), (8, 8), edge=BLACK, wide=0.8)
        self.strip.draw(ink, y)


def _foot(fonts: Fonts, frame: Frame) -> Iterator[Strip]:
    """Give the lines to fill in by hand at the end, kept together."""
    rows = (
        (_("Started at"), _("Ended at"), _("Time used")),
        (_("Total in figures"), _("Total in words")),
        (_("Remarks"),),
        (_("Signature of the judge"), _("Signature of the chief judge"), _("Date")),
    )
    for labels in rows:
        yield _row(labels, frame)
    yield from paragraph(
        fonts, _("Every change is signed by the judge."), Style(Face.HEI, 9, GREY), frame
    )


def _row(labels: Sequence[str], frame: Frame) -> Strip:
    each = frame.width / len(labels)

    def draw(ink: Ink, y: float) -> None:
        for number, label in enumerate(labels):
            _blank(ink, _Place(label, frame.side + number * each, each - 10), y - 6 * MM)

    return Strip(8.5 * MM, draw, with_next=True)
