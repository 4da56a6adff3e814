"""The certificate (荣誉证书): A4 landscape, for a person or a team, one by one or in a batch.

Whose it is and for what is set in Kai, title and honour in Song. A long text makes the whole block
smaller until it fits; nothing is cut. Issuer and date leave room for a seal stamped by hand: where
it goes is shown in a preview and never printed.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from scorer.documents import qr
from scorer.documents.batch import NOTHING, Watch
from scorer.documents.fonts import Face, Fonts
from scorer.documents.guilloche import GOLD, RED, ornament
from scorer.documents.page import A4_LANDSCAPE, MM, WIDE_BLANK, Ink, Picture, Style, paper
from scorer.documents.seal import short_mark
from scorer.documents.typeset import (
    Measure,
    chinese_date,
    fit,
    spread_name,
    wrap,
    wrap_words,
)
from scorer.views.papers import CertificateText
from scorer.words import _

INK: Final = "#2A1A12"
SOFT: Final = "#5F4A3B"
BRONZE: Final = "#8A6418"
SEAL: Final = 42 * MM
"""The usual diameter of an organisation's round seal."""

_WIDTH: Final = A4_LANDSCAPE[0]
_LEFT, _RIGHT = 40 * MM, 257 * MM
_TOP, _BOTTOM = 131 * MM, 48 * MM
"""Between these heights stands what differs from one certificate to the next."""
_FOOT: Final = 25 * MM
_QR: Final = 20 * MM
_DAY: Final = 34 * MM
_ISSUER: Final = 43 * MM
_GAP: Final = "\u2003"
"""Between a unit and a name: wider than nothing, narrower than a name's own spread."""

_NAME: Final = Style(Face.KAI, 25, INK)
_MEMBERS: Final = Style(Face.KAI, 18, INK)
_BODY: Final = Style(Face.KAI, 21, INK)
_HONOUR: Final = Style(Face.SONG_BOLD, 50, RED, 20)
_CLOSING: Final = Style(Face.KAI, 19, INK)
_ENGLISH: Final = Style(Face.SONG, 11.5, SOFT)


class Block(Struct, frozen=True):
    """Lines in one style with their leading; ``indent`` moves the first, ``gap`` stands above."""

    lines: tuple[str, ...]
    style: Style
    leading: float
    gap: float
    indent: float = 0.0
    centred: bool = False


def texts(item: CertificateText) -> Iterator[str]:
    """Give everything that a certificate prints and that came from outside."""
    yield from (item.name, item.unit, item.honorific, item.honour, item.body, item.number)
    yield from (item.title, item.english_title, item.closing, item.english)
    yield from (*item.members, *item.issuers)


def write_certificates(
    path: Path,
    items: Sequence[CertificateText],
    fonts: Fonts | None = None,
    watch: Watch = NOTHING,
    *,
    preview: bool = False,
) -> None:
    """Write a batch into one file, a page each, in the given order.

    Raises ``MissingGlyphs`` before anything is written, ``Cancelled`` and leaves nothing behind
    if the watch says so. ``preview`` shows where the seal goes.
    """
    fonts = fonts or Fonts()
    fonts.require(text for item in items for text in texts(item))
    title = items[0].title if items else ""
    with paper(path, A4_LANDSCAPE, title, fonts, Face.KAI) as ink:
        behind = ornament()
        for item in watch.over(items):
            _page(ink, item, behind, preview=preview)


def write_each(
    folder: Path,
    items: Sequence[CertificateText],
    fonts: Fonts | None = None,
    watch: Watch = NOTHING,
) -> list[Path]:
    """Write a file for each certificate, named by its number; give the paths.

    Raises as ``write_certificates``; files that were finished before a cancel stay.
    """
    fonts = fonts or Fonts()
    fonts.require(text for item in items for text in texts(item))
    behind = ornament()
    paths = []
    for item in watch.over(items):
        path = folder / f"{_file_name(item.number)}.pdf"
        with paper(path, A4_LANDSCAPE, f"{item.title} {item.number}", fonts, Face.KAI) as ink:
            _page(ink, item, behind, preview=False)
        paths.append(path)
    return paths


def _file_name(number: str) -> str:
    return "".join("_" if character in '\\/:*?"<>|' else character for character in number)


