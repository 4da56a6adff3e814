"""Every number of the list of choices has a test that shows that it changes a result."""

import re
from pathlib import Path

NUMBERS = range(1, 14)


def test_every_number_of_the_list_has_a_test() -> None:
    files = sorted(Path(__file__).parent.glob("test_options*.py"))
    names = re.findall(
        r"^def test_(\d+)_(?:and_(\d+)_)?",
        "\n".join(file.read_text(encoding="utf-8") for file in files),
        flags=re.MULTILINE,
    )
    told = {int(number) for found in names for number in found if number}
    assert told == set(NUMBERS)
