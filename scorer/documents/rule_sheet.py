"""The rules of a contest as a paper for every team, in each language, with the rules' hash.

The paper holds the given sentences and nothing of its own, so that what is hashed is what is read.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from scorer.documents.flow import Frame, Strip, draw_pages, paragraph, space
from scorer.documents.fonts import Face, Fonts
from scorer.documents.page import A4, BLACK, GREY, MM, Ink, Style, paper
from scorer.documents.typeset import fit
from scorer.views.papers import RuleSheetText

RED: Final = "#B3261E"

_HEADING: Final = Style(Face.HEI_BOLD, 12, BLACK)
_SENTENCE: Final = Style(Face.HEI, 10.5, BLACK)
_NUMBER: Final = Style(Face.HEI, 9, GREY)


def texts(item: RuleSheetText) -> Iterator[str]:
    """Give everything that the paper prints."""
    yield from (item.contest, item.title, item.version, item.hash)
    for section in item.sections:
        yield from (section.heading, *section.sentences)


def write_rule_sheets(
    path: Path, items: Sequence[RuleSheetText], fonts: Fonts | None = None
) -> None:
    """Write the rules, a language after the other, each from a page of its own.

    Raises ``MissingGlyphs`` before anything is written.
    """
    fonts = fonts or Fonts()
    fonts.require(text for item in items for text in texts(item))
    title = f"{items[0].contest} {items[0].title}" if items else ""
    with paper(path, A4, title, fonts) as ink:
        for item in items:
            foot = f"{item.version} · {item.hash}"
            frame = Frame(running=f"{item.contest}  {item.title}", foot=foot)
            draw_pages(ink, list(_strips(fonts, item, frame)), frame)


def _strips(fonts: Fonts, item: RuleSheetText, frame: Frame) -> Iterator[Strip]:
    yield _masthead(fonts, item, frame)
    for number, section in enumerate(item.sections, 1):
        yield space(4 * MM, with_next=True)
        heading = paragraph(fonts, f"{number}  {section.heading}", _HEADING, frame)
        yield from (Strip(strip.height, strip.draw, with_next=True) for strip in heading)
        for point, sentence in enumerate(section.sentences, 1):
            lines = paragraph(fonts, sentence, _SENTENCE, frame, indent=26)
            yield from _numbered(f"{number}.{point}", lines, frame)


def _numbered(number: str, lines: Sequence[Strip], frame: Frame) -> Iterator[Strip]:
    first, *others = lines

    def draw(ink: Ink, y: float) -> None:
        ink.text(frame.side, y - 0.5 * first.height - 0.36 * _NUMBER.size, number, _NUMBER)
        first.draw(ink, y)

    yield Strip(first.height, draw, with_next=first.with_next)
    yield from others


def _masthead(fonts: Fonts, item: RuleSheetText, frame: Frame) -> Strip:
    middle = A4[0] / 2
    contest = fit(item.contest, frame.width, fonts.measure(Face.SONG_BOLD), (15, 11))
    title = fit(item.title, frame.width, fonts.measure(Face.SONG_BOLD), (24, 15))
    high = 1.35 * contest.size * len(contest.lines) + 1.35 * title.size * len(title.lines)

    def draw(ink: Ink, y: float) -> None:
        base = y
        for setting, colour in ((contest, BLACK), (title, RED)):
            style = Style(Face.SONG_BOLD, setting.size, colour)
            for line in setting.lines:
                base -= 1.35 * style.size
                ink.text(middle, base, line, style, "centre")
        ink.rule(frame.side, y - high - 5 * MM, frame.width, RED, 1.6)
        said = f"{item.version}  ·  {item.hash}"
        small = fit(said, frame.width, fonts.measure(Face.HEI), (9, 6.5))
        ink.text(middle, y - high - 9.5 * MM, said, Style(Face.HEI, small.size, GREY), "centre")

    return Strip(high + 12 * MM, draw, with_next=True)
