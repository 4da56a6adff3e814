"""The cut score of an exam is told station by station, with its fit, or why it cannot be set."""

from pathlib import Path

import pytest

from scorer.rehearsal import Rehearsal
from scorer.views import awards, certificates, explain
from scorer.views.cut_scores import cut_lines, cut_sentences
from scorer.views.prints.bulletins import bulletin_text
from scorer.words import use_language
from tests.domain.rules.examples import example
from tests.domain.rules.test_medals_and_cuts import exam


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def test_a_cut_score_is_told_with_its_fit_and_how_many_were_graded() -> None:
    given, expect = example("E27")
    scheme, _values, result = exam([str(grade) for grade in given["global_1_5"]])
    assert cut_sentences(scheme, result) == (
        f"Cut score at grade 2: {expect['cut_2dp']}, the mean of 1 station",
        f"站: cut at {expect['cut_2dp']} (R² = 0.971, n = 10)",
    )


def test_a_cut_score_that_cannot_be_set_is_told_so() -> None:
    scheme, _values, result = exam(["3"] * 10)
    lines = cut_sentences(scheme, result)
    assert len(lines) == 2
    assert all("cannot be set" in line for line in lines)


def test_an_exam_lists_its_cut_score_wherever_its_results_are_told(tmp_path: Path) -> None:
    day = Rehearsal("osce-circuit", tmp_path, 1, pages=1)
    try:
        for _step in day.steps():
            pass
        state = day.clerk.state
    finally:
        day.close()
    lines = cut_lines(state, public=True)
    assert len(lines) == 6
    assert all("R² = " in line for line in lines[1:])
    view = awards.award_list(state, public=True)
    best = view.levels[0].winners[0].entrant
    assert view.cuts == lines
    assert explain.explain(state, best, public=True).cuts == lines
    assert certificates.certificates_view(state).rules[-6:] == lines
    assert bulletin_text(state).notes[:6] == lines
