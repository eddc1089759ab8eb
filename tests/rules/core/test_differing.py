"""Two versions of a text, word by word."""

from __future__ import annotations

import pytest

from coprod.core.differing import PUT_IN, STAYED, TAKEN_OUT, Difference, Run, differences, runs


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Same words.", "Same words.", []),
        ("Nurse Jane left.", "A nurse left.", [Difference("Nurse Jane", "A nurse")]),
        ("On 3 May it rained.", "it rained.", [Difference("On 3 May", "")]),
        ("It rained.", "It rained. (Shortened)", [Difference("", "(Shortened)")]),
        ("", "New", [Difference("", "New")]),
    ],
)
def test_each_place_that_differs_is_told(before: str, after: str, found: list[Difference]) -> None:
    assert differences(before, after) == found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Same words.", "Same words.", [Run(STAYED, "Same words.")]),
        (
            "Four people meet.",
            "Six people meet.",
            [Run(TAKEN_OUT, "Four"), Run(PUT_IN, "Six"), Run(STAYED, "people meet.")],
        ),
        ("All gone", "", [Run(TAKEN_OUT, "All gone")]),
        ("", "All new", [Run(PUT_IN, "All new")]),
        ("", "", []),
    ],
)
def test_both_versions_can_be_read_from_one_text(before: str, after: str, found: list[Run]) -> None:
    assert runs(before, after) == found
    assert " ".join(each.words for each in found if each.kind != PUT_IN) == before
    assert " ".join(each.words for each in found if each.kind != TAKEN_OUT) == after
