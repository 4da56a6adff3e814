"""Files of every release open for ever, and the same standings come out of them."""

import json
import shutil
import sqlite3
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from scorer.clerk import Clerk
from scorer.exchange.bundle import merge_files
from scorer.exchange.contest_file import FORMAT, read_contest, template_path
from scorer.exchange.problem import FileRefused
from scorer.store.trouble import NewerFile
from scorer.views import history
from scorer.views.answers import say_not_merged, say_not_opened
from scorer.words import use_language
from tests.release_files import DRAFT, FILES, told

RELEASES = sorted(path for path in FILES.iterdir() if path.name[0].isdigit())
CONTESTS = sorted(path for folder in RELEASES for path in folder.glob("*.leitai"))
EXPORTS = sorted(path for folder in RELEASES for path in folder.glob("*.leitai-export"))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def copied(path: Path, folder: Path) -> Path:
    return Path(shutil.copyfile(path, folder / path.name))


def expected(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_name(f"{path.name}.json").read_text("utf-8"))
    return found


def test_this_version_has_left_its_files() -> None:
    assert version("leitai") in {folder.name for folder in RELEASES}
    assert len(CONTESTS) >= 2 * len(RELEASES)
    assert len(EXPORTS) >= len(RELEASES)
    assert max(path.stat().st_size for path in (*CONTESTS, *EXPORTS)) < 300_000


@pytest.mark.parametrize("path", CONTESTS, ids=name)
def test_a_contest_opens_and_says_what_it_said(path: Path, tmp_path: Path) -> None:
    with Clerk.open(copied(path, tmp_path)) as clerk:
        assert not clerk.read_only
        assert told(clerk.state) == expected(path)
        entries = list(history.entries(clerk.state))
        assert len(entries) == clerk.state.count
        assert all(history.sentence(clerk.state, entry) for entry in entries)
        draft = {DRAFT[0]: DRAFT[1]} if path.stem == "family-doctor" else {}
        assert clerk.drafts() == draft


@pytest.mark.parametrize("path", EXPORTS, ids=name)
def test_an_export_is_taken_in_and_completes_its_contest(path: Path, tmp_path: Path) -> None:
    contest = path.with_suffix(".leitai")
    before = expected(contest)["records"]
    with Clerk.open(copied(contest, tmp_path)) as clerk:
        [merged] = merge_files(clerk, [copied(path, tmp_path)])
        assert merged.report is not None
        assert (merged.report.known, merged.report.new) == (before, clerk.state.count - before)
        assert told(clerk.state) == expected(path)


def test_what_a_newer_version_wrote_is_refused_in_plain_words(tmp_path: Path) -> None:
    use_language("en")
    file = copied(CONTESTS[-1], tmp_path)
    db = sqlite3.connect(file)
    with db:
        db.execute("INSERT INTO _sqlite_migrations VALUES (99, 'leitai', 'journal_99', '2099')")
    db.close()
    with pytest.raises(NewerFile):
        Clerk.open(file)
    update = "Update the program."
    assert say_not_opened("NewerFile").endswith(update)

    export = copied(EXPORTS[-1], tmp_path)
    export.write_bytes(export.read_bytes().replace(b'"format":1', b'"format":2', 1))
    (tmp_path / "here").mkdir()
    with Clerk.open(copied(EXPORTS[-1].with_suffix(".leitai"), tmp_path / "here")) as clerk:
        [refused] = merge_files(clerk, [export])
    assert refused.refused is not None
    assert update in say_not_merged(refused.refused.reason, refused.refused.about)

    rules = tmp_path / "rules.yaml"
    text = template_path("good-life").read_text(encoding="utf-8")
    rules.write_text(text.replace(FORMAT, "leitai-contest/2"), encoding="utf-8")
    with pytest.raises(FileRefused) as why:
        read_contest(rules)
    [problem] = why.value.problems
    assert "leitai-contest/2" in problem.say()
