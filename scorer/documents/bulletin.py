"""The bulletin of results (成绩公告): A4, as many pages as it takes, signed at the end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from scorer.documents.flow import Frame, Strip, draw_pages, facts, paragraph, space
from scorer.documents.fonts import Face, Fonts
from scorer.documents.page import A4, BLACK, GREY, MM, Ink, Style, paper
from scorer.documents.table import AWARD, grid, head_strip, row_strip
from scorer.documents.typeset import fit
from scorer.views.papers import BulletinText

RED: Final = "#B3261E"

_LINE: Final = Style(Face.HEI, 10.5, BLACK)


def texts(item: BulletinText) -> Iterator[str]:
    """Give everything that a bulletin prints and that came from outside."""
    yield from (item.contest, item.title, item.subtitle, item.version, *item.notes)
    yield from (column.head for column in item.columns)
    for row in item.rows:
        yield from row
    for fact in item.facts:
        yield from fact
    yield from item.signatures


def write_bulletin(path: Path, item: BulletinText, fonts: Fonts | None = None) -> None:
    """Write a bulletin; raises ``MissingGlyphs`` before anything is written."""
    fonts = fonts or Fonts()
    fonts.require(texts(item))
    frame = Frame(
        running=f"{item.contest}　{item.title}　{item.version}", foot=f"{item.title} {item.version}"
    )
    with paper(path, A4, f"{item.contest} {item.title}", fonts) as ink:
        draw_pages(ink, list(_strips(fonts, item, frame)), frame)


def _strips(fonts: Fonts, item: BulletinText, frame: Frame) -> Iterator[Strip]:
    yield _masthead(fonts, item, frame)
    table = grid(fonts, item.columns, item.rows, frame)
    head = head_strip(fonts, table)
    yield head
    total = len(item.columns) - 1
    figures = [at for at, column in enumerate(item.columns) if column.figures]
    strong = frozenset([*figures[-1:], total])
    for number, row in enumerate(item.rows):
        fill = AWARD if number in item.emphasised else ""
        strip = row_strip(fonts, table, row, fill=fill, strong=strong, head=(head,))
        # A page to sign carries at least one result.
        yield replace(strip, with_next=number == len(item.rows) - 1)
    yield space(4 * MM, with_next=True)
    for note in item.notes:
        yield from paragraph(fonts, note, Style(Face.HEI, 9.5, GREY), frame)
    yield space(3 * MM, with_next=True)
    yield from (replace(strip, with_next=True) for strip in facts(fonts, item.facts, frame))
    yield signature_strip(item.signatures, frame)


def _masthead(fonts: Fonts, item: BulletinText, frame: Frame) -> Strip:
    middle = A4[0] / 2
    setting = fit(item.contest, frame.width, fonts.measure(Face.SONG_BOLD), (17, 13))
    contest = Style(Face.SONG_BOLD, setting.size, BLACK)
    extra = (len(setting.lines) - 1) * 1.35 * contest.size

    def draw(ink: Ink, y: float) -> None:
        for number, line in enumerate(setting.lines):
            base = y - 7 * MM - number * 1.35 * contest.size
            ink.text(middle, base, line, contest, "centre")
        low = y - extra
        title = Style(Face.SONG_BOLD, 28, RED, 1 if item.title.isascii() else 9)
        ink.text(middle, low - 20 * MM, item.title, title, "centre")
        ink.rule(frame.side, low - 25 * MM, frame.width, RED, 2.2)
        ink.rule(frame.side, low - 26.2 * MM, frame.width, RED, 0.6)
        ink.text(frame.side, low - 33 * MM, item.subtitle, Style(Face.HEI_BOLD, 12, BLACK))
        right = A4[0] - frame.side
        ink.text(right, low - 33 * MM, item.version, Style(Face.HEI_MEDIUM, 10.5, GREY), "right")

    return Strip(37 * MM + extra, draw, with_next=True)


def signature_strip(labels: tuple[str, ...], frame: Frame) -> Strip:
    """Give lines to sign on, side by side."""
    if not labels:
        return space(0)
    each = frame.width / len(labels)

    def draw(ink: Ink, y: float) -> None:
        for number, label in enumerate(labels):
            x, base = frame.side + number * each, y - 13 * MM
            wide = ink.text(x, base, label, _LINE)
            ink.rule(x + wide + 6, base - 2, each - wide - 18, BLACK, 0.6)

    return Strip(17 * MM, draw)
