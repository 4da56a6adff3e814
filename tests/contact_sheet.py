"""Paints every window and stage scene to PNG, for the eye: `python -m tests.contact_sheet OUT_DIR`.

With names after OUT_DIR only those are painted. Each is painted in both themes and both languages
into OUT_DIR, and all of them small onto `contact_sheet.png`.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from scorer.words import Language, use_language
from tests.gallery import gallery
from tests.gallery_awards import AWARDS
from tests.gallery_control import CONTROL
from tests.gallery_desk import DESK
from tests.gallery_entries import ENTRIES
from tests.gallery_judging import JUDGING
from tests.gallery_stage import STAGE
from ui.theme import Theme, ThemeName, current, font

Painter = Callable[[ThemeName, Language], QWidget]
THEMES: tuple[ThemeName, ...] = ("light", "dark")
LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")

_ACROSS, _SMALL, _CAPTION = 4, 480, 24


def _gallery(theme: ThemeName, language: Language) -> QWidget:
    del theme, language
    return gallery()


PAINTERS: list[tuple[str, Painter]] = [
    ("components", _gallery),
    *JUDGING,
    *DESK,
    *CONTROL,
    *ENTRIES,
    *AWARDS,
    *STAGE,
]
"""What is painted: a file name, and what makes the widget once theme and language are in force."""


def paint(name: str, painter: Painter, out: Path) -> list[Path]:
    """Paint one entry in every theme and language; gives the files written."""
    made = []
    for theme in THEMES:
        for language in LANGUAGES:
            current().use(theme)
            use_language(language)
            widget = painter(theme, language)
            widget.ensurePolished()
            file = out / f"{name}-{theme}-{language}.png"
            grab(widget).save(str(file))
            made.append(file)
            widget.deleteLater()
            QApplication.sendPostedEvents()
    return made


def grab(widget: QWidget) -> QPixmap:
    """Give a picture of a widget as it would stand on the screen."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()
    QApplication.processEvents()
    return widget.grab()


def sheet(files: Sequence[Path], out: Path) -> Path:
    """Put all pictures small onto one sheet."""
    pictures = [(file, QImage(str(file))) for file in files]
    heights = [
        max(
            image.height() * _SMALL // max(1, image.width())
            for _file, image in pictures[start : start + _ACROSS]
        )
        for start in range(0, len(pictures), _ACROSS)
    ]
    whole = QImage(
        _ACROSS * _SMALL, sum(heights) + _CAPTION * len(heights), QImage.Format.Format_RGB32
    )
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setFont(font("hint"))
    for index, (file, image) in enumerate(pictures):
        line, left = index // _ACROSS, index % _ACROSS * _SMALL
        top = sum(heights[:line]) + _CAPTION * line
        painter.drawText(left + 6, top + 17, file.stem)
        height = image.height() * _SMALL // max(1, image.width())
        painter.drawImage(QRect(left, top + _CAPTION, _SMALL, height), image)
    painter.end()
    target = out / "contact_sheet.png"
    whole.save(str(target))
    return target


def main() -> int:
    """Paint everything, or what is named."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    out, names = Path(sys.argv[1]), sys.argv[2:]
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LEITAI_HOME"] = tempfile.mkdtemp(prefix="leitai-sheet-")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme("light").apply(app)
    files = [
        file
        for name, painter in PAINTERS
        if not names or name in names
        for file in paint(name, painter, out)
    ]
    print(sheet(files, out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
