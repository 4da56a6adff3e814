"""The ornament of a certificate: woven border, corner rosettes, a pale one behind, the emblem.

Everything is drawn from sine curves in two families, gold and red, as vector outlines. A border is
one tile repeated, a rosette one curve turned, so that the whole packs into a few kilobytes; it is
made once for a batch and stored once in a file.
"""

from collections.abc import Callable, Iterator
from math import cos, hypot, pi, sin
from typing import Final
from zlib import compress

from scorer.documents.page import A4_LANDSCAPE, MM, Picture

RED: Final = "#A8201A"
GOLD: Final = "#B98A2E"
PALE: Final = "#F8F0DA"
GROUND: Final = "#FFFCF4"

_WIDTH, _HEIGHT = A4_LANDSCAPE
_CORNER: Final = 18.5 * MM
_RADIUS: Final = 11.2 * MM
_BAND: Final = 16.2 * MM
_FINE: Final = 100  # outlines are whole hundredths of a point: shorter than fractions

Curve = Callable[[float], tuple[float, float]]


def ornament(ground: str | None = GROUND) -> Picture:
    """Draw the ornament of an A4 landscape page; ``ground`` is the paper's tint, None for none."""
    parts = [f"{_colour(ground, 'rg')} 0 0 {_WIDTH:.2f} {_HEIGHT:.2f} re f"] if ground else []
    parts += [*_behind(), *_frame(), *_bands(), *_corners(ground or "#FFFFFF"), *_emblem()]
    data = compress("\n".join(parts).encode("ascii"), 9)
    box = [0.0, 0.0, round(_WIDTH, 2), round(_HEIGHT, 2)]
    return Picture("Form", data, {"BBox": box})


def _behind() -> Iterator[str]:
    centre = (_WIDTH / 2, _HEIGHT / 2 - 3 * MM)
    yield from _rosette(centre, 79 * MM, (24, 10, 0.2), PALE, 0.45)
    yield from _rosette(centre, 51 * MM, (16, 8, 0.26), PALE, 0.45)


def _frame() -> Iterator[str]:
    for inset, colour, wide in (
        (6.8, RED, 3.4),
        (8.7, GOLD, 0.9),
        (21.4, GOLD, 0.9),
        (22.8, RED, 0.5),
    ):
        at = inset * MM
        size = f"{_WIDTH - 2 * at:.2f} {_HEIGHT - 2 * at:.2f}"
        yield f"{_colour(colour, 'RG')} {wide} w {at:.2f} {at:.2f} {size} re S"


def _bands() -> Iterator[str]:
    start = _CORNER + 0.8 * _RADIUS  # its ends lie under the corners
    for quarter, length in enumerate((_WIDTH - 2 * start, _HEIGHT - 2 * start) * 2):
        count = round(length / 41)
        tile = length / count
        yield f"q {_turn(quarter, start)} cm 1 J 1 j"
        yield from _weave((tile, count), 10.0, (7, 3), (GOLD, 0.5))
        yield from _weave((tile, count), 6.2, (5, 4), (RED, 0.45))
        yield "Q"


def _turn(quarter: int, start: float) -> str:
    """Give the place of each side's band, so that all four look alike from outside."""
    return (
        f"1 0 0 1 {start:.2f} {_HEIGHT - _BAND:.2f}",
        f"0 -1 1 0 {_WIDTH - _BAND:.2f} {_HEIGHT - start:.2f}",
        f"-1 0 0 -1 {_WIDTH - start:.2f} {_BAND:.2f}",
        f"0 1 -1 0 {_BAND:.2f} {start:.2f}",
    )[quarter]


def _weave(
    band: tuple[float, int], height: float, family: tuple[int, int], pen: tuple[str, float]
) -> Iterator[str]:
    """Weave one family of curves along a band; they swell and narrow once in each tile.

    ``band`` is a tile's length and their number, ``family`` the number of curves and how many half
    waves each has in a tile, ``pen`` colour and width.
    """
    (tile, tiles), (count, waves) = band, family

    def strand(phase: float) -> Curve:
        def at(part: float) -> tuple[float, float]:
            swell = 0.68 + 0.32 * cos(2 * pi * part)
            return part * tile, height * swell * sin(2 * pi * waves * part / 2 + phase)

        return at

    # Over one tile a strand runs `waves` halves, so an odd family continues as its mirror image.
    phases = [2 * pi * number / count for number in range(count)]
    lines = "\n".join(_outline(strand(phase), 8 * waves) for phase in phases)
    yield f"{_colour(pen[0], 'RG')} {pen[1] * _FINE:.0f} w"
    mirror = -1 if waves % 2 else 1
    for number in range(tiles):
        flip = mirror**number
        yield f"q 0.01 0 0 {0.01 * flip:g} {number * tile:.2f} 0 cm\n{lines}\nQ"


