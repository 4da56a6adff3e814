from pathlib import Path

import pytest

from scorer.documents.badge import Layout, write_badges
from scorer.documents.fonts import MissingGlyphs
from scorer.domain.model.codes import Code, CodeKind, parse_code
from tests.documents.reading import codes, fonts, page_count, pictures, poppler_text, text
from tests.documents.samples import RARE, badge


def test_badges_are_read_by_people_and_scanners(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    items = [badge(name, f"043{n}") for n, name in enumerate(RARE)]
    write_badges(path, items)
    assert page_count(path) == 2
    for said in (text(path), poppler_text(path)):
        assert all(item.name in said and item.number in said for item in items)
        assert "random-" not in said
    assert codes(path, dpi=60) == sorted(item.code for item in items)
    for item in items:
        read = parse_code(item.code)
        assert isinstance(read, Code)
        assert read.kind is CodeKind.BADGE
    assert not any("Helvetica" in name for name in fonts(path))


@pytest.mark.parametrize(
    ("count", "layout", "pages"), [(1, "a4", 2), (5, "a4", 4), (3, "label", 6)]
)
def test_sheets_and_labels(tmp_path: Path, count: int, layout: Layout, pages: int) -> None:
    path = tmp_path / "badges.pdf"
    write_badges(path, [badge(number=str(n)) for n in range(count)], layout=layout)
    assert page_count(path) == pages


def test_no_badges_are_no_paper(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing to print"):
        write_badges(tmp_path / "badges.pdf", [])
    assert list(tmp_path.iterdir()) == []


def test_a_label_is_as_large_as_a_badge(tmp_path: Path) -> None:
    path = tmp_path / "label.pdf"
    write_badges(path, [badge(timetable=(), notes=())], layout="label")
    [picture] = pictures(path, dpi=254)
    assert picture.size == pytest.approx((980, 1409), abs=2)


def test_long_names_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    name, unit = "阿卜杜热合曼·买买提艾力", "望舒市滨海新区新港街道社区卫生服务中心（新港分院）"
    write_badges(path, [badge(name, unit=unit, role="公共卫生医师兼应急队员", contest=unit * 2)])
    said = "".join(poppler_text(path).split())
    assert all(wanted in said for wanted in (name, unit, "公共卫生医师兼应急队员"))


def test_a_missing_character_is_found_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(MissingGlyphs):
        write_badges(tmp_path / "badges.pdf", [badge("张\U000323af")])
    assert list(tmp_path.iterdir()) == []
