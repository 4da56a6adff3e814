"""Every shipped template is played to its certificates, in one process, a page of each paper."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from scorer.domain.record import facts as f
from scorer.domain.record.state import State
from scorer.exchange.contest_file import ContestFile, read_contest, template_names, template_path
from scorer.exchange.problem import FileRefused
from scorer.rehearsal import Rehearsal
from scorer.shelf import resource
from scorer.views import awards, explain, standings

OUT = {"absent", "withdrawn", "disqualified"}
SOURCES = {name: read_contest(template_path(name)) for name in template_names()}
PARTS = tuple(name for name, source in SOURCES.items() if source.scheme)
TOLD = tuple(name for name in PARTS if (scheme := SOURCES[name].scheme) and scheme.examples)


@dataclass(frozen=True)
class Played:
    folder: Path
    source: ContestFile
    state: State


@pytest.fixture(scope="module", params=PARTS)
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp(request.param)
    day = Rehearsal(request.param, folder, 1, pages=1)
    try:
        for _step in day.steps():
            pass
        return Played(folder, SOURCES[request.param], day.clerk.state)
    finally:
        day.close()


def test_it_ends_with_certificates_for_its_winners(played: Played) -> None:
    winners = [w for level in awards.award_list(played.state).levels for w in level.winners]
    assert winners
    assert [w.name for w in winners if not w.numbers] == []
    numbers = [number for w in winners for number in w.numbers]
    assert len(played.state.table(f.CertificateIssued)) == len(set(numbers))
    papers = {path.stem for path in (played.folder / "papers").glob("*.pdf")}
    assert papers >= {"rule-sheet", "bulletin-1", "bulletin-2", "certificates"}


def test_nobody_without_a_result_takes_a_place_or_a_prize(played: Played) -> None:
    rows = {row.entrant: row for row in standings.table(played.state).rows}
    out = {name for name, row in rows.items() if row.status in OUT}
    assert out, "somebody fails to come or is disqualified"
    assert {name for name, row in rows.items() if row.rank is not None} & out == set()
    levels = awards.award_list(played.state).levels
    assert {w.entrant for level in levels for w in level.winners if not w.member} & out == set()


def test_every_total_is_told_down_to_what_was_entered(played: Played) -> None:
    for row in standings.table(played.state).rows:
        if row.rank is not None:
            lines = list(explain.flat(explain.explain(played.state, row.entrant).root))
            assert lines[0].value == row.total
            assert max(line.depth for line in lines) > 1


@pytest.mark.parametrize("name", TOLD)
def test_its_own_examples_hold_and_a_false_one_is_refused(name: str, tmp_path: Path) -> None:
    scheme = SOURCES[name].scheme
    assert scheme
    said = next(total for example in scheme.examples for total in example.totals.values())
    text = template_path(name).read_text(encoding="utf-8")
    head, examples, tail = text.partition("\nexamples:")
    before, totals, after = tail.partition("totals:")
    file = tmp_path / "contest.yaml"
    wrong = after.replace(f'"{said}"', '"0.01"', 1)
    file.write_text(head + examples + before + totals + wrong, encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        read_contest(file)
    assert {problem.what for problem in refused.value.problems} == {"example_fails"}


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_page_on_templates_names_each(tongue: str) -> None:
    told = resource("help", f"templates.{tongue}.md").read_text(encoding="utf-8")
    assert [name for name in template_names() if f"`{name}`" not in told] == []
