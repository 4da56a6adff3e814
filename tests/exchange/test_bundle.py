"""Export files: taken whole in any order, refused whole with the reason."""

import random
import zlib
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging, setup
from scorer.domain.record.facts import Arrived, ContestStarted, Fact, LaptopAdmitted
from scorer.domain.record.record import chained
from scorer.domain.record.refusals import Refused
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.exchange.bundle import Merged, export, merge_files, read_bundle
from scorer.exchange.manifest import MAGIC, BundleRefused, Manifest, head_of, peek, signed_part
from scorer.store.backup import checked_copy
from scorer.store.chain import as_record
from scorer.store.keyring import Identity, new_seed
from tests import builders as b
from tests import venue

SITES = 4


class Day:
    """A host, four sites with the host's copy, and the files that they bring back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.host = venue.started(folder / "host.leitai", SITES)
        self.sites = [venue.site(self.host, folder, f"site{n}", n) for n in range(1, SITES + 1)]
        self.files = [self._played(site) for site in self.sites]

    def _played(self, site: Clerk) -> Path:
        n = self.sites.index(site) + 1
        for role, station in (("GP", "S1"), ("NU", "S2")):
            venue.paper(site, f"T{n}-{role}", str(80 + n))
            for seat in (1, 2, 3):
                sheet = venue.sign(site, station, f"T{n}-{role}", seat, str(30 + n + seat))
                site.do(judging.correct_sheet, b.CHIEF, sheet, "看错", marks=b.full_marks())
        return self.brought(site)

    def brought(self, clerk: Clerk) -> Path:
        path = self.folder / f"{clerk.path.stem}.leitai-export"
        export(clerk, path)
        return path

    def fresh(self, name: str) -> Clerk:
        """The host's file as it was, on one more laptop that is let in by nobody."""
        path = self.folder / f"{name}.leitai"
        checked_copy(self.host.path, path, {"contest": "c1"}, drafts=False)
        return Clerk.open(path)

    def close(self) -> None:
        for clerk in (self.host, *self.sites):
            clerk.close()


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    day = Day(tmp_path)
    yield day
    day.close()


def refusals(merged: tuple[Merged, ...]) -> list[str]:
    return [one.refused.reason if one.refused else "" for one in merged]


def refused(path: Path, clerk: Clerk) -> str:
    """The reason for which a file is refused; the contest is as before."""
    before, chains = clerk.state, clerk.journal.chains
    (merged,) = merge_files(clerk, [path])
    assert clerk.state is before
    assert clerk.journal.chains == chains
    assert merged.refused
    return merged.refused.reason


def test_four_site_files_in_all_24_orders_with_repeats_give_one_state(day: Day) -> None:
    day.host.close()  # all is in its file, for the copies
    states: list[State] = []
    for number, order in enumerate(permutations(day.files)):
        clerk = day.fresh(f"order{number}")
        assert refusals(merge_files(clerk, [*order, order[0], *order[1:3]])) == [""] * 7
        states.append(clerk.state)
        clerk.close()
    assert len(states) == 24
    assert all(state == states[0] for state in states)
    places = [(p.id, p.rank) for p in board(states[0]).places]
    assert places == [("T4", 1), ("T3", 2), ("T2", 3), ("T1", 4)]
    with Clerk.open(day.folder / "order7.leitai") as again:
        assert again.state == states[0]


def test_what_comes_twice_brings_nothing(day: Day) -> None:
    first = merge_files(day.host, day.files)
    assert all(one.report and one.report.new for one in first)
    again = merge_files(day.host, day.files)
    assert [one.report.new for one in again if one.report] == [0] * SITES


def test_files_pass_from_hand_to_hand(day: Day) -> None:
    one, two, three, four = day.sites
    merge_files(two, [day.brought(one)])
    merge_files(three, [day.brought(two)])
    merge_files(four, [day.brought(three)])
    merge_files(day.host, [day.brought(four)])
    merge_files(one, [day.brought(day.host)])
    assert one.state == day.host.state
    with_all = board(one.state)
    assert not with_all.provisional


def test_sites_that_never_met_trust_each_other_by_the_hosts_word(day: Day) -> None:
    assert refusals(merge_files(day.sites[0], day.files)) == [""] * 4
    assert refusals(merge_files(day.sites[3], day.files)) == [""] * 4
    assert board(day.sites[0].state).places == board(day.sites[3].state).places


