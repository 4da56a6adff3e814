from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.domain.model.codes import (
    Code,
    CodeFault,
    CodeKind,
    badge_code,
    checks,
    from_digits,
    parse_code,
    sheet_code,
    to_digits,
)

QR_SET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
BODIES = st.binary(min_size=1, max_size=120).map(to_digits)


def test_a_badge_fits_the_smallest_qr_and_says_nothing() -> None:
    code = badge_code("0190c2f4-王㛃")
    assert len(code) == 20
    assert set(code) <= set(QR_SET)
    assert code == badge_code("0190c2f4-王㛃")
    assert len({badge_code(str(n)) for n in range(2000)}) == 2000
    assert badge_code("a")[4:] != sheet_code("a")[4:]


@pytest.mark.parametrize("around", ["{}", " {}\r\n", "\t{} "])
def test_a_code_is_read_whatever_the_keyboard_did(around: str) -> None:
    code = badge_code("member")
    for typed in (code, code.lower(), code.swapcase()):
        read = parse_code(around.format(typed))
        assert isinstance(read, Code)
        assert (read.kind, read.text) == (CodeKind.BADGE, code)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", CodeFault.NOT_OURS),
        ("6901234567892", CodeFault.NOT_OURS),
        ("https://example.org/LT1", CodeFault.NOT_OURS),
        ("ＬＴ１Ｂ", CodeFault.NOT_OURS),  # noqa: RUF001  an input method's full width
        ("LTE ROUTER 4711", CodeFault.NOT_OURS),
        ("LT", CodeFault.WRONG_LENGTH),
        (badge_code("m")[:-1], CodeFault.WRONG_LENGTH),
        (badge_code("m") * 2, CodeFault.WRONG_LENGTH),
        (Code(CodeKind.CERTIFICATE, "0" * 700).text, CodeFault.WRONG_LENGTH),
        (badge_code("m")[:-1] + "*", CodeFault.CHECK_FAILED),
        (Code(CodeKind.CERTIFICATE, "ILOU").text, CodeFault.CHECK_FAILED),
    ],
)
def test_what_is_no_code_of_ours_is_named(text: str, fault: CodeFault) -> None:
    assert parse_code(text) is fault


@pytest.mark.parametrize("newer", ["LT2BMW45EWVY56", "LT1ZMW45EWVY56N6SRX"])
def test_a_newer_code_is_believed_only_if_it_checks(newer: str) -> None:
    good = [newer + last for last in QR_SET if checks(newer + last)]
    assert [parse_code(text) for text in good] == [CodeFault.NEWER_VERSION]
    assert parse_code(newer + ("0" if good[0][-1] != "0" else "1")) is not CodeFault.NEWER_VERSION


@given(BODIES)
def test_every_wrong_character_and_every_exchange_is_noticed(body: str) -> None:
    good = Code(CodeKind.CERTIFICATE, body).text
    assert checks(good)
    for at, right in enumerate(good):
        wrong = [good[:at] + other + good[at + 1 :] for other in QR_SET if other != right]
        assert not any(map(checks, wrong))
    for at, (left, right) in enumerate(pairwise(good)):
        assert left == right or not checks(good[:at] + right + left + good[at + 2 :])


@given(st.binary(max_size=80))
def test_bytes_come_back_from_their_digits(data: bytes) -> None:
    assert from_digits(to_digits(data)) == data


@pytest.mark.parametrize("digits", ["I", "0", "000", "01", "ZZZ"])
def test_digits_that_are_no_whole_bytes_are_refused(digits: str) -> None:
    with pytest.raises(ValueError, match=r"base 32|substring"):
        from_digits(digits)
