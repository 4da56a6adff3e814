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
    they need more than there is, words shrink alike and wrap; figures do not, as long as they fit.
    """
    needs = [_needed(fonts, column, [row[at] for row in rows]) for at, column in enumerate(columns)]
    shares = sum(column.wide for column in columns)
    room = frame.width - (0.35 * frame.width if shares else 0.0)
    figures = sum(n for n, c in zip(needs, columns, strict=True) if c.figures and not c.wide)
    words = sum(n for n, c in zip(needs, columns, strict=True) if not (c.figures or c.wide))
    stiff = min(1.0, room / figures) if figures else 1.0
    shrink = min(1.0, max(0.2, (room - figures * stiff) / words)) if words else 1.0
    rest = frame.width - figures * stiff - words * shrink
    widths = tuple(
        rest * column.wide / shares if column.wide else need * (stiff if column.figures else shrink)
        for need, column in zip(needs, columns, strict=True)
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


def _needed(fonts: Fonts, column: Column, cells: Sequence[str]) -> float:
    """What the head and the widest cell of a column need; figures may stand in bold."""
    style = STRONG if column.figures else CELL
    return max([_need(fonts, column.head, HEAD), *(_need(fonts, cell, style) for cell in cells)])


def _need(fonts: Fonts, text: str, style: Style) -> float:
    first, *under = text.split("\n")
    widths = [fonts.width(first, style.face, style.size)]
    widths += [fonts.width(more, UNDER.face, UNDER.size) for more in under]
    return max(widths) * 1.03 + 2 * _PAD
