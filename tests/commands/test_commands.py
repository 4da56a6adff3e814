"""`scorer` does with a file what the windows do, and answers in one line where it cannot."""

import json
from pathlib import Path

import pytest

from scorer.__main__ import main
from scorer.clerk import Clerk
from scorer.domain.model.codes import badge_code
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.rehearsal import Stage, demo
from scorer.shelf import resource
from scorer.views import standings
from scorer.views.prints.certificates import certificate_texts
from scorer.words import language
from tests.builders import looked
from tests.commands.conftest import Say

CHIEF = ("--by", "chief", "--pin", "258258")
CLERK = ("--by", "clerk1", "--pin", "717171")
CLERK_2 = ("--by", "clerk2", "--pin", "727272")
DESK = ("--by", "desk", "--pin", "848484")
CODER = ("--by", "coder", "--pin", "828282", "--witness", "supervisor", "--witness-pin", "818181")


def played(tmp_path: Path, stage: Stage = "start") -> Path:
    path = tmp_path / "contest.leitai"
    demo(path, 3, stage).close()
    return path


def state_of(path: Path) -> State:
    with Clerk.open(path, read_only=True) as clerk:
        return clerk.state


def csv(path: Path, *rows: tuple[object, ...]) -> Path:
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8-sig")
    return path


def papers(state: State, path: Path) -> Path:
    members = roll.people(state).members.values()
    rows = [(m.number, 60 + int(m.number) % 37) for m in members]
    return csv(path, ("证号", "成绩"), *rows)


def totals(state: State, path: Path) -> Path:
    codes = roll.codes(state)
    units = {team.name for team in roll.people(state).entrants.values()}
    officials = roll.officials(state)
    rows = []
    for (station, member), code in codes.of.items():
        team = roll.people(state).team[member].name
        for seat, judge in roll.seats(state, station).items():
            own = officials[judge].unit
            if not (own in units and own == team):
                rows.append((code, seat, 40 + int(code[1:]) % 9, "3:20"))
    return csv(path, ("盲号", "席位", "合计", "用时"), *rows)


def test_a_whole_day_from_files(scorer: Say, tmp_path: Path) -> None:
    path = played(tmp_path)
    state = state_of(path)
    marks = papers(state, tmp_path / "papers.csv")
    for who in (CLERK, CLERK_2):
        assert scorer("enter", path, marks, *who)[:2] == (0, "72 rows taken\n")
    for verb in ("seal", "release"):
        assert scorer(verb, path, "r1", *CHIEF)[0] == 0
    _excuse(path)
    code, out, err = scorer("enter", path, totals(state, tmp_path / "totals.csv"), *CLERK)
    assert (code, err) == (0, "")
    assert out.endswith("rows taken\n")
    for scope in ("r2", "results"):
        with Clerk.open(path) as clerk:
            looked(clerk, scope)
        assert scorer("seal", path, scope, *CHIEF)[0] == 0
        if scope == "r2":
            assert scorer("open-codes", path, "all", *CODER)[0] == 0
        assert scorer("release", path, scope, *CHIEF)[0] == 0
    _shown(scorer, path, tmp_path)


def _excuse(path: Path) -> None:
    """Judges of a contestant's own unit stand aside."""
    from scorer.domain.record.decisions import judging  # noqa: PLC0415

    with Clerk.open(path) as clerk:
        people, officials = roll.people(clerk.state), roll.officials(clerk.state)
        for station, member in roll.codes(clerk.state).of:
            for seat, judge in roll.seats(clerk.state, station).items():
                if officials[judge].unit == people.team[member].name:
                    clerk.do(judging.excuse_seat, "chief", station, member, seat, "同单位")


def _shown(scorer: Say, path: Path, tmp_path: Path) -> None:
    state = state_of(path)
    view = standings.table(state)
    assert view.final
    table = json.loads(scorer("standings", path, "--as", "json")[1])
    assert [(row["rank"], row["team"]) for row in table] == [(r.rank, r.name) for r in view.rows]
    assert [row["total"] for row in table] == [row.total for row in view.rows]
    first = view.rows[0]
    assert f"{first.rank}. {first.name}  {first.total}" in scorer("explain", path, first.number)[1]
    prizes = json.loads(scorer("awards", path, "--as", "json")[1])
    assert len(prizes) >= 12
    book = tmp_path / "s.xlsx"
    assert scorer("standings", path, "--round", "r1", "--as", "xlsx", "--out", book)[0] == 0
    assert book.read_bytes().startswith(b"PK")
    papers = tmp_path / "certificates.pdf"
    assert scorer("certificates", path, *CLERK, "--out", papers)[0] == 0
    assert scorer("bulletin", path, *CLERK, "--issue", "--out", tmp_path / "b.pdf")[0] == 0
    number = next(iter(state_of(path).table(f.CertificateIssued)))[0]
    again = ("certificates", path, *CLERK, "--out", papers, "--again", number)
    assert scorer(*again)[0] == 1  # no reason given
    assert scorer(*again, "--reason", "卡纸")[0] == 0
    _verified(scorer, path)


