import pytest

from scorer.words import N_, _, language, n_, use_language


def test_chinese_is_the_first_language() -> None:
    assert language() == "zh_CN"


def test_english_words_are_the_messages_themselves() -> None:
    use_language("en")
    assert (_("Saved"), _(""), N_("Saved")) == ("Saved", "", "Saved")
    assert [n_("one team", "{count} teams", n) for n in (1, 2)] == ["one team", "{count} teams"]


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(ValueError, match="no such language"):
        use_language("fr")  # type: ignore[arg-type]
    assert language() == "zh_CN"
