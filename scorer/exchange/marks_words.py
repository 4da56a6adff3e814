"""The headings and words by which files of marks are known."""

from re import compile as pattern
from typing import Final, Literal

Kind = Literal["papers", "totals", "items"]

HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "number": ("证号", "参赛证号", "参赛号", "选手号", "编号", "号码", "number", "no."),
    "unit": ("单位", "单位名称", "代表队", "unit", "team"),
    "name": ("姓名", "选手姓名", "name"),
    "role": ("岗位", "参赛岗位", "role"),
    "score": ("成绩", "卷面成绩", "分数", "得分", "score"),
    "code": ("盲号", "代码", "选手代码", "code", "blind code"),
    "seat": ("席位", "席", "评委席", "评委席位", "裁判席", "裁判号", "评委号", "seat"),
    "judge": ("评委", "裁判", "评委姓名", "裁判姓名", "裁判员", "judge"),
    "total": ("合计", "总分", "总计", "合计得分", "total"),
    "seconds": (
        *("用时", "用时(秒)", "时间", "时间(秒)", "操作用时", "操作时间", "秒"),
        *("seconds", "time", "time (s)"),
    ),
    "station": ("站", "站号", "技能站", "项目", "station"),
}

# What each kind cannot do without, the most telling first.
NEEDED: Final[tuple[tuple[Kind, tuple[str, ...]], ...]] = (
    ("totals", ("code", "total")),
    ("totals", ("code", "score")),
    ("items", ("code",)),
    ("papers", ("number", "score")),
    ("papers", ("name", "score")),
)

ABSENT: Final = frozenset({"缺考", "缺席", "absent"})
TICKS: Final = frozenset({"√", "✓", "✔", "是", "×", "x"})
SEAT: Final = pattern(r"(?:评委|裁判|席位|席|judge|seat)(\d{1,2})")
ITEM: Final = pattern(r"([A-Za-z]{1,3}\d{1,3})(?![A-Za-z0-9])")
CLOCK: Final = pattern(r"(\d{1,3})[:：′'](\d{2}(?:\.\d+)?)[″\"]?")  # noqa: RUF001  as people write it
