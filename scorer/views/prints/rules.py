"""The rule sheet in the language of the moment, and the printed explanation of a total."""

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import explain, names
from scorer.views.papers import ExplanationText, RuleSection, RuleSheetText
from scorer.views.rule_sheet import rule_sentences
from scorer.words import _, language


def rule_sheet_text(state: State) -> RuleSheetText:
    """All rules of the contest, with the hash that every result names."""
    contest = roll.contest(state)
    rubrics = {slot[0]: entry.fact.rubric for slot, entry in state.each(f.RubricSet)}
    return RuleSheetText(
        language=language(),
        contest=names.said(contest.title),
        title=_("Rule sheet"),
        version=_("Frozen") if roll.started(state) else _("Draft"),
        hash=contest.rules_hash,
        sections=tuple(
            RuleSection(heading, tuple(sentences))
            for heading, sentences in rule_sentences(contest, rubrics, roll.scheme(state))
        ),
    )


def explanation_text(state: State, told: explain.Explanation) -> ExplanationText:
    """An explanation as a paper, from the total down to each mark, then who signed."""
    contest = roll.contest(state)
    rank = _("Rank {rank}").format(rank=told.rank) if told.rank else told.status_word
    notes = [f"{names.clock(e.at)}  {e.text}　{e.detail}" for e in told.events]
    return ExplanationText(
        contest=names.said(contest.title),
        title=_("Where this total comes from"),
        who=told.name,
        total=told.total,
        lines=tuple(explain.flat(told.root)),
        facts=(
            (_("Place"), rank),
            (_("Members"), _(", ").join(told.members)),
            (_("Rules"), contest.rules_hash[:8].upper()),
        ),
        notes=(*told.ties, *told.cuts, *notes),
    )
