"""Papers of an invented contest, with the names that are hardest to print."""

from typing import Any

from scorer.documents.seal import CertificateFields, seal_certificate
from scorer.domain.model.codes import badge_code, sheet_code
from scorer.views.papers import (
    BadgeEvent,
    BadgeText,
    BulletinText,
    CertificateText,
    Column,
    SheetItem,
    SheetSection,
    SheetText,
)

RARE = ("王㛃", "刘䶮", "赵𬱖", "阿依古丽·买买提")
KEY = bytes(range(32))


def certificate(name: str = "王㛃", serial: int = 1, **changes: Any) -> CertificateText:
    """A person's certificate, or with `members` a team's, sealed with `KEY`."""
    honour = changes.pop("honour", "技术能手")
    number = f"WSJW-2026-HL-JSNS-{serial:04d}"
    fields = CertificateFields(name=name, honour=honour, number=number)
    plain = {
        "body": "在第八届望舒市卫生健康行业“岗位练兵、技术比武”护理专业决赛中成绩优异，荣获",
        "issuers": ("望舒市卫生健康委员会", "望舒市总工会"),
        "day": "2026-11-22",
        "unit": "望舒市第一中心医院",
        "honorific": "同志",
    }
    return CertificateText(
        name=name,
        honour=honour,
        number=number,
        code=seal_certificate(fields, KEY),
        **(plain | changes),
    )


def badge(name: str = "苏念之", number: str = "0430", **changes: Any) -> BadgeText:
    """A contestant's badge with a timetable on its back."""
    plain = {
        "contest": "望舒区岗位练兵技术比武",
        "role": "全科医生",
        "unit": "桃源社区卫生服务中心",
        "team": "第 04 队",
        "timetable": (BadgeEvent("08:00", "报到", "一楼检录处"),),
        "notes": ("进技能站前换领当站盲号，评分期间不报姓名和单位。",),
    }
    return BadgeText(
        name=name, number=number, code=badge_code(f"random-{number}"), **(plain | changes)
    )


def bulletin(rows: int = 40, **changes: Any) -> BulletinText:
    """A bulletin of so many teams; the last one was absent."""
    columns = (
        Column(head="名次", centred=True),
        Column(head="代表队", wide=1),
        Column(head="总成绩", figures=True),
        Column(head="奖项", centred=True),
    )
    lines = [(str(n), f"第{n}社区卫生服务中心\n王㛃、赵𬱖", "91.50", "") for n in range(1, rows)]
    plain = {
        "contest": "2026 年望舒区卫生健康系统岗位练兵技术比武",
        "title": "成绩公告",
        "version": "第 1 版",
        "columns": columns,
        "rows": (*lines, ("—", "末位社区卫生服务中心", "缺考", "")),
        "facts": (("规则版本", "v3 9F2C61AB"), ("公布时间", "2026-11-22 17:05")),
        "signatures": ("裁判长", "监督人"),
    }
    return BulletinText(**(plain | changes))


def sheet(items: int = 20, **changes: Any) -> SheetText:
    """A blank sheet with so many items in two sections."""
    lines = tuple(
        SheetItem(number=str(n), text=f"第{n}步：核对医嘱与输液卡，检查有效期与包装", points="5")
        for n in range(1, items + 1)
    )
    half = items // 2
    plain = {
        "contest": "2026 年望舒区卫生健康系统岗位练兵技术比武",
        "station": "静脉留置针输液",
        "blind": "D09",
        "code": sheet_code("one"),
        "total": "100",
        "sections": (
            SheetSection("准备与评估", "50", lines[:half]),
            SheetSection("操作", "50", lines[half:]),
        ),
        "facts": (("评委", "3 号"), ("日期", "")),
        "criticals": ("两次穿刺失败",),
    }
    return SheetText(**(plain | changes))
