"""A working's numbers as the sum that a person would write beside it."""

from collections.abc import Sequence
from fractions import Fraction

from scorer.domain.model.exact import brief, exact, shown
from scorer.domain.rules.working import Working
from scorer.views import names
from scorer.views.points import lossless, points
from scorer.words import _, n_


def value_text(working: Working) -> str:
    """The value with its step's decimals, or as short as it is exact."""
    return points(working.value, working.decimals)


def combined(working: Working) -> str:
    """How a step's parts came together: ``(93.00 + 92.95) ÷ 2``."""
    counting = [part for part in working.inputs if not part.struck and part.value is not None]
    if not counting:
        return ""
    how = working.about.get("how", "")
    if how == "weighted":
        said = " + ".join(f"{_number(p)} × {percent(p.about['share'])}" for p in counting)
        return _told(working, said)
    added = _added([_number(part) for part in counting])
    if how == "mean":
        count = len(counting)
        share = exact(counting[0].about["share"])
        count = int(1 / share) if share else count
        return _told(working, f"{_bracketed(added, counting)} ÷ {count}" if count > 1 else added)
    if how == "best":
        words = n_("best {count}: {sum}", "best {count}: {sum}", len(counting))
        return words.format(count=len(counting), sum=added)
    return _told(working, added)


def panel(working: Working) -> str:
    """The panel's arithmetic: ``287.5 ÷ 3 = 95.8333``."""
    about = working.about
    if working.value is None:
        return ""
    added, kept = brief(exact(about["sum"])), about["kept"]
    if about.get("weights"):
        return _told(working, _("weighted by seat"))
    match about["method"]:
        case "items":
            worths = [_number(line) for line in working.inputs if line.value is not None]
            return _told(working, _added(worths))
        case "sum":
            return added
        case "median":
            return _told(working, _("median"))
        case _:
            return _told(working, f"{added} ÷ {kept}")


def panel_note(working: Working) -> str:
    """The panel's rule in a sentence: what was dropped, and how it was rounded."""
    about, said = working.about, list[str]()
    if about["method"] == "items":
        return _("each item reduced by itself")
    high, low = int(about["high"]), int(about["low"])
    if high:
        said.append(n_("{count} highest dropped", "{count} highest dropped", high))
        said[-1] = said[-1].format(count=high)
    if low:
        said.append(n_("{count} lowest dropped", "{count} lowest dropped", low))
        said[-1] = said[-1].format(count=low)
    if working.decimals is not None:
        said.append(_("rounded to {count} decimals").format(count=working.decimals))
    return _(", ").join(said)


def attempt(working: Working) -> str:
    """The station's arithmetic after the panel: ``95.80 − 1.00``, then any ceiling."""
    lines = working.inputs
    if len(lines) == 1:
        return panel(lines[0])
    said = value_text(lines[0])
    for line in lines[1:]:
        if line.value is None:
            continue
        if line.rule in {"overtime", "undertime"}:
            said += f" − {points(-line.value, 2)}"
        else:
            said += _(", at most {most}").format(most=brief(line.value))
    return said


def across_sites(line: Working, value: str) -> str:
    """A result evened out over the sites: ``92.00 × 85.5 ÷ 89``, or by mean and spread."""
    about = {name: brief(exact(text)) for name, text in line.about.items() if name != "how"}
    if "spread" in about:
        words = _("{whole} + 10 × ({value} − {mean}) ÷ {spread}, across sites")
        return _told(line, words.format(value=value, **about))
    ratio = exact(line.about["whole"]) / exact(line.about["mean"])
    exactly = exact(line.about["coefficient"]) == ratio
    words = (
        _("{value} × {whole} ÷ {mean}, across sites")
        if exactly
        else _("{value} × {coefficient} ({whole} ÷ {mean}), across sites")
    )
    return _told(line, words.format(value=value, **about))


def scaled(part: Working) -> str:
    """How a part that is not out of 100 was put on 100: ``45 / 50 × 100 = 90``."""
    given, full = part.about.get("given"), part.about.get("full", "100")
    if given is None or part.value is None or exact(given) == part.value:
        return ""
    return _("{given} / {full} × 100 = {value}").format(
        given=brief(exact(given)), full=brief(exact(full)), value=brief(part.value)
    )


def gap(part: Working) -> str:
    """What a status instead of a value counts as."""
    if part.struck:
        return _("does not count")
    if part.value is not None:
        return _("counts as {value}").format(value=brief(part.value))
    return ""


def overtime(line: Working) -> str:
    """Time over the limit, and what it costs."""
    about = line.about
    over = about.get("over", about.get("short", "0"))
    words = (
        _("{over} s over {limit} s, {points} for each {per} s")
        if line.rule == "overtime"
        else _("{over} s short of {limit} s, {points} for each {per} s")
    )
    return words.format(
        over=brief(exact(over)),
        limit=about.get("limit", about.get("minimum", "")),
        points=brief(exact(about["points"])),
        per=about["per"],
    )


def clock(line: Working) -> str:
    """A time as it was taken, and as the clock reads it."""
    words = _("{raw} s, counted as {seconds} s")
    return words.format(
        raw=brief(exact(line.about["raw"])), seconds=brief(exact(line.about["read"]))
    )


def sheet(working: Working) -> str:
    """A sheet's sum of items."""
    count = sum(line.rule == "item" for line in working.inputs)
    words = n_("{count} item, {sum} of {full}", "{count} items, {sum} of {full}", count)
    return words.format(
        count=count,
        sum=brief(exact(working.about["sum"])),
        full=brief(exact(working.about["full"])),
    )


def item(line: Working) -> str:
    """What one item's mark was worth."""
    about = line.about
    if not about["text"]:
        return ""
    full = brief(exact(about["full"]))
    if about["by"] == "points":
        return f"{brief(exact(about['text']))} / {full}"
    if about["by"] == "levels":
        return f"{percent(about['text'])} × {full}"
    if "read" in about:
        words = _("measured {value}, counted as {read}, of {full}")
        value, read = (brief(exact(about[name])) for name in ("text", "read"))
        return words.format(value=value, read=read, full=full)
    return _("measured {value}, of {full}").format(value=brief(exact(about["text"])), full=full)


def percent(share: str) -> str:
    """A share as a percentage."""
    return f"{brief(exact(share) * 100)}%"


def status_or(part: Working, decimals: int | None) -> str:
    """A part's own value, or the status that stands instead of one."""
    status = part.about.get("status", "")
    if "given" not in part.about:
        return names.status(status or "missing")
    return lossless(exact(part.about["given"]), decimals)


def _number(part: Working) -> str:
    return lossless(part.value, 2)


def _added(values: Sequence[str]) -> str:
    return " + ".join(values)


def _bracketed(added: str, parts: Sequence[Working]) -> str:
    return f"({added})" if len(parts) > 1 else added


def _told(working: Working, said: str) -> str:
    """Add the number before rounding, where rounding changed it."""
    raw = working.exact_value
    if raw is None or raw == working.value or working.decimals is None:
        return said
    return f"{said} = {_long(raw, working.decimals)}"


def _long(value: Fraction, decimals: int) -> str:
    return shown(value, decimals + 2)
