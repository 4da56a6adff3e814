"""The clerk: decides, records, folds and tells; lies of the clock do no harm."""

from fractions import Fraction
from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.model.officials import Official, pin
from scorer.domain.record.audit import audit
from scorer.domain.record.decisions import control, desk, judging
from scorer.domain.record.facts import (
    CertificateKeySet,
    ContestSet,
    Fact,
    OfficialSet,
    PaperTyped,
    SheetSigned,
)
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.store.keyring import public
from tests import builders as b
from tests import venue
from tests.fakes import CountingIds, FixedClock


def test_what_is_done_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "a.leitai"
    with venue.started(path) as clerk:
        venue.sign(clerk, "S1", "T1-GP", 1)
        venue.paper(clerk, "T1-NU", "88.5")
        state = clerk.state
    with Clerk.open(path) as clerk:
        assert clerk.state == state
        sheet = clerk.state.last(SheetSigned, "S1", "T1-GP")
        assert sheet
        assert sheet.total == 100


def test_the_contest_is_founded_with_its_keys(tmp_path: Path) -> None:
    with venue.founded(tmp_path / "a.leitai") as clerk:
        key = clerk.state.last(CertificateKeySet)
        assert key
        assert key.key == public(clerk.certificate_seed)
        first = clerk.journal.records()[0]
        assert (type(first.fact), first.clock, first.seq, first.previous) == (ContestSet, 1, 1, "")


def test_a_refusal_changes_nothing(tmp_path: Path) -> None:
    told: list[State] = []
    with venue.started(tmp_path / "a.leitai") as clerk:
        before, chains = clerk.state, clerk.journal.chains
        clerk.listen(told.append)
        key = ("S1", "T1-GP", 1, 1)
        clerk.keep_draft(key, DraftSheet(marks={"A1": Mark("40")}))
        with pytest.raises(Refused):
            clerk.sign(key, judging.sign_sheet, "j1", "S1", "T1-GP", 1, {"A1": Mark("40")})
        assert clerk.state is before
        assert clerk.journal.chains == chains
        assert clerk.draft(key)
    assert told == []


def test_who_listens_hears_each_state_once(tmp_path: Path) -> None:
    told: list[State] = []
    with venue.started(tmp_path / "a.leitai") as clerk:
        end = clerk.listen(told.append)
        first = clerk.do(desk.check_in, b.DESK, "T1-GP")
        end()
        end()
        clerk.do(desk.check_in, b.DESK, "T2-GP")
    assert told == [first]


def test_records_of_one_act_are_in_order_and_chained(tmp_path: Path) -> None:
    with venue.started(tmp_path / "a.leitai") as clerk:
        records = clerk.journal.records()
        assert (
            [r.clock for r in records]
            == [r.seq for r in records]
            == list(range(1, 1 + len(records)))
        )
        assert [r.previous for r in records[1:]] == [r.hash for r in records[:-1]]
        assert len({r.id for r in records}) == len(records)
        assert {len(r.id) for r in records} == {32}


def test_a_clock_that_is_set_back_changes_no_order(tmp_path: Path) -> None:
    path, clock = tmp_path / "a.leitai", FixedClock()
    with venue.started(path, clock=clock) as clerk:
        odd = [clerk.odd_clock]
        venue.sign(clerk, "S1", "T1-GP", 1, "38")
        clock.go(hours=-8)
        assert [*odd, clerk.odd_clock] == [False, True]
        sheet = venue.newest(clerk, "S1", "T1-GP")
        marks = b.full_marks(a1="36")
        clerk.do(judging.correct_sheet, b.CHIEF, sheet, "看错", marks=marks)
        newest = venue.newest(clerk, "S1", "T1-GP")
        assert newest < sheet  # the id follows the clock on the wall, the order does not
        records = clerk.journal.records()
        assert [r.seq for r in records] == list(range(1, 1 + len(records)))
        state = clerk.state
    with Clerk.open(path, clock=clock) as clerk:
        assert clerk.state == state
        last = clerk.state.entry(SheetSigned, "S1", "T1-GP")
        assert last
        assert (last.fact.marks["A1"].text, last.fact.replaces) == ("36", (sheet,))


def test_a_laptop_whose_clock_is_behind_is_told_at_once(tmp_path: Path) -> None:
    with venue.started(tmp_path / "a.leitai") as host:
        copy = host.copy_for("四号机", tmp_path / "4.leitai", b.CHIEF)
    for at, odd in (("00:00", True), ("07:58", False), ("23:00", False)):
        clock = FixedClock(f"2026-11-22T{at}:00+08:00")
        with Clerk.open(copy, clock=clock, ids=CountingIds(4)) as clerk:
            assert clerk.odd_clock is odd


def test_only_the_chief_lets_a_laptop_in(tmp_path: Path) -> None:
    with venue.started(tmp_path / "a.leitai") as host, pytest.raises(Refused):
        host.copy_for("四号机", tmp_path / "4.leitai", "j1")
    assert not (tmp_path / "4.leitai").exists()


