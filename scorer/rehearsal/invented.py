"""Entrants that are invented where a contest to be rehearsed has no roster: nobody real."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from scorer.domain.model.contest import Contest
from scorer.domain.model.people import Entrant, Member
from scorer.domain.model.scheme import Division
from scorer.rehearsal.chance import dice

NewId = Callable[[], str]
_PLACES: Final = (
    *(
        "星河",
        "月湖",
        "云栖",
        "松涛",
        "澄江",
        "白鹭",
        "青禾",
        "春晓",
        "锦湾",
        "石榴",
        "竹溪",
        "梅岭",
    ),
    *(
        "海棠",
        "银杏",
        "芦洲",
        "晴川",
        "金桥",
        "玉泉",
        "朝霞",
        "望江",
        "麦田",
        "书院",
        "长亭",
        "杏坛",
    ),
)
_KINDS: Final = ("街社区卫生服务中心", "镇卫生院", "区人民医院", "区中医医院", "区妇幼保健院")
_SURNAMES: Final = (
    "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
)
_GIVEN: Final = (
    *(
        "若溪",
        "清越",
        "望舒",
        "初晴",
        "砚秋",
        "怀瑾",
        "予宁",
        "安然",
        "景行",
        "思齐",
        "见微",
        "云起",
    ),
    *(
        "知秋",
        "念真",
        "以宁",
        "月白",
        "清和",
        "星河",
        "南乔",
        "明溪",
        "书远",
        "叙文",
        "若谷",
        "川越",
    ),
    *("语桐", "嘉禾", "时雨", "晚舟", "繁星", "牧野", "敏", "静", "磊", "洋", "婷", "强"),
)


def invented(
    contest: Contest, divisions: Sequence[Division], count: int, new_id: NewId
) -> tuple[Entrant, ...]:
    """So many entrants of the contest's kind, spread over its divisions and roles."""
    chance = dice(1, "invented", contest.id.partition("-rehearsal-")[0])
    names = _Names(chance)
    classes = [one.id for one in divisions] or [""]
    made: list[Entrant] = []
    for at in range(count):
        division, number = classes[at % len(classes)], f"{at + 1:02}"
        unit = unit_name(at if contest.entrants != "person" else at // len(classes))
        if contest.entrants == "person":
            made.append(_person(contest, next(names), unit, division, number, new_id()))
            continue
        size = contest.team_size if contest.entrants == "team" or contest.team_size > 1 else 0
        members = tuple(
            Member(id=new_id(), name=next(names), role=role, number=f"{number}{place:02}")
            for place, role in enumerate(_roles(contest, size), 1)
        )
        made.append(
            Entrant(
                id=new_id(),
                number=number,
                name=unit,
                short=unit[:2] if at < len(_PLACES) else unit,
                members=members,
                division=division,
            )
        )
    return tuple(made)


def unit_name(at: int) -> str:
    """The name of an invented unit, by its place in the list."""
    turn, place = divmod(at, len(_PLACES))
    return f"{_PLACES[place]}{_KINDS[(place + turn) % len(_KINDS)]}"


def _person(
    contest: Contest, name: str, unit: str, division: str, number: str, new: str
) -> Entrant:
    role = _roles(contest, 1)[0]
    return Entrant(
        id=new,
        number=number,
        name=name,
        short=name,
        members=(Member(id=new, name=name, role=role, number=number),),
        unit=unit,
        division=division,
    )


def _roles(contest: Contest, size: int) -> list[str]:
    known = [role.id for role in contest.roles] or [""]
    return [known[place % len(known)] for place in range(size)]


class _Names:
    """Names of nobody, none of them twice."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._used: set[str] = set()

    def __next__(self) -> str:
        """Give the next name."""
        while True:
            name = self._chance.choice(_SURNAMES) + self._chance.choice(_GIVEN)
            if name not in self._used:
                self._used.add(name)
                return name
