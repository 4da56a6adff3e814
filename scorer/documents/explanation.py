"""The working of one total on paper (打印说明): from the total down to each mark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from scorer.documents.flow import Frame, Strip, draw_pages, facts, paragraph, space
from scorer.documents.fonts import Face, Fonts
from scorer.documents.page import A4, BLACK, GREY, LINE, MM, Ink, Style, paper
from scorer.documents.typeset import fit, wrap
from scorer.views.papers import ExplanationText, WorkingLine

STRUCK: Final = "#AE2A1A"

_INDENT: Final = 14.0
_VALUE: Final = 62.0


def texts(item: ExplanationText) -> Iterator[str]:
    """Give everything that the paper prints and that came from outside."""
    yield from (item.contest, item.title, item.who, item.total, *item.notes)
    for line in item.lines:
        yield from (line.label, line.arithmetic, line.value)
    for fact in item.facts:
        yield from fact


def write_explanation(path: Path, item: ExplanationText, fonts: Fonts | None = None) -> None:
    """Write the working of a total; raises ``MissingGlyphs`` before anything is written."""
    fonts = fonts or Fonts()
    fonts.require(texts(item))
    frame = Frame(running=f"{item.title}  {item.who}", foot=item.contest)
    with paper(path, A4, f"{item.title} {item.who}", fonts) as ink:
        draw_pages(ink, list(_strips(fonts, item, frame)), frame)


def _strips(fonts: Fonts, item: ExplanationText, frame: Frame) -> Iterator[Strip]:
    yield _masthead(fonts, item, frame)
    for line in item.lines:
        yield _line(fonts, line, frame)
    yield space(4 * MM)
    yield from facts(fonts, item.facts, frame)
    for note in item.notes:
        yield from paragraph(fonts, note, Style(Face.HEI, 9.5, GREY), frame)


def _masthead(fonts: Fonts, item: ExplanationText, frame: Frame) -> Strip:
    room = frame.width - 52 * MM
    who = fit(item.who, room, fonts.measure(Face.HEI_BOLD), (20, 13))
    contest = fit(item.contest, room, fonts.measure(Face.HEI), (10, 8))
    high = 1.5 * contest.size * len(contest.lines) + 1.3 * who.size * len(who.lines) + 26

    def draw(ink: Ink, y: float) -> None:
        base = y
        for setting, style in (
            (contest, Style(Face.HEI, contest.size, GREY)),
            (who, Style(Face.HEI_BOLD, who.size, BLACK)),
        ):
            for line in setting.lines:
                base -= 1.35 * style.size
                ink.text(frame.side, base, line, style)
        ink.text(frame.side, base - 18, item.title, Style(Face.HEI_MEDIUM, 11, GREY))
        right = A4[0] - frame.side
        total = fit(item.total, 48 * MM, fonts.measure(Face.FIGURES), (38, 14))
        ink.text(right, base - 10, item.total, Style(Face.FIGURES, total.size, BLACK), "right")
        ink.rule(frame.side, y - high + 2, frame.width, BLACK, 1.2)

    return Strip(high + 4, draw, with_next=True)


def _line(fonts: Fonts, line: WorkingLine, frame: Frame) -> Strip:
    """Set label, arithmetic and value; the two texts wrap beside each other, nothing is cut."""
    size = 11.0 if line.depth == 0 else 9.5
    face = Face.HEI_BOLD if line.depth == 0 else Face.HEI_MEDIUM if line.depth == 1 else Face.HEI
    ink_colour = GREY if line.struck else BLACK
    left = frame.side + line.depth * _INDENT
    end = frame.side + frame.width - _VALUE
    middle = frame.side + 0.45 * frame.width if line.arithmetic else end
    labels = wrap(line.label, (middle - left - 8) / size, fonts.measure(face))
    worked = wrap(line.arithmetic, (end - middle) / (size - 1), fonts.measure(Face.HEI))
    high = 1.5 * size * max(len(labels), len(worked)) + (5 if line.depth == 0 else 2)
    right = A4[0] - frame.side

    def draw(ink: Ink, y: float) -> None:
        base = y - 1.15 * size - (2 if line.depth == 0 else 0)
        for number, text in enumerate(labels):
            ink.text(left, base - number * 1.5 * size, text, Style(face, size, ink_colour))
        for number, text in enumerate(worked):
            style = Style(Face.HEI, size - 1, GREY)
            ink.text(middle, base - number * 1.5 * size, text, style)
        wide = ink.text(right, base, line.value, Style(face, size, ink_colour), "right")
        if line.struck and line.value:
            ink.rule(right - wide - 1, base + 0.32 * size, wide + 2, STRUCK, 0.9)
        ink.rule(left, y - high, right - left, LINE, 0.3)

    return Strip(high, draw)
