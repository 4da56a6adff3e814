"""The family-doctor contest in which every contestant draws skills of its own."""

from pathlib import Path
from shutil import copy

from scorer.exchange.contest_file import template_path

_POOLS = (
    ("gp-hypertension-visit, bp-measurement, cpr-single-rescuer, ecg-12-lead", ", ecg-12-lead"),
    ("hand-hygiene, np-swab-sampling, pharm-insulin-counselling", ", pharm-insulin-counselling"),
    ("ph-terminal-disinfection, ph-vaccination, ppe-don-doff", ", ppe-don-doff"),
)


def variant(folder: Path, draw: str, sites: str = "none") -> Path:
    """A file with two skills of three drawn for each role or contestant, and three judges each."""
    source = template_path("family-doctor-team")
    text = source.read_text(encoding="utf-8")
    for pool, last in _POOLS:
        assert pool in text
        text = text.replace(pool, pool.removesuffix(last))
    text = text.replace("draw: whole_role", f"draw: {draw}")
    text = text.replace("  sites: none\n", f"  sites: {sites}\n")
    text = text.replace(
        "judges: 5, drop_high: 1, drop_low: 1", "judges: 3, drop_high: 0, drop_low: 0"
    )
    head, _panels, rest = text.partition("panels:\n")
    count = 9 if draw == "contestant" else 6
    judges = [f"j{panel}{seat}" for panel in range(1, 7) for seat in range(1, 6)]
    lines = [f"  - {{judges: [{', '.join(judges[3 * n : 3 * n + 3])}]}}\n" for n in range(count)]
    _old, _hash, demo = rest.partition("\n#")
    path = folder / f"{draw}.yaml"
    path.write_text(head + "panels:\n" + "".join(lines) + "\n#" + demo, encoding="utf-8")
    copy(source.with_suffix(".xlsx"), folder)
    return path
