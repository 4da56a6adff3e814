import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from qrcode import QRCode, util
from qrcode.constants import ERROR_CORRECT_M

from scorer.documents.qr import MASK, QUIET, matrix

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def by_the_library(text: str) -> list[str]:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(util.QRData(text, mode=util.MODE_ALPHA_NUM))
    code.make()
    return ["".join("01"[bool(module)] for module in row) for row in code.modules]


@pytest.mark.parametrize("length", [*range(1, 64, 3), 90, 154, 221, 222, 311, 400, 600, 1200, 3391])
def test_a_code_is_the_one_the_library_makes(length: int) -> None:
    text = (ALPHABET * 80)[7 : 7 + length]
    assert matrix(text) == by_the_library(text)


@given(st.text(ALPHABET, min_size=1, max_size=300))
def test_a_code_is_read_back(text: str) -> None:
    rows = matrix(text)
    side = len(rows) + 2 * QUIET
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            picture.putpixel((x + QUIET, y + QUIET), 0 if module == "1" else 255)
    found = zxingcpp.read_barcode(picture.resize((side * 4, side * 4), Image.Resampling.NEAREST))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("text", ["lt1b", "张三", "A_B", "0" * 3392])
def test_what_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"alphanumeric|too long"):
        matrix(text)
