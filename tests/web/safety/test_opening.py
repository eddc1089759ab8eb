"""Opening a concern in the browser: help first, then the words; afterwards it is out of sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.consultations.rules import Stage
from coprod.core.db import db, reading
from coprod.core.outbox import Mail
from coprod.people.rules import SafeContact
from coprod.programmes.models import Programme
from coprod.programmes.rules import STAFF, Role
from coprod.safety.models import Concern
from coprod.safety.rules import Fear, Source
from tests.base.html import fields, read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation, a_response
from tests.factories.feedback import a_form, an_item, said
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_programme
from tests.factories.questionnaires import a_text

AsRole = Callable[..., Visitor]
NEW = "/manage/concerns/new"
TYPED = {"words": "He has my card.", "source": "call", "fear": "adult", "reach": "no"}


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Preston", "preston")


@pytest.fixture
def lead(kept: Kept, programme: Programme) -> str:
    with kept():
        person = a_person("Maureen Example")
        a_membership(person, programme, Role.SAFEGUARDING)
        return str(person.email)


def concerns(app: Service) -> list[Concern]:
    with app.app_context(), reading():
        found = list(db.session.scalars(select(Concern).order_by(Concern.id)))
        db.session.expunge_all()
        return found


def letters(app: Service) -> list[str]:
    with app.app_context(), reading():
        return list(db.session.scalars(select(Mail.to_address)))


@pytest.mark.parametrize("role", [role for role in STAFF if role is not Role.SAFEGUARDING])
def test_whoever_works_for_the_programme_opens_one_and_cannot_see_it(
    app: Service, as_role: AsRole, programme: Programme, lead: str, role: Role
) -> None:
    browser = as_role(role, programme)
    page = browser.see(browser.see("/manage").link("Open a safety concern"))
    assert "999" in page.main.text.partition("What was said?")[0], "help stands before the first box"
    assert "Maureen Example" in page.text

    reply = browser.fill(f"{NEW}?from=call", **TYPED)
    after = browser.see(reply.headers["Location"])

    (concern,) = concerns(app)
    assert (concern.words, concern.source, concern.fear) == ("He has my card.", Source.CALL, Fear.ADULT)
    assert concern.programme_id == programme.id and concern.opened_by_id == browser.person.id
    assert letters(app) == [lead]
    assert "Maureen Example" in after.text and "He has my card" not in after.text
    assert concern.reference not in after.text
    for address in ("/manage/concerns", f"/manage/concerns/{concern.reference}"):
        assert browser.get(address).status_code == 404


def test_pressed_twice_or_sent_again_after_a_lost_answer_makes_one(
    app: Service, as_role: AsRole, programme: Programme, lead: str
) -> None:
    browser = as_role(Role.MODERATOR, programme)
    sent = {name: each[0] for name, each in fields(browser.see(NEW).form()).items()} | TYPED

    for _press in range(3):
        assert browser.post(NEW, data=sent).status_code == 302

    assert len(concerns(app)) == len(letters(app)) == 1


def test_what_happens_now_is_the_same_whether_or_not_anything_was_sent(
    as_role: AsRole, programme: Programme, lead: str
) -> None:
    idle, busy = (as_role(Role.MODERATOR, programme) for _ in range(2))
    sent = busy.fill(NEW, **TYPED).headers["Location"]

    assert busy.see(sent).main.text == idle.see(sent).main.text


def test_without_anybody_in_the_role_the_page_says_what_to_do_now_and_nothing_is_lost(
    app: Service, as_role: AsRole, programme: Programme, kept: Kept
) -> None:
    with kept():
        a_membership(a_person("Owen Administrator"), None, Role.ADMINISTRATOR)
    browser = as_role(Role.CHAIR, programme)

    before = browser.see(NEW)
    after = browser.see(browser.fill(NEW, **TYPED).headers["Location"])

    assert "Nobody is the safeguarding lead" in before.main.text.partition("What was said?")[0]
    for page in (before, after):
        assert "Nobody is the safeguarding lead" in page.text
        assert "999" in page.text and "Owen Administrator" in page.text
    assert len(concerns(app)) == 1 and letters(app) == []


def test_whoever_in_the_role_gets_no_e_mail_is_named_for_a_call(
    as_role: AsRole, programme: Programme, kept: Kept
) -> None:
    with kept():
        person = a_person("Rung Up", safe_contact=SafeContact.TELEPHONE)
        a_membership(person, programme, Role.SAFEGUARDING)

    page = as_role(Role.CHAIR, programme).see(NEW)

    assert "Speak to them yourself: Rung Up" in page.text


def test_somebody_of_two_programmes_says_which_one(
    app: Service, as_role: AsRole, programme: Programme, lead: str, kept: Kept
) -> None:
    browser = as_role(Role.MODERATOR, programme)
    with kept():
        other = a_programme("Cornwall", "cornwall")
        a_membership(browser.person, other, Role.CHAIR)
        a_programme("Leeds", "leeds")

    assert browser.fill(NEW, **TYPED).status_code == 422
    assert browser.fill(f"{NEW}?programme=leeds", **TYPED).status_code == 422
    assert browser.post(NEW, data={**TYPED, "programme": "leeds", "once": "x"}).status_code == 422
    assert browser.fill(f"{NEW}?programme=cornwall", **TYPED).status_code == 302

    assert [each.programme_id for each in concerns(app)] == [other.id]


def test_the_words_of_an_answer_come_along_for_whoever_may_read_them(
    app: Service, as_role: AsRole, programme: Programme, lead: str, kept: Kept
) -> None:
    with kept():
        here = a_text(a_response(a_consultation(programme, stage=Stage.CLOSED)), "Nobody comes.")
        there = a_text(a_response(a_consultation(stage=Stage.CLOSED)), "Elsewhere.")
    address = f"{NEW}?from=answer&programme=preston&key="
    leads, moderates = as_role(Role.LEAD, programme), as_role(Role.MODERATOR, programme)

    assert fields(leads.see(address + here.key).form())["words"] == ["Nobody comes."]
    assert fields(leads.see(address + there.key).form())["words"] == [""]
    assert fields(moderates.see(address + here.key).form())["words"] == [""]
    leads.fill(address + here.key, fear="life", reach="unknown")

    (concern,) = concerns(app)
    assert (concern.source, concern.source_key, concern.words) == (Source.ANSWER, here.key, "Nobody comes.")


def test_the_words_of_feedback_come_along_while_it_waits_and_afterwards(
    app: Service, as_role: AsRole, programme: Programme, lead: str, kept: Kept
) -> None:
    with kept():
        an_item(a_form(programme, slug="calls"), "Nobody came.")
        said("calls", "He hid my tablets.")
    moderator = as_role(Role.MODERATOR, programme)
    items = {
        link.get("href")
        for link in moderator.see("/manage/feedback").main.all("a")
        if link.get("href").startswith("/manage/feedback/items/")
    }

    forms = [moderator.see(item).link("Worried about somebody’s safety?") for item in items]
    typed = [fields(moderator.see(form).form())["words"] for form in forms]
    for form in forms:
        assert fields(as_role(Role.LEAD, programme).see(form).form())["words"] == [""]
    moderator.fill(forms[0], fear="life", reach="no")

    assert sorted(typed) == [["He hid my tablets."], ["Nobody came."]]
    (concern,) = concerns(app)
    assert concern.source is Source.FEEDBACK and concern.source_key in forms[0]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR, Role.LIVED_EXPERIENCE, Role.CARER, None])
def test_whoever_does_not_work_for_a_programme_opens_none(
    as_role: AsRole, programme: Programme, role: Role | None
) -> None:
    browser = as_role(role, programme if role else None)

    assert browser.get(NEW).status_code == 403
    assert browser.get("/manage/concerns/sent").status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [{"words": " "}, {"words": "x" * 10_001}, {"fear": "x"}, {"reach": ""}, {"source": "x"}, {"once": ""}],
)
def test_a_slip_is_said_and_nothing_is_lost(
    app: Service, as_role: AsRole, programme: Programme, wrong: dict[str, str]
) -> None:
    browser = as_role(Role.MODERATOR, programme)

    reply = browser.fill(NEW, **{**TYPED, "reach_note": "She rings on Mondays.", **wrong})

    assert reply.status_code == 422
    assert fields(read(reply.text).form())["reach_note"] == ["She rings on Mondays."]
    assert concerns(app) == []


@pytest.mark.parametrize(
    "query", ["from=%00", "from=answer&key=%00&programme=preston", "programme=%00", "from=x&from=y"]
)
def test_a_strange_address_is_an_empty_form(as_role: AsRole, programme: Programme, query: str) -> None:
    assert fields(as_role(Role.LEAD, programme).see(f"{NEW}?{query}").form())["words"] == [""]