def _verified(scorer: Say, path: Path) -> None:
    from scorer.documents.seal import CertificateFields, seal_certificate  # noqa: PLC0415

    with Clerk.open(path, read_only=True) as clerk:
        seed = bytes.fromhex(clerk.certificate_seed)
        state = clerk.state

    def seal(name: str, honour: str, number: str) -> str:
        fields = CertificateFields(name=name, honour=honour, number=number)
        return seal_certificate(fields, seed)

    text = certificate_texts(state, seal)[0]
    known = state.last(f.CertificateKeySet)
    assert known is not None
    code, out, _err = scorer("verify", text.code, "--key", known.key)
    assert (code, out) == (0, f"True: {text.name}, {text.honour}, {text.number}\n")
    assert scorer("verify", text.code, "--contest", path)[0] == 0
    assert scorer("verify", text.code[:-3] + "000", "--key", known.key)[0] == 1
    assert scorer("verify", text.code, "--key", "00" * 32)[2].startswith("scorer: Another contest")


def test_the_desk_takes_codes_numbers_names_and_teams(scorer: Say, tmp_path: Path) -> None:
    path = played(tmp_path)
    members = list(roll.people(state_of(path)).members.values())
    first, second = members[0], members[1]
    code = badge_code(first.badge or first.id)
    assert scorer("checkin", path, code, second.name, "05", *DESK, "--late")[0] == 0
    assert len(state_of(path).table(f.Arrived)) == 5
    assert scorer("checkin", path, code, "--undo", *DESK)[0] == 0
    assert scorer("status", path, second.number, "absent", *DESK)[0] == 0
    assert state_of(path).last(f.Arrived, first.id) is None


def test_copies_export_and_merge(scorer: Say, tmp_path: Path) -> None:
    path, site = played(tmp_path), tmp_path / "site.leitai"
    assert scorer("copy", path, "--for", "一考点", "--out", site, *CHIEF)[0] == 0
    assert scorer("checkin", site, "01", *DESK)[0] == 0
    assert scorer("export", site, "--out", tmp_path)[0] == 0
    (file,) = tmp_path.glob("*.leitai-export")
    code, out, _err = scorer("merge", path, file, file)
    assert (code, out.count("new record")) == (0, 2)
    assert len(state_of(path).table(f.Arrived)) == 3
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    code, _out, err = scorer("merge", path, file)
    assert code == 1
    assert err.strip().splitlines()[-1].startswith(f"scorer: {file.name}: ")


