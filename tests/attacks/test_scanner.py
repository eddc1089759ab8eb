"""What ``soak/scanner.py`` stands on: nothing is explained away by accident, and who was shown what is counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from soak.hostile.asking import ask
from soak.hostile.ground import Ground, a_ground
from soak.hostile.scanning import EXPLAINED, Finding, explanations, findings_in, unexplained
from soak.hostile.shapes import Message
from soak.hostile.visits import Visits, fixed_addresses, only_theirs

SCRIPT = Finding(
    "Reflected Cross Site Scripting", "GET", "/search", "q", "found via injection in the parameter q"
)
FRAMES = Finding("Clickjacking Protection", "GET", "/", "", "X-Frame-Options is not set")


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    with a_ground() as made:
        yield made


def test_what_is_explained_is_left_out_and_nothing_else() -> None:
    known = explanations(EXPLAINED.read_text())

    assert unexplained([FRAMES, SCRIPT], known) == [SCRIPT]
    assert unexplained([FRAMES], []) == [FRAMES]


def test_an_explanation_holds_for_its_own_words_only() -> None:
    known = explanations("Clickjacking Protection | X-Frame-Options is not set | Another header does it.")
    other = Finding(FRAMES.kind, "GET", "/", "", "X-Frame-Options is set to nonsense")

    assert unexplained([FRAMES, other], known) == [other]


@pytest.mark.parametrize("line", ["Kind | words", "Kind | words |", "Kind | | reason", "| words | reason"])
def test_nothing_is_explained_without_a_kind_its_words_and_a_reason(line: str) -> None:
    with pytest.raises(ValueError):
        explanations(line)


def test_a_page_that_broke_counts_as_found() -> None:
    broken = {"method": "POST", "path": "/me", "parameter": None, "info": "The server answered with 500"}

    found = findings_in(
        {"vulnerabilities": {"SQL Injection": []}, "anomalies": {"Internal Server Error": [broken]}}
    )

    assert [str(each) for each in found] == ["Internal Server Error: POST /me : The server answered with 500"]


def test_pages_that_only_somebody_signed_in_is_shown_are_told_apart(ground: Ground) -> None:
    lead = ground.people["lead"]
    asked = {"/", "/sign-in", "/me", "/manage/consultations", "/manage/administrators"}

    theirs = only_theirs(ground, lead, asked)

    assert asked <= set(fixed_addresses(ground))
    assert theirs == {"/me", "/manage/consultations"}


def test_control_whoever_lost_their_cookie_was_shown_nothing_of_theirs(ground: Ground) -> None:
    lead = ground.people["lead"]
    visits = Visits(ground.app, lead.cookie)
    addresses = ("/", "/me", "/manage/consultations")

    for address in addresses:
        ask(visits, address, Message(method="GET"), "")

    assert visits.asked == 3
    assert visits.with_cookie == 0
    assert only_theirs(ground, lead, visits.shown) == set()


def test_a_visit_is_counted_with_its_cookie_and_what_was_shown(ground: Ground) -> None:
    lead = ground.people["lead"]
    visits = Visits(ground.app, lead.cookie)

    ask(visits, "/me", Message(method="GET"), lead.cookie)

    assert visits.with_cookie == visits.asked == 1
    assert only_theirs(ground, lead, visits.shown) == {"/me"}
