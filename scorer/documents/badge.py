"""The badge (参赛证): name largest, a code that is read at arm's length, nothing to hide.

98 mm wide and 141 mm high, with a window for a photograph of 30 by 40 mm. Four to an A4 sheet, the
backs in mirrored order for printing on both sides; or one to a page for a label printer.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from scorer.documents import badge_back, qr
from scorer.documents.badge_back import CARD, EDGE
from scorer.documents.batch import NOTHING, Watch
from scorer.documents.fonts import Face, Fonts
from scorer.documents.page import A4, BLACK, GREY, MM, Ink, Style, paper
from scorer.documents.typeset import fit
from scorer.views.papers import BadgeText
from scorer.words import _

Layout = Literal["a4", "label"]

UNIT: Final = 98 * MM / CARD[0]
"""A card is drawn 640 units wide and 920 high, from its upper left corner downwards."""
RED: Final = "#C42B22"
SOFT: Final = "#39434F"

_SIZE: Final = (CARD[0] * UNIT, CARD[1] * UNIT)
_PLACES: Final = tuple(
    (A4[0] / 2 + side * _SIZE[0], A4[1] / 2 + (1 - row) * _SIZE[1])
    for row in (0, 1)
    for side in (-1, 0)
)


def texts(item: BadgeText) -> Iterator[str]:
    """Give everything that a badge prints and that came from outside."""
    yield from (item.contest, item.title, item.name, item.role, item.unit, item.team, item.number)
    yield from (*item.hint, *item.notes, item.found)
    for event in item.timetable:
        yield from (event.time, event.what, event.where)


def write_badges(
    path: Path,
    items: Sequence[BadgeText],
    fonts: Fonts | None = None,
    watch: Watch = NOTHING,
    *,
    layout: Layout = "a4",
) -> None:
    """Write badges into one file; raises ``MissingGlyphs`` first and ``Cancelled`` as asked.

    ``a4`` puts four on a sheet and their backs, where there are any, on the next one; ``label``
    gives every side a page of its own size.
    """
    fonts = fonts or Fonts()
    fonts.require(text for item in items for text in texts(item))
    title = items[0].title if items else ""
    size = A4 if layout == "a4" else _SIZE
    places = _PLACES if layout == "a4" else ((0.0, _SIZE[1]),)
    with paper(path, size, title, fonts, Face.HEI_MEDIUM) as ink:
        sheet: list[BadgeText] = []
        for item in watch.over(items, lambda item: item.name):
            sheet.append(item)
            if len(sheet) == len(places):
                _sheet(ink, sheet, places)
                sheet = []
        if sheet:
            _sheet(ink, sheet, places)


def _sheet(ink: Ink, items: Sequence[BadgeText], places: Sequence[tuple[float, float]]) -> None:
    for item, place in zip(items, places, strict=False):
        with _card(ink, place):
            _front(ink, item)
    ink.next_page()
    if not any(item.timetable or item.notes for item in items):
        return
    for item, (x, y) in zip(items, places, strict=False):
        with _card(ink, (ink.width - x - _SIZE[0], y)):
            badge_back.draw(ink, item)
    ink.next_page()


@contextmanager
def _card(ink: Ink, place: tuple[float, float]) -> Iterator[None]:
    ink.canvas.saveState()
    ink.canvas.transform(UNIT, 0, 0, UNIT, *place)
    yield
    ink.canvas.restoreState()


def _front(ink: Ink, item: BadgeText) -> None:
    _band(ink, item)
    _photograph(ink)
    _person(ink, item)
    ink.rule(56, -596, 528, "#DDE2E8", 2)
    _number(ink, item)
    ink.box((0, -CARD[1]), CARD, edge=EDGE, wide=2, radius=28)


def _band(ink: Ink, item: BadgeText) -> None:
    canvas = ink.canvas
    canvas.saveState()
    path = canvas.beginPath()
    path.roundRect(0, -CARD[1], *CARD, 28)
    canvas.clipPath(path, stroke=0, fill=0)
    ink.box((0, -234), (CARD[0], 234), fill=item.colour)
    canvas.setStrokeColor(_paler(item.colour))
    canvas.setLineWidth(18)
    for step in range(330, 840, 56):
        canvas.line(step, 0, step - 60, -234)
    ink.box((0, -246), (CARD[0], 12), fill=RED)
    canvas.restoreState()
    ink.box((260, -44), (120, 18), fill="#FFFFFF", radius=9)
    setting = fit(item.contest, 560, ink.fonts.measure(Face.HEI_MEDIUM), (30, 22))
    style = Style(Face.HEI_MEDIUM, setting.size, "#DCE6F5")
    top = -106 + (len(setting.lines) - 1) * 0.6 * style.size
    for number, line in enumerate(setting.lines):
        ink.text(320, top - number * 1.25 * style.size, line, style, "centre")
    ink.text(320, -192, item.title, Style(Face.HEI_BLACK, 70, "#FFFFFF", 24), "centre")


def _paler(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{part + (255 - part) * 6 // 100:02X}" for part in parts)


def _photograph(ink: Ink) -> None:
    ink.box((56, -552), (196, 262), fill="#F3F5F8", edge=EDGE, wide=2, radius=10)
    ink.canvas.setStrokeColor("#A9B3BF")
    ink.canvas.setLineWidth(5)
    ink.canvas.circle(154, -392, 38, stroke=1, fill=0)
    outline = ink.canvas.beginPath()
    outline.moveTo(88, -500)
    outline.curveTo(88, -420, 220, -420, 220, -500)
    ink.canvas.drawPath(outline, stroke=1, fill=0)
    ink.text(154, -540, _("Photo 30 × 40 mm"), Style(Face.HEI, 18, GREY), "centre")


def _person(ink: Ink, item: BadgeText) -> None:
    """Set name, role, unit and team one below the other, right of the photograph."""
    room = 298.0
    setting = fit(item.name, room, ink.fonts.measure(Face.HEI_BLACK), (76, 54))
    y = -290.0
    with ink.as_one(item.name):
        for line in setting.lines:
            y -= 0.95 * setting.size
            ink.text(286, y, line, Style(Face.HEI_BLACK, setting.size))
            y -= 0.13 * setting.size
    if item.role:
        y = _role(ink, item, y - 20, room)
    for text, style, lines in (
        (item.unit, Style(Face.HEI_MEDIUM, 30, SOFT), 1),
        (item.team, Style(Face.HEI, 28, GREY), 1),
    ):
        small = fit(text, room, ink.fonts.measure(style.face), (style.size, 23), lines)
        for line in small.lines if text else ():
            y -= 1.5 * small.size
            ink.text(286, y, line, Style(style.face, small.size, style.colour))


def _role(ink: Ink, item: BadgeText, top: float, room: float) -> float:
    setting = fit(item.role, room - 40, ink.fonts.measure(Face.HEI_BOLD), (34, 22))
    style = Style(Face.HEI_BOLD, setting.size, item.colour)
    wide = min(room, max(ink.measure(line, style) for line in setting.lines) + 40)
    high = 1.3 * style.size * len(setting.lines) + 10
    ink.box((286, top - high), (wide, high), fill="#E6EEF9", radius=8)
    for number, line in enumerate(setting.lines):
        ink.text(306, top - 5 - (number + 0.98) * 1.3 * style.size + 0.2 * style.size, line, style)
    return top - high - 8


def _number(ink: Ink, item: BadgeText) -> None:
    qr.draw(ink, item.code, (56, -848), 216, BLACK)
    ink.text(316, -666, _("Badge no."), Style(Face.HEI, 28, GREY))
    setting = fit(item.number, 268, ink.fonts.measure(Face.FIGURES), (92, 40))
    ink.text(314, -752, item.number, Style(Face.FIGURES, setting.size))
    hint = item.hint or (
        _("Scan this code at the desk and on call"),
        _("Holds no marks, no identity number"),
    )
    y = -770.0
    for sentence in hint:
        small = fit(sentence, 268, ink.fonts.measure(Face.HEI), (26, 19))
        for line in small.lines:
            y -= 1.4 * small.size
            ink.text(316, y, line, Style(Face.HEI, small.size, SOFT))
