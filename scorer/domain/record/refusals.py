"""Refusals: a decision's answer when something may not be done, with its reason."""

from typing import Literal

Reason = Literal[
    "not_a_number",
    "out_of_range",
    "off_step",
    "clock_finer",
    "not_a_level",
    "missing_marks",
    "unknown_code",
    "unknown_member",
    "unknown_station",
    "unknown_item",
    "unknown_official",
    "not_on_panel",
    "seat_excused",
    "first_together",
    "own_unit",
    "sealed",
    "not_sealed",
    "not_complete",
    "open_issues",
    "already_signed",
    "already_entered",
    "already_arrived",
    "already_started",
    "already_released",
    "already_issued",
    "issued_elsewhere",
    "number_twice",
    "not_let_in",
    "not_started",
    "not_arrived",
    "not_allowed",
    "reason_needed",
    "same_person",
    "same_typist",
    "not_typed_twice",
    "not_undoable",
    "open_choices",
    "nobody_entered",
    "wrong_attempt",
    "wrong_role",
    "not_drawn",
    "too_many",
    "unknown_record",
    "nothing_changed",
    "no_penalties",
    "no_play_off",
    "seed_needed",
    "not_tied",
    "draw_first",
    "codes_closed",
    "wrong_total",
    "own_opponent",
    "no_honours",
]


class Refused(Exception):  # noqa: N818  # an answer, not an error
    """Why something may not be done; ``about`` holds the fields of the sentence."""

    def __init__(self, reason: Reason, **about: str) -> None:
        super().__init__(reason, about)
        self.reason: Reason = reason
        self.about = about
