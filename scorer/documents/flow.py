"""Long papers: strips one below the other, broken into pages, with heads that come again.

A strip knows its height and how to draw itself; nothing is drawn before the pages are counted, so
that every page can say how many there are.
"""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from scorer.documents.fonts import Face, Fonts
from scorer.documents.page import A4, BLACK, GREY, LINE, MM, Ink, Style
from scorer.documents.typeset import wrap

SMALL: Final = Style(Face.HEI, 8.5, GREY)


class Strip(Struct, frozen=True):
    """A piece of a page; ``draw`` is given the ink and the height of the strip's upper edge.

    ``head`` is drawn again above a strip that begins a page; ``with_next`` keeps a strip on the
    page of the one after it.
    """

    height: float
    draw: Callable[[Ink, float], None]
    head: tuple["Strip", ...] = ()
    with_next: bool = False


class Frame(Struct, frozen=True, kw_only=True):
    """What every page has: margins in points, a line above (not on the first page) and below."""

    running: str = ""
    foot: str = ""
    side: float = 20 * MM
    top: float = 18 * MM
    bottom: float = 18 * MM

    @property
    def width(self) -> float:
        """The width between the margins of an A4 page."""
        return A4[0] - 2 * self.side

    @property
    def height(self) -> float:
        """The height between the margins of an A4 page."""
        return A4[1] - self.top - self.bottom


def pages(strips: Sequence[Strip], height: float) -> list[list[Strip]]:
    """Break strips into pages of a height; one that is higher than a page stands alone."""
    found: list[list[Strip]] = [[]]
    used = 0.0
    for group in _groups(strips):
        high = sum(strip.height for strip in group)
        if found[-1] and used + high > height:
            again = group[0].head
            found.append([*again])
            used = sum(strip.height for strip in again)
        found[-1].extend(group)
        used += high
    return found


def draw_pages(ink: Ink, strips: Sequence[Strip], frame: Frame) -> None:
    """Draw strips on as many A4 pages as they need."""
    broken = pages(strips, frame.height)
    for number, page in enumerate(broken, 1):
        y = A4[1] - frame.top
        for strip in page:
            strip.draw(ink, y)
            y -= strip.height
        _edges(ink, frame, number, len(broken))
        ink.next_page()


def paragraph(
    fonts: Fonts,
    text: str,
    style: Style,
    frame: Frame,
    *,
    indent: float = 0.0,
    leading: float = 1.6,
) -> list[Strip]:
    """Set a text between the margins, line by line; its first two lines stay together."""
    x, width = frame.side + indent, frame.width - indent
    lines = wrap(text, width / style.size, fonts.measure(style.face))
    high = leading * style.size

    def strip(number: int) -> Strip:
        line, last = lines[number], number == len(lines) - 1

        def draw(ink: Ink, y: float) -> None:
            base = y - 0.5 * high - 0.36 * style.size
            if last:
                ink.text(x, base, line, style)
            else:
                ink.justified(x, base, line, style, width)

        return Strip(high, draw, with_next=number == 0 and not last)

    return [strip(number) for number in range(len(lines))]


def space(height: float, *, with_next: bool = False) -> Strip:
    """Leave room."""
    return Strip(height, lambda _ink, _y: None, with_next=with_next)


def facts(
    fonts: Fonts, pairs: Sequence[tuple[str, str]], frame: Frame, size: float = 9.5
) -> list[Strip]:
    """Set labels and their values below each other, the values in one column."""
    if not pairs:
        return []
    label = Style(Face.HEI, size, GREY)
    value = Style(Face.HEI, size, BLACK)
    longest = max(fonts.width(name, label.face, size) for name, _said in pairs)
    column = min(longest + 1.2 * size, 0.4 * frame.width)

    def strip(name: str, said: str) -> Strip:
        measure = fonts.measure(Face.HEI)
        names = wrap(name, (column - size) / size, measure)
        lines = wrap(said, (frame.width - column) / size, measure)
        high = 1.55 * size

        def draw(ink: Ink, y: float) -> None:
            for texts, x, style in ((names, 0.0, label), (lines, column, value)):
                for number, line in enumerate(texts):
                    base = y - (number + 0.5) * high - 0.36 * size
                    ink.text(frame.side + x, base, line, style)

        return Strip(high * max(len(names), len(lines)), draw)

    return [strip(name, said) for name, said in pairs]


def _groups(strips: Sequence[Strip]) -> list[list[Strip]]:
    groups: list[list[Strip]] = []
    joined = False
    for strip in strips:
        if joined:
            groups[-1].append(strip)
        else:
            groups.append([strip])
        joined = strip.with_next
    return groups


def _edges(ink: Ink, frame: Frame, number: int, count: int) -> None:
    right = A4[0] - frame.side
    if number > 1 and frame.running:
        ink.text(frame.side, A4[1] - frame.top + 5 * MM, frame.running, SMALL)
        ink.rule(frame.side, A4[1] - frame.top + 3 * MM, frame.width, LINE)
    ink.rule(frame.side, frame.bottom - 4 * MM, frame.width, LINE)
    ink.text(frame.side, frame.bottom - 8 * MM, frame.foot, SMALL)
    ink.text(right, frame.bottom - 8 * MM, f"{number} / {count}", SMALL, "right")
