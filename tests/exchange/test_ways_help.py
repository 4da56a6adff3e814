"""The pages on ways of marking name every setting, word, table and field that there is."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.robin import TIES
from scorer.domain.rules.ways.table import WAYS
from scorer.shelf import resource
from tests.parts import RULES


def page(language: str) -> dict[str, set[str]]:
    """Every name in backticks, by way."""
    text = resource("help", f"ways.{language}.md").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for section in text.split("\n## ")[1:]:
        names = re.findall(r"`([^`]+)`", section)
        found[names[0]] = set(names[1:])
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_name_is_on_the_page(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = page(language)
    assert set(told) == {*WAYS, "sheet"}
    asked: dict[str, Any] = {}

    def spy(_part: object, **known: Any) -> tuple[str, ...]:
        asked.clear()
        asked.update(known)
        return ()

    monkeypatch.setattr(settings, "faults", spy)
    for way, rule in RULES.items():
        WAYS[way].check(rule)
        choices: Mapping[str, tuple[str, ...]] = asked.get("choices") or {}
        tables: Mapping[str, Callable[..., bool]] = asked.get("tables") or {}
        names = {*asked.get("numbers", ()), *choices, *asked.get("lists", ()), *tables}
        words = {word for name, words in choices.items() for word in words if name != "unit"}
        words -= {"yes"}
        assert names | words <= told[way], way
        fixed = [form for form in WAYS[way].forms(rule) if form.id in told[way]]
        own = way in {"judgement", "survey", "threshold", "record", "votes"}
        assert own or len(fixed) == len(WAYS[way].forms(rule)), way
        assert {word for form in fixed for word in form.words} <= told[way], way
    assert set(TIES) <= told["bouts"]
    assert page("en").keys() == page("zh").keys()
    assert {w: len(names) for w, names in page("en").items() if w != "answers"} == {
        w: len(names) for w, names in page("zh").items() if w != "answers"
    }
