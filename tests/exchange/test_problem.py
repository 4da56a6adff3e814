from string import Formatter
from typing import get_args

import pytest

from scorer.exchange.problem import FileRefused, Place, Problem
from scorer.exchange.problem_words import SENTENCES, What
from scorer.words import use_language


def test_the_closed_list_has_a_sentence_and_a_remedy_for_everything() -> None:
    assert set(SENTENCES) == set(get_args(What))
    assert all(trouble and remedy for trouble, remedy in SENTENCES.values())


@pytest.mark.parametrize("what", get_args(What))
def test_every_sentence_can_be_said(what: What) -> None:
    texts = " ".join(SENTENCES[what])
    about = {name: "7" for _text, name, _spec, _how in Formatter().parse(texts) if name}
    for language in ("zh_CN", "en"):
        use_language(language)
        said = Problem(Place(file="f.yaml", line=3), what, about).say()
        assert "f.yaml" in said
        assert "{" not in said


def test_a_problem_is_one_line_in_english() -> None:
    use_language("en")
    place = Place(sheet="S", row=4, column="phone")
    problem = Problem(place, "phone_invalid", {"text": "12"})
    assert problem.say() == (
        "sheet “S”, row 4, column “Phone”: “12” is not a telephone number. "
        "Write all of its digits, or leave it empty."
    )
    assert str(FileRefused((problem, problem))).count("\n") == 1
