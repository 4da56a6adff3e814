"""The shape of a contest's file, step by step, and the guards that keep its journal append-only."""

from typing import Final

from sqlite_utils import Database, Migrations

from scorer.store.reading import create_views

APPLICATION: Final = 0x4C454954  # "LEIT"
GUARDS: Final = {
    "records_stay": "CREATE TRIGGER records_stay BEFORE UPDATE ON records "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "records_remain": "CREATE TRIGGER records_remain BEFORE DELETE ON records "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
}

STEPS: Final = Migrations("leitai")


@STEPS()
def journal_1(db: Database) -> None:
    """Lay out the journal, its chain heads, the drafts and what is this laptop's own.

    ``records.body`` is text so that SQL's JSON functions can read it.
    """
    db.execute(
        "CREATE TABLE records (id TEXT NOT NULL UNIQUE, clock INTEGER NOT NULL, at TEXT NOT NULL, "
        "laptop TEXT NOT NULL, seq INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, "
        "v INTEGER NOT NULL, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, "
        "UNIQUE (laptop, seq)) STRICT"
    )
    for guard in GUARDS.values():
        db.execute(guard)
    db.execute(
        "CREATE TABLE heads (laptop TEXT NOT NULL PRIMARY KEY, key TEXT NOT NULL, "
        "seq INTEGER NOT NULL, hash TEXT NOT NULL, signature TEXT NOT NULL, "
        "FOREIGN KEY (laptop, seq) REFERENCES records (laptop, seq)) STRICT"
    )
    db.execute(
        "CREATE TABLE drafts (station TEXT NOT NULL, member TEXT NOT NULL, "
        "attempt INTEGER NOT NULL, seat INTEGER NOT NULL, body TEXT NOT NULL, "
        "PRIMARY KEY (station, member, attempt, seat)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE TABLE local (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT")
    db.execute(
        "CREATE TABLE published (scope TEXT NOT NULL, released TEXT NOT NULL, "
        "line INTEGER NOT NULL, place TEXT NOT NULL, entrant TEXT NOT NULL, total TEXT NOT NULL, "
        "status TEXT NOT NULL, PRIMARY KEY (scope, line)) STRICT"
    )
    db.execute(f"PRAGMA application_id = {APPLICATION}")


@STEPS()
def views_1(db: Database) -> None:
    """Give people who look inside with SQL something to read."""
    create_views(db)


def steps_unknown_here(db: Database) -> tuple[str, ...]:
    """Name the steps of this file that only a newer version of the program knows."""
    known = {step.name for step in STEPS.pending(db)} | _known()
    return tuple(step.name for step in STEPS.applied(db) if step.name not in known)


def guards_missing(db: Database) -> tuple[str, ...]:
    """Name the guards of the journal that are gone or were rewritten."""
    there = {row[0]: row[1] for row in db.execute("SELECT name, sql FROM sqlite_master").fetchall()}
    return tuple(name for name, sql in GUARDS.items() if there.get(name) != sql)


def _known() -> set[str]:
    return {step.name for step in STEPS.pending(Database(memory=True, execute_plugins=False))}
