import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from scorer.domain.model.contest import Absent, PrizeTie, QuotaRounding, Ranks
from scorer.domain.model.officials import Duty
from scorer.domain.model.rubric import ItemKind, MeasureInput, PanelMethod
from scorer.domain.model.scheme import PlacePoints
from scorer.exchange.choices_file import CHOICES, FIXED
from scorer.exchange.contest_file import FORMAT, read_contest, template_names, template_path
from scorer.exchange.cursor import Cursor
from scorer.exchange.results_words import HEADINGS, STATUSES
from scorer.exchange.rubric_file import read_rubric
from scorer.exchange.scheme_file import TIE_OF, TIES
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


def example_of(tongue: str, folder: Path) -> Path:
    """The file that the page shows."""
    text = resource("help", f"contest-file.{tongue}.md").read_text(encoding="utf-8")
    file = folder / f"{tongue}.yaml"
    file.write_text(text.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    return file


def about_parts(tongue: str) -> set[str]:
    """Every word in backticks, without the example and what is only about contests of rounds."""
    text = resource("help", f"contest-file.{tongue}.md").read_text(encoding="utf-8")
    prose = re.sub(r"```yaml.*?```", "", text, flags=re.DOTALL)
    head, *sections = re.split(r"\n##? ", prose)
    first = next(n for n, one in enumerate(sections) if one.startswith("`kind: parts`"))
    rounds = ("`teams`", "`rounds`", "`choices`")
    kept = [one for n, one in enumerate(sections) if n >= first or not one.startswith(rounds)]
    spans = [span for one in (head, *kept) for span in re.findall(r"`([^`\n]+)`", one)]
    return {word for span in spans for word in re.findall(r"[a-z_]+", span)}


def asked_for(
    files: Iterable[Path],
    monkeypatch: pytest.MonkeyPatch,
    read: Callable[[Path], object] = read_contest,
) -> set[str]:
    """Every key and closed word that the reader asks for, save where the file chooses names."""
    cursors: list[Cursor] = []
    free: set[int] = set()
    found: set[str] = set()
    names = {file.name for file in files}
    make, keys, choice = Cursor.__init__, Cursor.keys, Cursor.choice

    def made(self: Cursor, *given: object, **more: object) -> None:
        make(self, *given, **more)  # type: ignore[arg-type]
        cursors.append(self)

    def named(self: Cursor) -> Iterable[str]:
        free.add(id(self))
        return keys(self)

    def chosen(self: Cursor, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        found.update(allowed if self.reading.file in names else ())
        return choice(self, key, allowed, default)

    monkeypatch.setattr(Cursor, "__init__", made)
    monkeypatch.setattr(Cursor, "keys", named)
    monkeypatch.setattr(Cursor, "choice", chosen)
    for file in files:
        read(file)
    own = [one for one in cursors if id(one) not in free and one.reading.file in names]
    return found.union(*(one._asked for one in own)) - {FORMAT}


def test_the_page_on_contest_files_tells_every_key_of_contests_of_parts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = [example_of(tongue, tmp_path) for tongue in ("zh", "en")]
    shipped = [template_path(name) for name in template_names() if name != "family-doctor-team"]
    files = [*shown, *shipped, *resource("help", "examples").glob("*.yaml")]
    known = asked_for(files, monkeypatch) | set(TIES) | set(TIE_OF)
    assert len(known) > 150
    assert {"borderline", "within", "scale_to", "item_decimals", "coefficient_decimals"} <= known
    for tongue in ("zh", "en"):
        assert known - about_parts(tongue) == set(), tongue


def test_the_example_on_both_pages_is_the_same_contest_and_holds(tmp_path: Path) -> None:
    schemes = [read_contest(example_of(tongue, tmp_path)).scheme for tongue in ("zh", "en")]
    assert all(one is not None and len(one.examples) == 1 for one in schemes)
    plain = [re.sub(r"name='[^']*'", "", repr(one)) for one in schemes]
    assert plain[0] == plain[1]


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_page_on_score_sheets_tells_every_key_and_value(tongue: str) -> None:
    text = resource("help", f"rubric-file.{tongue}.md").read_text(encoding="utf-8")
    known = set[str]().union(*(keys_of(path) for path in resource("rubrics").glob("*.yaml")))
    known -= {"number", "latin", "part", "seconds_each"}  # inside what is passed over
    known |= values(ItemKind, MeasureInput)
    assert {word for word in known if word not in text} == set()


def keys_told(page: str) -> set[str]:
    """Every key that begins a row of a table, without what stands for a word of one's own."""
    text = resource("help", page).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+?`) \|", text, re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`([^`]+)`", row)}


@pytest.mark.parametrize("page", ["contest-file", "rubric-file"])
@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_every_key_that_a_page_tells_is_known_to_the_reader(
    page: str, tongue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = [template_path(name) for name in template_names()]
    sheets = sorted(resource("rubrics").glob("*.yaml"))
    told = keys_told(f"{page}.{tongue}.md")
    assert len(told) > 10
    if page == "contest-file":
        assert told - asked_for(shipped, monkeypatch) == set()
    else:
        assert told - asked_for(sheets, monkeypatch, read_rubric) == set()


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_page_on_results_tells_every_word_and_every_column(tongue: str) -> None:
    text = resource("help", f"results.{tongue}.md").read_text(encoding="utf-8")
    words = {ways[0] for ways in HEADINGS.values()} | set(STATUSES.values()) | {"penalty", "lot"}
    words |= {"place", "part.ID.points", "group.ID", "decided_by", "shared_with", "prize"}
    words |= set(get_args(PlacePoints.__annotations__["gaps_from"])) - {"zero"}
    assert {word for word in words if f"`{word}" not in text} == set()
    examples = {path.name for path in resource("help", "examples").glob("*.yaml")}
    assert {name for name in examples if f"`{name}`" not in text} == set()
