"""What stands on each paper, in plain words: nothing is looked up or worked out while printing.

Points come as they are to be printed, statuses in words, dates as ``2026-11-22`` where a paper
writes them out itself. ``code`` is always the text of a QR.
"""

from msgspec import Struct


class CertificateText(Struct, frozen=True, kw_only=True):
    """A certificate (荣誉证书) for a person or, with ``members``, for a team.

    ``body`` leads up to the ``honour``, which stands large on its own line; ``closing`` follows.
    ``name`` is as in the data: two characters are spread in print only. ``honorific`` follows a
    person's name (同志). ``english`` is an optional second block.
    """

    name: str
    honour: str
    body: str
    number: str
    code: str
    issuers: tuple[str, ...]
    day: str
    unit: str = ""
    honorific: str = ""
    members: tuple[str, ...] = ()
    title: str = "荣誉证书"
    english_title: str = "CERTIFICATE OF HONOUR"
    closing: str = "特发此证，以资鼓励。"
    english: str = ""


class BadgeEvent(Struct, frozen=True):
    """A line of the timetable on a badge's back."""

    time: str
    what: str
    where: str = ""


class BadgeText(Struct, frozen=True, kw_only=True):
    """A badge (参赛证): no mark, no identity number; the code carries a random id alone.

    ``colour`` (#RRGGBB) is the colour of the role; ``notes`` are the sentences on the back.
    """

    contest: str
    name: str
    role: str
    unit: str
    number: str
    code: str
    title: str = "参赛证"
    team: str = ""
    hint: tuple[str, ...] = ()
    colour: str = "#12305F"
    timetable: tuple[BadgeEvent, ...] = ()
    notes: tuple[str, ...] = ()
    found: str = ""


class Column(Struct, frozen=True, kw_only=True):
    """A column of a table: its head; ``figures`` stand right; ``wide`` ones share the width."""

    head: str
    figures: bool = False
    centred: bool = False
    wide: int = 0


class BulletinText(Struct, frozen=True, kw_only=True):
    """A bulletin of results (成绩公告); each row has as many cells as there are columns.

    ``emphasised`` are the places in ``rows`` (from 0) that stand out, such as first prizes.
    ``facts`` are lines of label and value at the foot (rule version and hash, time of issue);
    ``signatures`` the labels of the lines to sign. ``content`` is what it lists in no language:
    the same results give the same content, in whatever language they are printed.
    """

    contest: str
    title: str
    version: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    subtitle: str = ""
    emphasised: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    signatures: tuple[str, ...] = ()
    content: str = ""


class SheetItem(Struct, frozen=True, kw_only=True):
    """An item of a blank score sheet: what to do, its points, how points are lost."""

    number: str
    text: str
    points: str
    deduction: str = ""


class SheetSection(Struct, frozen=True):
    """Items under one heading, with the heading's points."""

    heading: str
    points: str
    items: tuple[SheetItem, ...]


class SheetText(Struct, frozen=True, kw_only=True):
    """A blank score sheet for one judge and one contestant, known by blind code alone.

    ``facts`` are further labels and values of the head (round, batch, judge, date); ``criticals``
    the faults that fail the whole station.
    """

    contest: str
    station: str
    blind: str
    code: str
    total: str
    sections: tuple[SheetSection, ...]
    facts: tuple[tuple[str, str], ...] = ()
    criticals: tuple[str, ...] = ()
    rubric: str = ""


class RuleSection(Struct, frozen=True):
    """Rules under one heading, a sentence each."""

    heading: str
    sentences: tuple[str, ...]


class RuleSheetText(Struct, frozen=True, kw_only=True):
    """The rules of a contest in one language, with the hash that every result names."""

    language: str
    contest: str
    title: str
    version: str
    hash: str
    sections: tuple[RuleSection, ...]


class WorkingLine(Struct, frozen=True, kw_only=True):
    """A line of a working: what it is, how it came about, what came out; ``depth`` from 0."""

    depth: int
    label: str
    arithmetic: str = ""
    value: str = ""
    struck: bool = False


class ExplanationText(Struct, frozen=True, kw_only=True):
    """The working of one total (打印说明), from the total down to each mark."""

    contest: str
    title: str
    who: str
    total: str
    lines: tuple[WorkingLine, ...]
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
