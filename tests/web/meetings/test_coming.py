"""A meeting is called, people answer, what they need is arranged: by those who may, and by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.meetings.models import Arrangement, Group, Invitation, Meeting, Member
from coprod.meetings.operations import calling
from coprod.meetings.queries import coming
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.invitations import Answer, Met
from coprod.meetings.rules.meetings import Stage
from coprod.people.models import Person
from coprod.people.rules.needs import READ, NeedKind
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.html import fields
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_group, a_meeting, a_member, an_invitation, some_terms
from tests.factories.people import a_need, a_person
from tests.factories.programmes import a_membership, a_programme

AsRole = Callable[..., Visitor]
As = Callable[[Person], Visitor]


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Preston")


@pytest.fixture
def lead(as_role: AsRole, programme: Programme) -> Visitor:
    return as_role(Role.LEAD, programme)


@pytest.fixture
def visit(app: Service, sign_in: Callable[..., None]) -> As:
    def enter(person: Person) -> Visitor:
        visitor = cast(Visitor, app.test_client())
        sign_in(visitor, person)
        visitor.person = person
        return visitor

    return enter


@pytest.fixture
def group(kept: Kept, programme: Programme) -> Group:
    with kept():
        group = a_group(programme, "Letters group")
        some_terms(group, agreed_on=clock.today(), quorum={"lived_experience": 2})
        a_member(group, person=a_person("Amina"))
        a_member(group, MemberRole.STAFF, Office.CHAIR, a_person("Chair"))
        a_member(group, MemberRole.CARER, person=a_person("By post", email=None, telephone="01632 960 001"))
        return group


@pytest.fixture
def meeting(kept: Kept, group: Group) -> Meeting:
    with kept():
        return a_meeting(
            group,
            stage=Stage.PLANNED,
            called_at=None,
            link="https://meet.example/1",
            supporter="Sam, 01632 960 002",
            in_days=30,
        )


def member(group: Group, called: str) -> Member:
    return next(each for each in group.members if each.called == called)


def in_database(app: Service, model: type, **by: object) -> list[object]:
    with app.app_context(), reading():
        found = list(db.session.scalars(select(model).filter_by(**by)))
        db.session.expunge_all()
        return found


@pytest.fixture
def called(kept: Kept, meeting: Meeting) -> Meeting:
    """The same meeting, called."""
    with kept():
        found = coming.of_a_group(meeting.reference)
        assert found
        calling.call(found, by=1)
    return meeting


def test_a_meeting_is_called_moved_and_cancelled_and_whom_no_email_reaches_is_told_by_somebody(
    app: Service, lead: Visitor, group: Group, meeting: Meeting
) -> None:
    manage = f"/manage/meetings/{meeting.reference}"
    told = lead.see(f"{manage}/call").main.text
    assert "Lived experience: 1 of the 2 who are needed." in told and "Only one carer would be there." in told
    lead.fill(f"{manage}/call")

    told = lead.see(f"{manage}/people").main.text
    assert "Tell these people yourself" in told and "01632 960 001" in told
    by_post = member(group, "By post").person
    lead.fill(f"{manage}/people", form=f"{manage}/people/{by_post.reference}/told")
    assert "Tell these people yourself" not in lead.see(f"{manage}/people").main.text

    reply = lead.fill(f"{manage}/move", begins="2pm", ends="13:00", venue="The other hall")
    assert reply.status_code == 422 and "It must end after it begins." in reply.text
    assert "The other hall" in reply.text
    assert lead.fill(f"{manage}/move", begins="2pm", ends="16.00").status_code == 302
    assert "Tell these people yourself" in lead.see(f"{manage}/people").main.text
    reply = lead.fill(f"{manage}/cancel", why="")
    assert reply.status_code == 422 and "People made plans" in reply.text
    lead.fill(f"{manage}/cancel", why="The hall is flooded")
    assert "The hall is flooded" in lead.see(manage).main.text


def test_moving_the_hours_leaves_the_lines_of_the_place_and_a_meeting_by_telephone_can_be_moved(
    kept: Kept, lead: Visitor, group: Group
) -> None:
    with kept():
        hall = a_meeting(group, venue="The Hall\n1 High Street")
        by_telephone = a_meeting(group, in_days=30, venue="", telephone="01632 960 777")
    for meeting in (hall, by_telephone):
        assert lead.fill(f"/manage/meetings/{meeting.reference}/move", begins="9am").status_code == 302
    held = lead.see(f"/manage/meetings/{hall.reference}/move").form(None)
    assert " ".join(fields(held)["venue"]).split() == ["The", "Hall", "1", "High", "Street"]
    assert held.all("textarea"), "a box of one line takes the ends of lines away"


def test_how_to_reach_somebody_is_for_those_who_lead_and_not_for_a_chair(
    visit: As, group: Group, called: Meeting
) -> None:
    chair = visit(member(group, "Chair").person)
    told = chair.see(f"/manage/meetings/{called.reference}/people").main.text
    assert "By post" in told and "01632 960 001" not in told


def test_a_member_sees_what_they_need_to_be_there_answers_and_changes_it(
    app: Service, visit: As, lead: Visitor, group: Group, called: Meeting
) -> None:
    amina = visit(member(group, "Amina").person)
    told = amina.see("/me/meetings")
    assert "Waits for your answer" in told.main.text and told.title == "Coprod"
    mine = f"/me/meetings/{called.reference}"
    told = amina.see(mine)
    assert "Sam, 01632 960 002" in told.main.text and "The Hall, Preston" in told.main.text
    assert "https://meet.example/1" in [link.get("href") for link in told.all("a")]
    assert amina.fill(mine, answer=None).status_code == 422

    amina.fill(mine, answer="online", note="I need the link by text")
    assert "Yes, online" in amina.see("/me/meetings").main.text
    told = lead.see(f"/manage/meetings/{called.reference}/people").main.text
    assert "I need the link by text" in told
    amina.fill(mine, answer="no", note="")
    assert "No, I cannot be there" in amina.see(mine).main.text


def test_whoever_arranges_it_writes_down_an_answer_for_somebody(
    app: Service, lead: Visitor, group: Group, called: Meeting
) -> None:
    by_post = member(group, "By post").person
    people = f"/manage/meetings/{called.reference}/people"
    lead.fill(f"{people}/{by_post.reference}/answer", answer="yes", note="By bus")
    told = lead.see(people).main.text
    assert "Written down for them" in told and "By bus" in told


def test_a_guest_of_the_programme_is_asked_and_somebody_from_elsewhere_cannot_be(
    app: Service, kept: Kept, visit: As, *, lead: Visitor, programme: Programme, called: Meeting
) -> None:
    with kept():
        guest, stranger = a_person("Guest"), a_person("Stranger")
        a_membership(guest, programme, Role.CARER)
    guests = f"/manage/meetings/{called.reference}/guests"
    lead.fill(guests, form=f"{guests}/{guest.reference}")
    assert "Is asked." in lead.see(guests).main.text
    assert visit(guest).see(f"/me/meetings/{called.reference}")
    assert lead.post(f"{guests}/{stranger.reference}").status_code == 404


@pytest.mark.parametrize("who", ["stranger", "member of another group", "somebody who left"])
def test_a_meeting_is_nobody_elses(kept: Kept, visit: As, group: Group, called: Meeting, who: str) -> None:
    with kept():
        person = a_person()
        if who == "member of another group":
            a_member(a_group(), person=person)
        if who == "somebody who left":
            db.session.add(
                Member(
                    group_id=group.id,
                    person_id=person.id,
                    role=MemberRole.CARER,
                    called="Gone",
                    from_day=clock.today() - timedelta(days=90),
                    to_day=clock.today() - timedelta(days=1),
                )
            )
    visitor = visit(person)
    assert visitor.get(f"/me/meetings/{called.reference}").status_code == 404
    assert visitor.post(f"/me/meetings/{called.reference}", data={"answer": "yes"}).status_code == 404
    assert called.title not in visitor.see("/me/meetings").text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lead", 200),
        ("chair", 200),
        ("member", 403),
        ("observer", 403),
        ("lead elsewhere", 404),
        ("reviewer", 404),
        ("administrator", 404),
        ("moderator", 404),
        ("guest", 404),
    ],
)
def test_only_whoever_arranges_the_meeting_reads_what_people_need(
    app: Service, kept: Kept, visit: As, *, as_role: AsRole, programme: Programme, who: str, status: int
) -> None:
    with kept():
        group = a_group(programme)
        somebody = a_member(group, person=a_person("Bea"))
        a_need(somebody.person, words="Not lip reading")
        chair = a_member(group, MemberRole.STAFF, Office.CHAIR).person
        observer = a_member(group, MemberRole.OBSERVER).person
        meeting, guest = a_meeting(group), a_person()
        an_invitation(meeting, somebody)
        db.session.add(Invitation(meeting_id=meeting.id, person_id=guest.id))
        elsewhere = a_programme("Cornwall")
    visitor = {
        "lead": lambda: as_role(Role.LEAD, programme),
        "chair": lambda: visit(chair),
        "member": lambda: visit(somebody.person),
        "observer": lambda: visit(observer),
        "lead elsewhere": lambda: as_role(Role.LEAD, elsewhere),
        "reviewer": lambda: as_role(Role.REVIEWER, programme),
        "administrator": lambda: as_role(Role.ADMINISTRATOR),
        "moderator": lambda: as_role(Role.MODERATOR, programme),
        "guest": lambda: visit(guest),
    }[who]()
    needs = f"/manage/meetings/{meeting.reference}/needs"
    for address in (needs, f"{needs}/{somebody.person.reference}/bsl"):
        reply = visitor.get(address)
        assert reply.status_code == status
        assert ("Not lip reading" in reply.text) is (status == 200)
    reads = in_database(app, AuditRow, deed=READ, subject_number=somebody.person_id)
    assert len(reads) == (2 if status == 200 else 0)


def test_a_need_is_arranged_and_afterwards_both_sides_say_whether_it_was_there(
    app: Service, kept: Kept, visit: As, *, lead: Visitor, group: Group, called: Meeting
) -> None:
    amina = member(group, "Amina").person
    with kept():
        a_need(amina, NeedKind.INTERPRETER, "Punjabi")
    needs = f"/manage/meetings/{called.reference}/needs"
    one = f"{needs}/{amina.reference}/interpreter"
    assert lead.fill(one, state="booked", booked_with="Words Ltd, 01632 960 003").status_code == 302
    told = lead.see(needs).main.text
    assert "Words Ltd" in told and "Arranged" in told and "Punjabi" in told
    assert lead.get(f"{needs}/{amina.reference}/bsl").status_code == 404

    with clock.at(clock.now() + timedelta(days=31)):
        asked = visit(amina)
        mine = f"/me/meetings/{called.reference}"
        assert f"{mine}/needs" in [link.get("href") for link in asked.see(mine).all("a")]
        asked.fill(f"{mine}/needs", interpreter="partly")
        reply = visit(amina).get(f"/manage/meetings/{called.reference}/needs")
        assert reply.status_code == 403
        later = visit(lead.person)
        reply = later.fill(one, met="no", why="")
        assert reply.status_code == 422 and "Say why" in reply.text
        later.fill(one, met="no", why="Did not come")
        told = later.see(needs).main.text
        assert "They say: Partly met" in told and "You say: Not met" in told
        report = later.see(f"/manage/groups/{group.slug}/needs").main.text
        assert "An interpreter for another language" in report and "fewer than 8" in report
    (held,) = in_database(app, Arrangement, person_id=amina.id)
    assert isinstance(held, Arrangement)
    assert (held.met_for_person, held.met_for_arranger) == (Met.PARTLY, Met.NO)


def test_somebody_who_says_no_is_in_nobodys_list_of_needs(
    app: Service, kept: Kept, visit: As, *, lead: Visitor, group: Group, called: Meeting
) -> None:
    amina = member(group, "Amina").person
    with kept():
        a_need(amina, words="Seat by the door")
    visit(amina).fill(f"/me/meetings/{called.reference}", answer="no")
    assert "Seat by the door" not in lead.see(f"/manage/meetings/{called.reference}/needs").text
    (said,) = in_database(app, Invitation, person_id=amina.id)
    assert isinstance(said, Invitation) and said.answer is Answer.NO
