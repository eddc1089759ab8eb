"""Questions about equality: after applying, apart from it, optional, and figures only where nobody can be found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select, text

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, writing
from coprod.involvement.models import Monitoring, MonitoringSheet, Opportunity
from coprod.involvement.operations import monitoring
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.models import QuestionnaireVersion, WaitingSheet
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_opportunity
from tests.factories.questionnaires import a_sheet
from tests.web.involvement.walking import applied


@pytest.fixture
def opportunity(kept: Kept) -> Opportunity:
    with kept():
        return an_opportunity()


def test_the_questions_come_after_applying_and_say_that_they_make_no_difference(
    app: Service, client: Visitor, opportunity: Opportunity
) -> None:
    page = f"/opportunities/{opportunity.reference}/equality"
    assert client.get(page).status_code == 404, "nobody has applied in this programme yet"
    applied(client, opportunity)
    start = client.get(page).text
    assert "will not affect your application" in start
    client.post(page, data={"format": "standard"})
    sections = [client.get(f"{page}/{number}").text for number in range(1, 6)]
    assert all("Prefer not to say" in each for each in sections)
    assert "Roma" in sections[1]
    client.post(f"{page}/1", data={"q-age": "age-25", "go": "check"})
    slip = client.get(f"{page}/check").text.split('name="slip" value="')[1].split('"')[0]
    sent = client.post(f"{page}/done", data={"slip": slip}).text

    assert "Your answers have been sent" in sent
    assert "app-code__group" not in sent
    with app.app_context():
        assert len(db.session.scalars(select(WaitingSheet)).all()) == 1


def _many(programme_id: int, people: int) -> None:
    version = db.session.get_one(QuestionnaireVersion, monitoring.ready(programme_id).version_id)
    asked = monitoring.document().questions
    for number in range(people):
        answers = {each.id: {"state": "skipped", "value": None} for each in asked}
        answers["age"] = {"state": "answered", "value": "age-25" if number < people - 3 else "age-75"}
        sheet = a_sheet(version, answers=answers, released_on=clock.today().replace(year=2020))
        db.session.add(MonitoringSheet(sheet_key=sheet.key, programme_id=programme_id))
    db.session.flush()


@pytest.mark.parametrize(("people", "says"), [(20, "too few answers for tables"), (60, "fewer than 8")])
def test_who_leads_sees_no_number_by_which_somebody_could_be_found(
    kept: Kept, as_role: Callable[..., Visitor], opportunity: Opportunity, people: int, says: str
) -> None:
    with kept():
        _many(opportunity.programme_id, people)
        programme = db.session.get_one(Programme, opportunity.programme_id)
        db.session.flush()
    lead = as_role(Role.LEAD, programme)

    page = lead.get(f"/manage/programmes/{programme.slug}/equality").text

    assert says in page
    assert (
        as_role(Role.MODERATOR, programme).get(f"/manage/programmes/{programme.slug}/equality").status_code
        == 404
    )


def test_no_column_leads_from_answers_about_equality_to_an_application(app: Service) -> None:
    with app.app_context():
        columns = {
            table: {row[1] for row in db.session.execute(text(f"PRAGMA table_info({table})"))}
            for table in ("monitoring_sheet", "involvement_monitoring")
        }

    assert columns == {
        "monitoring_sheet": {"sheet_key", "programme_id"},
        "involvement_monitoring": {"id", "programme_id", "questionnaire_id", "version_id"},
    }


def test_the_questions_are_frozen_once_for_each_programme(app: Service, opportunity: Opportunity) -> None:
    with app.app_context():
        for _time in (1, 2):
            with writing():
                monitoring.ready(opportunity.programme_id)

        held = db.session.scalars(select(Monitoring)).one()
        versions = select(QuestionnaireVersion).where(
            QuestionnaireVersion.questionnaire_id == held.questionnaire_id
        )
        assert len(db.session.scalars(versions).all()) == 1
