"""Drawing somebody's case records: from the numbers of all of them, by a seed said aloud."""

from collections.abc import Sequence

from scorer.domain.record.decisions.entering import draw_records
from scorer.domain.record.refusals import Refused
from scorer.views.record_draws import RecordsLine
from scorer.views.record_numbers import record_numbers
from scorer.words import _
from ui.widgets.doing import Doing


def ask_records(doing: Doing, line: RecordsLine, witnesses: Sequence[tuple[str, str]]) -> None:
    """Ask whose records are drawn, from which, how many, by which seed."""
    title = _("Draw records: {part}").format(part=line.title)
    text = _("Only numbers are recorded, nothing of a patient. Drawn once for each.")
    ask = doing.ask(title, text, _("Draw"))
    who = ask.add_choice(_("Whose"), [(name, one) for one, name in line.due])
    numbers = ask.add_field(_("Numbers of all records"), "BL001-BL120")
    count = ask.add_field(_("How many are drawn"), str(line.count))
    count.set_text(str(line.count))
    seed = ask.add_field(_("Seed, said aloud in front of everybody"), _("Numbers or words"))
    witness = ask.add_choice(_("Witness"), [(name, one) for one, name in witnesses])

    def do(by: str) -> object:
        if not count.text().strip().isdecimal():
            raise Refused("not_a_number", text=count.text())
        return doing.relay.do(
            draw_records,
            by,
            line.part,
            str(who.value()),
            record_numbers([numbers.text()]),
            int(count.text()),
            seed.text().strip(),
            str(witness.value() or ""),
        )

    said = _("Records drawn")
    ask.wanted.connect(lambda: doing.proved("clerk", title, do, said, ask))
    ask.ask()
