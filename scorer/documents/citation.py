"""The text of an award: whom it names, what for and the honour itself, set to fit its room.

Name and body are set in Kai, the honour in Song. A long text makes the whole citation smaller until
it fits; nothing is cut.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from scorer.documents.fonts import Face, Fonts
from scorer.documents.guilloche import RED
from scorer.documents.page import WIDE_BLANK, Style
from scorer.documents.typeset import fit, spread_name, wrap, wrap_words
from scorer.views.papers import CertificateText

INK: Final = "#2A1A12"
SOFT: Final = "#5F4A3B"

_GAP: Final = "\u2003"
"""Between a unit and a name: wider than nothing, narrower than a name's own spread."""
_NAME: Final = Style(Face.KAI, 25, INK, spread=True)
_MEMBERS: Final = Style(Face.KAI, 18, INK, spread=True)
_BODY: Final = Style(Face.KAI, 21, INK)
_HONOUR: Final = Style(Face.SONG_BOLD, 50, RED, 20)
_CLOSING: Final = Style(Face.KAI, 19, INK)
_ENGLISH: Final = Style(Face.SONG, 11.5, SOFT)


class Block(Struct, frozen=True):
    """Lines in one style with their leading, in points; ``gap`` stands above them."""

    lines: tuple[str, ...]
    style: Style
    leading: float
    gap: float
    centred: bool = False


class Room(Struct, frozen=True):
    """The space for a citation: width, height, and the height for all but the closing phrase.

    That phrase is short and may stand beside the issuers; all the rest stays above them.
    """

    width: float
    height: float
    upper: float


def cite(fonts: Fonts, item: CertificateText, room: Room) -> list[Block]:
    """Set the text at the largest scale at which it fits; nothing is cut, however long it is."""
    scale = 1.0
    while True:
        blocks = list(_blocks(fonts, item, scale, room.width))
        upper = blocks[:-1] if item.closing else blocks
        if scale < 0.3 or (height(upper) <= room.upper and height(blocks) <= room.height):
            return blocks
        scale *= 0.95


def height(blocks: Sequence[Block]) -> float:
    """Tell how high blocks are together."""
    return sum(block.gap + block.leading * len(block.lines) for block in blocks)


def _blocks(fonts: Fonts, item: CertificateText, scale: float, width: float) -> Iterator[Block]:
    def block(text: str, style: Style, gap: float, indent: str = "") -> Block:
        size = style.size * scale
        own = replace(style, size=size)
        lines = wrap(indent + text, width / size, fonts.measure(style.face))
        return Block(lines, own, 1.5 * size, gap * scale)

    yield block(_salutation(item), _NAME, 6)
    if item.members:
        size = _MEMBERS.size * scale
        names = map(spread_name, item.members)
        lines = wrap_words(names, _GAP * 2, width / size, fonts.measure(Face.KAI))
        yield Block(lines, replace(_MEMBERS, size=size), 1.45 * size, 2 * scale)
    yield block(item.body, _BODY, 5, indent=WIDE_BLANK * 2)
    yield _honour(fonts, item.honour, scale, width)
    if item.english:
        english = block(item.english, _ENGLISH, 0)
        yield Block(english.lines, english.style, english.leading, 2 * scale, centred=True)
    if item.closing:
        yield block(item.closing, _CLOSING, 4)


def _salutation(item: CertificateText) -> str:
    name = item.name if item.members else spread_name(item.name)
    name += f" {item.honorific}" if item.honorific else ""
    return f"{item.unit}{_GAP}{name}：" if item.unit else f"{name}："


def _honour(fonts: Fonts, honour: str, scale: float, room: float) -> Block:
    spread = _HONOUR.tracking if len(honour) <= 8 else 0.0
    width = room - spread * len(honour)
    sizes = (_HONOUR.size * scale, 0.5 * _HONOUR.size * scale)
    setting = fit(honour, width, fonts.measure(Face.SONG_BOLD), sizes)
    style = replace(_HONOUR, size=setting.size, tracking=spread * scale)
    return Block(setting.lines, style, 1.28 * setting.size, 4 * scale, centred=True)
