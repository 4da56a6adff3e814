import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from scorer.documents import printing
from tests.documents.reading import page_count
from tests.documents.samples import badge, bulletin, certificate, sheet


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(to_builtins(value)))


@pytest.mark.parametrize(
    ("job", "arguments", "pages"),
    [
        (printing.certificates, {"items": [certificate(), certificate(serial=2)]}, 2),
        (printing.badges, {"items": [badge()], "layout": "label"}, 2),
        (printing.score_sheets, {"items": [sheet(), sheet()]}, 2),
        (printing.bulletin, {"item": bulletin(5)}, 1),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_job_prints_what_json_carries(
    tmp_path: Path, job: Any, arguments: dict[str, Any], pages: int
) -> None:
    path = tmp_path / "paper.pdf"
    told: list[tuple[int, int, str]] = []
    result = job(lambda *news: told.append(news), path=str(path), **through_json(arguments))
    assert result == {"printed": len(arguments.get("items", [0]))}
    assert page_count(path) == pages
    assert told


def test_each_certificate_gets_its_file(tmp_path: Path) -> None:
    items = [certificate(), certificate(serial=2)]
    folder = tmp_path / "new" / "folder"
    result = printing.certificates_each(
        lambda *_: None, folder=str(folder), items=through_json(items)
    )
    assert result["printed"] == 2
    assert sorted(result["paths"]) == sorted(map(str, folder.iterdir()))


def test_missing_characters_are_an_answer(tmp_path: Path) -> None:
    result = printing.badges(
        lambda *_: None,
        path=str(tmp_path / "badges.pdf"),
        items=through_json([badge("张\U000323af")]),
    )
    assert result == {"missing": [{"text": "张\U000323af", "points": ["U+323AF"]}]}
    assert json.loads(json.dumps(result)) == through_json(result)
    assert list(tmp_path.iterdir()) == []
