"""Awards and certificates, driven by keys on a small finished contest."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from scorer.domain.record import facts as f
from scorer.domain.record import register, roll
from scorer.domain.record.decisions import control, desk, issuing
from scorer.views import awards
from scorer.words import use_language
from tests import builders as b
from tests import venue as v
from tests.documents import reading
from tests.ui.room import prove, room, show_page
from ui.relay import Relay
from ui.theme import Theme
from ui.widgets.ask import Ask
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.places import Places
from ui.windows.awards import AwardsPage
from ui.windows.awards.again import ReprintDialog

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
WAIT = 30_000


class Chosen(Places):
    """Answers with what the test chose."""

    def __init__(self) -> None:
        self.found: list[Path] = []

    def files(self, *_asked: Any) -> list[Path]:
        return self.found


@pytest.fixture
def relay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    use_language("en")
    with room(tmp_path, monkeypatch, 4) as found:
        yield found


def played(relay: Relay) -> None:
    """Team n has 90 - n on the paper and 95 - n as skill; T1 and T2 change places by a tie rule."""
    for entrant in roll.people(relay.state).entrants.values():
        n = int(entrant.id[1:])
        for member in entrant.members:
            v.paper(relay.clerk, member.id, str(90 - n))
            station = "S1" if member.role == "GP" else "S2"
            v.total(relay.clerk, station, member.id, [str(95 - n)] * 3)


def release(relay: Relay, reason: str = "") -> None:
    relay.do(control.seal_scope, b.CHIEF, "results", reason)
    for station in ("S1", "S2"):
        if not roll.opened(relay.state, station):
            relay.do(control.open_codes, b.CODER, station, b.SUPERVISOR)
    relay.do(control.release, b.CHIEF, "results")


@pytest.fixture
def page(relay: Relay, qtbot: QtBot, theme: Theme) -> AwardsPage:
    played(relay)
    made = AwardsPage(relay, places=Chosen())
    qtbot.addWidget(made)
    made.resize(1244, 836)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def numbers(relay: Relay) -> list[str]:
    return sorted(slot[0] for slot in relay.state.table(f.CertificateIssued))


def settled(qtbot: QtBot, page: AwardsPage) -> None:
    qtbot.waitUntil(lambda: page.settled, timeout=WAIT)


def test_nothing_is_made_before_the_release(page: AwardsPage, relay: Relay, qtbot: QtBot) -> None:
    asked: list[str] = []
    relay.asked.connect(lambda name, _subject: asked.append(name))
    assert not page.make.isEnabled()
    assert "not sealed and released" in page._header.sub.text()
    qtbot.keyClick(page, Key.Key_P, Ctrl)
    assert not numbers(relay)
    qtbot.mouseClick(page.stage, Qt.MouseButton.LeftButton)
    assert not asked
    assert "not sealed and released" in page.stage.toolTip()
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)
    assert asked == ["control"]
    release(relay)
    assert page.make.isEnabled()
    assert page.stage.toolTip() == ""
    qtbot.mouseClick(page.stage, Qt.MouseButton.LeftButton)
    assert asked == ["control", "stage"]
    won = [key for key, _cells in page.winners.table.rows_model.rows]
    assert won == ["1/T1/", "2/T2/", "3/T3/"]


def test_a_batch_by_keys_and_its_numbers_for_good(
    page: AwardsPage, relay: Relay, qtbot: QtBot
) -> None:
    release(relay)
    settled(qtbot, page)
    shown = page.preview.sheet.picture.toImage()
    assert _paper(shown), "the page is painted on paper, not on nothing"
    qtbot.keyClick(page, Key.Key_P, Ctrl)
    prove(qtbot, page)
    settled(qtbot, page)
    given = numbers(relay)
    assert given == [f"XB-2026-T-{level}-{n:04d}" for level in (1, 2, 3) for n in (1, 2)]
    [batch] = page.office.folder.glob("*.pdf")
    read = reading.text(batch)
    assert all(number in read for number in given)
    assert "Seal here" not in read
    assert not page.make.isEnabled()
    qtbot.keyClick(page, Key.Key_Right)
    assert page.preview.line is not None
    assert page.preview.line.number == given[1]
    qtbot.keyClick(page, Key.Key_R, Ctrl)
    dialog = next(d for d in page.findChildren(ReprintDialog) if d.isVisible())
    qtbot.keyClick(dialog.yes_button, Key.Key_Return)
    assert dialog.isVisible(), "a reprint needs a reason"
    dialog.reason.set_text("卡纸")
    dialog.submit()
    settled(qtbot, page)
    assert numbers(relay) == given
    assert (page.office.folder / f"{given[1]}-again-1.pdf").exists()
    assert [one.reason for one in page._view.reprints] == ["卡纸"]  # type: ignore[union-attr]


def test_a_stopped_batch_is_taken_up_under_the_same_numbers(
    page: AwardsPage, relay: Relay, qtbot: QtBot
) -> None:
    release(relay)
    relay.take_duty("clerk", b.CLERK)
    settled(qtbot, page)
    page.batch.way.choose(1)
    qtbot.keyClick(page, Key.Key_P, Ctrl)
    assert page.office.busy
    page.office.cancel()
    settled(qtbot, page)
    given = numbers(relay)
    assert len(given) == 6
    left = page.office.pending
    assert left
    assert page.make.isEnabled()
    qtbot.keyClick(page, Key.Key_P, Ctrl)
    settled(qtbot, page)
    assert numbers(relay) == given
    assert not page.office.pending
    assert {path.stem for path in page.office.folder.rglob("*.pdf")} >= left


def test_after_a_late_status_nothing_is_made_until_it_is_released(
    page: AwardsPage, relay: Relay, qtbot: QtBot
) -> None:
    release(relay)
    relay.take_duty("clerk", b.CLERK)
    page.print_due()
    settled(qtbot, page)
    relay.do(desk.set_status, b.CHIEF, "T1", "disqualified", "", "冒名顶替")
    assert not page.make.isEnabled()
    assert "Seal and release the results again" in page.banner.text()
    release(relay, "取消资格")
    view = page._view
    assert view is not None
    assert len(view.stale) == 6, "every winner's prize has moved up"
    assert [line.honour.entrant for line in view.due] == [
        "T2", "T2", "T3", "T3", "T4", "T4",
    ]  # fmt: skip


def test_names_without_a_glyph_are_told_before_anything_is_printed(
    page: AwardsPage, relay: Relay, qtbot: QtBot, tmp_path: Path
) -> None:
    team = roll.people(relay.state).entrants["T1"]
    from msgspec.structs import replace  # noqa: PLC0415  only here

    odd = replace(team.members[0], name="王\U0003fffd")
    fact = f.EntrantSet(entrant=replace(team, members=(odd, *team.members[1:])))
    relay.clerk._record([fact], b.CLERK)
    release(relay)
    settled(qtbot, page)
    assert page.lacking.isVisible()
    assert "U+3FFFD" in page.lacking._list.text()
    assert not page.make.isEnabled()
    assert isinstance(page._places, Chosen)
    page._places.found = [tmp_path / "more.ttf"]
    page.add_fonts()
    assert page.office.fonts == (str(tmp_path / "more.ttf"),)


def test_bulletins_are_numbered_and_the_list_opens(
    page: AwardsPage, relay: Relay, qtbot: QtBot
) -> None:
    release(relay)
    relay.take_duty("clerk", b.CLERK)
    settled(qtbot, page)
    qtbot.keyClick(page, Key.Key_L, Ctrl)
    settled(qtbot, page)
    assert "No. 1" in reading.text(page.office.folder / "bulletin-1.pdf")
    qtbot.keyClick(page, Key.Key_L, Ctrl)
    settled(qtbot, page)
    assert relay.state.last(f.BulletinIssued).version == 1  # type: ignore[union-attr]
    qtbot.keyClick(page, Key.Key_W, Ctrl)
    [path] = page.office.folder.glob("results-*.xlsx")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[1][:3] == [1.0, "01", "第1社区卫生服务中心"]
    assert rows[1][6] == pytest.approx(92.0)


def _paper(image: QImage) -> bool:
    corner = image.pixelColor(2, 2)
    return corner.alpha() == 255 and corner.lightness() > 240


def test_a_play_off_is_recorded_by_keys_where_a_tie_may_not_cross(
    relay: Relay, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    made = roll.contest(relay.state)
    rules = replace(made.rules, ties=(), prizes=replace(made.rules.prizes, tie="break"))
    fact = f.ContestSet(contest=replace(made, rules=rules))
    relay.do(lambda _state, _by: (fact,), b.CHIEF)
    for team, score, skill in (("T1", "86", "80"), ("T2", "80", "84"), ("T3", "7", "7")):
        for station, role in (("S1", "GP"), ("S2", "NU")):
            v.paper(relay.clerk, f"{team}-{role}", score)
            v.total(relay.clerk, station, f"{team}-{role}", [skill] * 3)
    for member in ("T4-GP", "T4-NU"):
        relay.do(desk.set_status, b.CHIEF, member, "withdrawn", "", "病")
    release(relay)
    page = show_page(qtbot, AwardsPage(relay, places=Chosen()))
    qtbot.waitUntil(page.isActiveWindow)
    assert page.ties.findChildren(Button)
    assert "Play-off" in page._chip.text()
    qtbot.keyClick(page, Key.Key_T, Ctrl)
    ask = next(one for one in page.findChildren(Ask) if one.isVisible())
    first, second = ask.findChildren(Choice)[:2]
    qtbot.keyClick(first, Key.Key_Down)
    qtbot.keyClick(second, Key.Key_Up)
    assert ask.reason is not None
    qtbot.keyClicks(ask.reason.lineEdit(), "one more question")
    qtbot.keyClick(ask.reason.lineEdit(), Key.Key_Return)
    prove(qtbot, page)
    drawn = relay.state.last(f.DrawMade, "play_off")
    assert drawn is not None
    assert drawn.result == ("T2", "T1")
    assert not [one for one in page.ties.findChildren(Button) if one.isVisible()]
    assert "Lock again" in page._chip.text()
    release(relay, "after the play-off")
    won = [key for key, _cells in page.winners.table.rows_model.rows]
    assert won[:2] == ["1/T2/", "2/T1/"]
    settled(qtbot, page)
    page.stop()


def test_certificates_at_odds_are_mended_from_their_card(
    page: AwardsPage, relay: Relay, qtbot: QtBot, tmp_path: Path
) -> None:
    release(relay)
    one, other = awards.honours(relay.state)[:2]
    assert one.level == other.level
    with v.site(relay.clerk, tmp_path, "second", 2) as second:
        for clerk, honour in ((relay.clerk, one), (second, other)):
            clerk.do(issuing.issue_certificates, b.CLERK, [honour], "XB-2026", "T")
        relay.clerk.merge(second.journal.records())
    relay.changed.emit(relay.state)
    settled(qtbot, page)
    (button,) = page.twice.buttons
    assert page.twice.isVisible()
    button.click()
    ask = next(a for a in page.findChildren(Ask) if a.isVisible())
    assert ask.reason is not None
    ask.reason.set_text("twice")
    ask.yes_button.click()
    prove(qtbot, page)
    settled(qtbot, page)
    assert not page.twice.isVisible()
    names = {issue.fact.name: issue.number for issue in register.valid(relay.state)}
    assert names == {one.name: numbers(relay)[0], other.name: numbers(relay)[1]}
    assert list((relay.clerk.path.parent / "papers").glob("*.pdf"))


def test_where_another_laptop_issues_a_reason_is_asked_for(
    page: AwardsPage, relay: Relay, qtbot: QtBot, tmp_path: Path
) -> None:
    release(relay)
    with v.site(relay.clerk, tmp_path, "second", 2) as second:
        first = awards.honours(second.state)[:1]
        second.do(issuing.issue_certificates, b.CLERK, first, "XB-2026", "T")
        relay.clerk.merge(second.journal.records())
    relay.changed.emit(relay.state)
    settled(qtbot, page)
    page.make.click()
    ask = next(a for a in page.findChildren(Ask) if a.isVisible())
    assert ask.reason is not None
    ask.yes_button.click()
    prove(qtbot, page, last=False)
    assert len(numbers(relay)) == 1
    ask.reason.set_text("the other is broken")
    ask.yes_button.click()
    settled(qtbot, page)
    assert len(numbers(relay)) == len(awards.honours(relay.state))
