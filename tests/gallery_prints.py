"""The papers of the demo contest's day as pictures, for the eye; paper knows no theme."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QWidget

from scorer.documents.badge import write_badges
from scorer.documents.bulletin import write_bulletin
from scorer.documents.certificate import write_certificates
from scorer.documents.explanation import write_explanation
from scorer.documents.rule_sheet import write_rule_sheets
from scorer.documents.score_sheet import write_score_sheets
from scorer.documents.seal import sealing
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import explain
from scorer.views.prints.badges import badge_texts
from scorer.views.prints.blank_sheets import blank_sheets
from scorer.views.prints.bulletins import bulletin_text
from scorer.views.prints.certificates import certificate_texts
from scorer.views.prints.rules import explanation_text, rule_sheet_text
from scorer.words import Language
from tests.gallery_days import days
from ui.theme import ThemeName

WIDTH = 1240


def _certificate(path: Path, state: State) -> None:
    seal = sealing(bytes.fromhex(days().open("end").relay.clerk.certificate_seed))
    write_certificates(path, certificate_texts(state, seal)[:1], preview=True)


def _badges(path: Path, state: State) -> None:
    write_badges(path, badge_texts(state)[:4])


def _bulletin(path: Path, state: State) -> None:
    write_bulletin(path, bulletin_text(state))


def _rules(path: Path, state: State) -> None:
    write_rule_sheets(path, [rule_sheet_text(state)])


def _sheet(path: Path, state: State) -> None:
    write_score_sheets(path, blank_sheets(state, "S4", 1)[:1])


def _explanation(path: Path, state: State) -> None:
    first = next(iter(roll.people(state).entrants))
    write_explanation(path, explanation_text(state, explain.explain(state, first, public=True)))


def _painter(write: Callable[[Path, State], None]) -> Callable[..., QWidget]:
    def painted(theme: ThemeName, language: Language) -> QWidget:
        del theme, language
        path = Path(tempfile.mkdtemp(prefix="leitai-print-")) / "page.pdf"
        write(path, days().open("end").relay.state)
        return _picture(path)

    return painted


def _picture(path: Path) -> QWidget:
    """The first page; what is not ink is paper."""
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    page = document.pagePointSize(0)
    size = QSize(WIDTH, round(WIDTH * page.height() / page.width()))
    ink = document.render(0, size)
    document.close()
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, ink)
    painter.end()
    label = QLabel()
    label.setFixedSize(size)
    label.setPixmap(QPixmap.fromImage(paper))
    return label


PRINTS: list[tuple[str, Callable[[ThemeName, Language], QWidget]]] = [
    ("certificate", _painter(_certificate)),
    ("badge", _painter(_badges)),
    ("bulletin", _painter(_bulletin)),
    ("rule_sheet", _painter(_rules)),
    ("score_sheet", _painter(_sheet)),
    ("explanation", _painter(_explanation)),
]
"""What is painted."""
