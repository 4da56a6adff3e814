from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.documents.typeset import (
    NOT_FIRST,
    NOT_LAST,
    _boxes,
    chinese_date,
    english_date,
    fit,
    spread_name,
    wrap,
    wrap_words,
)

CHARACTERS = "岗位练兵技术比武望舒，。、；：！（）《》“”「」·ab 12.5%\u3000"


def measure(text: str) -> float:
    """Wide characters are 1, Latin ones a half."""
    return sum(1.0 if ord(character) > 0x2000 else 0.5 for character in text)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("岗位练兵", 4, ("岗位练兵",)),
        ("岗位练兵", 3, ("岗位练", "兵")),
        ("岗位练兵，技术比武", 4, ("岗位练", "兵，技术", "比武")),
        ("岗位（练兵）", 3, ("岗位", "（练", "兵）")),
        ("得分 94.73 分", 3, ("得分", "94.73", "分")),
        ("Skills Contest", 4, ("Skills", "Contest")),
        ("Antidisestablishment", 3, ("Antidi", "sestab", "lishme", "nt")),
        ("一行\n二行", 9, ("一行", "二行")),
        ("", 3, ("",)),
    ],
)
def test_lines_break_where_chinese_allows(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, width, measure) == lines


@given(st.text(CHARACTERS, max_size=60), st.integers(6, 30))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = wrap(text, width, measure)
    said = "".join(lines).replace(" ", "").replace("\u3000", "")
    assert said == text.replace(" ", "").replace("\u3000", "")
    assert all(measure(line) <= width for line in lines)


@given(st.text("岗位练兵，。（“、）”", max_size=40), st.integers(2, 12))
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str, width: int) -> None:
    longest = max(map(len, _boxes(text)), default=0)  # marks in a row are one piece
    lines = wrap(text, max(width, longest), measure)
    assert not any(line[0] in NOT_FIRST for line in lines[1:])
    assert not any(line[-1] in NOT_LAST for line in lines[:-1])


def test_names_stay_whole() -> None:
    names = ("王　㛃", "阿依古丽·买买提", "赵　𬱖")
    assert wrap_words(names, "  ", 10, measure) == ("王　㛃", "阿依古丽·买买提", "赵　𬱖")
    assert wrap_words(names, "  ", 13, measure) == ("王　㛃  阿依古丽·买买提", "赵　𬱖")


def test_a_long_name_shrinks_then_wraps_and_is_never_cut() -> None:
    unit = "望舒市滨海新区新港街道社区卫生服务中心"
    assert fit("望舒", 100, measure, (20, 10)).lines == ("望舒",)
    shrunk = fit(unit, 300, measure, (20, 10))
    assert shrunk.lines == (unit,)
    assert 10 < shrunk.size < 20
    wrapped = fit(unit, 100, measure, (20, 10))
    assert "".join(wrapped.lines) == unit
    assert (wrapped.size, len(wrapped.lines)) == (10, 2)


@pytest.mark.parametrize(
    ("name", "spread"),
    [
        ("张三", "张　三"),
        ("赵𬱖", "赵　𬱖"),
        ("林知夏", "林知夏"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("Li", "Li"),
        ("", ""),
    ],
)
def test_names_of_two_characters_are_spread(name: str, spread: str) -> None:
    assert spread_name(name) == spread


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2026, 11, 22), "二〇二六年十一月二十二日", "22 November 2026"),
        (date(2024, 10, 10), "二〇二四年十月十日", "10 October 2024"),
        (date(2030, 1, 31), "二〇三〇年一月三十一日", "31 January 2030"),
        (date(2025, 12, 20), "二〇二五年十二月二十日", "20 December 2025"),
    ],
)
def test_dates_are_written_out(day: date, zh: str, en: str) -> None:
    assert (chinese_date(day), english_date(day)) == (zh, en)