def test_a_pin_proves_who_it_is(tmp_path: Path) -> None:
    def hire(_state: State, _by: str) -> tuple[Fact, ...]:
        known = Official(id="j9", name="评委", duties=("judge",), pin=pin("2580", b"12345678", n=2))
        return (OfficialSet(official=known),)

    with venue.founded(tmp_path / "a.leitai") as clerk:
        clerk.do(hire, b.CHIEF)
        proofs = [
            clerk.proves(*pair) for pair in (("j9", "2580"), ("j9", ""), ("j1", ""), ("x", ""))
        ]
    assert proofs == [True, False, False, False]


def test_the_audit_names_a_total_that_its_marks_do_not_make(tmp_path: Path) -> None:
    def forge(_state: State, by: str) -> tuple[Fact, ...]:
        return (
            SheetSigned(
                station="S1",
                member="T2-GP",
                attempt=1,
                seat=1,
                judge=by,
                total=Fraction(99),
                marks=b.full_marks(),
            ),
        )

    with venue.started(tmp_path / "a.leitai") as clerk:
        venue.sign(clerk, "S1", "T1-GP", 1)
        venue.total(clerk, "S1", "T3-GP", ["91.5"])
        assert audit(clerk.state) == ()
        clerk.do(forge, "j1")
        assert audit(clerk.state) == (venue.newest(clerk, "S1", "T2-GP"),)


def test_what_is_released_can_be_read_with_sql(tmp_path: Path) -> None:
    path = tmp_path / "a.leitai"
    with venue.started(path, 2) as clerk:
        for member, score in (("T1-GP", "80"), ("T1-NU", "90.5"), ("T2-GP", "91"), ("T2-NU", "88")):
            venue.paper(clerk, member, score)
        clerk.do(control.seal_scope, b.CHIEF, "R1")
        assert read(clerk, "standings_published") == []
        clerk.do(control.release, b.CHIEF, "R1")
        rows = read(clerk, "standings_published")
    assert [(row["place"], row["entrant"], row["total"]) for row in rows] == [
        ("1", "T2", "89.5"),
        ("2", "T1", "85.25"),
    ]


def read(clerk: Clerk, view: str) -> list[dict[str, object]]:
    return list(clerk.journal._db.query(f"SELECT * FROM {view}"))  # noqa: S608


def test_the_views_say_what_counts(tmp_path: Path) -> None:
    with venue.started(tmp_path / "a.leitai") as clerk:
        wrong = venue.sign(clerk, "S1", "T1-GP", 1, "38")
        clerk.do(judging.correct_sheet, b.CHIEF, wrong, "看错", marks=b.full_marks(a1="36"))
        undone = venue.sign(clerk, "S1", "T2-GP", 1)
        clerk.do(control.undo, b.CHIEF, undone, "记错人")
        venue.total(clerk, "S1", "T3-GP", ["91.5"])
        venue.paper(clerk, "T1-GP", "77")
        clerk.do(desk.set_status, b.CHIEF, "T4-GP", "absent", "S1", reason="未到")
        sheets = {row["record"]: row["counts"] for row in read(clerk, "sheets")}
        right = venue.newest(clerk, "S1", "T1-GP")
        assert sheets == {
            wrong: 0,
            right: 1,
            undone: 0,
            venue.newest(clerk, "S1", "T3-GP"): 1,
        }
        marks = {
            (row["record"], row["item"]): row["text"]
            for row in read(clerk, "marks")
            if row["counts"]
        }
        assert marks == {(right, item): m.text for item, m in b.full_marks(a1="36").items()}
        papers = [
            (r["station"], r["member"], r["typing"], r["score"]) for r in read(clerk, "papers")
        ]
        assert papers == [("R1-GP", "T1-GP", 1, "77"), ("R1-GP", "T1-GP", 2, "77")]
        assert [(r["subject"], r["status"], r["scope"]) for r in read(clerk, "statuses")] == [
            ("T4-GP", "absent", "S1")
        ]
        counts = {
            name: len(read(clerk, name)) for name in ("entrants", "members", "seats", "rubrics")
        }
        assert counts == {"entrants": 4, "members": 8, "seats": 6, "rubrics": 4}
        assert {r["station"] for r in read(clerk, "stations")} == {"R1-GP", "R1-NU", "S1", "S2"}
        assert len(clerk.state.table(PaperTyped)) == 2
        everything = clerk.journal._db.view_names()
        assert all(read(clerk, name) is not None for name in everything)


def test_undone_and_redone_in_turn_the_views_follow(tmp_path: Path) -> None:
    with venue.started(tmp_path / "a.leitai") as clerk:
        target = venue.sign(clerk, "S1", "T1-GP", 1)
        sheet = target
        for turn in range(6):
            clerk.do(control.undo, b.CHIEF, target, "改")
            target = clerk.journal.records()[-1].id
            counts = [row["counts"] for row in read(clerk, "sheets")]
            assert counts == [int(turn % 2 == 1)] == [int(not clerk.state.undone(sheet))]
