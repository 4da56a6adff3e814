"""What can be wrong with files of results, each with its remedy."""

from typing import Final, Literal

from scorer.words import N_

ResultWhat = Literal[
    "results_heading",
    "results_headings",
    "results_part",
    "results_no_part",
    "results_subject",
    "results_several",
    "results_self",
    "results_code",
    "results_ruling",
    "results_no_subject",
    "results_number",
    "results_field",
    "results_value",
    "results_twice",
    "results_lacks",
    "results_failed",
    "results_short",
    "entrant_twice",
    "entrant_team",
    "entrant_division",
    "entrant_role",
]

RESULT_SENTENCES: Final[dict[ResultWhat, tuple[str, str]]] = {
    "results_heading": (
        N_("The column “{text}” is not understood."),
        N_("Name a part, a judge, an item or a field as the page on results says."),
    ),
    "results_headings": (
        N_("No row of headings was found."),
        N_("Begin with a row that names the column “subject” (编号)."),
    ),
    "results_part": (N_("The contest has no part “{text}”."), N_("Known are: {allowed}.")),
    "results_no_part": (
        N_("The mark belongs to no part."),
        N_("Add a column “part” (项目): {allowed}."),
    ),
    "results_subject": (
        N_("“{text}” is not among the entrants."),
        N_("Add it to the entrants, or mend its id here."),
    ),
    "results_several": (N_("Several are called “{text}”."), N_("Write the number instead.")),
    "results_self": (
        N_("“{text}” cannot meet itself."),
        N_("Write the id of the other side."),
    ),
    "results_code": (
        N_("Marks of {part} are known by blind code."),
        N_("Write the code as “subject” (编号), one row for each."),
    ),
    "results_ruling": (
        N_("“{text}” is no mark: the chief judge rules it."),
        N_("Leave the column out, and rule it in the control room."),
    ),
    "results_no_subject": (N_("The row says not whose it is."), N_("Write the id.")),
    "results_number": (
        N_("“{text}” is not the number of a judge or a try."),
        N_("Write a whole number from 1."),
    ),
    "results_field": (N_("{part} has no field “{text}”."), N_("Known are: {allowed}.")),
    "results_value": (N_("“{text}” is not possible. {why}"), N_("Mend it, or leave it empty.")),
    "results_twice": (
        N_("The same mark already stands in row {row}."),
        N_("Keep one of them."),
    ),
    "results_lacks": (
        N_("{part}, {subject}, number {number}: “{field}” is missing."),
        N_("Write it."),
    ),
    "results_failed": (
        N_("{part}: every try of {subject} failed."),
        N_("Write what that counts as: 弃权, 取消资格 or 0."),
    ),
    "results_short": (N_("The row has more cells than there are headings."), N_("Mend the row.")),
    "entrant_twice": (N_("“{text}” is already in row {row}."), N_("Give each its own id.")),
    "entrant_team": (
        N_("The team “{text}” is not in the list."),
        N_("Add a row for the team itself."),
    ),
    "entrant_division": (
        N_("The contest has no division “{text}”."),
        N_("Known are: {allowed}."),
    ),
    "entrant_role": (N_("The contest has no role “{text}”."), N_("Known are: {allowed}.")),
}
