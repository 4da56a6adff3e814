"""What README, the help pages and the program's own sentences tell to type can be typed."""

import argparse
import re
from collections.abc import Iterator

from scorer.__main__ import parser
from scorer.shelf import resource
from tests.translations import ROOT, extract

SPAN = re.compile(r"`([^`\n]+)`|^(?:    )?(?:python3 -m uv run )?(scorer [^`\n]+)$", re.MULTILINE)
LINE = re.compile(r"(?:python3 -m uv run )?scorer +(?P<command>\S+)(?P<rest>.*)")


def commands() -> dict[str, set[str]]:
    """Every command of `scorer` with its options."""
    (sub,) = (one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return {
        name: {option for action in one._actions for option in action.option_strings}
        for name, one in sub.choices.items()
    }


def told() -> Iterator[tuple[str, str, str]]:
    """Each `scorer …` that is written somewhere: where, the command, and what follows it."""
    pages = [ROOT / "README.md", *sorted(resource("help").glob("*.md"))]
    texts = {page.name: page.read_text(encoding="utf-8") for page in pages}
    for where, text in {**texts, **{msgid: msgid for msgid in extract()}}.items():
        for one, other in SPAN.findall(text):
            if line := LINE.match(one or other):
                yield where, line["command"], line["rest"]


def test_every_command_that_is_told_can_be_typed() -> None:
    known = commands()
    lines = list(told())
    assert {command for _, command, _ in lines} >= {"new", "rehearse", "standings", "explain"}
    for where, command, rest in lines:
        if command == "--help":
            continue
        assert command in known, where
        assert set(re.findall(r"--[a-z-]+", rest)) <= known[command], (where, command)


def test_a_page_is_named_by_its_own_title() -> None:
    texts = [one.read_text(encoding="utf-8") for one in resource("help").glob("*.zh.md")]
    named = {name for text in texts for name in re.findall(r"「([^」]+)」一页", text)}
    assert len(named) > 2
    assert named - {text.splitlines()[0].removeprefix("# ") for text in texts} == set()
