"""Tries every part of the installed program once: `leitai --self-test`.

It shows that whoever packed or installed the program took everything along: words, fonts, the demo
contest, the journal, windows, the stage, papers, codes. Nothing of the person's own is touched.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import zxingcpp
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from scorer.clerk import Clerk
from scorer.documents.badge import write_badges
from scorer.domain.model.codes import Code, parse_code
from scorer.rehearsal import demo
from scorer.views.prints.badges import badge_texts
from scorer.views.stage import Cue
from scorer.words import N_, _, language, use_language
from ui import theme
from ui.relay import Relay
from ui.stage.window import StageWindow
from ui.windows.judging import JudgingWindow

_MARK = N_("No window can open here: there is no display.")
_DPI = 150
_POINTS_PER_INCH = 72


class SelfTestError(Exception):
    """A part of the program does not do what it must; the message says which."""


def run(say: Callable[[str], None]) -> int:
    """Try all parts, saying each; the first that fails ends it with its error."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with TemporaryDirectory() as folder:
        os.environ["LEITAI_HOME"] = folder
        trial = Trial(Path(folder))
        parts: dict[str, Callable[[], None]] = {
            "words": _words,
            "fonts": lambda: theme.current().apply(application),
            "contest": trial.contest,
            "journal": trial.journal,
            "judging": trial.judging,
            "stage": trial.stage,
            "papers and codes": trial.papers,
        }
        for name, part in parts.items():
            say(f"{name} …")
            part()
            say("  ok")
        trial.close()
    say(_("Everything works."))
    return 0


def _must(what: str, *, hold: bool) -> None:
    if not hold:
        raise SelfTestError(what)


def _words() -> None:
    """The Chinese catalogue is there and says something else than the English one."""
    chosen = language()
    use_language("zh_CN")
    _must("Chinese words are missing", hold=_(_MARK) != _MARK)
    use_language(chosen)


class Trial:
    """The demo contest in a folder that is thrown away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "demo.leitai"
        self._clerk: Clerk | None = None

    def contest(self) -> None:
        """Make the demo contest from its template and roster, in the middle of its day."""
        self._clerk = demo(self._file, stage="round2")

    def journal(self) -> None:
        """Give a mark, close the file, and find the mark in it again."""
        key, draft = next(iter(self._open.drafts().items()))
        item = next(iter(draft.marks))
        mark = replace(draft.marks[item], note="self-test")
        changed = replace(draft, marks={**draft.marks, item: mark})
        self._open.keep_draft(key, changed)
        self.close()
        self._clerk = Clerk.open(self._file)
        _must("a mark was not kept", hold=self._clerk.draft(key) == changed)

    def judging(self) -> None:
        """Draw a judge's window."""
        station, _member, _attempt, seat = next(iter(self._open.drafts()))
        relay = Relay(self._open)
        _drawn(JudgingWindow(relay, station, seat))
        relay.close()

    def stage(self) -> None:
        """Draw the standings as the projector shows them."""
        relay = Relay(self._open)
        _drawn(StageWindow(relay, Cue("standings")))
        relay.close()

    def papers(self) -> None:
        """Print the badges, and read a name and a code back from the paper."""
        badges = badge_texts(self._open.state)[:4]
        path = self._folder / "badges.pdf"
        write_badges(path, badges)
        paper = QPdfDocument()
        paper.load(str(path))
        _must("a name is not on its badge", hold=badges[0].name in paper.getAllText(0).text())
        size = paper.pagePointSize(0) * _DPI / _POINTS_PER_INCH
        codes = zxingcpp.read_barcodes(_grey(paper.render(0, size.toSize())))
        _must("a code cannot be read", hold=len(codes) == len(badges))
        _must("a code is wrong", hold=all(isinstance(parse_code(c.text), Code) for c in codes))

    def close(self) -> None:
        """Close the file."""
        self._open.close()

    @property
    def _open(self) -> Clerk:
        assert self._clerk is not None
        return self._clerk


def _drawn(window: QWidget) -> None:
    """Draw a window that nobody sees; one colour alone means that nothing was drawn."""
    window.resize(QSize(1366, 768))
    picture = window.grab().toImage()
    places = range(0, 700, 7)
    colours = {picture.pixel(x, y) for x in places for y in places}
    _must(f"{type(window).__name__} is blank", hold=len(colours) > 1)
    window.close()
    window.deleteLater()


def _grey(page: QImage) -> memoryview:
    """Give a rendered page, transparent where nothing was printed, as grey levels on white."""
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    return memoryview(bytes(grey.constBits())).cast("B", (grey.height(), grey.bytesPerLine()))
