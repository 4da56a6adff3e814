"""The words by which rosters are known: headings, notes, units and clean-ups."""

from re import compile as pattern
from typing import Final, Literal

from scorer.domain.model.people import Entry
from scorer.words import N_

HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "unit": (
        *("单位", "单位名称", "工作单位", "所在单位", "参赛单位", "代表队", "机构", "机构名称"),
        *("unit", "team", "organisation", "organization", "institution"),
    ),
    "short": ("单位简称", "简称", "short name", "short"),
    "name": (
        *("姓名", "选手姓名", "队员姓名", "参赛选手", "参赛人员", "参赛人员姓名", "人员姓名"),
        *("name", "full name", "contestant"),
    ),
    "role": (
        *("岗位", "参赛岗位", "岗位类别", "参赛类别", "参赛角色", "角色", "工作岗位"),
        *("role", "post"),
    ),
    "division": (
        *("组别", "专业", "参赛专业", "竞赛专业", "类别", "级别", "单位类别", "参赛组别"),
        *("division", "specialty", "class"),
    ),
    "entry": ("产生方式", "参赛方式", "选拔方式", "入选方式", "entry", "way of entry"),
    "exhibition": ("展演", "是否展演", "表演队", "exhibition"),
    "sex": ("性别", "sex", "gender"),
    "phone": (
        *("手机", "手机号", "手机号码", "联系电话", "电话", "电话号码", "联系方式", "移动电话"),
        *("phone", "telephone", "mobile"),
    ),
    "identity": (
        *("身份证", "身份证号", "身份证号码", "公民身份号码", "证件号", "证件号码"),
        *("id", "id number", "identity number"),
    ),
}

SEX: Final[dict[str, str]] = {
    "男": "男",
    "女": "女",
    "m": "男",
    "f": "女",
    "male": "男",
    "female": "女",
}

ENTRY: Final[dict[str, Entry]] = {
    "推荐": "recommended",
    "单位推荐": "recommended",
    "recommended": "recommended",
    "抽取": "pool",
    "待抽": "pool",
    "随机抽取": "pool",
    "draw": "pool",
    "drawn": "pool",
}

YES: Final = frozenset({"是", "有", "√", "✓", "y", "yes", "1", "展演", "表演", "exhibition"})

NOTE: Final = pattern(
    r"\s*[（(]?(注|备注|说明|附|填表|填报|制表|审核|联系人|联系电话|合计|共计|总计|小计|note|total)",
)

UNIT_ENDINGS: Final = (
    "社区卫生服务中心",
    "社区卫生服务站",
    "中心卫生院",
    "乡镇卫生院",
    "镇卫生院",
    "乡卫生院",
    "卫生院",
    "卫生服务中心",
    "人民医院",
    "医院",
)

Cleaning = Literal[
    "blanks", "full_width", "separators", "country_code", "role_word", "sex_word", "small_x", "sign"
]

CLEANINGS: Final[dict[Cleaning, str]] = {
    "blanks": N_("blanks taken out"),
    "full_width": N_("full-width figures made half-width"),
    "separators": N_("separators taken out"),
    "country_code": N_("country code taken out"),
    "role_word": N_("role in the contest's wording"),
    "sex_word": N_("sex in one wording"),
    "small_x": N_("small x made capital"),
    "sign": N_("character moved to its place in the standard"),
}
