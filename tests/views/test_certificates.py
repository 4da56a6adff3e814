"""The office's page: what stands in the way, what is due, and a bulletin's digest."""

import pytest

from scorer.domain.record import facts as f
from scorer.domain.record.decisions import issuing
from scorer.views import awards
from scorer.views.certificates import certificates_view
from scorer.views.prints.bulletins import bulletin_text, digest
from scorer.views.prints.results import results_list
from scorer.words import use_language
from tests.builders import CLERK, Laptop, contest, played, ready, release, tied


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def issue(laptop: Laptop) -> None:
    honours = awards.honours(laptop.state)
    laptop.do(issuing.issue_certificates, CLERK, honours, awards.code(contest()), awards.EVENT)


def test_what_is_due_pending_and_done() -> None:
    laptop = played(4)
    assert certificates_view(laptop.state).standing == "none"
    release(laptop, "results")
    view = certificates_view(laptop.state)
    assert (view.standing, view.coverage) == ("ready", "3 of 4 = 75%")
    assert [line.state for line in view.lines] == ["due"] * 6
    issue(laptop)
    number = "XB-2026-T-1-0001"
    view = certificates_view(laptop.state, {number})
    assert [line.number for line in view.due] == [number]
    laptop.do(issuing.reprint_certificate, CLERK, number, "Jam")
    assert certificates_view(laptop.state).reprints[0].number == number


def test_a_tie_at_a_line_is_told_with_the_rule_that_settled_it() -> None:
    laptop = ready(3)
    tied(laptop)
    release(laptop, "results")
    [said] = certificates_view(laptop.state).ties
    assert said == "第2: Same total as 第1, ahead of it by score of Round 2: 84 against 80"


def test_the_digest_of_a_bulletin_is_that_of_the_results_in_any_language() -> None:
    laptop = played(4)
    release(laptop, "results")
    english = digest(bulletin_text(laptop.state))
    use_language("zh_CN")
    assert digest(bulletin_text(laptop.state)) == english
    laptop.do(issuing.issue_bulletin, CLERK, english)
    assert not certificates_view(laptop.state).bulletin.moved
    laptop.keep([f.StatusSet(subject="T1", status="disqualified", reason="冒名顶替")], "chief")
    release(laptop, "results", "取消资格")
    assert certificates_view(laptop.state).bulletin.moved


def test_the_list_of_results_has_points_as_numbers() -> None:
    laptop = played(4)
    release(laptop, "results")
    found = results_list(laptop.state)
    assert found.keys == (
        "rank",
        "number",
        "team",
        "members",
        "R1",
        "R2",
        "total",
        "status",
        "prize",
    )
    first = found.rows[0]
    assert (first[0], first[6], first[8]) == (1, 92, "一等奖")
    assert all(len(row) == len(found.headers) for row in found.rows)