def test_any_altered_byte_is_noticed(day: Day) -> None:
    path = day.files[0]
    content = path.read_bytes()
    chance = random.Random(1)  # noqa: S311  # the same bytes at every run
    for at in {0, len(content) - 1, *(chance.randrange(len(content)) for _ in range(80))}:
        bad = bytearray(content)
        bad[at] ^= 1 << chance.randrange(8)
        path.write_bytes(bad)
        assert refused(path, day.host) in {"not_a_bundle", "damaged", "altered", "newer_format"}


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (lambda content: content[: len(content) // 2], "damaged"),
        (lambda content: content + b"x", "damaged"),
        (lambda _: b"", "not_a_bundle"),
        (lambda _: MAGIC, "damaged"),
        (lambda _: b"PK\x03\x04 a workbook", "not_a_bundle"),
        (lambda content: content.replace(b'"format":1', b'"format":2', 1), "newer_format"),
        (lambda content: content.replace(b'"name":"site1"', b'"name":"site9"', 1), "altered"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(
    day: Day, broken: Callable[[bytes], bytes], reason: str
) -> None:
    day.files[0].write_bytes(broken(day.files[0].read_bytes()))
    assert refused(day.files[0], day.host) == reason


def test_a_file_that_is_gone_is_refused(day: Day) -> None:
    assert refused(day.folder / "nowhere.leitai-export", day.host) == "unreadable"


def opened_up(path: Path) -> tuple[Manifest, bytes]:
    """What is in an export file: its manifest and its lines."""
    head, _, rest = path.read_bytes().removeprefix(MAGIC).partition(b"\n")
    return msgspec.json.decode(head, type=Manifest), zlib.decompress(rest.partition(b"\n")[2])


def packed_again(path: Path, manifest: Manifest, lines: bytes, identity: Identity) -> None:
    """Write an export file with every length, hash and signature right, as one who has this key."""
    from hashlib import sha256  # noqa: PLC0415

    packed = zlib.compress(lines)
    manifest = msgspec.structs.replace(
        manifest,
        laptop=identity.laptop,
        key=identity.key,
        ticket=identity.ticket,
        proof=identity.proof,
        size=len(lines),
        packed=len(packed),
        digest=sha256(packed).hexdigest(),
    )
    path.write_bytes(head_of(manifest, identity.sign(signed_part(manifest))) + packed)


def chain_end(lines: bytes, manifest: Manifest, laptop: str) -> str:
    """The hash that a laptop's chain comes to with these lines."""
    previous = ""
    for seq, line in enumerate(
        (
            line
            for line in map(msgspec.json.decode, lines.splitlines())
            if manifest.heads[line[3]].laptop == laptop
        ),
        1,
    ):
        body = msgspec.json.encode(line[7])
        row = (*line[:3], laptop, seq, *line[4:7], body, previous, "")
        previous = chained(as_record(row))
    return previous


def test_editing_and_recomputing_every_hash_is_noticed(day: Day) -> None:
    path = day.files[0]
    manifest, lines = opened_up(path)
    raised = lines.replace(b'"text":"32"', b'"text":"39"')
    assert raised != lines
    head = next(head for head in manifest.heads if head.laptop == day.sites[0].laptop)
    forger, insider = Identity("c1", new_seed()), day.sites[1].journal.identity
    for identity in (forger, insider):  # with a key of their own, neither speaks for the site
        packed_again(path, manifest, raised, identity)
        assert refused(path, day.host) == "chain_broken"
        last = chain_end(raised, manifest, head.laptop)
        forged = identity.head(head.seq, last, head.laptop)
        heads = tuple(forged if one is head else one for one in manifest.heads)
        packed_again(path, msgspec.structs.replace(manifest, heads=heads), raised, identity)
        assert refused(path, day.host) == "altered"
    packed_again(path, manifest, lines, forger)
    assert refused(path, day.host) == "unknown_laptop"
    packed_again(path, manifest, lines, insider)  # who is let in may carry what is untouched
    assert refusals(merge_files(day.host, [path])) == [""]


def test_another_contest_is_refused(day: Day, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with venue.started(tmp_path / "other" / "a.leitai") as other:
        assert refused(day.files[0], other) == "other_contest"


def test_other_rules_are_refused(day: Day) -> None:
    def start(_state: State, _by: str) -> tuple[Fact, ...]:
        return (ContestStarted(rules_hash="other"),)

    day.sites[0].do(start, b.CHIEF)
    assert refused(day.brought(day.sites[0]), day.host) == "other_rules"


@pytest.fixture
def elsewhere(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a laptop that has none of this contest's keys."""
    monkeypatch.setenv("LEITAI_HOME", str(day.folder / "elsewhere"))


@pytest.mark.usefixtures("elsewhere")
def test_a_laptop_that_nobody_let_in_waits_for_the_chief(day: Day) -> None:
    stranger = day.fresh("stranger")
    venue.sign(stranger, "S1", "T1-GP", 1)
    path = day.brought(stranger)
    (merged,) = merge_files(day.host, [path])
    assert merged.refused
    about = merged.refused.about
    assert (merged.refused.reason, about["laptop"]) == ("unknown_laptop", stranger.laptop)
    day.host.do(setup.admit_laptop, b.CHIEF, about["laptop"], about["key"], "备用")
    assert refusals(merge_files(day.host, [path])) == [""]
    assert day.host.state.entry(LaptopAdmitted, stranger.laptop)
    stranger.close()


@pytest.mark.usefixtures("elsewhere")
def test_a_laptop_cannot_let_itself_in(day: Day) -> None:
    stranger = day.fresh("stranger")
    key = stranger.journal.identity.key
    with pytest.raises(Refused, match="not_let_in"):
        stranger.do(setup.admit_laptop, b.CHIEF, stranger.laptop, key, "我")
    stranger._record(setup.admit_laptop(stranger.state, b.CHIEF, stranger.laptop, key, "我"), "j1")
    assert refused(day.brought(stranger), day.host) == "unknown_laptop"
    stranger.close()


def test_two_files_under_one_name_are_not_mixed(day: Day) -> None:
    """A laptop whose file and keys were copied together tells two stories of one record."""
    merge_files(day.host, day.files)
    site = day.sites[0]
    known = [r for r in site.journal.records() if r.laptop == site.laptop]
    manifest, lines = opened_up(day.files[0])
    head = next(head for head in manifest.heads if head.laptop == site.laptop)
    other = replace(known[-1], actor="j9", hash="")
    other = replace(other, hash=chained(other))
    heads = tuple(
        site.journal.identity.head(head.seq, other.hash) if one is head else one
        for one in manifest.heads
    )
    at = lines.rindex(known[-1].id.encode())
    told = lines[:at] + lines[at:].replace(known[-1].actor.encode(), b"j9", 1)
    story = msgspec.structs.replace(manifest, heads=heads)
    packed_again(day.files[0], story, told, site.journal.identity)
    assert refused(day.files[0], day.host) == "same_id_other_content"


def test_what_a_newer_version_recorded_is_kept_and_passed_on(day: Day) -> None:
    site = day.sites[0]
    last = site.journal.records()[-1]
    seq, previous = site.journal.head
    new = replace(
        last, id="f" * 32, clock=99, seq=seq + 1, kind="drone_landed", previous=previous, fact=None
    )
    new = replace(new, hash=chained(new))
    site.merge([new])
    merge_files(day.host, [day.brought(site)])
    assert day.host.state.unknown == {new.id}
    merge_files(day.sites[1], [day.brought(day.host)])
    assert day.sites[1].state.unknown == {new.id}


def test_a_file_says_what_is_in_it(day: Day) -> None:
    manifest = peek(day.files[2])
    assert (manifest.name, manifest.contest, manifest.root) == ("site3", "c1", day.host.laptop)
    assert {head.laptop for head in manifest.heads} == {day.host.laptop, day.sites[2].laptop}
    assert manifest.count == sum(head.seq for head in manifest.heads) == day.sites[2].state.count
    bundle = read_bundle(day.files[2], day.host.state)
    assert len(list(bundle.records())) == manifest.count


def test_a_stick_that_is_pulled_leaves_the_file_before(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = day.files[0]
    before = path.read_bytes()

    def pulled(_handle: int) -> None:
        raise OSError(5, "pulled")

    monkeypatch.setattr("os.fsync", pulled)
    with pytest.raises(Exception, match="pulled"):
        export(day.sites[0], path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [p for p in path.parent.iterdir() if p.name.endswith(".part")] == []


def test_a_share_that_vanishes_during_a_merge_takes_nothing_along(day: Day) -> None:
    bundle = read_bundle(day.files[0], day.host.state)
    source = bundle.records()
    before = day.host.state
    half = [next(source) for _ in range(5)]

    def broken() -> Iterator[object]:
        yield from half
        raise BundleRefused("unreadable")

    with pytest.raises(BundleRefused):
        day.host.merge(broken(), bundle.manifest.heads)  # type: ignore[arg-type]
    assert day.host.state is before
    assert refusals(merge_files(day.host, day.files)) == [""] * SITES


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=4, max_size=16))
def test_random_laptops_come_to_one_state(
    steps: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Each step, a laptop either checks somebody in or takes another one's file."""
    folder = tmp_path_factory.mktemp("machine")
    host = venue.started(folder / "host.leitai", 12)
    laptops = [host, *(venue.site(host, folder, f"l{n}", n) for n in (1, 2, 3))]
    files = [folder / f"{n}.leitai-export" for n in range(4)]
    people = iter(roll.people(host.state).members)

    def arrive(_state: State, _by: str, member: str) -> tuple[Fact, ...]:
        return (Arrived(member=member),)

    for who, source in steps:
        if source == 4:
            laptops[who].do(arrive, b.DESK, next(people))
        else:
            export(laptops[source], files[source])
            merge_files(laptops[who], [files[source]])
    for laptop, file in zip(laptops, files, strict=True):
        export(laptop, file)
    for turn, laptop in enumerate(laptops):
        merged = merge_files(laptop, [*files[turn:], *files[:turn]])
        assert refusals(merged) == [""] * 4
    assert all(laptop.state == host.state for laptop in laptops)
    for laptop in laptops:
        laptop.close()
