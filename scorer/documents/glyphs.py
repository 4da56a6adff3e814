"""Which characters a font file can draw, read from its ``cmap`` table alone."""

from collections.abc import Iterator
from pathlib import Path
from struct import unpack, unpack_from
from typing import BinaryIO, Final

_CONTROLS: Final = range(0x20)
_PRIVATE: Final = range(0xE000, 0xF900)
"""Private use: a glyph there is some maker's own sign, never the character that was meant."""


def covered(font: Path) -> frozenset[int]:
    """Give the code points that a TrueType file has a glyph for, controls and private use left out.

    Reads a few hundred kilobytes, not the outlines. ValueError if the file has no Unicode table
    of format 4 or 12; OSError as for any file.
    """
    with font.open("rb") as stream:
        table = _cmap(stream)
    count = unpack_from(">H", table, 2)[0]
    offsets = {unpack_from(">L", table, 8 + 8 * i)[0] for i in range(count)}
    forms = {unpack_from(">H", table, offset)[0]: offset for offset in sorted(offsets)}
    if 12 in forms:
        points = set(_segmented_32(table, forms[12]))
    elif 4 in forms:
        points = set(_segmented_16(table, forms[4]))
    else:
        raise ValueError(f"no Unicode table: {font.name}")
    return frozenset(points.difference(_CONTROLS, _PRIVATE))


def _cmap(stream: BinaryIO) -> bytes:
    count = unpack(">4xH6x", stream.read(12))[0]
    for _entry in range(count):
        tag, offset, length = unpack(">4s4xLL", stream.read(16))
        if tag == b"cmap":
            stream.seek(offset)
            return stream.read(length)
    raise ValueError("no cmap table")


def _segmented_32(table: bytes, start: int) -> Iterator[int]:
    groups = unpack_from(">L", table, start + 12)[0]
    for group in range(groups):
        first, last, glyph = unpack_from(">LLL", table, start + 16 + 12 * group)
        yield from range(first if glyph else first + 1, last + 1)


def _segmented_16(table: bytes, start: int) -> Iterator[int]:
    doubled = unpack_from(">H", table, start + 6)[0]
    ends = start + 14
    starts, deltas, offsets = ends + doubled + 2, ends + 2 * doubled + 2, ends + 3 * doubled + 2
    for at in range(0, doubled, 2):
        first, last = _word(table, starts + at), _word(table, ends + at)
        delta, offset = _word(table, deltas + at), _word(table, offsets + at)
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if offset:
                glyph = _word(table, offsets + at + offset + 2 * (point - first))
            if glyph and (glyph + delta) & 0xFFFF:
                yield point


def _word(table: bytes, at: int) -> int:
    value: int = unpack_from(">H", table, at)[0]
    return value
