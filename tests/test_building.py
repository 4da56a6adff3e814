"""The walls of the house, as short sentences that fail."""

import ast
import hashlib
import re
import subprocess
import sys
import tomllib
import typing
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scorer.domain.record.facts import Fact
from scorer.domain.record.slots import slot
from scorer.store.codec import decode, encode
from scorer.views.history import lines
from tests.builders import Laptop
from tests.examples import example
from tests.xserver import ROOT

FACTS: tuple[type, ...] = typing.get_args(Fact)
TOP = {"scorer", "ui", "resources", "tests"}
TOP |= {"pyproject.toml", "build_installer.spec", "README.md"}
CEILING = 400
REGISTRY = re.compile(
    r"(pypi|pythonhosted|npmjs|aliyun|tuna|ustc)\.[a-z.]*(org|com|cn|net)", re.IGNORECASE
)
MACHINE = re.compile(r"/(root|home|Users|work)/[\w.]+|[A-Z]:\\Users")
BINARY = {
    *(".ttf", ".png", ".mo", ".xlsx", ".xls", ".pdf", ".gz", ".jpg", ".ltb", ".db"),
    *(".leitai", ".leitai-export"),
}


def tracked() -> list[Path]:
    """Give the files that are in the repository, relative to its root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return [Path(name) for name in listed.split("\0") if name and (ROOT / name).exists()]


def modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Give every module below the folders, parsed."""
    for path in sorted(path for folder in folders for path in ROOT.glob(f"{folder}/**/*.py")):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def test_each_floor_looks_only_down() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_scorer_starts_without_qt() -> None:
    question = "import sys, scorer.__main__; sys.exit('PySide6' in sys.modules)"
    subprocess.run([sys.executable, "-c", question], cwd=ROOT, check=True)


def test_no_module_is_longer_than_a_person_reads_at_once() -> None:
    lengths = {p: len((ROOT / p).read_text("utf-8").splitlines()) for p in python_files()}
    assert {str(p): n for p, n in lengths.items() if n > CEILING} == {}


def python_files() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py"]


def test_no_float_stands_between_a_mark_and_a_certificate() -> None:
    floats = [
        f"{name}:{node.lineno}"
        for name, tree in modules("scorer/domain", "scorer/views")
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert floats == []


def test_nothing_swallows_every_error_but_the_start_and_the_jobs() -> None:
    broad = [
        f"{name}:{node.lineno}"
        for name, tree in modules("scorer", "ui")
        if name not in {"ui/__main__.py", "ui/jobs.py"}
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and _catches_all(node) and not _raises_again(node)
    ]
    assert broad == []


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
    return handler.type is None or bool(names & {"Exception", "BaseException"})


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_nothing_is_kept_in_globals() -> None:
    kept = [
        f"{name}:{node.lineno}"
        for name, tree in modules("scorer", "ui")
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
    ]
    assert kept == []


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_every_fact_has_its_place(kind: type) -> None:
    place = slot(example(kind))
    assert isinstance(place, tuple)
    assert all(isinstance(part, str) for part in place)


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_every_fact_comes_back_from_the_journal(kind: type) -> None:
    fact = example(kind)
    assert decode(*encode(fact)) == fact


def test_every_fact_has_a_sentence_of_its_own_in_history() -> None:
    laptop = Laptop()
    laptop.keep((example(kind) for kind in FACTS), by="x")
    told = {line.kind: line.text for line in lines(laptop.state)}
    assert set(told) == {kind.__struct_config__.tag for kind in FACTS}  # type: ignore[attr-defined]
    assert all(len(text) > 3 for text in told.values())
    assert len(set(told.values())) == len(FACTS)


def test_the_top_of_the_tree_is_exactly_this() -> None:
    top = {path.parts[0] for path in tracked()}
    assert {name for name in top if not name.startswith(".")} == TOP


def test_what_the_readme_shows_is_there() -> None:
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert shown
    assert [path for path in shown if not (ROOT / path).is_file()] == []


def test_no_file_names_a_registry_or_a_machine() -> None:
    named = []
    for path in tracked():
        if path.suffix in BINARY or "licences" in path.parts or path.name == Path(__file__).name:
            continue
        text = (ROOT / path).read_text(encoding="utf-8")
        named += [
            f"{path}: {hit[0]}" for rule in (REGISTRY, MACHINE) for hit in rule.finditer(text)
        ]
    assert named == []


def test_every_package_is_pinned() -> None:
    """What was asked for and what that asks for in turn, at exactly the versions installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    pins = [Requirement(line) for line in asked + project["tool"]["uv"]["constraint-dependencies"]]
    assert [str(pin) for pin in pins if not re.fullmatch(r"==[\w.]+", str(pin.specifier))] == []
    named = {
        str(canonicalize_name(pin.name)): str(pin.specifier).removeprefix("==") for pin in pins
    }
    needed = _closure([Requirement(line) for line in asked])
    assert {name: named.get(name) for name in needed} == needed


def _closure(asked: list[Requirement]) -> dict[str, str]:
    """Give all packages that these need here, with the versions installed."""
    found: dict[str, str] = {}
    while asked:
        package = metadata.distribution(asked.pop().name)
        name = canonicalize_name(package.metadata["Name"])
        if name in found:
            continue
        found[name] = package.version
        needs = [Requirement(line) for line in package.requires or ()]
        asked += [need for need in needs if not need.marker or need.marker.evaluate({"extra": ""})]
    return found


def test_every_font_is_whole_and_has_its_licence() -> None:
    fonts = ROOT / "resources" / "fonts"
    licences = [path.name for path in (fonts / "licences").iterdir()]
    listed = (fonts / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split() for line in listed)}
    files = sorted(fonts.glob("*.ttf"))
    assert files
    for font in files:
        family = font.stem.partition("-")[0].removesuffix("SemiCondensed")
        assert any(licence.startswith(f"{family}-") for licence in licences), font.name
        assert hashlib.sha256(font.read_bytes()).hexdigest() == sums[font.name], font.name


def test_the_icons_have_their_licence() -> None:
    icons = ROOT / "resources" / "icons"
    assert list(icons.glob("*.svg"))
    assert "ISC" in (icons / "LICENSE-lucide.txt").read_text("utf-8")
