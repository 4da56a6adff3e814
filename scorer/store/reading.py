# ruff: noqa: S608  # nothing here comes from outside: the words are in this file
"""Views for people who look inside a contest's file with SQL. Nothing can be written through them.

Each says what counts now, unless it says otherwise: the last wording, without what was undone. Only
``sheets`` and ``marks`` show every version ever signed, with ``counts`` 1 for those that count.
Numbers are exact texts (``91.5``, ``1829/20``), as the journal keeps them.
"""

from typing import Final

from sqlite_utils import Database

_DEPTH: Final = 12
"""How often one record can be undone and redone in turn before the views stop following."""


def create_views(db: Database) -> None:
    """Make all views anew."""
    for name, select in _views().items():
        db.execute(f"DROP VIEW IF EXISTS {name}")
        db.execute(f"CREATE VIEW {name} AS {select}")


def _views() -> dict[str, str]:
    return {
        "undone": _undone(),
        "facts": "SELECT id, clock, at, laptop, actor, kind, body FROM records "
        "WHERE id NOT IN (SELECT record FROM undone)",
        **_set_up(),
        **_people(),
        **_day(),
        **_sheets(),
        **_closing(),
    }


def _undone() -> str:
    """An undo counts unless an undo of it counts: followed so many levels deep."""
    undos = "SELECT id, json_extract(body, '$.target') AS target FROM records WHERE kind = 'undone'"
    levels = [f"level0 AS MATERIALIZED ({undos})"]
    levels += [
        f"level{n} AS MATERIALIZED (SELECT id, target FROM level0 "
        f"WHERE id NOT IN (SELECT target FROM level{n - 1}))"
        for n in range(1, _DEPTH + 1)
    ]
    return f"WITH {', '.join(levels)} SELECT DISTINCT target AS record FROM level{_DEPTH}"


def _now(kind: str, slot: str, columns: str) -> str:
    """The last fact that counts of each slot; ``columns`` name paths in its body."""
    partition = ", ".join(f"json_extract(body, '$.{path}')" for path in slot.split())
    over = f"PARTITION BY {partition} " if partition else ""
    shown = ", ".join(_column(text) for text in columns.split())
    return (
        f"SELECT id AS record, clock, at, actor, {shown} FROM (SELECT *, row_number() OVER "
        f"({over}ORDER BY clock DESC, id DESC) AS latest FROM facts WHERE kind = '{kind}') "
        "WHERE latest = 1"
    )


def _column(text: str) -> str:
    """``name=path``, or ``name=path|default`` for what is left out when it says nothing special."""
    name, _, path = text.partition("=")
    path, bar, default = (path or name).partition("|")
    found = f"json_extract(body, '$.{path}')"
    return f"coalesce({found}, {default}) AS {name}" if bar else f"{found} AS {name}"


def _set_up() -> dict[str, str]:
    stations = (
        "station=station.id round=station.round kind=station.kind role=station.role "
        "number=station.number title_zh=station.title[0] title_en=station.title[1] "
        "full=station.full rubric=station.rubric panel=station.panel json=station"
    )
    return {
        "contest": _now(
            "contest_set",
            "",
            "contest=contest.id title_zh=contest.title[0] "
            "title_en=contest.title[1] rules=contest.rules json=contest",
        ),
        "started": _now("contest_started", "", "rules_hash"),
        "stations": _now("station_set", "station.id", stations),
        "rubrics": _now("rubric_set", "rubric.id", "rubric=rubric.id full=rubric.full json=rubric"),
        "seats": _now("seat_set", "station seat", "station seat judge reason=reason|''"),
        "draws": _now("draw_made", "subject", "subject seed pool result witness=witness|''"),
        "laptops": _now("laptop_admitted", "laptop", "laptop key name"),
        "officials": _now(
            "official_set",
            "official.id",
            "official=official.id name=official.name unit=official.unit duties=official.duties",
        ),
    }


def _people() -> dict[str, str]:
    members = (
        "SELECT e.entrant, json_extract(m.value, '$.id') AS member, "
        "json_extract(m.value, '$.number') AS number, json_extract(m.value, '$.name') AS name, "
        "json_extract(m.value, '$.role') AS role, e.record "
        "FROM entrants e, json_each(e.json, '$.members') m"
    )
    return {
        "entrants": _now(
            "entrant_set",
            "entrant.id",
            "entrant=entrant.id number=entrant.number "
            "name=entrant.name short=entrant.short json=entrant",
        ),
        "members": members,
        "arrivals": _now("arrived", "member", "member late=late|0"),
        "statuses": f"SELECT * FROM ({_STATUSES}) WHERE status <> ''",
    }


_STATUSES: Final = _now(
    "status_set", "subject scope", "subject status scope=scope|'' reason=reason|''"
)


