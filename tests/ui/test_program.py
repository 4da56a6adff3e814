"""Opening files from home: what cannot be opened is told, and a damaged one has a way on."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.exchange.contest_file import template_names
from scorer.store.trouble import Damaged
from scorer.words import use_language
from tests import venue
from ui.app import Program
from ui.jobs import Job
from ui.theme import Theme
from ui.widgets.dialog import Dialog, Question
from ui.widgets.search import SearchField
from ui.windows.rehearsal import RehearsalDialog, RehearsalRemote

WAIT = 30_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Program]:
    made = Program(qapp)
    use_language("en")
    qtbot.addWidget(made.home)
    made.show_home()
    yield made
    made.close_contest()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def asked(kind: type[Dialog]) -> Dialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def test_a_raised_mark_is_named_and_the_last_good_copy_opened(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path, stick = tmp_path / "a.leitai", tmp_path / "stick"
    stick.mkdir()
    with venue.started(path) as clerk:
        venue.sign(clerk, "S1", venue.members(clerk, "GP")[0], 1, "36.5")
        clerk.back_up_to([stick])
        clerk.backups().make(clerk._clock())
    db = sqlite3.connect(path)
    kept = [row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    db.execute("DROP TRIGGER records_stay")
    db.execute("UPDATE records SET body = replace(body, '36.5', '39.5')")
    db.execute(kept[0])
    db.commit()
    db.close()
    program.open(path)
    question = asked(Question)
    assert isinstance(question, Question)
    assert "signed, 96.5" in question.text.text()
    question.yes_button.click()
    assert [job.running for job in program.home.findChildren(Job)] == [True]
    assert asked(Dialog).isVisible()
    qtbot.waitUntil(lambda: program._contest is not None, timeout=WAIT)
    assert program._contest is not None
    assert program._contest.relay.clerk.path == tmp_path / "a-2.leitai"
    with pytest.raises(Damaged):
        Clerk.open(path)


def test_files_that_cannot_be_opened_are_told(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.leitai"
    (tmp_path / "b.leitai").write_text("a letter")
    with venue.founded(path):
        for name, said in (
            ("a.leitai", "Another window or program has this contest open."),
            ("b.leitai", "This is not a contest's file."),
            ("c.leitai", "The file or folder is not there any more."),
        ):
            program.open(tmp_path / name)
            told = asked(Dialog)
            assert told.text.text().startswith(said)
            told.accept()
            told.deleteLater()
    Clerk.open(path).close()


@pytest.mark.parametrize("template", ["family-doctor-team", "measurement-judgement"])
def test_any_template_can_be_rehearsed(program: Program, own_home: Path, template: str) -> None:
    (own_home / "rehearsals" / "7").mkdir(parents=True)
    program.act("rehearse", "")
    dialog = asked(RehearsalDialog)
    assert isinstance(dialog, RehearsalDialog)
    assert dialog.template == "family-doctor-team"
    assert dialog.choice.count() == len(template_names())
    dialog.choice.set_value(template)
    dialog.begin.click()
    assert program._contest is not None
    clerk = program._contest.relay.clerk
    assert clerk.path == own_home / "rehearsals" / "8" / "contest.leitai"
    assert roll.contest(clerk.state).template == template
    assert roll.contest(clerk.state).rehearsal
    assert isinstance(program._remote, RehearsalRemote)
    before = clerk.state.count
    program._remote.step()
    program._remote.step()
    assert clerk.state.count > before


def test_ctrl_f_seeks_among_templates(program: Program, qtbot: QtBot) -> None:
    home = program.home
    home.activateWindow()
    qtbot.waitUntil(home.isActiveWindow)
    qtbot.keyClick(home, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = home.findChild(SearchField)
    assert field is not None
    assert QApplication.focusWidget() is field.edit
