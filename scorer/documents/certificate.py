"""The certificate (荣誉证书): A4 landscape, for a person or a team, one by one or in a batch.

Issuer and date leave room for a seal stamped by hand: where it goes is shown in a preview and never
printed. Number and code stand at the left.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from scorer.documents import qr
from scorer.documents.batch import NOTHING, Watch
from scorer.documents.citation import INK, SOFT, Room, cite, height
from scorer.documents.fonts import Face, Fonts
from scorer.documents.guilloche import RED, ornament
from scorer.documents.page import A4_LANDSCAPE, MM, Ink, Picture, Style, paper
from scorer.documents.seal import short_mark
from scorer.documents.typeset import chinese_date, fit
from scorer.views.papers import CertificateText
from scorer.words import _

BRONZE: Final = "#8A6418"
SEAL: Final = 42 * MM
"""The usual diameter of an organisation's round seal."""

_WIDTH: Final = A4_LANDSCAPE[0]
_LEFT, _RIGHT = 40 * MM, 257 * MM
_TOP, _BOTTOM = 131 * MM, 48 * MM
"""The citation stands between these heights."""
_FOOT: Final = 25 * MM
_QR: Final = 20 * MM
_DAY: Final = 34 * MM
_ISSUER: Final = 43 * MM


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
        for item in watch.over(items, lambda item: item.number):
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
    for item in watch.over(items, lambda item: item.number):
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
    _column(ink, item)
    _issue(ink, item, preview=preview)
    _check(ink, item)
    ink.next_page()


def _head(ink: Ink, item: CertificateText) -> None:
    title = Style(Face.SONG_BOLD, 63, RED, 25)
    ink.text(_WIDTH / 2, 144.5 * MM, item.title, title, "centre")
    small = Style(Face.LATIN_CAPS, 11.5, BRONZE, 4.3)
    ink.text(_WIDTH / 2, 135.5 * MM, item.english_title, small, "centre")


def _column(ink: Ink, item: CertificateText) -> None:
    issuers = _ISSUER + (9 if len(item.issuers) == 1 else 15) * MM
    blocks = cite(ink.fonts, item, Room(_RIGHT - _LEFT, _TOP - _BOTTOM, _TOP - issuers))
    spare = max(0.0, _TOP - _BOTTOM - height(blocks))
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
        setting = fit(issuer, wide - 3 * MM, ink.fonts.measure(Face.SONG), (15.5, 11.5))
        style = Style(Face.SONG, setting.size, INK)
        for number, line in enumerate(reversed(setting.lines)):
            ink.text(centre, _ISSUER + number * 1.35 * style.size, line, style, "centre")
    return centres


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
