"""QR codes as one-bit pictures, drawn once on a page.

The texts are those of ``scorer.domain.model.codes``: letters and digits that QR stores compactly.
Error correction M; the mask is fixed, since readers take any of them and choosing one takes several
times as long as all the rest. The tables are the qrcode library's; what they give is worked out
here on whole numbers, because a batch spends most of its time on it.
"""

from functools import lru_cache
from hashlib import sha256
from typing import Final
from zlib import compress

from msgspec import Struct
from qrcode import QRCode, base, main, util
from qrcode.constants import ERROR_CORRECT_M

from scorer.documents.page import Ink, Picture

MASK: Final = 2
QUIET: Final = 4
"""Modules that must stay free of ink on all sides."""

_VALUES: Final = {character: at for at, character in enumerate(util.ALPHA_NUM.decode())}
_BYTE: Final = 256


def matrix(text: str) -> list[str]:
    """Give the modules of a code, a row from the top in each text: 1 for dark, no quiet zone.

    ValueError for a text outside QR's alphanumeric set or longer than the largest code holds.
    """
    if not set(text) <= _VALUES.keys():
        raise ValueError(f"not for QR's alphanumeric mode: {text!r}")
    version = _version(len(text))
    plan = _plan(version)
    bits = int.from_bytes(_codewords(text, version), "big") << plan.spare ^ plan.mask
    flat = bytearray(plan.fixed)
    for place, bit in zip(plan.order, f"{bits:0{len(plan.order)}b}".encode(), strict=True):
        flat[place] = bit
    whole = flat.decode()
    return [whole[at : at + plan.side] for at in range(0, len(whole), plan.side)]


def picture(rows: list[str]) -> Picture:
    """Make a one-bit stencil of a code, painted in the colour of the moment."""
    wide = len(rows)
    spare = -wide % 8
    # In a stencil 0 takes the ink; what fills the last byte takes none.
    full = (1 << wide + spare) - 1
    packed = [full ^ int(row, 2) << spare for row in rows]
    data = b"".join(row.to_bytes((wide + spare) // 8, "big") for row in packed)
    size = {"Width": wide, "Height": wide, "BitsPerComponent": 1}
    return Picture("Image", compress(data), {**size, "ImageMask": "true"})


def draw(
    ink: Ink, text: str, corner: tuple[float, float], size: float, colour: str = "#000000"
) -> float:
    """Draw a code with its lower left corner there; give the width of one module in points.

    The caller keeps four modules free around it.
    """
    rows = matrix(text)
    ink.canvas.setFillColor(colour)
    name = "Q" + sha256(text.encode()).hexdigest()[:16]
    ink.place(name, picture(rows), *corner, size)
    return size / len(rows)


class _Plan(Struct, frozen=True):
    """A version's side, its fixed modules, where the bits go, and what they are mixed with."""

    side: int
    fixed: bytes
    order: tuple[int, ...]
    mask: int
    spare: int


@lru_cache(maxsize=40)
def _plan(version: int) -> _Plan:
    code = QRCode(version=version, error_correction=ERROR_CORRECT_M, mask_pattern=MASK)
    code.add_data("0", optimize=0)
    code.make(fit=False)
    code.modules = [list(row) for row in main.precomputed_qr_blanks[version]]
    code.setup_type_info(test=False, mask_pattern=MASK)
    if version >= 7:
        code.setup_type_number(test=False)
    side: int = code.modules_count
    free = [(r, c) for r, c in _zigzag(side) if code.modules[r][c] is None]
    dark = util.mask_func(MASK)
    mask = int("".join("01"[dark(row, column)] for row, column in free), 2)
    fixed = "".join("01"[bool(module)] for row in code.modules for module in row)
    order = tuple(row * side + column for row, column in free)
    return _Plan(side, fixed.encode(), order, mask, len(order) % 8)


def _zigzag(side: int) -> list[tuple[int, int]]:
    """Go over all modules in the order of the bits: pairs of columns from the right, up and down.

    The column of the timing pattern belongs to no pair.
    """
    path: list[tuple[int, int]] = []
    columns = [*range(side - 1, 6, -2), *range(5, 0, -2)]
    for number, column in enumerate(columns):
        rows = range(side) if number % 2 else range(side - 1, -1, -1)
        path.extend((row, column - left) for row in rows for left in (0, 1))
    return path


def _version(length: int) -> int:
    limits = util.BIT_LIMIT_TABLE[ERROR_CORRECT_M]
    for version in range(1, len(limits)):
        if _bit_length(length, version) <= limits[version]:
            return version
    raise ValueError(f"too long for a QR code: {length} characters")


def _bit_length(length: int, version: int) -> int:
    return 4 + _count_bits(version) + 11 * (length // 2) + 6 * (length % 2)


def _count_bits(version: int) -> int:
    return 9 if version < 10 else 11 if version < 27 else 13


def _codewords(text: str, version: int) -> bytes:
    """Give the codewords as they are placed: blocks interleaved, data first, then correction."""
    blocks = base.rs_blocks(version, ERROR_CORRECT_M)
    capacity = 8 * sum(block.data_count for block in blocks)
    number = 0b0010 << _count_bits(version) | len(text)
    for at in range(0, len(text) - 1, 2):
        number = number << 11 | _VALUES[text[at]] * 45 + _VALUES[text[at + 1]]
    if len(text) % 2:
        number = number << 6 | _VALUES[text[-1]]
    used = _bit_length(len(text), version)
    ended = min(capacity, -(-min(capacity, used + 4) // 8) * 8)
    stream = (number << ended - used).to_bytes(ended // 8, "big")
    stream += (b"\xec\x11" * capacity)[: capacity // 8 - len(stream)]
    data, corrections = [], []
    for block in blocks:
        data.append(stream[: block.data_count])
        stream = stream[block.data_count :]
        corrections.append(_correction(data[-1], block.total_count - block.data_count))
    return _interleaved(data) + _interleaved(corrections)


def _interleaved(blocks: list[bytes]) -> bytes:
    longest = max(map(len, blocks))
    return bytes(block[at] for at in range(longest) for block in blocks if at < len(block))


def _correction(data: bytes, count: int) -> bytes:
    """Give the Reed-Solomon codewords of a block, by long division a byte at a time."""
    multiples = _multiples(count)
    top = 8 * (count - 1)
    below = (1 << top) - 1
    rest = 0
    for byte in data:
        rest = (rest & below) << 8 ^ multiples[rest >> top ^ byte]
    return rest.to_bytes(count, "big")


@lru_cache(maxsize=40)
def _multiples(count: int) -> tuple[int, ...]:
    """Give all 256 multiples of the generator of so many codewords, its leading 1 left out."""
    generator = [1]
    for power in range(count):
        shifted = [*generator, 0]
        for at, factor in enumerate(generator):
            shifted[at + 1] ^= _times(factor, base.gexp(power))
        generator = shifted
    return tuple(
        int.from_bytes(bytes(_times(factor, value) for factor in generator[1:]), "big")
        for value in range(_BYTE)
    )


def _times(a: int, b: int) -> int:
    product: int = base.gexp(base.glog(a) + base.glog(b)) if a and b else 0
    return product
