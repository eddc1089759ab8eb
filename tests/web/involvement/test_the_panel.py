"""The panel's room: nobody's name before everybody is answered, and nobody's points before one's own."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core.attachments import sealed
from coprod.core.audit import AuditRow
from coprod.core.db import db
from coprod.involvement.models import Application, ApplicationFile, Opportunity
from coprod.involvement.rules.opportunities import Stage
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.jobs import erase_unused_drafts
from coprod.questionnaires.models import AnswerFile
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import a_panelist, an_application, an_opportunity
from tests.factories.people import a_person

ANSWERS = {"better": {"value": "I listen to people.", "other": ""}}
NAMES = ("Ana Reed", "ana@example.org", "01632 960 001")


@dataclass
class Room:
    page: str
    labels: list[str]
    partner: Visitor
    officer: Visitor
    lead: Visitor

    def assess(self, who: Visitor, label: str, points: str = "2") -> None:
        who.post(f"{self.page}/before-reading", data={"agrees": "y"})
        who.post(
            f"{self.page}/{label}",
            data={"points_listens": points, "words_listens": "Clear.", "points_own": "1", "words_own": ""},
        )


@pytest.fixture
def room(
    app: Service, kept: Kept, sign_in: Callable[[Visitor, Person], Visitor], as_role: Callable[..., Visitor]
) -> Room:
    with kept():
        opportunity = an_opportunity(stage=Stage.CLOSED, places=1)
        partner, officer = a_person("Pat Partner"), a_person("Olu Officer")
        a_panelist(opportunity, partner, lived=True)
        a_panelist(opportunity, officer)
        ana = an_application(
            opportunity,
            name="Ana Reed",
            email="ana@example.org",
            telephone="01632 960 001",
            answers=ANSWERS,
        )
        ben = an_application(opportunity, a_person("Ben Hall"), answers=ANSWERS)
        _file(opportunity, ana)
        labels = [ana.label, ben.label]
        programme = db.session.get_one(Programme, opportunity.programme_id)
        db.session.flush()
    browsers = [sign_in(Visitor(app, app.response_class), each) for each in (partner, officer)]
    return Room(
        f"/manage/opportunities/{opportunity.reference}/applications",
        labels,
        *browsers,
        as_role(Role.LEAD, programme),
    )


def _file(opportunity: Opportunity, application: Application) -> None:
    attached = sealed.keep(io.BytesIO(b"%PDF-1.7\n"))
    db.session.add(
        AnswerFile(
            key=attached.key,
            version_id=opportunity.version_id or 0,
            size_bytes=attached.size,
            sha256=attached.sha256,
        )
    )
    db.session.flush()
    db.session.add(
        ApplicationFile(
            application_id=application.id,
            file_key=attached.key,
            question="better",
            name="document-1.pdf",
            media_type="application/pdf",
            size_bytes=9,
            lock=attached.lock,
        )
    )


def test_nobody_sees_the_points_of_others_before_giving_their_own(room: Room) -> None:
    one, _other = room.labels
    room.assess(room.partner, one)
    room.officer.post(f"{room.page}/before-reading", data={"agrees": "y"})
    before = room.officer.get(f"{room.page}/{one}").text
    assert "I listen to people." in before
    assert "Pat Partner" not in before
    assert "Clear." not in before
    room.assess(room.officer, one)

    after = room.officer.get(f"{room.page}/{one}").text

    assert "Pat Partner" in after
    assert "Clear." in after


def test_no_page_of_the_panel_or_the_lead_names_anybody_before_everybody_is_answered(room: Room) -> None:
    for label in room.labels:
        room.assess(room.partner, label)
        room.assess(room.officer, label)
    pages = [
        *(room.partner.get(f"{room.page}/{label}").text for label in room.labels),
        room.partner.get(room.page).text,
        room.partner.get(f"{room.page}/decide").text,
        room.partner.get(f"{room.page}/{room.labels[0]}/files/document-1.pdf").text,
        room.lead.get(room.page).text,
        room.lead.get(f"{room.page}/decide").text,
        room.lead.get(f"{room.page}/people", follow_redirects=True).text,
    ]

    assert not [name for name in (*NAMES, "Ben Hall") for page in pages if name in page]
    assert room.lead.get(f"{room.page}/{room.labels[0]}").status_code == 404


def test_everybody_is_answered_and_then_those_who_arrange_see_who_they_are(app: Service, room: Room) -> None:
    one, other = room.labels
    early = room.lead.get(f"{room.page}/decide").text
    assert "have not been read by 2 people yet" in early
    for label in room.labels:
        room.assess(room.partner, label)
        room.assess(room.officer, label, "3" if label == one else "0")
    asked = room.partner.get(f"{room.page}/decide").text
    assert "More people applied than there are places." in asked
    answers = {f"answer_{one}": "place", f"answer_{other}": "place"}
    reasons = {f"reason_{one}": "You say how.", f"reason_{other}": "Others told us more."}
    refused = room.partner.post(f"{room.page}/decide", data={**answers, **reasons})
    assert refused.status_code == 422
    assert "you have chosen 2 people" in refused.text
    assert "You say how." in refused.text, "what was typed stays"
    room.partner.post(f"{room.page}/decide", data={**answers, **reasons, f"answer_{other}": "no"})

    names = room.lead.get(f"{room.page}/people").text

    assert all(name in names for name in ("Ana Reed", "ana@example.org", "Ben Hall"))
    assert room.partner.get(f"{room.page}/people").status_code == 404
    with app.app_context():
        deeds = db.session.scalars(select(AuditRow.deed)).all()
        assert "read who applied" in deeds
        assert "answered everybody who applied" in deeds


def test_whoever_is_offered_a_place_is_not_sent_the_reason_that_a_no_begins_with(
    app: Service, room: Room
) -> None:
    one, other = room.labels
    for label in room.labels:
        room.assess(room.partner, label)
        room.assess(room.officer, label, "3" if label == one else "0")

    sent = room.partner.fill(f"{room.page}/decide", **{f"answer_{one}": "place"})

    assert sent.status_code == 302, sent.text
    with app.app_context():
        told = dict(db.session.execute(select(Application.label, Application.reason)).all())
    assert told[one] == "" and told[other].startswith("More people applied than there are places.")


def test_whoever_may_know_somebody_reads_no_points_and_gives_none(room: Room) -> None:
    one, _other = room.labels
    room.assess(room.partner, one)
    room.assess(room.officer, one)
    room.officer.post(f"{room.page}/{one}/i-know-them", data={"words": "We work together."})

    page = room.officer.get(f"{room.page}/{one}").text

    assert "you give no points" in page
    assert "I listen to people." not in page, "and they do not read on"
    assert "Pat Partner" not in page
    assert room.officer.get(f"{room.page}/{one}/files/document-1.pdf").status_code == 403


def test_playing_a_file_is_written_down_once(app: Service, room: Room) -> None:
    where = f"{room.page}/{room.labels[0]}/files/document-1.pdf/content"
    assert room.officer.get(where).status_code == 403
    room.officer.post(f"{room.page}/before-reading", data={"agrees": "y"})

    got = room.officer.get(where)

    assert got.data == b"%PDF-1.7\n"
    with app.app_context():
        opened = select(AuditRow).where(AuditRow.deed == "opened a file of an application")
        assert len(db.session.scalars(opened).all()) == 1


def test_a_file_of_an_application_is_not_swept_away_as_one_that_nothing_holds(
    app: Service, room: Room
) -> None:
    with app.app_context():
        erase_unused_drafts()
        assert db.session.scalars(select(ApplicationFile)).one().name == "document-1.pdf"


def test_a_helper_writes_an_application_down_and_reads_it_back(
    app: Service, kept: Kept, as_role: Callable[..., Visitor]
) -> None:
    with kept():
        opportunity = an_opportunity()
        programme = db.session.get_one(Programme, opportunity.programme_id)
        db.session.flush()
    lead = as_role(Role.LEAD, programme)
    page = f"/manage/opportunities/{opportunity.reference}/enter"
    key = lead.get(page).text.split('name="key" value="')[1].split('"')[0]
    said = {
        "key": key,
        "channel": "telephone",
        "answered_in": "pl",
        "q-better": "I listen.",
        "name": "Ewa",
        "way": "telephone",
        "telephone": "01632 960 002",
    }
    refused = lead.post(page, data=said)
    assert "Read the answers back" in refused.text
    entered = lead.post(page, data={**said, "read_back": "y"})

    assert "app-code__group" in entered.text
    with app.app_context():
        application = db.session.scalars(select(Application)).one()
        assert (application.name, application.channel.value, application.language) == (
            "Ewa",
            "telephone",
            "en",
        ), "we write in English to somebody whose language we do not write"
        assert application.entered_by_id == lead.person.id
