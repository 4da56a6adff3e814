"""The back of a badge: the bearer's timetable and what to keep in mind."""

from typing import Final

from scorer.documents.fonts import Face
from scorer.documents.page import BLACK, GREY, Ink, Style
from scorer.documents.typeset import fit, wrap
from scorer.views.papers import BadgeEvent, BadgeText
from scorer.words import _

CARD: Final = (640.0, 920.0)
"""Width and height of a card in the units it is drawn in."""
EDGE: Final = "#C9D0D9"

_LINE: Final = "#DDE2E8"
_BLUE: Final = "#1B4F9C"
_SOFT: Final = "#39434F"


def draw(ink: Ink, item: BadgeText) -> None:
    """Draw the back with its upper left corner at (0, 0)."""
    ink.box((260, -44), (120, 18), fill="#EDF0F4", radius=9)
    y = -78.0
    if item.timetable:
        _heading(ink, y, _("My timetable"))
        y = _timetable(ink, y - 78, item.timetable)
    if item.notes:
        _heading(ink, y, _("Please note"))
        _notes(ink, y - 92, item.notes)
    if item.found:
        ink.text(584, -886, item.found, Style(Face.HEI, 24, GREY), "right")
    ink.box((0, -CARD[1]), CARD, edge=EDGE, wide=2, radius=28)


def _heading(ink: Ink, y: float, text: str) -> None:
    ink.box((56, y - 40), (8, 40), fill="#C42B22")
    ink.text(82, y - 33, text, Style(Face.HEI_BOLD, 36))


def _timetable(ink: Ink, y: float, events: tuple[BadgeEvent, ...]) -> float:
    pitch = min(84.0, 460 / len(events))
    for event in events:
        ink.rule(56, y, 528, _LINE, 2)
        base = y - pitch / 2 - 12
        ink.text(56, base, event.time, Style(Face.FIGURES, 36, _BLUE))
        place = fit(event.where, 200, ink.fonts.measure(Face.HEI), (28, 20))
        style = Style(Face.HEI, place.size, _SOFT)
        wide = max(ink.measure(line, style) for line in place.lines)
        _stacked(ink, (584, base), place.lines, style, right=True)
        room = 528 - 120 - wide - 16
        what = fit(event.what, room, ink.fonts.measure(Face.HEI_MEDIUM), (32, 22))
        _stacked(
            ink, (176, base), what.lines, Style(Face.HEI_MEDIUM, what.size, BLACK), right=False
        )
        y -= pitch
    ink.rule(56, y, 528, _LINE, 2)
    return y - 32


def _stacked(
    ink: Ink, start: tuple[float, float], lines: tuple[str, ...], style: Style, *, right: bool
) -> None:
    x, base = start
    y = base + (len(lines) - 1) * 0.6 * style.size
    for line in lines:
        ink.text(x, y, line, style, "right" if right else "left")
        y -= 1.2 * style.size


def _notes(ink: Ink, y: float, notes: tuple[str, ...]) -> None:
    size = 30.0
    measure = ink.fonts.measure(Face.HEI)
    while True:
        lines = [line for note in notes for line in wrap(note, 528 / size, measure)]
        if size <= 16 or len(lines) * 1.53 * size <= y + 880:
            break
        size -= 1
    for line in lines:
        ink.text(56, y, line, Style(Face.HEI, size, _SOFT))
        y -= 1.53 * size
