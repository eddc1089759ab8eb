"""A pack goes to nobody's home unless they asked for that, and is printed as its reader needs it."""

from __future__ import annotations

import pytest

from coprod.core.editions import Format
from coprod.meetings.models import PaperVersion
from coprod.meetings.rules.packs import is_easy, may_be_posted, needs_paper, points
from coprod.meetings.rules.papers import best, missing
from coprod.people.rules import SafeContact
from coprod.people.rules.needs import NeedKind

EASY, LARGE, PAPER, BSL = NeedKind.EASY_READ, NeedKind.LARGE_PRINT, NeedKind.PAPER, NeedKind.BSL
EMAIL, TELEPHONE, POST, NONE = SafeContact
HOME = "1 The Street\nPreston PR1 1AA"


@pytest.mark.parametrize(
    ("kinds", "safe_contact", "address", "printed", "posted"),
    [
        ([], EMAIL, HOME, False, False),
        ([BSL], EMAIL, HOME, False, False),
        ([], POST, HOME, True, True),
        ([], POST, " ", True, False),  # nobody knows where to
        ([PAPER], EMAIL, HOME, True, True),  # they asked for post
        ([PAPER], TELEPHONE, HOME, True, True),
        ([PAPER], NONE, HOME, True, False),  # and then asked not to be contacted
        ([LARGE], EMAIL, HOME, True, False),  # large print is no wish for post
        ([EASY], TELEPHONE, HOME, True, False),
        ([EASY, LARGE], POST, HOME, True, True),
        ([LARGE], NONE, HOME, True, False),
    ],
)
def test_paper_goes_only_where_it_is_safe(
    kinds: list[NeedKind], safe_contact: SafeContact, address: str, printed: bool, posted: bool
) -> None:
    assert needs_paper(kinds, safe_contact) == printed
    assert may_be_posted(kinds, safe_contact, address) == posted


@pytest.mark.parametrize(
    ("kinds", "easy", "size"),
    [
        ([], False, 12),
        ([PAPER], False, 12),
        ([LARGE], False, 18),
        ([EASY], True, 16),
        ([EASY, LARGE], True, 18),
    ],
)
def test_letters_are_as_large_as_somebody_needs_them(kinds: list[NeedKind], easy: bool, size: int) -> None:
    assert (is_easy(kinds), points(kinds)) == (easy, size)


def _file(language: str, format_: Format = Format.STANDARD, *, large: bool = False) -> PaperVersion:
    return PaperVersion(language=language, format=format_, is_large_print=large)


FILES = {
    "en": _file("en"),
    "ur": _file("ur"),
    "en large": _file("en", large=True),
    "en easy": _file("en", Format.EASY_READ),
}


@pytest.mark.parametrize(
    ("there", "kinds", "language", "chosen"),
    [
        ("en, ur", [], "en", "en"),
        ("en, ur", [], "ur", "ur"),
        ("en, ur", [], "pl", "en"),
        ("ur", [], "en", "ur"),
        ("en, ur, en large", [LARGE], "ur", "en large"),  # whoever cannot read small letters reads neither
        ("en, en easy", [EASY], "ur", "en easy"),
        ("en, ur", [EASY, LARGE], "ur", "ur"),
    ],
)
def test_the_file_that_fits_somebody_best_is_enclosed(
    there: str, kinds: list[NeedKind], language: str, chosen: str
) -> None:
    files = [FILES[name] for name in there.split(", ")]

    assert best(files, kinds, language) is FILES[chosen]
    assert best([], kinds, language) is None


@pytest.mark.parametrize(
    ("there", "needed", "lacking"),
    [
        ("en", [], []),
        ("en", [PAPER], []),  # anything can be printed
        ("en", [LARGE, EASY], [EASY, LARGE]),
        ("en, en large", [LARGE, EASY], [EASY]),
        ("en, en large, en easy", [LARGE, EASY], []),
    ],
)
def test_what_somebody_needs_and_no_file_offers_is_missing(
    there: str, needed: list[NeedKind], lacking: list[NeedKind]
) -> None:
    assert missing(needed, [FILES[name] for name in there.split(", ")]) == lacking
