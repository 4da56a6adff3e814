"""Search, camera, substitutes and badges at the desk."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qrcode import QRCode

from scorer.clerk import Clerk
from scorer.domain.model.codes import badge_code
from scorer.domain.record import roll
from scorer.words import use_language
from tests import builders as b
from tests.ui.desk.conftest import PINS, arrived
from tests.ui.desk.test_scanning import answer
from ui.windows.desk import DeskPage
from ui.windows.desk.camera import Camera, read_code
from ui.windows.desk.replace import ReplaceDialog


@pytest.mark.parametrize(
    ("typed", "downs", "found"),
    [
        *(("队员3", 1, "T3-NU"), ("7702", 0, "T2-GP"), ("0401", 0, "T4-GP"), ("第2", 3, "T2-NU")),
        ("dy3", 1, "T3-NU"),
    ],
)
def test_who_is_typed_is_checked_in_by_enter(
    page: DeskPage, clerk: Clerk, typed: str, downs: int, found: str
) -> None:
    QTest.keyClick(page, Qt.Key.Key_Slash)
    edit = page.finder.edit
    edit.setText(typed)  # an input method commits words, not keys
    for _each in range(downs):
        QTest.keyClick(edit, Qt.Key.Key_Down)
    assert page.latest.seeking == bool(downs)  # without a pause in typing nothing is sought yet
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert (arrived(clerk), page.acts.moment.member) == ([found], found)
    assert (edit.text(), page.hasFocus(), page.latest.seeking) == ("", True, False)


def test_nobody_found_checks_nobody_in(page: DeskPage, clerk: Clerk) -> None:
    page.acts.show("T1-GP")
    QTest.keyClick(page, Qt.Key.Key_Slash)
    QTest.keyClicks(page.finder.edit, "zzz")
    QTest.keyClick(page.finder.edit, Qt.Key.Key_Return)
    assert arrived(clerk) == []


def test_escape_ends_a_search(page: DeskPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_Slash)
    QTest.keyClicks(page.finder.edit, "77")
    QTest.keyClick(page.finder.edit, Qt.Key.Key_Escape)
    assert (page.finder.edit.text(), page.hasFocus(), page.latest.seeking) == ("", True, False)


def picture(code: str) -> QImage:
    """A badge held before the camera: a little turned, on a grey ground."""
    maker = QRCode(border=4)
    maker.add_data(code)
    rows = maker.get_matrix()
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    image.fill(QColor("#888888"))
    painter = QPainter(image)
    painter.translate(420, 140)
    painter.rotate(4)
    edge = 400 // len(rows)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            painter.fillRect(x * edge, y * edge, edge, edge, Qt.GlobalColor.black
                             if dark else Qt.GlobalColor.white)  # fmt: skip
    painter.end()
    return image


def test_a_picture_is_read_without_any_camera(qapp: QApplication) -> None:
    code = badge_code("B1GP")
    assert read_code(picture(code)) == code
    assert read_code(QImage(64, 64, QImage.Format.Format_RGB32)) == ""


@pytest.mark.qt_log_ignore(
    "^Couldn't (load|resolve) ", "No RHI backend"
)  # optional libraries of its own
def test_a_badge_before_the_camera_checks_in_once(page: DeskPage, clerk: Clerk) -> None:
    multimedia = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    assert page.camera.prepare()
    frame = multimedia.QVideoFrame(picture(badge_code("B1GP")))
    page.camera.sink.setVideoFrame(frame)
    assert arrived(clerk) == ["T1-GP"]
    page.camera._pace.invalidate()
    page.camera.sink.setVideoFrame(frame)
    assert page.acts.moment.kind == "here"  # the same badge, still held there


def test_the_desk_works_where_multimedia_cannot_load(
    page: DeskPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_language("en")
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    page.camera = Camera(page)
    page.camera.troubled.connect(page.toast.say)
    page.finder.camera.emit()
    assert page.toast.text().startswith("No camera can be used here")
    assert not page.camera.running
    page.acts.arrive("T1-GP")
    assert page.acts.moment.kind == "here"
    page.toast.dismiss()


def test_a_substitute_gets_the_place_by_the_chief_judges_pin(
    qtbot: QtBot, page: DeskPage, clerk: Clerk
) -> None:
    page.acts.arrive("T1-GP")
    old = roll.people(clerk.state).members["T1-GP"]
    QTest.keyClick(page, Qt.Key.Key_F6)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReplaceDialog)
    QTest.keyClick(dialog.name_field.edit, Qt.Key.Key_Return)
    assert dialog.name_field.message()
    dialog.name_field.set_text("白若溪")
    dialog.submit()
    assert dialog.isVisible()  # a reason is lacking
    dialog._why.set_text("生病")
    QTest.keyClick(dialog.name_field.edit, Qt.Key.Key_Return)
    assert answer(qtbot, page, PINS[b.CHIEF]).official == b.CHIEF
    new = roll.people(clerk.state).members["T1-GP"]
    assert (new.name, new.number, new.badge != old.badge) == ("白若溪", old.number, True)
    assert (arrived(clerk), page.card.name()) == ([], "白若溪")
    page.acts.hear(badge_code("B1GP"))
    assert page.acts.moment.kind == "unknown"
    with qtbot.waitSignal(page.press.printed, timeout=20_000) as told:
        assert page.press.waiting == 1
    page.toast.dismiss()
    [path] = told.args
    assert read_badge(path) == badge_code(new.badge)


def test_ctrl_p_prints_the_badge_of_whoever_is_shown(
    qtbot: QtBot, page: DeskPage, clerk: Clerk
) -> None:
    page.acts.show("T2-NU")
    with qtbot.waitSignal(page.press.printed, timeout=20_000) as told:
        QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page.toast.dismiss()
    [path] = told.args
    assert (path.name, page.press.count, page.press.waiting) == ("badge-0202.pdf", 1, 0)
    assert read_badge(path) == badge_code("B2NU")


def read_badge(path: Path) -> str:
    """Read the code back from the printed badge."""
    import pypdfium2  # noqa: PLC0415  slow to load

    document = pypdfium2.PdfDocument(path)
    page = document[0]
    drawn = page.render(scale=200 / 72, rev_byteorder=True).to_pil().convert("RGB")
    raw = drawn.tobytes()
    image = QImage(raw, drawn.width, drawn.height, drawn.width * 3, QImage.Format.Format_RGB888)
    code = read_code(image)
    page.close()
    document.close()
    return code
