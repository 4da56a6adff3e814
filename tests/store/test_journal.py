"""The file itself: append-only, proved on opening, refused where it is not what it was."""

import random
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.record.record import Record, chained
from scorer.exchange.damage import bring_back, damage_lines
from scorer.store.chain import as_record
from scorer.store.journal import Journal
from scorer.store.opening import write_whole
from scorer.store.trouble import (
    ChainBroken,
    Damaged,
    InUse,
    NewerFile,
    NotAContest,
    SameIdOtherContent,
    StoreTrouble,
)
from scorer.words import use_language
from tests import venue


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed contest file with two signed sheets."""
    path = tmp_path / "赛 1.leitai"
    with venue.started(path) as clerk:
        first, second = venue.members(clerk, "GP")[:2]
        venue.sign(clerk, "S1", first, 1, "38")
        venue.sign(clerk, "S1", second, 1, "36.5")
    return path


def rewrite(path: Path, *statements: str) -> None:
    """What somebody does with a database tool, guards or not."""
    db = sqlite3.connect(path)
    with db:
        for statement in statements:
            db.execute(statement)
    db.close()


NO_GUARDS = ("DROP TRIGGER records_stay", "DROP TRIGGER records_remain")


def guards(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    found = [row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    db.close()
    return found


def raised(path: Path) -> str:
    """Raise a mark behind the program's back, and put the guards back; the record's id."""
    kept = guards(path)
    db = sqlite3.connect(path)
    record = db.execute("SELECT record FROM marks WHERE item = 'A1' AND text = '36.5'").fetchone()[
        0
    ]
    db.close()
    rewrite(
        path,
        *NO_GUARDS,
        "UPDATE records SET body = replace(body, '36.5', '39.5') WHERE body LIKE '%36.5%'",
        *kept,
    )
    return str(record)


@pytest.mark.parametrize(
    "statement", ["UPDATE records SET actor = 'x'", "DELETE FROM records WHERE seq = 1"]
)
def test_the_journal_is_append_only(path: Path, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        rewrite(path, statement)


def test_a_raised_mark_is_named_and_the_last_good_copy_offered(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with Clerk.open(path) as clerk:
        clerk.back_up_to([stick])
        made = clerk.backups().make(clerk._clock())
    record = raised(path)
    namesake = tmp_path / "other" / path.name  # another contest whose file has the same name
    namesake.parent.mkdir()
    with venue.founded(namesake, contest="other") as clerk:
        clerk.back_up_to([stick])
        clerk.backups().make(clerk._clock())
    with pytest.raises(Damaged) as refused:
        Clerk.open(path)
    assert (refused.value.records, refused.value.what) == ((record,), "record")
    good = refused.value.last_good
    assert good == made[0].path
    assert good
    use_language("en")
    changed, backup = damage_lines(refused.value)
    assert changed.endswith(f"signed, 96.5 ({record})")
    assert backup == f"Last good backup: {made[0].path}"
    copy = Path(bring_back(lambda *_told: None, good=str(good), beside=str(path)))
    assert copy.parent == path.parent
    with Clerk.open(copy) as again:
        assert venue.sign(again, "S1", venue.members(again, "GP")[2], 1)


@pytest.mark.parametrize(
    ("statements", "what"),
    [
        (NO_GUARDS, "guard"),
        (("DELETE FROM heads",), "signature"),
        (
            (*NO_GUARDS, "DELETE FROM records WHERE seq = (SELECT max(seq) FROM records)", "KEPT"),
            "signature",
        ),
        ((*NO_GUARDS, "DELETE FROM records WHERE seq = 5", "KEPT"), "record"),
        ((*NO_GUARDS, "UPDATE records SET clock = 1000 WHERE seq = 5", "KEPT"), "record"),
        ((*NO_GUARDS, "UPDATE records SET actor = 'x' WHERE seq = 5", "KEPT"), "record"),
        ((*NO_GUARDS, "UPDATE records SET kind = 'undone' WHERE seq = 5", "KEPT"), "record"),
    ],
)
def test_every_other_rewriting_is_noticed(
    path: Path, statements: tuple[str, ...], what: str
) -> None:
    kept = guards(path)
    plain = [text for text in statements if text != "KEPT"]
    rewrite(path, "PRAGMA foreign_keys = OFF", *plain, *(kept if "KEPT" in statements else ()))
    with pytest.raises(Damaged) as refused:
        Journal.open(path)
    assert refused.value.what == what


def test_recomputing_every_hash_is_noticed(path: Path) -> None:
    raised(path)
    rehash(path)
    with pytest.raises(Damaged) as refused:
        Journal.open(path)
    assert refused.value.what == "signature"


def rehash(path: Path) -> None:
    """What a forger does who knows the chain, but has not this laptop's key."""
    kept = guards(path)
    db = sqlite3.connect(path)
    for statement in NO_GUARDS:
        db.execute(statement)
    last = ""
    columns = "id, clock, at, laptop, seq, actor, kind, v, CAST(body AS BLOB)"
    for row in db.execute(f"SELECT {columns} FROM records ORDER BY seq").fetchall():  # noqa: S608
        record = as_record((*row, last, ""))
        previous, last = last, chained(record)
        db.execute(
            "UPDATE records SET previous = ?, hash = ? WHERE id = ?", (previous, last, row[0])
        )
    db.execute("UPDATE heads SET hash = ?", (last,))
    for guard in kept:
        db.execute(guard)
    db.commit()
    db.close()