def _page(ink: Ink, item: CertificateText, behind: Picture, *, preview: bool) -> None:
    ink.picture("ornament", behind)
    _head(ink, item)
    _column(ink, _fitting(ink, item))
    _issue(ink, item, preview=preview)
    _check(ink, item)
    ink.next_page()


def _head(ink: Ink, item: CertificateText) -> None:
    middle, high = _WIDTH / 2, 174.5 * MM
    for side in (-1, 1):
        ink.rule(middle + side * 56 - 26, high, 52, GOLD, 0.9)
        ink.canvas.setFillColor(GOLD)
        ink.canvas.circle(middle + side * 87, high, 1.9, stroke=0, fill=1)
    _emblem(ink, middle, high - 8)
    title = Style(Face.SONG_BOLD, 63, RED, 25)
    ink.text(middle, 144.5 * MM, item.title, title, "centre")
    small = Style(Face.LATIN_CAPS, 11.5, BRONZE, 4.3)
    ink.text(middle, 135.5 * MM, item.english_title, small, "centre")


def _emblem(ink: Ink, x: float, y: float) -> None:
    """Draw the star above the three steps of the ring."""
    ink.canvas.setFillColor(RED)
    for number, half in enumerate((10.8, 7.6, 4.3)):
        ink.canvas.rect(x - half, y - 3 + 5.4 * number, 2 * half, 3.2, stroke=0, fill=1)
    star = ink.canvas.beginPath()
    points = _star(x, y + 20.5, 8.6)
    star.moveTo(*points[0])
    for point in points[1:]:
        star.lineTo(*point)
    star.close()
    ink.canvas.setFillColor(GOLD)
    ink.canvas.drawPath(star, stroke=0, fill=1)


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    # The unit star's ten corners, outer and inner by turns, from the top to the right.
    unit = ((0, 1), (0.2245, 0.309), (0.9511, 0.309), (0.3633, -0.118), (0.5878, -0.809))
    right = [(x + across * radius, y + up * radius) for across, up in unit]
    left = [(2 * x - across, up) for across, up in reversed(right[1:])]
    return [*right, (x, y - 0.382 * radius), *left]


def _fitting(ink: Ink, item: CertificateText) -> list[Block]:
    """Set the text at the largest scale at which it stands between head and foot.

    The closing phrase is short and may stand beside the issuers; all the rest stays above them.
    """
    lower = _ISSUER + (9 if len(item.issuers) == 1 else 15) * MM
    scale = 1.0
    while True:
        blocks = list(_blocks(ink.fonts, item, scale))
        above = _height(blocks[:-1]) if item.closing else _height(blocks)
        if scale < 0.3 or (above <= _TOP - lower and _height(blocks) <= _TOP - _BOTTOM):
            return blocks
        scale *= 0.95


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.gap + block.leading * len(block.lines) for block in blocks)


def _blocks(fonts: Fonts, item: CertificateText, scale: float) -> Iterator[Block]:
    room = _RIGHT - _LEFT

    def block(text: str, style: Style, gap: float, indent: str = "") -> Block:
        size = style.size * scale
        own = Style(style.face, size, style.colour, style.tracking)
        lines = wrap(indent + text, room / size, _measure(fonts, style.face))
        return Block(lines, own, 1.5 * size, gap * scale)

    yield block(_salutation(item), _NAME, 6)
    if item.members:
        size = _MEMBERS.size * scale
        names = map(spread_name, item.members)
        lines = wrap_words(names, _GAP * 2, room / size, _measure(fonts, Face.KAI))
        yield Block(lines, Style(Face.KAI, size, INK), 1.45 * size, 2 * scale)
    yield block(item.body, _BODY, 5, indent=WIDE_BLANK * 2)
    yield _honour(fonts, item.honour, scale, room)
    if item.english:
        english = block(item.english, _ENGLISH, 0)
        yield Block(english.lines, english.style, english.leading, 2 * scale, centred=True)
    if item.closing:
        yield block(item.closing, _CLOSING, 4)


def _salutation(item: CertificateText) -> str:
    if item.members:
        return f"{item.name}："
    name = spread_name(item.name) + (f" {item.honorific}" if item.honorific else "")
    return f"{item.unit}{_GAP}{name}：" if item.unit else f"{name}："


