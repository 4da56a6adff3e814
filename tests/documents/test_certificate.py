from pathlib import Path

import pytest
from msgspec.structs import replace
from nacl.signing import SigningKey

from scorer.documents.batch import Cancelled, Watch
from scorer.documents.certificate import write_certificates, write_each
from scorer.documents.fonts import MissingGlyphs
from scorer.documents.seal import CertificateFields, verify_certificate
from scorer.views.papers import CertificateText
from tests.documents.reading import codes, fonts, page_count, poppler_text, text
from tests.documents.samples import KEY, RARE, certificate

PUBLIC = bytes(SigningKey(KEY).verify_key)
LONG = "望舒市滨海新区新港街道社区卫生服务中心（望舒市滨海新区第三人民医院新港分院）"


def test_names_come_back_in_full_and_codes_are_believed(tmp_path: Path) -> None:
    path = tmp_path / "certificates.pdf"
    items = [certificate(name, serial) for serial, name in enumerate(RARE, 1)]
    items.append(certificate("向阳社区卫生服务中心", 5, members=RARE, honour="团体一等奖"))
    write_certificates(path, items)
    for said in (text(path), poppler_text(path)):
        for name in RARE:
            assert said.count(name) == 2, name  # one's own and the team's
        for wanted in ("荣誉证书", "技术能手", "团体一等奖", "二〇二六年十一月二十二日"):
            assert wanted in said
        assert all(item.number in said for item in items)
    assert codes(path, dpi=200) == [item.code for item in items]
    for item in items:
        fields = CertificateFields(name=item.name, honour=item.honour, number=item.number)
        assert verify_certificate(item.code, PUBLIC) == fields
    assert {name.partition("-")[0] for name in fonts(path)} == {
        "NotoSerifSC",
        "LXGWWenKai",
        "Barlow",
    }


@pytest.mark.parametrize(
    "item",
    [
        certificate("阿依古丽·买买提", unit=LONG),
        certificate(LONG + "代表队", members=RARE * 4, body="为" * 200 + "，荣获"),
        certificate(honour="望舒市卫生健康行业技术能手标兵（个人全能第一名）", english="X " * 200),
        certificate(issuers=(LONG, LONG, "望舒市总工会")),
    ],
    ids=["unit", "team", "honour", "issuers"],
)
def test_long_texts_are_never_cut_nor_run_over(tmp_path: Path, item: CertificateText) -> None:
    path = tmp_path / "long.pdf"
    write_certificates(path, [item])
    said = "".join(poppler_text(path).split()).replace("\u3000", "")
    for wanted in (item.name, item.unit, item.honour, item.body, item.closing, *item.members):
        assert wanted in said, wanted
    assert codes(path, dpi=200) == [item.code]
    assert page_count(path) == 1


def test_the_same_certificate_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for path in paths:
        write_certificates(path, [certificate()])
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_place_of_the_seal_is_shown_but_not_printed(tmp_path: Path) -> None:
    printed, shown = tmp_path / "printed.pdf", tmp_path / "shown.pdf"
    write_certificates(printed, [certificate()])
    write_certificates(shown, [certificate()], preview=True)
    assert len(shown.read_bytes()) > len(printed.read_bytes())


def test_a_missing_character_is_found_before_anything_is_written(tmp_path: Path) -> None:
    items = [certificate(), certificate("张\U000323af", 2, members=("王\ue1a0",))]
    for write in (
        lambda: write_certificates(tmp_path / "all.pdf", items),
        lambda: write_each(tmp_path, items),
    ):
        with pytest.raises(MissingGlyphs) as lacking:
            write()
        assert [miss.points for miss in lacking.value.found] == [("U+323AF",), ("U+E1A0",)]
    assert list(tmp_path.iterdir()) == []


def test_a_batch_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path) -> None:
    items = [certificate(serial=serial) for serial in range(1, 6)]
    told: list[tuple[int, int, str]] = []
    watch = Watch(lambda *news: told.append(news))
    paths = write_each(tmp_path, items, watch=watch)
    assert [path.stem for path in paths] == [item.number for item in items]
    assert told == [*((n, 5, items[n].number) for n in range(5)), (5, 5, "")]
    for path in paths:
        path.unlink()
    stopping = Watch(lambda *news: told.append(news), lambda: len(told) > 8)
    with pytest.raises(Cancelled):
        write_certificates(tmp_path / "all.pdf", items, watch=stopping)
    assert list(tmp_path.iterdir()) == []


def test_a_number_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    odd = replace(certificate(), number="../x:1")
    assert [path.name for path in write_each(tmp_path, [odd])] == [".._x_1.pdf"]
