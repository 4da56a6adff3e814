"""Certificates that two laptops issue before they hear each other: nothing is renumbered."""

import pytest

from scorer.documents.seal import CertificateFields, seal_certificate, verify_certificate
from scorer.domain.record import facts as f
from scorer.domain.record.decisions import issuing
from scorer.domain.record.refusals import Refused
from scorer.domain.record.register import clashes, first_issuer, issues, valid
from scorer.store.keyring import new_seed, public
from scorer.views.alarms import alarms
from scorer.views.certificate_clashes import clash_views, register_lines
from scorer.views.certificates import certificates_view
from scorer.words import use_language
from tests.builders import CLERK, Laptop, met, played, release

STEM = "XB-2026-T-1"


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def honour(team: str, member: str = "") -> issuing.Honour:
    return issuing.Honour(level="1", entrant=team, member=member, name=team, honour="一等奖")


def give(on: Laptop, *teams: str, **about: str) -> None:
    honours = [honour(team) for team in teams]
    on.do(issuing.issue_certificates, CLERK, honours, "XB-2026", "T", **about)


def two() -> tuple[Laptop, Laptop]:
    first = played(4)
    release(first, "results")
    return first, first.copy("B")


def out(on: Laptop) -> list[tuple[str, str]]:
    return [(issue.number[-4:], issue.fact.name) for issue in valid(on.state)]


def test_one_number_for_two_people_keeps_both_until_one_gives_way() -> None:
    first, second = two()
    give(first, "T1", "T2")
    give(second, "T2", "T1")
    met(first, second)
    assert out(first) == [("0001", "T1"), ("0001", "T2"), ("0002", "T2"), ("0002", "T1")]
    assert [clash.kind for clash in clashes(first.state)] == ["number"] * 2 + ["holder"] * 2
    with pytest.raises(Refused, match="already_issued"):
        give(first, "T1", "T2")

    both = alarms(first.state)[0]
    assert (both.kind, both.where, both.grave) == ("certificate", f"{STEM}-0001", True)
    assert f"A: {STEM}-0001 T1, 一等奖; B: {STEM}-0001 T2, 一等奖." in both.text
    with pytest.raises(Refused, match="number_twice"):
        first.do(issuing.reprint_certificate, CLERK, f"{STEM}-0001", "卡纸")

    for name in ("T2", "T1"):  # both have another paper: each loses the one that B gave
        wrong = next(i for i in valid(first.state) if i.fact.name == name and _by(i, "B"))
        first.do(issuing.reissue_certificate, CLERK, wrong.record, "两台电脑重号")
    assert out(met(first, second)) == [("0001", "T1"), ("0002", "T2")]
    assert (clashes(first.state), alarms(first.state)) == ((), ())
    assert len(issues(first.state)) == 4


def _by(issue: object, laptop: str) -> bool:
    return issue.entries[0].laptop == laptop  # type: ignore[attr-defined, no-any-return]


def test_who_gives_way_gets_a_number_never_used() -> None:
    first, second = two()
    give(first, "T1", "T3")
    give(second, "T2")
    met(first, second)
    (clash,) = clashes(first.state)
    with pytest.raises(Refused, match="reason_needed"):
        first.do(issuing.reissue_certificate, CLERK, clash.issues[1].record, " ")
    first.do(issuing.reissue_certificate, CLERK, clash.issues[1].record, "重号")
    assert out(met(first, second)) == [("0001", "T1"), ("0002", "T3"), ("0003", "T2")]
    (line,) = [one for one in register_lines(first.state) if one.state.startswith("Withdrawn")]
    assert (line.number, line.name, line.state, line.reason) == (
        f"{STEM}-0001",
        "T2",
        f"Withdrawn, now {STEM}-0003",
        "重号",
    )
    give(second, "T4", laptop="B", reason="主机故障")
    assert out(second)[-1] == ("0004", "T4")


def test_who_is_no_longer_honoured_only_gives_the_paper_back() -> None:
    first, second = two()
    give(first, "T1")
    give(second, "T2")
    met(first, second)
    old = clashes(first.state)[0].issues[1]
    first.do(issuing.reissue_certificate, CLERK, old.record, "已无此奖", honoured=False)
    assert out(met(first, second)) == [("0001", "T1")]


def test_the_same_certificates_on_two_laptops_are_no_clash() -> None:
    first, second = two()
    for laptop in (first, second):
        give(laptop, "T1", "T2")
    assert clashes(met(first, second).state) == ()
    assert out(first) == [("0001", "T1"), ("0002", "T2")]
    assert [line.laptop for line in register_lines(first.state)] == ["A, B", "A, B"]


def test_both_laptops_mend_it_before_they_hear_each_other() -> None:
    first, second = two()
    give(first, "T1")
    give(second, "T2")
    met(first, second)
    one, other = (issue.record for issue in clashes(first.state)[0].issues)
    first.do(issuing.reissue_certificate, CLERK, one, "重号")
    second.do(issuing.reissue_certificate, CLERK, other, "重号")
    met(first, second)
    assert out(first) == [("0002", "T1"), ("0002", "T2")]
    again = clashes(first.state)[0].issues[0].record
    first.do(issuing.reissue_certificate, CLERK, again, "重号")
    assert out(met(first, second)) == [("0002", "T2"), ("0003", "T1")]


def test_a_second_laptop_issues_with_a_reason_only() -> None:
    first, second = two()
    give(first, "T1", laptop="A")
    met(first, second)
    assert first_issuer(second.state) == "A"
    with pytest.raises(Refused, match="issued_elsewhere"):
        give(second, "T2", laptop="B")
    give(first, "T3", laptop="A")
    give(second, "T2", laptop="B", reason="主机故障")
    (fact,) = [i.fact for i in valid(second.state) if i.fact.name == "T2"]
    assert fact.reason == "主机故障"


def test_what_either_code_says_stays_true() -> None:
    seed = new_seed()
    key = bytes.fromhex(public(seed))
    for name in ("张三", "李四"):
        fields = CertificateFields(name=name, honour="一等奖", number=f"{STEM}-0001")
        assert verify_certificate(seal_certificate(fields, bytes.fromhex(seed)), key) == fields


def test_the_offices_page_offers_what_can_be_done() -> None:
    first, second = two()
    lines = certificates_view(first.state).lines
    one, other = (line.honour for line in lines if line.honour.level == lines[0].honour.level)
    for laptop, honours in ((first, [one]), (second, [other])):
        laptop.do(issuing.issue_certificates, CLERK, honours, "XB-2026", "T")
    met(first, second)
    (clash,) = certificates_view(first.state).clashes
    assert [paper.renewed for paper in clash.papers] == [True, True]
    assert clash.papers[0].act == f"New number for {one.name} (A)"
    assert {line.number for line in certificates_view(first.state).lines} == {
        f"{STEM}-0001",
        "",
    }
    assert clash_views(first.state) == (clash,)
    assert not first.state.table(f.CertificateWithdrawn)
