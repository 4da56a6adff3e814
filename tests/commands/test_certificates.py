"""Certificates that two laptops issued at odds, mended by command."""

from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, issuing
from scorer.exchange.bundle import export
from scorer.views import awards
from scorer.views.prints.certificates import certificate_texts
from tests import builders as b
from tests import venue
from tests.commands.conftest import Say

AS_CLERK = ("--by", b.CLERK, "--pin", "1")


@pytest.fixture(autouse=True)
def _any_pin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clerk, "proves", lambda *_any: True)


def finished(path: Path) -> Clerk:
    """A contest whose results are sealed and released; team n is in place n."""
    clerk = venue.started(path, 4)
    for entrant in roll.people(clerk.state).entrants.values():
        n = int(entrant.id[1:])
        for member in entrant.members:
            venue.paper(clerk, member.id, str(90 - n))
            where = "S1" if member.role == "GP" else "S2"
            venue.total(clerk, where, member.id, [str(95 - n)] * 3)
    clerk.do(control.seal_scope, b.CHIEF, "results")
    for station in ("S1", "S2"):
        clerk.do(control.open_codes, b.CODER, station, b.SUPERVISOR)
    clerk.do(control.release, b.CHIEF, "results")
    return clerk


def at_odds(tmp_path: Path) -> tuple[Path, Path]:
    """The host's file and the export of another laptop, which began with the last member."""
    with finished(tmp_path / "host.leitai") as host:
        with venue.site(host, tmp_path, "second", 2) as second:
            level = awards.honours(second.state)[0].level
            honours = [h for h in awards.honours(second.state) if h.level == level][::-1]
            code, event = awards.code(roll.contest(second.state)), awards.EVENT
            second.do(issuing.issue_certificates, b.CLERK, honours[:1], code, event)
            export(second, tmp_path / "second.leitai-export")
        return host.path, tmp_path / "second.leitai-export"


def test_one_number_for_two_is_shown_and_one_gives_way(scorer: Say, tmp_path: Path) -> None:
    path, file = at_odds(tmp_path)
    out = tmp_path / "x.pdf"
    assert scorer("reissue", path)[0] == 1
    code, _said, err = scorer("certificates", path, "--out", out, *AS_CLERK)
    assert code == 0, err
    assert scorer("merge", path, file)[0] == 0
    shown = scorer("alarms", path)[1]
    assert "Certificates at odds" in shown
    papers = scorer("reissue", path)[1]
    assert "second" in papers
    wrong = next(line for line in papers.splitlines() if "Take" in line and "second" in line)
    number = wrong.split()[0]
    code, _said, err = scorer("reissue", path, number, *AS_CLERK)
    assert code == 1
    assert "reason" in err
    assert scorer("reissue", path, number, "--reason", "twice", *AS_CLERK)[0] == 0
    assert "No certificates are at odds." in scorer("reissue", path)[2]
    listed = scorer("register", path)[1]
    assert "Withdrawn" in listed
    assert "twice" in listed


def test_a_new_number_is_given_and_printed(scorer: Say, tmp_path: Path) -> None:
    path, file = at_odds(tmp_path)
    with Clerk.open(path) as host:
        seen = awards.honours(host.state)[0]
        code, event = awards.code(roll.contest(host.state)), awards.EVENT
        host.do(issuing.issue_certificates, b.CLERK, [seen], code, event)
        texts = certificate_texts(host.state, lambda *_any: "")
    assert len(texts) == 1
    assert scorer("merge", path, file)[0] == 0
    with Clerk.open(path, read_only=True) as host:
        before = set(host.state.table(f.CertificateIssued))
    assert "--out" in scorer("reissue", path, 1, "--reason", "twice", *AS_CLERK)[2]
    out = tmp_path / "new.pdf"
    assert scorer("reissue", path, 1, "--reason", "twice", "--out", out, *AS_CLERK)[0] == 0
    assert out.read_bytes().startswith(b"%PDF")
    with Clerk.open(path, read_only=True) as host:
        assert len(set(host.state.table(f.CertificateIssued)) - before) == 1


def test_a_second_laptop_issues_for_a_reason_only(scorer: Say, tmp_path: Path) -> None:
    path, file = at_odds(tmp_path)
    assert scorer("merge", path, file)[0] == 0
    out = tmp_path / "x.pdf"
    code, _said, err = scorer("certificates", path, "--out", out, *AS_CLERK)
    assert code == 1
    assert "second already issues certificates" in err
    code, _said, err = scorer(
        "certificates", path, "--out", out, "--reason", "the other is broken", *AS_CLERK
    )
    assert code == 0, err
