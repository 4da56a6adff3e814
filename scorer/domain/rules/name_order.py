"""Name lists by strokes (笔画), in the two official manners. E47.

Characters are compared by their number of strokes, then by the kinds of the strokes in the order
of writing, 横竖撇点折. 姓氏笔画 leaves the second place of a two-character name blank, which comes
first; 姓名笔画 compares its second character there. A compound surname is placed by its first
character.
"""

from collections.abc import Mapping, Sequence
from re import findall
from typing import Final, Literal

Manner = Literal["surname", "full_name"]
COMPOUND: Final = frozenset(
    findall(
        "..",
        "欧阳太史端木上官司马东方独孤南宫夏侯诸葛尉迟皇甫宇文长孙慕容司徒司空令狐公孙轩辕"
        "申屠澹台呼延闻人东郭西门第五百里拓跋完颜赫连万俟濮阳淳于单于",
    )
)
_BLANK: Final = (0, "")
_UNKNOWN: Final = 1000


def by_strokes(names: Sequence[str], strokes: Mapping[str, str], manner: Manner) -> tuple[str, ...]:
    """The names in order; a character whose strokes are not known stands after all known ones.

    ``strokes`` gives each character's strokes as digits, 1 横 2 竖 3 撇 4 点 5 折. Equal names keep
    their order by code point.
    """
    return tuple(sorted(names, key=lambda name: (_key(name, strokes, manner), name)))


def lacking(names: Sequence[str], strokes: Mapping[str, str]) -> tuple[str, ...]:
    """The characters whose strokes are not known, each once; a person must place these names."""
    return tuple(dict.fromkeys(char for name in names for char in name if char not in strokes))


def surname(name: str) -> str:
    """The surname: two characters where they are a known compound one and more follow."""
    return name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[:1]


def _key(name: str, strokes: Mapping[str, str], manner: Manner) -> list[tuple[int, str]]:
    family = surname(name)
    given = [_weight(char, strokes) for char in name[len(family) :]]
    if manner == "surname" and len(given) == 1:
        given = [_BLANK, *given]
    return [*(_weight(char, strokes) for char in family), *given]


def _weight(char: str, strokes: Mapping[str, str]) -> tuple[int, str]:
    kinds = strokes.get(char)
    return (len(kinds), kinds) if kinds else (_UNKNOWN, char)
