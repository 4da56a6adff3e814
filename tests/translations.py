"""Keeps the Chinese words complete: `python -m tests.translations [--check]`.

Extracts every marked message of the program, merges the files of `translations/parts` into
leitai.po, compiles leitai.mo, and lists what is missing or does not fit. With `--check` nothing is
written.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
PARTS = FOLDER / "parts"
PO = FOLDER / "zh_CN" / "LC_MESSAGES" / "leitai.po"
MO = PO.with_suffix(".mo")
_KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
_HOLE = re.compile(r"\{[^{}]*\}|%\([a-z_]+\)[a-z]|%[sd]")

Message = str | tuple[str, ...]
"""What Babel knows a message by: the msgid alone, or with its plural."""


@dataclass(slots=True)
class Finding:
    """The merged catalogue and all that is wrong with it."""

    catalogue: Catalog
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def extract() -> dict[str, tuple[Message, str]]:
    """Give every marked message of the program by its singular, with the file that says it."""
    found: dict[str, tuple[Message, str]] = {}
    for path in sorted([*ROOT.glob("scorer/**/*.py"), *ROOT.glob("ui/**/*.py")]):
        for _line, message, _comments, _context in extract_from_file(
            "python", path, keywords=_KEYWORDS
        ):
            one = message if isinstance(message, str) else message[0]
            known = found.get(one)
            if known is None or isinstance(known[0], str):
                found[one] = (message, str(path.relative_to(ROOT)))
    return found


def build() -> Finding:
    """Merge what is written with what is translated; nothing is stored."""
    translated, wrong = _translated()
    finding = Finding(_empty(), wrong=wrong)
    for one, (message, where) in sorted(extract().items()):
        said = translated.get(one, "")
        text = said if isinstance(said, str) else said[0]
        if not text:
            finding.missing.append(f"{where}: {one}")
        elif _holes(text) != _holes(one if isinstance(message, str) else message[1]):
            finding.wrong.append(f"{where}: the places to fill differ: {one} / {text}")
        finding.catalogue.add(message, text if isinstance(message, str) else (text,))
    return finding


def _translated() -> tuple[dict[str, Message], list[str]]:
    """Give the translations of the parts, then of the whole; and where two parts disagree."""
    said: dict[str, Message] = {}
    wrong: list[str] = []
    for path in [*sorted(PARTS.glob("*.po")), PO]:
        for one, text in _entries(path):
            if path != PO and said.setdefault(one, text) != text:
                wrong.append(f"{path.name}: said otherwise elsewhere: {one}: {text} / {said[one]}")
            said.setdefault(one, text)
    return said, wrong


def _entries(path: Path) -> Iterator[tuple[str, Message]]:
    with path.open("rb") as file:
        catalogue = read_po(file, locale="zh_CN", charset="utf-8")
    for message in catalogue:
        one = message.id if isinstance(message.id, str) else message.id[0]
        if one and message.string:
            text = message.string
            yield one, text if isinstance(text, str) else tuple(text)


def _empty() -> Catalog:
    """Give a catalogue whose header says nothing of the day and the machine."""
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return Catalog(
        locale="zh_CN",
        project="Leitai",
        version="1",
        copyright_holder="the Leitai authors",
        creation_date=day,
        revision_date=day,
        last_translator="Leitai",
        language_team="zh_CN",
        header_comment="# 擂台 Leitai, simplified Chinese",
        charset="utf-8",
        fuzzy=False,
    )


def _holes(text: str) -> set[str]:
    return set(_HOLE.findall(text.replace("%%", "").replace("{{", "").replace("}}", "")))


def po_bytes(catalogue: Catalog) -> bytes:
    """Write a catalogue as text for people: sorted, so that changes can be read."""
    out = BytesIO()
    write_po(out, catalogue, width=100, no_location=True, sort_output=True)
    return out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Compile a catalogue for gettext."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def compiled() -> bytes:
    """Compile leitai.po as it stands."""
    with PO.open("rb") as file:
        return mo_bytes(read_po(file, locale="zh_CN", charset="utf-8"))


def main() -> int:
    """Merge, compile and report; 0 if every message is said in Chinese."""
    finding = build()
    if "--check" not in sys.argv:
        PO.write_bytes(po_bytes(finding.catalogue))
        MO.write_bytes(compiled())
    stale = PO.read_bytes() != po_bytes(finding.catalogue) or MO.read_bytes() != compiled()
    for title, lines in (("Not translated", finding.missing), ("Does not fit", finding.wrong)):
        if lines:
            print(f"{title}: {len(lines)}", *lines, sep="\n  ")
    if stale:
        print("leitai.po or leitai.mo is not current: python -m tests.translations")
    print(f"{len(finding.catalogue)} messages, {len(finding.missing)} not translated")
    return 1 if finding.missing or finding.wrong or stale else 0


if __name__ == "__main__":
    sys.exit(main())
