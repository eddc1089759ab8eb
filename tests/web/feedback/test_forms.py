"""Those who lead a programme: a form from the draft to the open door, and who reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from coprod.core import clock
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_form
from tests.factories.programmes import a_programme

FORMS = "/manage/feedback/forms"


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def lead(programme: Programme, as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.LEAD, programme)


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def _make(lead: Visitor) -> None:
    made = lead.fill(
        f"{FORMS}/new",
        title="The first call",
        slug="first-call",
        about="What happened when you first asked for help.",
        who_reads="The participation team.",
    )
    assert made.location == f"{FORMS}/first-call"


def test_a_form_opens_once_somebody_reads_and_somebody_is_told(
    client: Visitor, lead: Visitor, programme: Programme, as_role: Callable[..., Visitor]
) -> None:
    reader = as_role(Role.MODERATOR, programme).person
    _make(lead)
    assert client.get("/feedback/first-call").status_code == 404, "a draft is for those who lead"
    page = lead.see(f"{FORMS}/first-call").main.text
    assert "Nobody is on the rota to read" in page
    refused = lead.post(f"{FORMS}/first-call/open")
    assert refused.status_code == 409 and "Nobody is on the rota to read" in refused.text

    for part in ("reader", "deputy", "manager"):
        lead.fill(
            f"{FORMS}/first-call/rota", person=str(reader.id), part=part, **_day("from_day", clock.today())
        )
    lead.post(f"{FORMS}/first-call/open")

    assert "The first call" in client.see("/feedback").main.text
    assert "The participation team." in client.see("/feedback/first-call").main.text
    lead.post(f"{FORMS}/first-call/pause")
    assert "The first call" not in client.see("/feedback").main.text
    assert client.get("/feedback/first-call").status_code == 410
    lead.post(f"{FORMS}/first-call/resume")
    assert client.get("/feedback/first-call").status_code == 200


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"slug": "First Call"}, "Use small letters, numbers and single dashes."),
        ({"slug": ""}, "Give the form a short address."),
        ({"title": ""}, "Give the form a title."),
        ({"title": "x" * 121}, "Shorten the title to 120 characters or fewer."),
    ],
)
def test_what_is_wrong_with_a_new_form_is_said_beside_it(
    lead: Visitor, typed: dict[str, str], complaint: str
) -> None:
    told = lead.fill(f"{FORMS}/new", **{"title": "A title", "slug": "one", **typed})

    assert told.status_code == 422 and complaint in told.text


def test_two_forms_cannot_have_one_address(lead: Visitor) -> None:
    _make(lead)

    again = lead.fill(f"{FORMS}/new", title="Another", slug="first-call")

    assert again.status_code == 422 and "Another form has this short address" in again.text


def test_its_words_are_written_in_another_language(client: Visitor, lead: Visitor) -> None:
    _make(lead)

    lead.fill(f"{FORMS}/first-call/words/ur", title="پہلی کال", about="کیا ہوا؟", who_reads="ٹیم")

    assert "پہلی کال" in lead.see(f"/ur{FORMS}/first-call").main.text
    assert lead.get(f"{FORMS}/first-call/words/xx").status_code == 404


def test_only_a_moderator_of_the_programme_can_be_on_the_rota(
    lead: Visitor, as_role: Callable[..., Visitor]
) -> None:
    stranger = as_role(Role.MODERATOR).person
    _make(lead)

    told = lead.post(
        f"{FORMS}/first-call/rota",
        data={"person": str(stranger.id), "part": "reader", **_day("from_day", clock.today())},
    )

    assert told.status_code == 422
    assert "Nobody is on the rota yet." in lead.see(f"{FORMS}/first-call").main.text


def test_to_close_a_form_for_good_is_asked_once_more(
    kept: Kept, client: Visitor, lead: Visitor, programme: Programme
) -> None:
    with kept():
        a_form(programme, slug="first-call")

    asked = lead.post(f"{FORMS}/first-call/end")
    assert "Do you want to close this form for good?" in asked.text
    assert client.get("/feedback/first-call").status_code == 200
    lead.post(f"{FORMS}/first-call/end", data={"sure": "yes"})

    assert client.get("/feedback/first-call").status_code == 410
    assert lead.post(f"{FORMS}/first-call/end").status_code == 409
