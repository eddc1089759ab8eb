"""A form on a wall and on other websites: what is scanned, typed or clicked leads to the form, and runs nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod import Service
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import forms
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.html import read
from tests.base.printed import Printed
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.feedback import a_form
from tests.factories.programmes import a_programme

FORM = "/manage/feedback/forms/first-call"
ADDRESS = "https://involve.example/feedback/first-call"


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Lancashire")


@pytest.fixture(autouse=True)
def form(kept: Kept, programme: Programme, app: Service) -> FeedbackForm:
    app.config["PUBLIC_ADDRESS"] = "https://involve.example"
    with kept():
        return a_form(programme, slug="first-call")


@pytest.fixture
def lead(programme: Programme, as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.LEAD, programme)


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("a5", (148, 210))])
def test_a_camera_finds_the_form_from_a_printed_poster(
    lead: Visitor, paper: str, size: tuple[int, int]
) -> None:
    printed = Printed(lead.get(f"{FORM}/poster-{paper}.pdf").data)

    assert (printed.pages, printed.millimetres) == (1, size)
    assert printed.seen_by_a_camera() == [ADDRESS]
    assert "The first call" in printed.text and "116 123" in printed.text


def test_a_poster_in_urdu_leads_to_the_form_in_urdu(lead: Visitor) -> None:
    printed = Printed(lead.get(f"/ur{FORM}/poster-a5.pdf").data)

    assert printed.seen_by_a_camera() == ["https://involve.example/ur/feedback/first-call"]


def test_the_same_poster_is_a_page_to_print(lead: Visitor) -> None:
    page = lead.see(f"{FORM}/poster").main.text

    for words in ("Lancashire", "The first call", "involve.example", "/feedback/first-call", "116 123"):
        assert words in page


def test_the_code_alone_is_a_picture_and_nothing_else(lead: Visitor) -> None:
    reply = lead.get(f"{FORM}/code.svg")

    assert reply.mimetype == "image/svg+xml"
    assert reply.headers["Content-Disposition"].startswith("attachment")
    drawn = read(reply.text)
    assert drawn.all("svg") and ADDRESS in drawn.all("title")[0].text
    assert not drawn.all("script", "style", "a", "image", "use")


def test_the_link_to_copy_is_a_plain_link_whatever_the_title_says(
    lead: Visitor, kept: Kept, programme: Programme
) -> None:
    with kept():
        forms.start(
            programme, slug="odd", title="<script>alert('x')</script> & more", about="", who_reads="", by=None
        )

    copied = read(lead.see("/manage/feedback/forms/odd").main.all("pre")[0].text)

    (link,) = copied.all("a")
    assert link.get("href") == "https://involve.example/feedback/odd"
    assert link.text == "Tell us what happened: <script>alert('x')</script> & more"
    assert not copied.all("script") and not copied.all("iframe")


def test_letters_that_cannot_be_printed_are_said_in_words(lead: Visitor) -> None:
    lead.fill(f"{FORM}/words/en", title="中文")

    told = lead.get(f"{FORM}/poster-a4.pdf")

    assert told.status_code == 409 and "We cannot print some of these letters." in told.text
    assert lead.get(f"{FORM}/poster-a3.pdf").status_code == 404
