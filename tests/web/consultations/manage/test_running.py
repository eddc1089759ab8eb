"""A consultation that runs: who may touch it, what may still be mended, how it is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from threading import Thread

from sqlalchemy import event

from coprod import Service
from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires import queries as questionnaires
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation, a_response
from tests.factories.programmes import a_programme

MANAGE = "/manage/consultations"


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def _where(consultation: Consultation, step: str = "") -> str:
    return f"{MANAGE}/{consultation.reference}{step}"


def _stands(app: Service, consultation: Consultation) -> Consultation:
    with app.app_context(), reading():
        found = queries.one_whole(consultation.reference)
        assert found is not None
        db.session.expunge_all()
        return found


def test_somebody_elses_draft_is_not_there(
    as_role: Callable[..., Visitor], kept: Kept, client: Visitor, draft: Consultation
) -> None:
    with kept():
        elsewhere = a_programme("Cornwall")
    for visitor in (client, as_role(Role.LEAD, elsewhere), as_role(Role.MODERATOR, elsewhere)):
        for step in ("", "/words", "/questions", "/open", "/results", "/questions/preview"):
            assert visitor.get(_where(draft, step)).status_code == 404
        assert visitor.post(_where(draft, "/open")).status_code == 404
        listed = visitor.get(MANAGE)
        assert listed.status_code != 200 or "First contact" not in listed.text


def test_what_is_asked_cannot_be_changed_while_people_answer(
    app: Service, lead: Visitor, kept: Kept, programme: Programme
) -> None:
    with kept():
        running = a_consultation(programme)
    for step in (
        "/dates",
        "/basics",
        "/options/new",
        "/questions/sections/new",
        "/questions/told",
        "/questions/words",
    ):
        assert lead.get(_where(running, step)).status_code == 403, step
    assert lead.post(_where(running, "/questions/told/remove")).status_code == 403

    lead.fill(_where(running, "/ways/telephone"), text="Call 01632 960111.")
    source = next(each for each in _stands(app, running).editions if each.language == "en")
    assert source.text["way.telephone.text"] == "Call 01632 960111."
    refused = lead.fill(_where(running, "/ways/telephone/remove"))
    assert refused.status_code == 422 and "Keep at least one way" in refused.text


def test_a_lead_keeps_it_open_for_longer_and_closes_it(
    app: Service, lead: Visitor, kept: Kept, programme: Programme
) -> None:
    with kept():
        running = a_consultation(programme)
    assert running.closes_on is not None
    shorter = lead.fill(
        _where(running, "/extend"), **_day("closes_on", running.closes_on - timedelta(days=1))
    )
    assert shorter.status_code == 422 and "never cut short" in shorter.text

    lead.fill(_where(running, "/extend"), **_day("closes_on", running.closes_on + timedelta(days=7)))
    assert _stands(app, running).was_extended

    assert "People were told" in lead.see(_where(running, "/close")).main.text
    lead.fill(_where(running, "/close"))
    closed = _stands(app, running)
    assert closed.stage is Stage.CLOSED and closed.answer_due_on == clock.today() + timedelta(days=84)
    again = lead.post(_where(running, "/close"), data={})
    assert again.status_code == 422 and "This cannot be done now" in again.text


def test_an_address_that_no_database_would_look_for_is_simply_not_there(
    database: str, lead: Visitor, draft: Consultation
) -> None:
    assert lead.get(f"{MANAGE}/%00").status_code == 404
    assert lead.get(_where(draft, "/options/%00")).status_code == 404
    assert lead.get(_where(draft, f"/controllers/{2**40}/end")).status_code == 404
    assert lead.get(_where(draft, "/questions/%00")).status_code == 404


def test_two_people_who_add_questions_at_once_lose_none(
    app: Service, database: str, lead: Visitor, draft: Consultation
) -> None:
    cookie = lead.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None

    def add(title: str) -> None:
        browser = Visitor(app, app.response_class)
        browser.set_cookie(cookie.key, cookie.value)
        for number in range(3):
            where = _where(draft, "/questions/sections/contact/new")
            assert (
                browser.post(where, data={"kind": "short_text", "title": f"{title} {number}"}).status_code
                == 302
            )

    at_once = [Thread(target=add, args=(title,)) for title in ("One", "Two")]
    for each in at_once:
        each.start()
    for each in at_once:
        each.join()

    with app.app_context(), reading():
        stands = questionnaires.draft(draft.questionnaire_id)
        keys = [question.key for question in stands.sections[0].questions]
        english = next(
            each.text for each in stands.editions if each.language == "en" and "told.title" in each.text
        )
        assert len(keys) == len(set(keys)) == 9
        assert {f"{name} {number}" for name in ("One", "Two") for number in range(3)} <= set(english.values())


def test_a_longer_list_asks_the_database_no_more_often(
    app: Service, lead: Visitor, kept: Kept, programme: Programme, draft: Consultation
) -> None:
    def asked(address: str) -> int:
        seen: list[str] = []

        def note(connection: object, cursor: object, statement: str, *more: object) -> None:
            seen.append(statement)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        assert lead.get(address).status_code == 200
        event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    with kept():
        closed = a_consultation(programme, stage=Stage.CLOSED)
        a_response(closed, "One")
    pages = [MANAGE, _where(closed, "/results"), _where(closed, "/results/better"), _where(closed)]
    lead.get(MANAGE)  # What is kept for everybody has been read.
    few = [asked(page) for page in pages]

    with kept():
        for number in range(15):
            a_consultation(programme, stage=Stage.CLOSED)
            a_response(closed, f"Text {number}")

    lead.get(MANAGE)
    assert [asked(page) for page in pages] == few