def test_a_plain_copy_lets_nobody_in(
    scorer: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = played(tmp_path)
    monkeypatch.setenv("LEITAI_HOME", str(tmp_path / "elsewhere"))
    plain, third = tmp_path / "plain.leitai", tmp_path / "third.leitai"
    for copy in (plain, third):
        copy.write_bytes(path.read_bytes())
    assert scorer("checkin", third, "01", *DESK)[0] == 0
    assert scorer("export", third, "--out", tmp_path)[0] == 0
    (file,) = tmp_path.glob("*.leitai-export")
    admitted = state_of(plain).table(f.LaptopAdmitted)
    code, _out, err = scorer("admit", plain, file, *CHIEF)
    assert (code, "This laptop is not let in itself" in err) == (1, True)
    assert state_of(plain).table(f.LaptopAdmitted) == admitted
    code, _out, err = scorer("copy", plain, "--for", "二", "--out", tmp_path / "c.leitai", *CHIEF)
    assert (code, "not let in" in err) == (1, True)


def test_what_laptops_ruled_differently_is_shown_and_settled(scorer: Say, tmp_path: Path) -> None:
    path, site = played(tmp_path), tmp_path / "site.leitai"
    assert scorer("copy", path, "--for", "一考点", "--out", site, *CHIEF)[0] == 0
    assert scorer("status", path, "01", "withdrawn", "--reason", "a", *CHIEF)[0] == 0
    assert scorer("status", site, "01", "disqualified", "--reason", "b", *CHIEF)[0] == 0
    assert scorer("export", site, "--out", tmp_path)[0] == 0
    (file,) = tmp_path.glob("*.leitai-export")
    code, _out, err = scorer("rulings", path)
    assert (code, "No rulings of laptops differ" in err) == (1, True)
    assert "scorer alarms" in scorer("merge", path, file)[1]
    assert "Rulings differ" in scorer("alarms", path)[1]
    shown = scorer("rulings", path)[1]
    assert "一考点" in shown
    assert {"Withdrawn", "Disqualified"} <= set(shown.replace(":", " ").split())
    assert "Laptops ruled differently" in scorer("standings", path)[1]
    assert scorer("seal", path, "results", *CHIEF)[0] == 1
    assert scorer("rulings", path, 3, "--reason", "c", *CHIEF)[0] == 1
    assert scorer("rulings", path, 1, "--reason", "both agreed", *CHIEF)[0] == 0
    team = next(iter(roll.people(state_of(path)).entrants))
    ruled = state_of(path).last(f.StatusSet, team, "")
    assert ruled is not None
    assert (ruled.status, ruled.reason) == ("withdrawn", "both agreed")
    assert "Rulings differ" not in scorer("alarms", path)[1]


def test_papers_of_the_eve(scorer: Say, tmp_path: Path) -> None:
    path = played(tmp_path)
    out = tmp_path / "x.pdf"
    for words in (
        ("rules", path, "--out", out),
        ("badges", path, "--team", "01", "--out", out),
        ("sheets", path, "--station", "S1", "--seat", "1", "--out", out),
    ):
        assert scorer(*words)[0] == 0
        assert out.read_bytes().startswith(b"%PDF")
    assert scorer("ready", path)[0] == 0


def test_a_new_contest_is_made_whole_or_not_at_all(scorer: Say, tmp_path: Path) -> None:
    out, messy = tmp_path / "new.leitai", tmp_path / "messy.csv"
    csv(messy, ("单位", "姓名", "岗位"), ("甲中心", "张三", "全科医生"), ("甲中心", "", "会计"))
    code, _said, err = scorer("new", "family-doctor-team", "--roster", messy, "--out", out)
    assert code == 1
    assert "messy.csv: row 3, column “Name”: " in err
    assert all(line.startswith("scorer: ") for line in err.splitlines())
    assert not list(tmp_path.glob("new*"))
    roster = resource("templates", "family-doctor-team.xlsx")
    words = ("new", "family-doctor-team", "--roster", roster, "--out", out, "--seed", "望舒")
    code, said, _err = scorer(*words)
    assert code == 0
    assert "24 teams" in said
    assert len(roll.all_seats(state_of(out))) == 6
    assert scorer(*words)[2].strip().endswith("is there already. Choose another name.")


def test_all_is_drawn_or_nothing(scorer: Say, tmp_path: Path) -> None:
    path = tmp_path / "new.leitai"
    assert scorer("new", "family-doctor-team", "--demo", "--out", path)[0] == 0
    words = ("draw", path, "all", "--seed", "望舒", "--witness", "supervisor")
    before = state_of(path)
    code, out, err = scorer(*words, *CLERK)
    assert (code, out) == (1, "")
    assert "It needs the duty: code judge" in err
    assert state_of(path) == before
    code, out, _err = scorer(*words, *CODER[:4])
    assert (code, out.count(" drawn\n")) == (0, 4)
    drawn = state_of(path)
    assert scorer(*words, *CHIEF, "--reason", "重抽")[:2] == (1, "")  # codes are drawn once
    assert state_of(path) == drawn


def test_nothing_starts_before_all_is_ready(tmp_path: Path, scorer: Say) -> None:
    path = tmp_path / "new.leitai"
    assert scorer("new", "speech-contest", "--demo", "--out", str(path))[0] == 0
    before = state_of(path)
    code, _out, err = scorer("start", str(path), "--by", "chief", "--pin", "258258")
    assert (code, "Still open: Orders drawn, Panels complete" in err) == (1, True), err
    assert state_of(path) == before


CASES: list[tuple[str, tuple[str, ...], str]] = [
    ("not a contest", ("standings", "{dir}/bad.csv"), "is not a contest's file"),
    ("no file", ("standings", "{dir}/none.leitai"), "not there any more"),
    ("no round", ("standings", "{file}", "--round", "r9"), "There is no round r9. Known are: r1"),
    ("no team", ("explain", "{file}", "999"), "There is no team or blind code 999."),
    ("book needs file", ("standings", "{file}", "--as", "xlsx"), "give it with --out"),
    ("wrong PIN", ("start", "{file}", "--by", "chief", "--pin", "1"), "not the PIN of 沈砚舟"),
    ("nobody", ("start", "{file}", "--by", "x", "--pin", "1"), "There is no official x."),
    ("no duty", ("seal", "{file}", "r1", *DESK), "may not do this"),
    ("not complete", ("seal", "{file}", "S1", *CHIEF), "24 still open"),
    ("not sealed", ("release", "{file}", "r1", *CHIEF), "is not sealed yet. Seal it first."),
    ("no scope", ("seal", "{file}", "S77", *CHIEF), "There is no station S77."),
    ("started", ("start", "{file}", *CHIEF), "The contest has begun"),
    ("parcel label", ("checkin", "{file}", "6901234567892", *DESK), "nobody with the code"),
    ("half a code", ("checkin", "{file}", "LT1B0", *DESK), "was not read whole. Scan it again."),
    ("no key", ("verify", "LT1C", "--key", "12"), "The public key has 64 hex digits."),
    ("no template", ("rehearse", "none", "--out", "{dir}/r"), "There is no template none."),
    ("no results", ("certificates", "{file}", *CLERK, "--out", "{dir}/c.pdf"), "Seal it first"),
    ("no folder", ("badges", "{file}", "--out", "{dir}/none/b.pdf"), "No such file"),
    ("bad score", ("enter", "{file}", "{dir}/bad.csv", *CLERK), "bad.csv, row 3: Should be"),
    ("no such code", ("enter", "{file}", "{dir}/codes.csv", *CLERK), "codes.csv, row 2: The code"),
]


@pytest.mark.parametrize(("words", "answer"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_cannot_be_done_is_said_in_one_line(
    scorer: Say, tmp_path: Path, words: tuple[str, ...], answer: str
) -> None:
    path = played(tmp_path)
    csv(tmp_path / "bad.csv", ("证号", "成绩"), ("0101", "80"), ("0102", "101"))
    csv(tmp_path / "codes.csv", ("盲号", "席位", "合计"), ("ZZ9", "1", "80"))
    before = state_of(path)
    code, out, err = scorer(*(word.format(file=path, dir=tmp_path) for word in words))
    assert code == 1
    assert out == ""
    assert answer in err
    assert err.startswith("scorer: ")
    assert err.count("\n") == 1
    assert state_of(path) == before


def test_a_file_of_marks_is_taken_whole_or_not_at_all(scorer: Say, tmp_path: Path) -> None:
    path = played(tmp_path)
    rows = (("0101", "80"), ("0102", "101"), ("0103", "缺考"), ("9999", "3"))
    marks = csv(tmp_path / "m.csv", ("证号", "成绩"), *rows)
    code, _out, err = scorer("enter", path, marks, *CLERK)
    assert (code, err.count("\n")) == (1, 2)
    assert not state_of(path).table(f.PaperTyped)


def test_marks_by_item(scorer: Say, tmp_path: Path) -> None:
    path = played(tmp_path)
    state = state_of(path)
    station = roll.stations(state)["S1"]
    rubric = roll.rubric(state, station)
    assert rubric is not None
    member = roll.queue(state, "S1")[0]
    code = roll.codes(state).of["S1", member]
    worst = {item.id: "0" for item in rubric.scored}
    marks = csv(
        tmp_path / "items.csv",
        ("盲号", "席位", "用时", *worst, rubric.criticals[0].id),
        (code, "2", "4:10", *worst.values(), "√"),
    )
    assert scorer("enter", path, marks, *CLERK)[2] == ""
    (entry,) = state_of(path).entries(f.SheetSigned, "S1", member)
    assert (entry.fact.seat, entry.fact.source) == (2, "file")
    assert entry.fact.ticks == (rubric.criticals[0].id,)
    assert set(entry.fact.marks) == set(worst)


def test_what_cannot_be_understood_ends_with_two(scorer: Say) -> None:
    code, _out, err = scorer("standings")
    assert (code, err.count("\n")) == (2, 1)
    assert "see scorer standings --help" in err
    assert scorer()[0] == 2


@pytest.mark.parametrize(("spoken", "known"), [("zh_CN.UTF-8", "zh_CN"), ("en_GB", "en")])
def test_it_speaks_the_language_of_the_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], spoken: str, known: str
) -> None:
    monkeypatch.setenv("LC_ALL", spoken)
    with pytest.raises(SystemExit):
        main(["standings", "--help"])
    assert language() == known
    assert "scorer standings [-h]" in capsys.readouterr().out


def test_a_look_needs_no_lock(scorer: Say, tmp_path: Path) -> None:
    path = played(tmp_path, "round1")
    with Clerk.open(path):
        assert "1." in scorer("explain", path, "01")[1] or scorer("standings", path)[0] == 0
        assert scorer("history", path, "--last", "2")[1].count("\n") == 4
        assert "has this contest open" in scorer("checkin", path, "01", *DESK)[2]
