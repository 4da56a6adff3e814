"""How fast certificates are printed, beside what the disk and the PDF writer take alone."""

import os
import random
import resource
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from scorer.documents.certificate import write_certificates, write_each
from scorer.documents.fonts import Face, Fonts
from scorer.documents.guilloche import ornament
from scorer.documents.page import A4_LANDSCAPE, Style, paper
from scorer.documents.seal import sealing
from scorer.views.papers import CertificateText
from tests.bench.table import Line

_PAGES = 5000
_FILES = 300
_LEAST_PAGES, _LEAST_FILES = 300.0, 80.0
_MOST_KB, _MOST_MB = 2.5, 200.0
_NAMES = [chr(point) for point in range(0x4E00, 0x9FA6) if chr(point).encode("gb2312", "ignore")]


def certificates(count: int) -> list[CertificateText]:
    """Give certificates whose names use all of the 6,763 common characters."""
    chance, seal = random.Random(4), sealing(bytes(32))  # noqa: S311  the same names every time
    items = []
    for serial in range(count):
        name, number = "".join(chance.choices(_NAMES, k=3)), f"WSJW-2026-HL-GR-{serial:04d}"
        honour = chance.choice(("个人一等奖", "个人二等奖", "个人三等奖"))
        items.append(
            CertificateText(
                name=name,
                honour=honour,
                body="在第八届望舒市卫生健康行业“岗位练兵、技术比武”护理专业决赛中成绩优异，荣获",
                number=number,
                code=seal(name, honour, number),
                issuers=("望舒市卫生健康委员会",),
                day="2026-11-22",
                unit="".join(chance.choices(_NAMES, k=4)) + "社区卫生服务中心",
                honorific="同志",
            )
        )
    return items


def one_file(folder: Path) -> dict[str, float]:
    """Pages a second, kilobytes for one more page, peak megabytes; the floor sets one line."""
    items, fonts = certificates(_PAGES), Fonts()
    half, whole, bare = (folder / name for name in ("half.pdf", "whole.pdf", "bare.pdf"))
    write_certificates(half, items[: _PAGES // 2], fonts)
    began = perf_counter()
    write_certificates(whole, items, fonts)
    took = perf_counter() - began
    began = perf_counter()
    with paper(bare, A4_LANDSCAPE, "floor", fonts, Face.KAI) as ink:
        behind = ornament()
        for item in items:
            ink.picture("ornament", behind)
            ink.text(100, 300, item.body, Style(Face.KAI, 21))
            ink.next_page()
    floor = perf_counter() - began
    more = (whole.stat().st_size - half.stat().st_size) / (_PAGES - _PAGES // 2) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"pages": _PAGES / took, "floor": _PAGES / floor, "kb": more, "mb": peak}


def file_each(folder: Path) -> dict[str, float]:
    """Files a second and their kilobytes; the floor writes and syncs the same bytes."""
    items = certificates(_FILES)
    began = perf_counter()
    paths = write_each(folder, items)
    took = perf_counter() - began
    data = paths[0].read_bytes()
    began = perf_counter()
    for path in paths:
        with path.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    floor = perf_counter() - began
    return {"files": _FILES / took, "floor": _FILES / floor, "kb": len(data) / 1024}


def main() -> None:
    """Print the lines of the table."""
    with TemporaryDirectory() as folder:
        batch = one_file(Path(folder))
        each = file_each(Path(folder))
    what = f"{_PAGES:,} certificates, one file"
    for line in (
        Line(what, batch["pages"], "pages/s", _LEAST_PAGES, batch["floor"]),
        Line(f"{what}, a page", batch["kb"], "KB", _MOST_KB),
        Line(f"{what}, peak memory", batch["mb"], "MB", _MOST_MB),
        Line(
            f"{_FILES} certificates, a file each",
            each["files"],
            "files/s",
            _LEAST_FILES,
            each["floor"],
            f"{each['kb']:.0f} KB a file",
        ),
    ):
        print(line.written())


if __name__ == "__main__":
    main()
