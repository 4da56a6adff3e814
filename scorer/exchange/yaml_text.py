"""YAML 1.2 as people write it: every value stays text and keeps its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from scorer.exchange.problem import FileRefused, Place, Problem
from scorer.exchange.problem_words import What

_DEEPEST: Final = 24
_LARGEST: Final = 4 << 20
_NOTHING: Final = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class Scalar:
    """A single value: its text as written, never converted. ``empty`` is an unquoted null."""

    text: str
    line: int
    empty: bool = False


@dataclass(frozen=True)
class Sequence:
    """A list and the line where it begins."""

    parts: tuple["Node", ...]
    line: int


@dataclass(frozen=True)
class Mapping:
    """Named values in the order of the file, each with its key (which has its own line)."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    line: int


Node = Scalar | Sequence | Mapping


def read_text(path: Path) -> str:
    """Read a whole text file in UTF-8 with uniform line ends; raises ``FileRefused``."""
    try:
        if path.stat().st_size > _LARGEST:
            size = str(path.stat().st_size >> 20)
            raise refusal(path.name, "file_too_large", size=size, most=str(_LARGEST >> 20))
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise refusal(path.name, "file_missing") from None
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise refusal(path.name, "file_unreadable", detail=detail) from error
    except UnicodeDecodeError as error:
        raise refusal(path.name, "file_coding") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refusal(file: str, what: What, line: int = 0, /, **about: str) -> FileRefused:
    """The refusal of a file for a single reason."""
    return FileRefused((Problem(Place(file=file, line=line), what, about),))


def read_yaml(text: str, file: str) -> Node:
    """Read one document. Raises ``FileRefused`` where it breaks off, with the line.

    ``file`` is only named in problems. Keys twice, references and deep nesting are refused.
    """
    reader = YAML(typ="safe", pure=True)
    try:
        return _document(reader.parse(text), file)
    except YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        detail = str(getattr(error, "problem", None) or getattr(error, "context", None) or "")
        line = mark.line + 1 if mark else 0
        raise refusal(file, "yaml_broken", line, detail=detail) from error


def _document(events: Iterator[Event], file: str) -> Node:
    open_nodes: list[tuple[bool, int, list[Node]]] = [(False, 1, [])]
    documents = 0
    for event in events:
        line = event.start_mark.line + 1
        documents += isinstance(event, DocumentStartEvent)
        if documents > 1:
            raise refusal(file, "yaml_several", line)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise refusal(file, "yaml_alias", line)
        _take(event, line, open_nodes, file)
    parts = open_nodes[0][2]
    return parts[0] if parts else Scalar("", 1, empty=True)


def _take(
    event: Event, line: int, open_nodes: list[tuple[bool, int, list[Node]]], file: str
) -> None:
    if isinstance(event, ScalarEvent):
        plain = event.style in (None, "")
        node = Scalar(event.value, line, empty=plain and event.value in _NOTHING)
        open_nodes[-1][2].append(node)
    elif isinstance(event, MappingStartEvent | SequenceStartEvent):
        if len(open_nodes) > _DEEPEST:
            raise refusal(file, "yaml_deep", line)
        open_nodes.append((isinstance(event, MappingStartEvent), line, []))
    elif isinstance(event, MappingEndEvent | SequenceEndEvent):
        is_map, begun, parts = open_nodes.pop()
        node_made = _mapping(parts, begun, file) if is_map else Sequence(tuple(parts), begun)
        open_nodes[-1][2].append(node_made)


def _mapping(parts: list[Node], line: int, file: str) -> Mapping:
    pairs: list[tuple[Scalar, Node]] = []
    known: set[str] = set()
    for key, value in zip(parts[::2], parts[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise refusal(file, "not_text", key.line, key="?")
        if key.text in known:
            raise refusal(file, "key_twice", key.line, key=key.text)
        known.add(key.text)
        pairs.append((key, value))
    return Mapping(tuple(pairs), line)
