"""Days on which four sites are evened out, judged twice at every release and at the end."""

from pathlib import Path

import pytest

from scorer.domain.record.standing import board
from scorer.rehearsal import Rehearsal
from scorer.views import explain, standings
from tests.drawn_variant import variant
from tests.oracle.verdict import judge

RULES = [
    ("whole_role", "{how: pooled, mean_decimals: 2, coefficient_decimals: 2, decimals: 4}"),
    ("contestant", "mean_of_means"),
    ("whole_role", "z"),
]


@pytest.mark.parametrize(("draw", "sites"), RULES)
def test_the_oracle_evens_the_sites_out_alike(tmp_path: Path, draw: str, sites: str) -> None:
    day = Rehearsal(
        variant(tmp_path, draw, sites), tmp_path / "day", 2, sites=False, printing=False
    )
    try:
        releases: tuple[object, ...] = ()
        for _step in day.steps():
            now = standings.releases(day.clerk.state)
            if now != releases:
                releases, said = now, standings.counted(day.clerk.state)
                verdict = judge(day.clerk.path, {entry.fact.scope for entry in now})
                assert {p.id: p.rank for p in said.places} == verdict.places
        state, verdict = day.clerk.state, judge(day.clerk.path)
    finally:
        day.close()
    found = board(state)
    placed = {line.entrant: line.total for line in verdict.lines if line.place}
    assert len(placed) > 20
    assert {p.id: found.results[p.id].total.value for p in found.places if p.rank} == placed
    for row in standings.table(state).rows:
        assert explain.explain(state, row.entrant, public=True).root.exact == row.value
