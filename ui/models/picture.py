"""The picture of a certificate: its real page, printed and painted in a process of its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from scorer.documents import printing
from ui.jobs import Tell


def draw(
    tell: Tell, *, item: Any, path: str, width: int, added: Sequence[str] = ()
) -> dict[str, Any]:
    """Paint one certificate, with the ring where the seal goes, into a PNG so many pixels wide.

    Gives ``{"picture": path}``, or ``{"missing": …}`` where a character has no glyph.
    """
    page = str(Path(path).with_suffix(".pdf"))
    told = printing.certificates(tell, path=page, items=[item], preview=True, added=added)
    if "missing" in told:
        return told
    document = QPdfDocument()
    if document.load(page) != QPdfDocument.Error.None_:
        raise OSError(0, "the page cannot be read back", page)
    size = document.pagePointSize(0)
    drawn = document.render(0, QSize(width, round(width * size.height() / size.width())))
    # Qt gives the page without paper: what is not ink is transparent.
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    document.close()
    if not paper.save(path):
        raise OSError(0, "the picture cannot be written", path)
    return {"picture": path}
