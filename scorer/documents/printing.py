"""Papers as jobs: what a process of its own is asked to print, in what JSON can carry.

Each takes who is told how far it is (done, total, at what), and gives ``{"printed": …}``, with
``"paths"`` where there are several files. Where characters are missing it prints nothing and gives
``{"missing": [{"text": …, "points": [...]}]}``. Items are the structs of ``scorer.views.papers`` as
``msgspec.to_builtins`` gives them; ``added`` are paths of font files that the organiser gave.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from msgspec import convert

from scorer.documents.badge import Layout, write_badges
from scorer.documents.batch import Watch
from scorer.documents.bulletin import write_bulletin
from scorer.documents.certificate import write_certificates, write_each
from scorer.documents.explanation import write_explanation
from scorer.documents.fonts import Fonts, MissingGlyphs
from scorer.documents.rule_sheet import write_rule_sheets
from scorer.documents.score_sheet import write_score_sheets
from scorer.views.papers import (
    BadgeText,
    BulletinText,
    CertificateText,
    ExplanationText,
    RuleSheetText,
    SheetText,
)

Tell = Callable[[int, int, str], None]
Told = dict[str, Any]
Item = TypeVar("Item")


def certificates(
    tell: Tell,
    *,
    path: str,
    items: Sequence[Any],
    preview: bool = False,
    added: Sequence[str] = (),
) -> Told:
    """Print certificates into one file."""
    texts = _read(items, CertificateText)
    return _printed(
        lambda: write_certificates(Path(path), texts, _fonts(added), Watch(tell), preview=preview),
        len(texts),
    )


def preflight(tell: Tell, *, texts: Sequence[str], added: Sequence[str] = ()) -> Told:
    """Report the texts that cannot be printed whole, before anything is printed."""
    tell(0, len(texts), "")
    lacking = _fonts(added).missing(texts)
    return {"missing": [{"text": miss.text, "points": list(miss.points)} for miss in lacking]}


def certificates_each(
    tell: Tell, *, folder: str, items: Sequence[Any], added: Sequence[str] = ()
) -> Told:
    """Print each certificate into a file of its own in a folder, made if it is not there."""
    texts = _read(items, CertificateText)
    paths: list[str] = []

    def write() -> None:
        Path(folder).mkdir(parents=True, exist_ok=True)
        paths.extend(map(str, write_each(Path(folder), texts, _fonts(added), Watch(tell))))

    told = _printed(write, len(texts))
    return told if "missing" in told else {**told, "paths": paths}


def badges(
    tell: Tell,
    *,
    path: str,
    items: Sequence[Any],
    layout: Layout = "a4",
    added: Sequence[str] = (),
) -> Told:
    """Print badges, four to a sheet or one a page."""
    texts = _read(items, BadgeText)
    return _printed(
        lambda: write_badges(Path(path), texts, _fonts(added), Watch(tell), layout=layout),
        len(texts),
    )


def score_sheets(tell: Tell, *, path: str, items: Sequence[Any], added: Sequence[str] = ()) -> Told:
    """Print blank score sheets by blind code."""
    texts = _read(items, SheetText)
    return _printed(
        lambda: write_score_sheets(Path(path), texts, _fonts(added), Watch(tell)), len(texts)
    )


def bulletin(tell: Tell, *, path: str, item: Any, added: Sequence[str] = ()) -> Told:
    """Print a bulletin of results."""
    tell(0, 1, "")
    text = convert(item, BulletinText)
    return _printed(lambda: write_bulletin(Path(path), text, _fonts(added)), 1)


def rule_sheets(tell: Tell, *, path: str, items: Sequence[Any], added: Sequence[str] = ()) -> Told:
    """Print the rules, in each language given."""
    tell(0, 1, "")
    texts = _read(items, RuleSheetText)
    return _printed(lambda: write_rule_sheets(Path(path), texts, _fonts(added)), len(texts))


def explanation(tell: Tell, *, path: str, item: Any, added: Sequence[str] = ()) -> Told:
    """Print the working of one total."""
    tell(0, 1, "")
    text = convert(item, ExplanationText)
    return _printed(lambda: write_explanation(Path(path), text, _fonts(added)), 1)


def _read(items: Sequence[Any], kind: type[Item]) -> list[Item]:
    return [convert(item, kind) for item in items]


def _fonts(added: Sequence[str]) -> Fonts:
    return Fonts([Path(path) for path in added])


def _printed(write: Callable[[], None], count: int) -> Told:
    try:
        write()
    except MissingGlyphs as lacking:
        return {
            "missing": [{"text": miss.text, "points": list(miss.points)} for miss in lacking.found]
        }
    return {"printed": count}
