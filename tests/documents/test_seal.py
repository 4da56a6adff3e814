import pytest
from nacl.signing import SigningKey

from scorer.documents.seal import (
    CertificateFields,
    SealFault,
    seal_certificate,
    sealing,
    short_mark,
    verify_certificate,
)
from scorer.domain.model.codes import Code, CodeKind, badge_code, from_digits, to_digits

KEY = bytes(range(32))
PUBLIC = bytes(SigningKey(KEY).verify_key)
OTHER = bytes(SigningKey(b"o" * 32).verify_key)
FIELDS = CertificateFields(name="赵𬱖", honour="个人二等奖", number="TJWJ-2024-HL-JSNS-0001")
SEALED = seal_certificate(FIELDS, KEY)


def body() -> bytes:
    return from_digits(SEALED[4:-1])


def with_body(data: bytes) -> str:
    """Write a code as somebody would who knows everything but the key: the check character fits."""
    return Code(CodeKind.CERTIFICATE, to_digits(data)).text


def test_the_text_and_the_public_key_are_enough() -> None:
    assert verify_certificate(SEALED, PUBLIC) == FIELDS
    assert verify_certificate(f" {SEALED.lower()}\n", PUBLIC) == FIELDS
    assert seal_certificate(FIELDS, KEY) == SEALED
    assert sealing(KEY)(FIELDS.name, FIELDS.honour, FIELDS.number) == SEALED
    assert short_mark(SEALED) != short_mark(SEALED[:-1])


@pytest.mark.parametrize(
    ("old", "new"),
    [("赵𬱖", "赵𬱗"), ("二等奖", "一等奖"), ("0001", "0002"), ("TJWJ", "TJWK")],
)
def test_a_changed_name_prize_or_number_is_refused(old: str, new: str) -> None:
    forged = body().replace(old.encode(), new.encode())
    assert forged != body()
    assert verify_certificate(with_body(forged), PUBLIC) is SealFault.ALTERED


def test_every_changed_byte_is_refused() -> None:
    whole = body()
    for at in range(len(whole)):
        forged = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        assert isinstance(verify_certificate(with_body(forged), PUBLIC), SealFault), at


@pytest.mark.parametrize(
    ("text", "key", "fault"),
    [
        (SEALED, OTHER, SealFault.OTHER_KEY),
        ("6901234567892", PUBLIC, SealFault.NOT_OURS),
        (badge_code("m"), PUBLIC, SealFault.NOT_A_CERTIFICATE),
        (SEALED[:-1], PUBLIC, SealFault.CHECK_FAILED),
        (SEALED[:40] + SEALED[41:], PUBLIC, SealFault.CHECK_FAILED),
        (with_body(b"\x01short"), PUBLIC, SealFault.WRONG_LENGTH),
        (with_body(b"\x02" + body()[1:]), PUBLIC, SealFault.NEWER_VERSION),
        (Code(CodeKind.CERTIFICATE, "ZZZ").text, PUBLIC, SealFault.ALTERED),
    ],
)
def test_what_vouches_for_nothing_is_named(text: str, key: bytes, fault: SealFault) -> None:
    assert verify_certificate(text, key) is fault


@pytest.mark.parametrize("name", ["", "长" * 86])
def test_what_cannot_be_sealed_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be sealed"):
        seal_certificate(CertificateFields(name=name, honour="x", number="1"), KEY)