def _honour(fonts: Fonts, honour: str, scale: float, room: float) -> Block:
    spread = _HONOUR.tracking if len(honour) <= 8 else 0.0
    width = room - spread * len(honour)
    sizes = (_HONOUR.size * scale, 0.5 * _HONOUR.size * scale)
    setting = fit(honour, width, _measure(fonts, Face.SONG_BOLD), sizes)
    style = Style(Face.SONG_BOLD, setting.size, RED, spread * scale)
    return Block(setting.lines, style, 1.28 * setting.size, 4 * scale, centred=True)


def _column(ink: Ink, blocks: Sequence[Block]) -> None:
    spare = max(0.0, _TOP - _BOTTOM - _height(blocks))
    each = min(9.0, spare / len(blocks))
    y = _TOP - (spare - each * len(blocks)) * 0.35
    for block in blocks:
        y -= block.gap + each
        for number, line in enumerate(block.lines):
            y -= block.leading
            # The glyphs stand in the middle of their line's height.
            base = y + 0.5 * block.leading - 0.36 * block.style.size
            if block.centred:
                ink.text(_WIDTH / 2, base, line, block.style, "centre")
            elif number < len(block.lines) - 1:
                ink.justified(_LEFT, base, line, block.style, _RIGHT - _LEFT)
            else:
                ink.text(_LEFT, base, line, block.style)


def _issue(ink: Ink, item: CertificateText, *, preview: bool) -> None:
    """Set the issuers side by side, the first at the left, and the date below at the right."""
    day = chinese_date(date.fromisoformat(item.day))
    day_wide = ink.text(_RIGHT, _DAY, day, Style(Face.SONG, 15.5, INK), "right")
    if len(item.issuers) == 1:
        centre = _sole_issuer(ink, item.issuers[0], day_wide)
        centres = [centre]
    else:
        centres = _joint_issuers(ink, item.issuers)
    for centre in centres if preview else ():
        _seal(ink, centre, (_DAY + _ISSUER) / 2 + 5 * MM)


def _sole_issuer(ink: Ink, issuer: str, day_wide: float) -> float:
    room = 112 * MM
    plain = Style(Face.SONG, 17, INK)
    size = plain.size * min(1.0, room / ink.measure(issuer, plain))
    wide = ink.text(_RIGHT, _ISSUER, issuer, Style(Face.SONG, size, INK), "right")
    return _RIGHT - min(wide, day_wide) / 2


def _joint_issuers(ink: Ink, issuers: Sequence[str]) -> list[float]:
    """Give each issuer a column with room for its own seal; a long name takes two lines."""
    wide = min(66 * MM, 150 * MM / len(issuers))
    centres = [_RIGHT - (len(issuers) - number - 0.5) * wide for number in range(len(issuers))]
    for centre, issuer in zip(centres, issuers, strict=True):
        measure = _measure(ink.fonts, Face.SONG)
        setting = fit(issuer, wide - 3 * MM, measure, (15.5, 11.5))
        style = Style(Face.SONG, setting.size, INK)
        for number, line in enumerate(reversed(setting.lines)):
            ink.text(centre, _ISSUER + number * 1.35 * style.size, line, style, "centre")
    return centres


def _measure(fonts: Fonts, face: Face) -> Measure:
    return lambda text: fonts.width(text, face)


def _seal(ink: Ink, x: float, y: float) -> None:
    ink.canvas.saveState()
    ink.canvas.setStrokeColor("#D48F8C")
    ink.canvas.setLineWidth(0.9)
    ink.canvas.setDash(3.4, 3.4)
    ink.canvas.circle(x, y, SEAL / 2, stroke=1, fill=0)
    ink.canvas.restoreState()
    ink.text(x, y + 12.5 * MM, _("Seal here"), Style(Face.SONG, 9, "#C0605B"), "centre")


def _check(ink: Ink, item: CertificateText) -> None:
    """Set code and number to the left: what a doubter needs."""
    qr.draw(ink, item.code, (_LEFT, _FOOT), _QR, INK)
    x = _LEFT + _QR + 4.5 * MM
    mark = _("Check mark {mark}").format(mark=short_mark(item.code))
    ink.text(x, _FOOT + 14 * MM, _("Certificate no."), Style(Face.SONG, 9.5, SOFT))
    ink.text(x, _FOOT + 8.5 * MM, item.number, Style(Face.SONG_BOLD, 11, INK))
    ink.text(x, _FOOT + 2 * MM, _("Scan to verify") + " · " + mark, Style(Face.SONG, 9.5, SOFT))
