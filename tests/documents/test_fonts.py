from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from scorer.documents.fonts import Face, Fonts, Missing, MissingGlyphs, missing
from scorer.documents.glyphs import covered
from scorer.documents.page import A4, Style, paper
from scorer.shelf import resource
from tests.documents.reading import fonts, poppler_text, text
from tests.documents.samples import RARE

PRIVATE = range(0xE000, 0xF900)


@pytest.mark.parametrize("font", sorted(resource("fonts").glob("*.ttf")), ids=lambda p: p.stem)
def test_what_a_font_covers_is_what_can_be_embedded(font: Path) -> None:
    glyphs = TTFont(font.stem, str(font)).face.charToGlyph
    drawn = {point for point, glyph in glyphs.items() if glyph and point >= 0x20}
    assert covered(font) == drawn.difference(PRIVATE)


def test_rare_names_can_be_printed() -> None:
    assert missing([*RARE, "Şükrü Öztürk", "二〇二六年", "张𨭎", "①№±≥℃"]) == []


def test_what_cannot_be_printed_is_listed_with_its_code_points() -> None:
    found = missing(["张\U000323af", "好\n的", "王\ue1a0\ue1a0\x07", "张\U000323af"])
    assert found == [
        Missing("张\U000323af", ("U+323AF",)),
        Missing("王\ue1a0\ue1a0\x07", ("U+E1A0", "U+0007")),
    ]
    with pytest.raises(MissingGlyphs, match=r"张.: U\+323AF"):
        Fonts().require(["张\U000323af"])


@pytest.mark.parametrize("face", Face)
def test_every_face_prints_every_name_whole(face: Face, tmp_path: Path) -> None:
    path = tmp_path / "names.pdf"
    lines = [*RARE, "Şükrü Öztürk 0123", "荣誉证书 ABC", "".join(map(chr, range(0x4E00, 0x4F80)))]
    with paper(path, A4, "names", Fonts(), face) as ink:
        for number, line in enumerate(lines):
            ink.text(20, 800 - 20 * number, line, Style(face, 1.4 if len(line) > 99 else 12))
        ink.next_page()
    for said in (text(path), poppler_text(path)):
        assert [line for line in lines if line not in said] == []
    assert not any("Helvetica" in name for name in fonts(path))


def test_a_font_of_the_organiser_comes_last() -> None:
    own = resource("fonts", "RareHan2-Regular.ttf")
    added = Fonts([own])
    assert added.missing(RARE) == []
    assert added.runs("王", Face.KAI) == [("LXGWWenKai-Regular", "王")]
    assert added.runs("王𬱖", Face.HEI_BLACK)[0] == ("NotoSansSC-Black", "王𬱖")


def test_a_width_is_the_same_alone_and_together() -> None:
    fonts_ = Fonts()
    apart = sum(fonts_.width(character, Face.SONG, 10) for character in "王㛃 Ab")
    assert fonts_.width("王㛃 Ab", Face.SONG, 10) == pytest.approx(apart)
    assert fonts_.width("王㛃", Face.KAI, 10) == pytest.approx(20)
