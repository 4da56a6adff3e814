"""The look: every glyph from our own fonts, every text readable, two themes that differ."""

import itertools

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont
from pytestqt.qtbot import QtBot

from scorer.shelf import resource
from tests.gallery import gallery
from ui.theme import (
    DARK,
    LIGHT,
    ROLES,
    STAGE,
    Theme,
    Tokens,
    figure,
    font,
    icon,
    stage_figure,
    text,
)
from ui.theme.type import TEXT

RARE = "王㛃 刘䶮 赵𬱖 陳繁體 Şükrü Öztürk"


def covered(face: QFont, character: str) -> bool:
    for family in face.families():
        alone = QFont(family)
        alone.setPixelSize(20)
        alone.setWeight(face.weight())
        raw = QRawFont.fromFont(alone)
        if raw.familyName() == family and raw.supportsCharacter(ord(character)):
            return True
    return False


@pytest.mark.parametrize("weight", [400, 500, 700, 900])
def test_rare_characters_have_a_glyph_in_our_own_fonts(theme: Theme, weight: int) -> None:
    missing = [each for each in RARE if not each.isspace() and not covered(text(20, weight), each)]
    assert not missing


def test_each_weight_is_a_face_of_its_own_not_a_synthesised_one(theme: Theme) -> None:
    wanted = [
        *((text(20, weight), weight) for weight in (400, 500, 700, 900)),
        *((figure(20, weight), weight) for weight in (500, 600, 700, 800)),
        *((stage_figure(20, weight), weight) for weight in (600, 700, 800)),
    ]
    for face, weight in wanted:
        raw = QRawFont.fromFont(face)
        assert (raw.familyName(), raw.weight()) == (face.families()[0], weight)


def test_digits_are_equally_wide(theme: Theme) -> None:
    for face in (figure(28), stage_figure(86, 800), font("figure_xl")):
        metrics = QFontMetricsF(face)
        assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_nothing_is_smaller_than_12_px() -> None:
    assert min(font(role).pixelSize() for role in ROLES) == 12


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_its_ground(tokens: Tokens) -> None:
    t = tokens
    grounds = (t.bg, t.surface, t.surface_2, t.surface_3, t.accent_tint)
    pairs = [
        *itertools.product((t.ink, t.ink_2, t.ink_3), grounds),
        *((t.accent, ground) for ground in (t.surface, t.accent_tint)),
        *(
            (getattr(t, name), getattr(t, f"{name}_tint"))
            for name in ("ok", "warn", "alarm", "award")
        ),
        (t.on_accent, t.accent),
        (t.on_solid, t.alarm_solid),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_names_and_figures_on_the_stage_have_seven_to_one() -> None:
    for ground in (STAGE.row_a, STAGE.row_b, STAGE.row_lead, *STAGE.plate):
        for ink in (STAGE.text, STAGE.text_2, STAGE.gold_text):
            assert contrast(ink, ground) >= 7, (ink, ground)
        assert contrast(STAGE.label, ground) >= 4.5
    assert all(contrast(STAGE.on_gold, gold) >= 7 for gold in STAGE.gold)


def test_the_two_themes_look_different_and_come_back(qtbot: QtBot, theme: Theme) -> None:
    page = gallery()
    qtbot.addWidget(page)
    light = page.grab().toImage()
    theme.use("dark")
    dark = page.grab().toImage()
    theme.use("light")
    assert dark != light
    assert page.grab().toImage() == light
    middle = dark.pixelColor(10, 900)
    assert middle.lightness() < 60


def test_a_drawing_takes_its_colour_and_an_unknown_one_is_refused(theme: Theme) -> None:
    one, other = (icon("lock", color, 18).pixmap(18).toImage() for color in ("#FF0000", "#0000FF"))
    assert one != other
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing", "#000000")


def test_every_drawing_can_be_painted(theme: Theme) -> None:
    for file in resource("icons").glob("*.svg"):
        picture = icon(file.stem, "#FF0000", 24).pixmap(24).toImage()
        marked = sum(
            picture.pixelColor(x, y).alpha() > 0
            for x in range(picture.width())
            for y in range(picture.height())
        )
        assert marked > 15, file.name


def test_the_fallback_goes_to_latin_before_the_rare_han() -> None:
    assert TEXT.index("Noto Sans") < TEXT.index("Rare Han")
