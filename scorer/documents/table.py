"""Tables on paper: columns that take what they need, cells that wrap, heads that come again."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from scorer.documents.flow import Frame, Strip
from scorer.documents.fonts import Face, Fonts
from scorer.documents.page import BLACK, GREY, LINE, Ink, Style
from scorer.documents.typeset import wrap
from scorer.views.papers import Column

HEAD: Final = Style(Face.HEI_MEDIUM, 9, GREY)
CELL: Final = Style(Face.HEI, 10, BLACK)
STRONG: Final = Style(Face.HEI_BOLD, 10, BLACK)
UNDER: Final = Style(Face.HEI, 8, GREY)
"""The lines of a cell after its first line end, such as a team's members."""
TINT: Final = "#F3F5F7"
AWARD: Final = "#FAF1D8"

_PAD: Final = 5.0
_WORD: Final = 4
"""So many Chinese characters stay together where a column is narrow."""


class Grid(Struct, frozen=True):
    """A table's columns with their left edges and widths, in points.

    ``space`` stands above and below a cell's text; ``ruled`` draws lines between the columns, for
    tables to be filled in by hand.
    """

    columns: tuple[Column, ...]
    edges: tuple[float, ...]
    widths: tuple[float, ...]
    space: float = 4.0
    ruled: bool = False


def grid(
    fonts: Fonts, columns: Sequence[Column], rows: Sequence[Sequence[str]], frame: Frame
) -> Grid:
    """Share the width between the margins.

    Columns without ``wide`` take what their longest line needs; the others share what is left. If
    they need more than there is, heads and words wrap; figures do not, as long as they fit.
    """
    needs = [_needed(fonts, column, [row[at] for row in rows]) for at, column in enumerate(columns)]
    shares = sum(column.wide for column in columns)
    room = frame.width - (0.35 * frame.width if shares else 0.0)
    own = _shared(
        [need for need, column in zip(needs, columns, strict=True) if not column.wide], room
    )
    rest = frame.width - sum(own)
    narrow = iter(own)
    widths = tuple(
        rest * column.wide / shares if column.wide else next(narrow) for column in columns
    )
    edges = tuple(frame.side + sum(widths[:at]) for at in range(len(widths)))
    return Grid(tuple(columns), edges, widths)


def head_strip(fonts: Fonts, table: Grid) -> Strip:
    """Give the head of a table."""
    cells = tuple(column.head for column in table.columns)
    return row_strip(fonts, table, cells, style=HEAD, fill=TINT)


def row_strip(
    fonts: Fonts,
    table: Grid,
    cells: Sequence[str],
    *,
    style: Style = CELL,
    fill: str = "",
    strong: frozenset[int] = frozenset(),
    head: tuple[Strip, ...] = (),
) -> Strip:
    """Set one row; ``strong`` are the columns in bold."""
    styles = [STRONG if at in strong else style for at in range(len(cells))]
    stacks = [
        _stack(fonts, cell, own, wide - 2 * _PAD)
        for cell, own, wide in zip(cells, styles, table.widths, strict=True)
    ]
    high = max(sum(1.4 * own.size for _line, own in stack) for stack in stacks) + 2 * table.space
    whole = sum(table.widths)

    def draw(ink: Ink, y: float) -> None:
        if fill:
            ink.box((table.edges[0], y - high), (whole, high - 0.4), fill=fill)
        for at, stack in enumerate(stacks):
            _cell(ink, table, at, stack, y - _middle(stack, high))
        ink.rule(table.edges[0], y - high, whole, LINE)
        for edge in (*table.edges, table.edges[0] + whole) if table.ruled else ():
            ink.canvas.line(edge, y, edge, y - high)

    return Strip(high, draw, head)


def _middle(stack: Sequence[tuple[str, Style]], high: float) -> float:
    return (high - sum(1.4 * style.size for _line, style in stack)) / 2


def _cell(ink: Ink, table: Grid, at: int, stack: Sequence[tuple[str, Style]], top: float) -> None:
    column, left, wide = table.columns[at], table.edges[at], table.widths[at]
    y = top
    for line, style in stack:
        base = y - 0.7 * style.size - 0.36 * style.size
        if column.figures:
            ink.text(left + wide - _PAD, base, line, style, "right")
        elif column.centred:
            ink.text(left + wide / 2, base, line, style, "centre")
        else:
            ink.text(left + _PAD, base, line, style)
        y -= 1.4 * style.size


def _stack(fonts: Fonts, text: str, style: Style, width: float) -> list[tuple[str, Style]]:
    first, *under = text.split("\n")
    stack = [(line, style) for line in wrap(first, width / style.size, fonts.measure(style.face))]
    for more in under:
        lines = wrap(more, width / UNDER.size, fonts.measure(UNDER.face))
        stack.extend((line, UNDER) for line in lines)
    return stack


def _shared(needs: Sequence[tuple[float, float]], room: float) -> list[float]:
    """Share room among columns that need (least, all): all if it goes, else what lies between."""
    least, whole = sum(low for low, _all in needs), sum(high for _least, high in needs)
    if whole <= room:
        return [high for _low, high in needs]
    if least >= room:
        return [low * room / least for low, _high in needs]
    part = (room - least) / (whole - least)
    return [low + part * (high - low) for low, high in needs]


def _needed(fonts: Fonts, column: Column, cells: Sequence[str]) -> tuple[float, float]:
    """What a column needs at the least, its words broken, and so that nothing breaks.

    Figures never break, and may stand in bold.
    """
    style = STRONG if column.figures else CELL
    whole = [_need(fonts, cell, style) for cell in cells]
    broken = whole if column.figures else [_longest(fonts, cell, style) for cell in cells]
    head = _need(fonts, column.head, HEAD)
    return max([_longest(fonts, column.head, HEAD), *broken]), max([head, *whole])


def _longest(fonts: Fonts, text: str, style: Style) -> float:
    """The widest word; Chinese ones break after some characters."""
    words = [word if word.isascii() else word[:_WORD] for word in text.split()]
    return max((_need(fonts, word, style) for word in words), default=0.0)


def _need(fonts: Fonts, text: str, style: Style) -> float:
    first, *under = text.split("\n")
    widths = [fonts.width(first, style.face, style.size)]
    widths += [fonts.width(more, UNDER.face, UNDER.size) for more in under]
    return max(widths) * 1.03 + 2 * _PAD
