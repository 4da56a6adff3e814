"""Chinese is complete, and marked messages can be translated at all."""

import ast

import pytest

from tests import translations
from tests.translations import MO, PO, ROOT, build, compiled, po_bytes


def test_every_message_is_said_in_chinese() -> None:
    finding = build()
    assert not finding.wrong
    assert not finding.missing, f"{len(finding.missing)} are not, such as {finding.missing[:9]}"


def test_the_catalogue_is_current() -> None:
    current = PO.read_bytes() == po_bytes(build().catalogue), MO.read_bytes() == compiled()
    assert current == (True, True), "run python -m tests.translations"


def test_messages_are_marked_so_that_they_can_be_found_and_change_with_the_language() -> None:
    wrong = []
    for path in [*ROOT.glob("scorer/**/*.py"), *ROOT.glob("ui/**/*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(node) for function in _functions(tree) for node in ast.walk(function)}
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            if node.func.id in {"_", "n_", "N_"}:
                words = node.args[:2]  # what n_ counts is no words
                if any(isinstance(part, ast.JoinedStr) for part in words):
                    wrong.append(f"{place}: an f-string cannot be translated")
                if any(_formatted(part) for part in words):
                    wrong.append(f"{place}: format outside the marker")
            if node.func.id in {"_", "n_"} and id(node) not in inside:
                wrong.append(f"{place}: said at import time; mark it with N_")
    assert not wrong


def _functions(tree: ast.AST) -> list[ast.AST]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return [part for node in ast.walk(tree) if isinstance(node, kinds) for part in _body(node)]


def _body(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[ast.AST]:
    return [node.body] if isinstance(node, ast.Lambda) else list(node.body)


def _formatted(node: ast.AST) -> bool:
    call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return isinstance(node, ast.BinOp) or (call and node.func.attr == "format")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("english", "chinese", "fits"),
    [
        ("{a} of {b}", "{b} 之 {a}", True),
        ("{a} of {b}", "{a}", False),
        ("%(n)s left", "还剩 %(n)s", True),
        ("%d%% done", "已完成 %d%%", True),
        ("plain", "{odd}", False),
    ],
)
def test_places_to_fill_are_compared(english: str, chinese: str, *, fits: bool) -> None:
    assert (translations._holes(english) == translations._holes(chinese)) is fits