def _day() -> dict[str, str]:
    attempt = "station member attempt"
    excused = _now("seat_excused", "station member seat", "station member seat reason back=back|0")
    return {
        "papers": _papers(),
        "times": _now(
            "time_taken", attempt, f"{attempt} seconds allowance=allowance|0 reason=reason|''"
        ),
        "voided": _now("attempt_voided", attempt, f"{attempt} reason"),
        "rulings": _now(
            "critical_ruled", f"{attempt} item", f"{attempt} item applies reason=reason|''"
        ),
        "excused": "SELECT record, clock, at, actor, station, member, seat, reason "
        f"FROM ({excused}) WHERE back = 0",
        "fallbacks": _now(
            "fallback_ordered", "station member", "station member drop_high drop_low reason"
        ),
        "settled": "SELECT id AS record, clock, at, actor, "
        "json_extract(body, '$.station') AS station, json_extract(body, '$.member') AS member, "
        "json_extract(body, '$.keep') AS keep, json_extract(body, '$.drop') AS dropped, "
        "json_extract(body, '$.reason') AS reason FROM facts WHERE kind = 'conflict_settled'",
    }


def _papers() -> str:
    """Both typings and the ruling; a ruling counts until the paper is typed again."""
    typed = _now(
        "paper_typed",
        "station member typing",
        "station member typing score absent=absent|0 reason=none|''",
    )
    ruled = _now(
        "paper_settled",
        "station member",
        "station member typing=none|'ruled' score absent=absent|0 reason=reason|''",
    )
    return f"SELECT * FROM ({typed}) UNION ALL SELECT * FROM ({ruled})"


def _sheets() -> dict[str, str]:
    sheets = """
    WITH live AS MATERIALIZED (SELECT * FROM facts WHERE kind = 'sheet_signed'),
    replaced AS MATERIALIZED (
        SELECT t.id FROM live l, json_each(l.body, '$.replaces') r JOIN records t ON t.id = r.value
        WHERE json_extract(t.body, '$.station') = json_extract(l.body, '$.station')
            AND json_extract(t.body, '$.member') = json_extract(l.body, '$.member')
            AND json_extract(t.body, '$.attempt') = json_extract(l.body, '$.attempt')),
    dropped AS MATERIALIZED (
        SELECT d.value AS id FROM settled s, json_each(s.dropped) d
        WHERE NOT EXISTS (SELECT 1 FROM settled k WHERE k.keep = d.value
            AND k.station = s.station AND k.member = s.member
            AND (k.clock, k.record) >= (s.clock, s.record))),
    heads AS MATERIALIZED (
        SELECT id, row_number() OVER (
            PARTITION BY json_extract(body, '$.station'), json_extract(body, '$.member'),
                json_extract(body, '$.attempt'), json_extract(body, '$.seat'),
                json_extract(body, '$.total'), json_extract(body, '$.marks'),
                json_extract(body, '$.ticks')
            ORDER BY clock, id) AS twin
        FROM live
        WHERE id NOT IN (SELECT id FROM replaced) AND id NOT IN (SELECT id FROM dropped))
    SELECT r.id AS record, r.clock, r.at, r.laptop, r.actor,
        json_extract(r.body, '$.station') AS station, json_extract(r.body, '$.member') AS member,
        json_extract(r.body, '$.attempt') AS attempt, json_extract(r.body, '$.seat') AS seat,
        json_extract(r.body, '$.judge') AS judge, json_extract(r.body, '$.total') AS total,
        coalesce(json_extract(r.body, '$.reason'), '') AS reason,
        coalesce(json_extract(r.body, '$.note'), '') AS note,
        coalesce(json_extract(r.body, '$.source'), 'judge') AS source,
        coalesce(json_extract(r.body, '$.replaces'), '[]') AS replaces,
        coalesce(json_extract(r.body, '$.marks'), '{}') AS marks,
        coalesce(json_extract(r.body, '$.ticks'), '[]') AS ticks,
        r.id IN (SELECT id FROM heads WHERE twin = 1) AS counts
    FROM records r WHERE r.kind = 'sheet_signed'"""
    which = "s.record, s.station, s.member, s.attempt, s.seat, s.judge"
    return {
        "sheets": " ".join(sheets.split()),
        "marks": f"SELECT {which}, m.key AS item, "
        "coalesce(json_extract(m.value, '$.text'), '') AS text, "
        "coalesce(json_extract(m.value, '$.faults'), '[]') AS faults, "
        "coalesce(json_extract(m.value, '$.out_of_order'), 0) AS out_of_order, "
        "coalesce(json_extract(m.value, '$.waived'), 0) AS waived, "
        "coalesce(json_extract(m.value, '$.undecided'), 0) AS undecided, "
        "coalesce(json_extract(m.value, '$.note'), '') AS note, s.counts "
        "FROM sheets s, json_each(s.marks) m",
        "ticks": f"SELECT {which}, t.value AS item, s.counts FROM sheets s, json_each(s.ticks) t",
    }


def _closing() -> dict[str, str]:
    return {
        "seals": _now("sealed", "scope", "scope saw reason=reason|''"),
        "released": _now("released", "scope", "scope seal"),
        "opened": _now("codes_opened", "station", "station witness"),
        "bulletins": _now("bulletin_issued", "version", "version digest"),
        "certificates": _now("certificate_issued", "number", "number entrant member name honour"),
        "standings_published": "SELECT scope, line, place, entrant, total, status, "
        "released FROM published ORDER BY scope, line",
    }
