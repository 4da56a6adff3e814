"""The files of four rehearsed sites in all orders give the standings of an independent oracle."""

from itertools import permutations
from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.domain.record.standing import board
from scorer.exchange.bundle import merge_files
from scorer.rehearsal import Rehearsal
from scorer.store.backup import checked_copy
from tests.oracle.verdict import judge


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, list[Path]]:
    """A rehearsal up to the moment when four sites have scored their papers: host and exports.

    Among them a paper that was settled, one that is absent, and a clock eight hours behind.
    """
    play = Rehearsal("family-doctor-team", tmp_path, 2, printing=False)
    exports = tmp_path / "exports"
    for _step in play.steps():
        if exports.is_dir() and len(found := sorted(exports.iterdir())) == 4:
            break
    play.close()
    return play.clerk.path, found


def test_four_rehearsed_sites_in_all_24_orders_give_the_oracles_standings(
    sites: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    host, files = sites
    told: list[object] = []
    for number, order in enumerate(permutations(files)):
        path = tmp_path / f"order{number}.leitai"
        checked_copy(host, path, {}, drafts=False)
        with Clerk.open(path, read_only=False) as clerk:
            merged = merge_files(clerk, [order[0], *order, *order[2:0:-1]])
            assert not any(one.refused for one in merged)
            told.append((clerk.state, board(clerk.state, round_="r1")))
    assert len(told) == 24
    assert all(one == told[0] for one in told)
    verdict = judge(tmp_path / "order17.leitai", {"r1"})
    with Clerk.open(tmp_path / "order17.leitai", read_only=True) as clerk:
        said = board(clerk.state, round_="r1")
    assert {place.id: place.rank for place in said.places} == verdict.places
    totals = {p.id: said.results[p.id].total.value for p in said.places if p.rank}
    assert totals == {line.entrant: line.total for line in verdict.lines if line.place}
    assert len(totals) == 24