def _corners(ground: str) -> Iterator[str]:
    for x in (_CORNER, _WIDTH - _CORNER):
        for y in (_CORNER, _HEIGHT - _CORNER):
            yield _disc((x, y), _RADIUS, f"{_colour(ground, 'rg')}", "f")
            yield from _rosette((x, y), _RADIUS * 0.94, (12, 6, 0.3), GOLD, 0.6)
            yield from _rosette((x, y), _RADIUS * 0.6, (8, 5, 0.34), RED, 0.55)
            yield _disc((x, y), _RADIUS, f"{_colour(GOLD, 'RG')} 1.2 w", "S")
            yield _disc((x, y), _RADIUS * 0.165, _colour(RED, "rg"), "f")


def _emblem() -> Iterator[str]:
    """Draw the star above the three steps of the ring, with a line and a dot on either side."""
    x, y = _WIDTH / 2, 174.5 * MM
    yield f"{_colour(GOLD, 'RG')} 0.9 w"
    for side in (-1, 1):
        yield f"{x + side * 30:.2f} {y:.2f} m {x + side * 82:.2f} {y:.2f} l S"
        yield _disc((x + side * 87, y), 1.9, _colour(GOLD, "rg"), "f")
    yield _colour(RED, "rg")
    for number, half in enumerate((10.8, 7.6, 4.3)):
        yield f"{x - half:.2f} {y - 11 + 5.4 * number:.2f} {2 * half:.2f} 3.2 re f"
    turns = [pi / 2 + number * pi / 5 for number in range(10)]
    reach = [8.6 if number % 2 == 0 else 3.28 for number in range(10)]
    corners = [
        f"{x + far * cos(turn):.2f} {y + 12.5 + far * sin(turn):.2f}"
        for turn, far in zip(turns, reach, strict=True)
    ]
    yield f"{_colour(GOLD, 'rg')} {corners[0]} m {' l '.join(corners[1:])} l f"


def _rosette(
    centre: tuple[float, float],
    radius: float,
    form: tuple[int, int, float],
    colour: str,
    wide: float,
) -> Iterator[str]:
    """Turn one curve around its centre; ``form`` is petals, curves and depth of the petals."""
    petals, curves, depth = form

    def curve(part: float) -> tuple[float, float]:
        angle = 2 * pi * part
        reach = radius * (1 - depth + depth * cos(petals * angle))
        return reach * cos(angle), reach * sin(angle)

    outline = _outline(curve, petals * 8)
    yield f"q 1 0 0 1 {centre[0]:.2f} {centre[1]:.2f} cm 1 j"
    yield f"{_colour(colour, 'RG')} {wide * _FINE:.0f} w"
    for number in range(curves):
        angle = 2 * pi * number / (curves * petals)
        across, up = 0.01 * cos(angle), 0.01 * sin(angle)
        yield f"q {across:.7f} {up:.7f} {-up:.7f} {across:.7f} 0 0 cm\n{outline}\nQ"
    yield "Q"


def _outline(curve: Curve, pieces: int) -> str:
    """Draw a curve for its part 0 to 1 in so many Bézier pieces that follow its slope."""
    step, tiny = 1 / pieces, 1e-5

    def slope(part: float) -> tuple[float, float]:
        (x0, y0), (x1, y1) = curve(part - tiny), curve(part + tiny)
        return (x1 - x0) / (2 * tiny), (y1 - y0) / (2 * tiny)

    x, y = curve(0)
    drawn = [f"{x * _FINE:.0f} {y * _FINE:.0f} m"]
    for piece in range(pieces):
        here, there = piece * step, (piece + 1) * step
        (x0, y0), (x1, y1) = curve(here), curve(there)
        (dx0, dy0), (dx1, dy1) = slope(here), slope(there)
        third = step / 3
        corners = (
            (x0 + dx0 * third, y0 + dy0 * third),
            (x1 - dx1 * third, y1 - dy1 * third),
            (x1, y1),
        )
        drawn.append(" ".join(f"{a * _FINE:.0f} {b * _FINE:.0f}" for a, b in corners) + " c")
    end = curve(1)
    return " ".join(drawn) + (" s" if hypot(end[0] - x, end[1] - y) < tiny else " S")


def _disc(centre: tuple[float, float], radius: float, pen: str, paint: str) -> str:
    x, y = centre
    bow = radius * 0.5523
    quarters = (
        (x + radius, y + bow, x + bow, y + radius, x, y + radius),
        (x - bow, y + radius, x - radius, y + bow, x - radius, y),
        (x - radius, y - bow, x - bow, y - radius, x, y - radius),
        (x + bow, y - radius, x + radius, y - bow, x + radius, y),
    )
    arcs = " ".join(" ".join(f"{value:.2f}" for value in quarter) + " c" for quarter in quarters)
    return f"{pen} {x + radius:.2f} {y:.2f} m {arcs} {paint}"


def _colour(colour: str, operator: str) -> str:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts) + f" {operator}"
