"""The headings and words by which files of results are known."""

from re import compile as pattern
from typing import Final

HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "part": ("part", "event", "station", "项目", "站", "技能站", "部分", "比赛项目", "小项"),
    "subject": (
        *("subject", "entrant", "id", "编号", "号码", "参赛号", "参赛证号", "证号"),
        *("选手号", "队号", "参赛者"),
    ),
    "number": ("number", "seat", "try", "席位", "评委号", "裁判号", "第几次", "试次"),
    "field": ("field", "item", "字段", "评分项", "评分点", "条目"),
    "value": ("value", "mark", "值", "成绩", "得分", "分数"),
    "status": ("status", "状态"),
    "name": ("name", "姓名", "名称", "队名", "选手", "代表队", "参赛队"),
    "unit": ("unit", "单位", "单位名称"),
    "division": ("division", "class", "category", "组别", "级别"),
    "role": ("role", "岗位", "角色"),
    "site": ("site", "赛点", "考点", "场地"),
    "team": ("team", "所属队", "队伍", "所在队"),
    "exhibition": ("exhibition", "表演", "不计名次"),
}
"""What a column may be headed with, by what it says; the first word is the one of the help page."""

PASSED_OVER: Final = frozenset(
    {"", "序号", "no.", "备注", "说明", "名次", "排名", "rank", "place", "note", "notes", "remark"}
)
"""Headings of columns that say nothing about results."""

STATUSES: Final[dict[str, str]] = {
    "缺考": "absent",
    "缺席": "absent",
    "缺赛": "absent",
    "absent": "absent",
    "dns": "absent",
    "弃权": "withdrawn",
    "退赛": "withdrawn",
    "withdrawn": "withdrawn",
    "dnf": "withdrawn",
    "取消资格": "disqualified",
    "disqualified": "disqualified",
    "dq": "disqualified",
    "dsq": "disqualified",
    "参与": "took_part",
    "tookpart": "took_part",
    "participated": "took_part",
}
ASIDE: Final = frozenset({"回避", "未评", "缺评", "aside", "excused", "recused"})
FAILED: Final = frozenset({"失败", "无效", "试举失败", "x", "×", "failed", "foul", "nolift"})
TICKS: Final = frozenset({"√", "✓", "✔", "是", "yes", "true", "1", "y"})
NO: Final = frozenset({"", "否", "no", "false", "0", "n"})
RESERVED: Final[dict[str, str]] = {
    "penalty": "penalty",
    "罚分": "penalty",
    "扣分": "penalty",
    "lot": "lot",
    "抽签": "lot",
    "playoff": "play_off",
    "加赛": "play_off",
}
"""Words that stand for a part where no part has that name."""

SEAT: Final = pattern(r"(?:评委|裁判|席位|席|judge|seat)(\d{1,2})")
TRY: Final = pattern(r"(?:#|第|try|attempt)(\d{1,4})(?:次|把)?")
OF_PART: Final = pattern(r"(?P<part>[^#.]+?)(?:#(?P<number>\d{1,4}))?(?:\.(?P<field>.+))?")
