from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from scorer.domain.model.contest import Absent, PrizeTie, QuotaRounding, Ranks
from scorer.domain.model.officials import Duty
from scorer.domain.model.rubric import ItemKind, MeasureInput, PanelMethod
from scorer.domain.model.scheme import PlacePoints
from scorer.exchange.choices_file import CHOICES, FIXED
from scorer.exchange.contest_file import FORMAT, template_path
from scorer.exchange.results_words import HEADINGS, STATUSES
from scorer.exchange.yaml_text import Mapping, Node, Sequence, read_yaml
from scorer.shelf import resource


def keys(node: Node) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key.text
            if key.text != "pins":
                yield from keys(value)
    elif isinstance(node, Sequence):
        for part in node.parts:
            yield from keys(part)


def keys_of(path: Path) -> set[str]:
    return set(keys(read_yaml(path.read_text(encoding="utf-8"), path.name)))


def values(*kinds: object) -> set[str]:
    return {value for kind in kinds for value in kind.__args__}  # type: ignore[attr-defined]


def words(page: str) -> set[str]:
    return set(resource("help", page).read_text(encoding="utf-8").replace(":", "`").split("`"))


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_page_on_contest_files_tells_every_key_and_value(tongue: str) -> None:
    told = words(f"contest-file.{tongue}.md")
    known = keys_of(template_path("family-doctor-team")) | set(CHOICES) | set(FIXED.values())
    known |= values(Absent, PrizeTie, QuotaRounding, Ranks, Duty, PanelMethod) | {FORMAT}
    assert known - told == set()


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_page_on_score_sheets_tells_every_key_and_value(tongue: str) -> None:
    text = resource("help", f"rubric-file.{tongue}.md").read_text(encoding="utf-8")
    known = set[str]().union(*(keys_of(path) for path in resource("rubrics").glob("*.yaml")))
    known -= {"number", "latin", "part", "seconds_each"}  # inside what is passed over
    known |= values(ItemKind, MeasureInput)
    assert {word for word in known if word not in text} == set()


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_page_on_results_tells_every_word_and_every_column(tongue: str) -> None:
    text = resource("help", f"results.{tongue}.md").read_text(encoding="utf-8")
    words = {ways[0] for ways in HEADINGS.values()} | set(STATUSES.values()) | {"penalty", "lot"}
    words |= {"place", "part.ID.points", "group.ID", "decided_by", "shared_with", "prize"}
    words |= set(get_args(PlacePoints.__annotations__["gaps_from"])) - {"zero"}
    assert {word for word in words if f"`{word}" not in text} == set()
    examples = {path.name for path in resource("help", "examples").glob("*.yaml")}
    assert {name for name in examples if f"`{name}`" not in text} == set()
