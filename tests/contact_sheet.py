"""Paints every window and stage scene to PNG, for the eye: `python -m tests.contact_sheet OUT_DIR`.

With names after OUT_DIR only those are painted. Each is painted in both themes and both languages
into OUT_DIR (paper in both languages), and all of them small onto `contact_sheet.png`. With
`--readme` instead of OUT_DIR the pictures of README are painted anew in `resources/help/pictures`.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from scorer.words import Language, use_language
from tests.gallery import gallery
from tests.gallery_awards import AWARDS
from tests.gallery_control import CONTROL
from tests.gallery_days import days
from tests.gallery_desk import DESK
from tests.gallery_entries import ENTRIES
from tests.gallery_judging import JUDGING
from tests.gallery_prints import PRINTS
from tests.gallery_stage import STAGE
from ui.theme import Theme, ThemeName, current, font

Painter = Callable[[ThemeName, Language], QWidget]
THEMES: tuple[ThemeName, ...] = ("light", "dark")
LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")
PICTURES = Path(__file__).resolve().parent.parent / "resources" / "help" / "pictures"
README = {"judging": (1440, 900), "stage_standings": (1280, 720)}
"""What README shows, in Chinese and light, and how large."""

_ACROSS, _SMALL, _CAPTION = 4, 480, 24


def _gallery(theme: ThemeName, language: Language) -> QWidget:
    del theme, language
    return gallery()


PAINTERS: list[tuple[str, Painter]] = [
    ("components", _gallery),
    *JUDGING,
    *DESK,
    *CONTROL,
    *AWARDS,
    *STAGE,
    *ENTRIES,
]
"""What is painted: a file name, and what makes the widget once theme and language are in force."""


def paint(name: str, painter: Painter, out: Path) -> Iterator[Path]:
    """Paint one entry in every theme and language; gives the files written."""
    papers = [paper for paper, _painter in PRINTS]
    for theme in THEMES if name not in papers else THEMES[:1]:
        for language in LANGUAGES:
            file = out / f"{name}-{theme}-{language}.png"
            _paint(painter, theme, language).save(str(file))
            yield file


def _paint(painter: Painter, theme: ThemeName, language: Language) -> QPixmap:
    current().use(theme)
    use_language(language)
    widget = painter(theme, language)
    widget.ensurePolished()
    picture = grab(widget)
    days().close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return picture


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


def readme() -> int:
    """Paint what README shows."""
    PICTURES.mkdir(exist_ok=True)
    for name, painter in PAINTERS:
        if name in README:
            picture = _paint(painter, "light", "zh_CN").toImage()
            smooth = Qt.TransformationMode.SmoothTransformation
            file = PICTURES / f"{name.partition('_')[0]}.png"
            small = picture.scaledToWidth(README[name][0], smooth)
            small.convertToFormat(QImage.Format.Format_RGB888).save(str(file))
            print(f"{file}: {small.width()} x {small.height()}, {file.stat().st_size} bytes")
    return 0


def main() -> int:
    """Paint everything, or what is named."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LEITAI_HOME"] = tempfile.mkdtemp(prefix="leitai-sheet-")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme("light").apply(app)
    current().reduced_motion = True
    if sys.argv[1] == "--readme":
        return readme()
    out, names = Path(sys.argv[1]), sys.argv[2:]
    out.mkdir(parents=True, exist_ok=True)
    files = [
        file
        for name, painter in [*PAINTERS, *PRINTS]
        if not names or name in names
        for file in paint(name, painter, out)
    ]
    print(sheet(files, out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
