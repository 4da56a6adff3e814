"""QR codes as one-bit pictures, drawn once on a page.

The texts are those of ``scorer.domain.model.codes``: letters and digits that QR stores compactly.
Error correction M; the mask is fixed, since any of them is read and choosing takes five times as
long as all the rest.
"""

from hashlib import sha256
from typing import Final
from zlib import compress

from qrcode import QRCode, util
from qrcode.constants import ERROR_CORRECT_M

from scorer.documents.page import Ink, Picture

INK: Final = "#000000"
MASK: Final = 2
QUIET: Final = 4
"""Modules that must stay free of ink on all sides."""


def matrix(text: str) -> list[list[bool]]:
    """Give the modules of a code, row by row from the top, True for dark, without quiet zone.

    ValueError for a text outside QR's alphanumeric set.
    """
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(util.QRData(text.encode("ascii"), mode=util.MODE_ALPHA_NUM))
    code.make()
    modules: list[list[bool]] = code.modules
    return modules


def picture(rows: list[list[bool]]) -> Picture:
    """Make a one-bit stencil of a code, painted in the colour of the moment."""
    wide = len(rows)
    spare = -wide % 8
    packed = b"".join(
        # In a stencil 0 takes the ink; what fills the last byte takes none.
        int("".join(["01"[not dark] for dark in row]) + "1" * spare, 2).to_bytes(
            (wide + spare) // 8, "big"
        )
        for row in rows
    )
    size = {"Width": wide, "Height": wide, "BitsPerComponent": 1}
    return Picture("Image", compress(packed), {**size, "ImageMask": "true"})


def draw(ink: Ink, text: str, corner: tuple[float, float], size: float) -> float:
    """Draw a code with its lower left corner there; give the width of one module in points.

    The caller keeps four modules free around it.
    """
    rows = matrix(text)
    ink.canvas.setFillColor(INK)
    name = "QR" + sha256(text.encode()).hexdigest()[:20]
    ink.place(name, picture(rows), *corner, size)
    return size / len(rows)