def test_any_flipped_bit_in_a_record_is_reported(path: Path) -> None:
    content = path.read_bytes()
    body = re.search(rb'\{"fact":"sheet_signed".*?\}\}\}', content)
    assert body
    chance = random.Random(1)  # noqa: S311  # the same bits at every run
    for _ in range(60):
        at, bit = chance.randrange(body.start() - 60, body.end() + 128), chance.randrange(8)
        bad = bytearray(content)
        bad[at] ^= 1 << bit
        path.write_bytes(bad)
        with pytest.raises(Damaged):
            Journal.open(path)
    path.write_bytes(content)
    Journal.open(path).close()


def test_a_flipped_bit_in_the_marks_names_the_record(path: Path) -> None:
    content = path.read_bytes()
    at = content.index(b'"text":"36.5"') + 8
    path.write_bytes(content[:at] + b"\xb3" + content[at + 1 :])
    with pytest.raises(Damaged) as refused:
        Journal.open(path)
    assert len(refused.value.records) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\0" + bytes(200)])
def test_another_file_is_no_contest(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.leitai").write_bytes(content)
    with pytest.raises(NotAContest):
        Journal.open(tmp_path / "x.leitai")


def test_a_file_that_is_gone_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as refused:
        Journal.open(tmp_path / "x.leitai")
    assert refused.value.trouble.kind == "lost"


def test_a_newer_file_is_refused_untouched(path: Path) -> None:
    rewrite(
        path,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('leitai', 'journal_9', '2030')",
    )
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerFile, match="journal_9"):
            Journal.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_one_program_for_each_file(path: Path) -> None:
    with Clerk.open(path), pytest.raises(InUse):
        Clerk.open(path)
    Clerk.open(path).close()
    assert [p.name for p in path.parent.iterdir() if p.name.startswith(path.name)] == [path.name]


def test_others_may_look_meanwhile(path: Path) -> None:
    with Clerk.open(path) as clerk, Clerk.open(path, read_only=True) as reader:
        assert reader.read_only
        assert reader.state == clerk.state
        with pytest.raises(StoreTrouble):
            reader.keep_draft(("S1", "m", 1, 1), DraftSheet())


def test_a_new_file_is_not_laid_over_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        Journal.create(path, "c1")
    assert path.read_bytes() == before


def test_a_known_id_that_says_something_else_is_refused_whole(path: Path) -> None:
    with Clerk.open(path) as clerk:
        journal, state = clerk.journal, clerk.state
        last = journal.records()[-1]
        seq, head = journal.head
        new = replace(last, id="f" * 32, seq=seq + 1, clock=last.clock + 1, previous=head)
        new = replace(new, hash=chained(new))
        twin = replace(last, seq=seq + 2, clock=last.clock + 2, previous=new.hash)
        twin = replace(twin, hash=chained(twin))
        other = replace(last, actor="x")
        other = replace(other, hash=chained(other))
        cases: list[tuple[list[Record], type[Exception]]] = [
            ([new, twin], SameIdOtherContent),
            ([new, other], SameIdOtherContent),
            ([replace(new, seq=seq + 2)], ChainBroken),
            ([replace(new, body=b"{}")], ChainBroken),
        ]
        for records, refusal in cases:
            with pytest.raises(refusal):
                clerk.merge(records)
            assert clerk.state == state
            assert clerk.journal.head == (seq, head)
        assert clerk.merge([last, new, new]).new == 1
    with Clerk.open(path) as clerk:
        assert clerk.state.count == state.count + 1


def test_where_the_log_fails_the_file_still_keeps_its_promise(path: Path) -> None:
    path.with_name(path.name + "-shm").mkdir()  # as on a stick where shared memory does not work
    with Clerk.open(path) as clerk:
        assert clerk.trouble is None
        assert clerk.journal._db.conn.execute("PRAGMA journal_mode").fetchone()[0] == "truncate"
        assert clerk.journal._db.conn.execute("PRAGMA synchronous").fetchone()[0] == 2
        venue.sign(clerk, "S1", venue.members(clerk, "GP")[2], 1)
        count = clerk.state.count
    with Clerk.open(path) as clerk:
        assert clerk.state.count == count


def test_drafts_stay_on_this_laptop_until_they_are_signed(path: Path) -> None:
    draft = DraftSheet(marks={"A1": Mark("3", note="慢")}, elapsed_ms=61_000, running=True)
    key = ("S1", "T3-GP", 1, 2)
    with Clerk.open(path) as clerk:
        clerk.keep_draft(key, DraftSheet())
        clerk.keep_draft(key, draft)
        clerk.keep_draft(("S2", "T3-NU", 1, 1), DraftSheet())
    with Clerk.open(path) as clerk:
        assert clerk.draft(key) == clerk.drafts()[key] == draft
        venue.sign(clerk, "S1", "T3-GP", 2)
        assert list(clerk.drafts()) == [("S2", "T3-NU", 1, 1)]


def test_a_write_that_breaks_off_leaves_the_file_before(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.write_text("before")

    def pulled(file: object) -> None:
        file.write(b"half")  # type: ignore[attr-defined]
        raise OSError(5, "pulled")

    with pytest.raises(StoreTrouble):
        write_whole(target, pulled)
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert target.read_text() == "before"


@pytest.mark.parametrize("act", [Path.unlink, lambda p: p.rename(p.with_name("y.leitai"))])
def test_a_file_that_was_taken_away_takes_no_more(path: Path, act: Callable[[Path], None]) -> None:
    clerk = Clerk.open(path)
    act(path)
    with pytest.raises(StoreTrouble) as refused:
        venue.sign(clerk, "S1", "T3-GP", 2)
    assert refused.value.trouble.kind == "lost"
    clerk.close()
