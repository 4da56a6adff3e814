from pathlib import Path

import pytest
from msgspec.structs import replace

from scorer.documents.bulletin import write_bulletin
from scorer.documents.explanation import write_explanation
from scorer.documents.flow import Frame
from scorer.documents.fonts import Fonts, MissingGlyphs
from scorer.documents.rule_sheet import write_rule_sheets
from scorer.documents.score_sheet import write_score_sheets
from scorer.documents.table import HEAD, grid
from scorer.views.papers import Column, ExplanationText, RuleSection, RuleSheetText, WorkingLine
from tests.documents.reading import codes, fonts, page_count, poppler_text
from tests.documents.samples import bulletin, sheet


def test_a_bulletin_has_its_head_and_version_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "bulletin.pdf"
    write_bulletin(path, bulletin(60))
    # The command leaves out some of the blanks between figures and Chinese.
    pages = poppler_text(path).replace(" ", "").split("\f")[:-1]
    assert len(pages) == page_count(path) > 2
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page
        assert "成绩公告" in page
        assert "第1版" in page
        assert "代表队" in page
    assert "缺考" in pages[-1]
    for wanted in ("v39F2C61AB", "2026-11-2217:05", "裁判长", "监督人"):
        assert wanted in pages[-1]
    assert all(f"第{n}社区卫生服务中心" in "".join(pages) for n in range(1, 60))
    assert not any("Helvetica" in name for name in fonts(path))


def test_a_wide_bulletin_wraps_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "wide.pdf"
    plain = bulletin(3)
    unit = "望舒市滨海新区新港街道社区卫生服务中心" * 3
    rows = tuple((row[0], unit, *row[2:]) for row in plain.rows)
    write_bulletin(path, replace(plain, rows=rows, contest=unit))
    assert "".join(poppler_text(path).split()).count(unit) == 4


def test_a_crowded_table_breaks_its_heads_between_words_only() -> None:
    sets = Fonts()
    heads = ("Rank", "Round 1: knowledge papers", "Round 2: skill stations", "Total", "Prize")
    columns = [Column(head=head, figures="Round" in head) for head in heads]
    columns.insert(1, Column(head="Team", wide=1))
    row = ("1", "望江社区卫生服务中心", "91.17", "94.95", "93.44", "Second prize")
    made = grid(sets, columns, [row] * 3, Frame(running="", foot=""))
    for column, wide in zip(columns, made.widths, strict=True):
        for word in column.head.split():
            assert sets.width(word, HEAD.face, HEAD.size) < wide, column.head


@pytest.mark.parametrize(("items", "pages"), [(6, 1), (22, 1), (80, 5)])
def test_a_sheet_fits_a_page_if_it_can(tmp_path: Path, items: int, pages: int) -> None:
    path = tmp_path / "sheet.pdf"
    write_score_sheets(path, [sheet(items)])
    said = poppler_text(path)
    assert page_count(path) == pages
    assert "D09" in said
    assert all(f"第{n}步" in said for n in range(1, items + 1))
    assert codes(path) == [sheet(items).code]


def test_rules_are_printed_in_both_languages_with_one_hash(tmp_path: Path) -> None:
    path = tmp_path / "rules.pdf"
    section = RuleSection("成绩如何合成", ("总成绩 = 第一轮 × 30% + 第二轮 × 70%。",))
    zh = RuleSheetText(
        language="zh_CN",
        contest="望舒区技术比武",
        title="规则表",
        version="v3",
        hash="9F2C 61AB",
        sections=(section,),
    )
    english = RuleSection("How points combine", ("Round 1 counts 30 %, round 2 70 %.",))
    en = replace(zh, language="en", contest="Skills Contest", title="Rules", sections=(english,))
    write_rule_sheets(path, [zh, en])
    pages = poppler_text(path).split("\f")[:-1]
    assert [page.count("9F2C 61AB") for page in pages] == [2, 2]
    assert "总成绩 = 第一轮 × 30% + 第二轮 × 70%。" in pages[0]
    assert "Round 1 counts 30 %, round 2 70 %." in pages[1]


def test_a_working_is_printed_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "working.pdf"
    lines = (
        WorkingLine(depth=0, label="总成绩", arithmetic="93.33 × 30% + 95.33 × 70%", value="94.73"),
        *(
            WorkingLine(depth=3, label=f"评委 {n}", value=f"9{n % 10}.5", struck=n == 5)
            for n in range(1, 99)
        ),
    )
    text = ExplanationText(
        contest="望舒区技术比武", title="总成绩的由来", who="王㛃（04）", total="94.73", lines=lines
    )
    write_explanation(path, text)
    said = poppler_text(path)
    assert page_count(path) == 3
    assert all(wanted in said for wanted in ("王㛃（04）", "93.33 × 30% + 95.33 × 70%", "评委 98"))
    with pytest.raises(MissingGlyphs):
        write_explanation(tmp_path / "not.pdf", replace(text, who="张\U000323af"))
    assert not (tmp_path / "not.pdf").exists()
