"""With a code somebody reads their own answers, sees what came of them, and takes them back; nobody else can."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.core.limits import Attempt
from coprod.programmes.models import Programme
from coprod.questionnaires.models import Sheet, SheetText
from coprod.site.views.receipts import MOST_WRONG_CODES
from coprod.themes.models import Quote
from tests.base.html import read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation, a_response
from tests.factories.questionnaires import a_receipt
from tests.web.site.conftest import WORDS, Story

pytestmark = pytest.mark.usefixtures("database")  # on both databases

NOT_FOUND = "We cannot find answers with this code."


def _count(app: Service, model: type) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_code_opens_the_answers_and_what_became_of_them(client: Visitor, story: Story) -> None:
    page = read(client.fill("/receipts", code=story.receipt.code).text)

    assert page.h1 == "Your answers"
    assert WORDS in page.main.text
    assert "How often did you have to tell your story? Once" in page.main.text
    assert "These words of yours are shown to everybody" in page.main.text
    assert "People told their story too often" in page.main.text


@pytest.mark.parametrize("typed", ["{code}", "  {code} ", "{small}", "{bare}"])
def test_a_code_can_be_typed_in_any_way(client: Visitor, story: Story, typed: str) -> None:
    code = story.receipt.code
    written = typed.format(code=code, small=code.lower(), bare=code.replace("-", ""))

    assert client.fill("/receipts", code=written).status_code == 200


def test_the_page_says_nothing_about_health_in_its_title_and_the_code_is_in_no_address(
    client: Visitor, story: Story
) -> None:
    reply = client.fill("/receipts", code=story.receipt.code)
    page = read(reply.text)

    assert page.title == "Coprod"
    addresses = [each.get("href") + each.get("action") + each.get("src") for each in page.all()]
    assert not any(story.receipt.code in address for address in addresses)
    assert story.receipt.secret not in str(reply.headers)


def test_a_code_in_an_address_opens_nothing(client: Visitor, story: Story) -> None:
    page = client.see(f"/receipts?code={story.receipt.code}")

    assert page.h1 == "Enter your code"
    assert story.receipt.code not in page.text


def test_wrong_unknown_and_withdrawn_codes_are_answered_alike(
    app: Service, client: Visitor, story: Story
) -> None:
    with app.app_context():
        unknown = a_receipt().code
    somebody_else = Visitor(app, app.response_class)
    somebody_else.post("/receipts/withdraw", data={"code": story.receipt.code, "sure": "yes"})

    said = [
        client.post("/receipts", data={"code": code})
        for code in ("nonsense", unknown, story.receipt.code, "ا" * 25, "1" * 25)
    ]

    assert {reply.status_code for reply in said} == {422}
    alike = {read(reply.text).main.text for reply in said}
    assert len(alike) == 1
    assert NOT_FOUND in alike.pop()


@pytest.mark.parametrize("typed", ["\x00" * 25, "x" * 5000, "💬", "\ud800", "'; DROP TABLE sheet; --"])
def test_whatever_is_typed_is_answered_in_words(client: Visitor, typed: str) -> None:
    reply = client.post("/receipts", data={"code": typed.encode("utf-8", "surrogatepass")})

    assert reply.status_code == 422
    assert "There is a problem" in reply.text


def test_right_codes_leave_no_trace_and_wrong_ones_are_counted(
    app: Service, client: Visitor, story: Story
) -> None:
    for _each in range(3):
        client.post("/receipts", data={"code": story.receipt.code})
    assert _count(app, Attempt) == 0

    client.post("/receipts", data={"code": "nonsense"})
    assert _count(app, Attempt) == 1
    assert _count(app, AuditRow) == 0


def test_somebody_who_guesses_is_stopped_and_told_how_long(client: Visitor, story: Story) -> None:
    for _each in range(MOST_WRONG_CODES):
        client.post("/receipts", data={"code": "nonsense"})

    reply = client.post("/receipts", data={"code": story.receipt.code})

    assert reply.status_code == 429
    assert "Try again in an hour" in reply.text


def test_answers_are_taken_back_only_after_being_asked_once_more(
    app: Service, client: Visitor, story: Story
) -> None:
    asked = client.post("/receipts/withdraw", data={"code": story.receipt.code})

    assert read(asked.text).h1 == "Do you want to take your answers back?"
    assert _count(app, Sheet) == 1


def test_answers_that_are_taken_back_are_gone_with_every_quotation_and_the_count_explains_it(
    app: Service, client: Visitor, story: Story
) -> None:
    reply = client.post(
        "/receipts/withdraw", data={"code": story.receipt.code, "sure": "yes"}, follow_redirects=True
    )

    assert "Your answers have been taken back." in reply.text
    assert "Totals that were published before stay as they are." in reply.text
    assert [_count(app, model) for model in (Sheet, SheetText, Quote)] == [0, 0, 0]
    outcome = client.see(f"/consultations/{story.consultation.reference}/outcome")
    assert WORDS not in outcome.text
    with app.app_context(), reading():
        assert db.session.get_one(Consultation, story.consultation.id).withdrawn == 1


def test_answers_taken_back_before_closing_are_not_counted(
    app: Service, kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        receipt = a_receipt()
        a_response(a_consultation(programme, stage=Stage.OPEN), receipt=receipt)

    asked = client.post("/receipts/withdraw", data={"code": receipt.code})
    reply = client.post(
        "/receipts/withdraw", data={"code": receipt.code, "sure": "yes"}, follow_redirects=True
    )

    assert "you will not be counted" in asked.text
    assert "They are gone, and they are not counted." in reply.text


def test_taking_back_twice_is_no_fault(client: Visitor, story: Story) -> None:
    sure = {"code": story.receipt.code, "sure": "yes"}
    client.post("/receipts/withdraw", data=sure)

    again = client.post("/receipts/withdraw", data=sure)

    assert again.status_code == 422
    assert NOT_FOUND in again.text


def test_an_empty_form_is_explained(client: Visitor) -> None:
    reply = client.fill("/receipts", code="")

    assert reply.status_code == 422
    assert "Type your code." in reply.text


def test_before_anything_is_published_the_receipt_says_when(
    kept: Kept, client: Visitor, programme: Programme
) -> None:
    with kept():
        receipt = a_receipt()
        a_response(a_consultation(programme, stage=Stage.CLOSED), receipt=receipt)

    page = read(client.post("/receipts", data={"code": receipt.code}).text)

    assert "Nothing is published yet." in page.main.text
    assert "We say in public what we heard, and what we will do" in page.main.text
    assert "Expect this by" in page.main.text


def test_nobody_is_quoted_before_it_is_published(kept: Kept, client: Visitor, programme: Programme) -> None:
    with kept():
        receipt = a_receipt()
        consultation = a_consultation(programme, stage=Stage.CLOSED)
        a_response(consultation, receipt=receipt)

    page = read(client.post("/receipts", data={"code": receipt.code}).text)

    assert "These words of yours" not in page.main.text
