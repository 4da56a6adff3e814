"""Who lets laptops in: one that is in itself, and no other."""

from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.domain.record.decisions import setup
from scorer.domain.record.refusals import Refused
from scorer.exchange.bundle import export, merge_files
from scorer.store.backup import checked_copy
from scorer.store.keyring import spoken
from scorer.views.answers import say_refused
from tests import builders as b
from tests import venue


def brought(clerk: Clerk) -> Path:
    path = clerk.path.with_suffix(".leitai-export")
    export(clerk, path)
    return path


def plain(host: Clerk, name: str) -> Clerk:
    """The host's file as it was, on a laptop that is let in by nobody."""
    path = host.path.with_name(f"{name}.leitai")
    checked_copy(host.path, path, {"contest": "c1"}, drafts=False)
    return Clerk.open(path)


def let_in(by: Clerk, whom: Clerk) -> None:
    key = whom.journal.identity.key
    by.do(setup.admit_laptop, b.CHIEF, whom.laptop, key, "备用")


def test_only_a_laptop_that_is_let_in_lets_others_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = venue.started(tmp_path / "host.leitai")
    monkeypatch.setenv("LEITAI_HOME", str(tmp_path / "elsewhere"))
    with host, plain(host, "second") as second, plain(host, "third") as third:
        before = second.state
        with pytest.raises(Refused) as no:
            let_in(second, third)
        assert no.value.reason == "not_let_in"
        assert spoken(second.laptop) in say_refused(no.value.reason, no.value.about)
        with pytest.raises(Refused, match="not_let_in"):
            second.copy_for("四号", tmp_path / "fourth.leitai", b.CHIEF)
        assert second.state is before
        assert not (tmp_path / "fourth.leitai").exists()

        venue.sign(second, "S1", "T1-GP", 1)
        let_in(host, second)
        assert [one.refused for one in merge_files(second, [brought(host)])] == [None]
        let_in(second, third)
        venue.sign(third, "S2", "T1-NU", 1)
        files = [brought(third), brought(second)]
        assert [one.refused for one in merge_files(host, files)] == [None, None]
