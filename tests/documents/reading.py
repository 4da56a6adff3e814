"""Reads papers back as a person and a scanner would, with engines that did not write them."""

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL.Image import Image


def text(path: Path) -> str:
    """Give the text of all pages, page after page."""
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def poppler_text(path: Path) -> str:
    """Give the text as the command that officials' tools use gives it."""
    command = shutil.which("pdftotext")
    assert command, "poppler-utils is needed to read papers back"
    done = subprocess.run([command, path, "-"], check=True, capture_output=True, text=True)
    return done.stdout


def page_count(path: Path) -> int:
    """Count the pages."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def pictures(path: Path, dpi: int = 150) -> list[Image]:
    """Paint all pages."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def codes(path: Path, dpi: int = 150) -> list[str]:
    """Scan all pages; the texts of the codes found, page after page, sorted on each."""
    return [
        found
        for picture in pictures(path, dpi)
        for found in sorted(code.text for code in zxingcpp.read_barcodes(picture))
    ]


def fonts(path: Path) -> list[str]:
    """Give the names of the fonts; fails if one is not embedded as a subset."""
    data = path.read_bytes()
    names = sorted(re.findall(rb"/BaseFont /([^\s/]+)", data))
    assert names
    assert len(re.findall(rb"/FontFile2 ", data)) == len(names)
    assert all(re.fullmatch(rb"[A-Z]{6}\+.+", name) for name in names), names
    return [name.decode().partition("+")[2] for name in names]
