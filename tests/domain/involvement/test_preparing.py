"""Taking a place: an agreement to read, a name here, and needs that are said once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from coprod.core import clock
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.involvement.models import Agreement
from coprod.involvement.operations import agreeing
from coprod.involvement.rules.opportunities import Stage
from coprod.meetings.rules.groups import MemberRole
from coprod.people import queries as people
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.people.rules.needs import NeedKind
from coprod.programmes import queries as programmes
from coprod.programmes.rules import Role
from tests.factories.involvement import an_application, an_opportunity
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_programme


def test_whoever_applied_without_an_account_has_one_with_their_needs_and_their_way_of_being_reached() -> None:
    with writing():
        opportunity = an_opportunity(stage=Stage.CLOSED)
        application = an_application(
            opportunity,
            name="Wren",
            email="",
            telephone="01234 567890",
            safe_contact=SafeContact.TELEPHONE,
            safe_contact_note="After six",
            language="ur",
            format="large_print",
            needs={"step_free": "", "breaks": "Every half hour"},
        )

        agreement = agreeing.prepare(application)

        person = agreement.person
        assert (person.name, person.safe_contact, person.safe_contact_note) == (
            "Wren",
            SafeContact.TELEPHONE,
            "After six",
        )
        assert {each.kind: each.words for each in people.needs.of(person.id)} == {
            NeedKind.STEP_FREE: "",
            NeedKind.BREAKS: "Every half hour",
        }
        assert (application.needs, application.person_id) == ({}, person.id)
        assert (agreement.language, agreement.format, agreement.is_agreed) == ("ur", "large_print", False)
        assert (agreement.starts_on, agreement.ends_on) == (opportunity.begins_on, None)
        held = programmes.roles_on(person.id, clock.today(), opportunity.programme_id)
        assert [each.role for each in held] == [Role.LIVED_EXPERIENCE]
        assert agreeing.prepare(application) is agreement


def test_an_address_that_is_somebodys_leads_to_them_only_when_they_are_signed_in() -> None:
    with writing():
        owner, stranger = a_person(), a_person()
        opportunity = an_opportunity(stage=Stage.CLOSED)
        application = an_application(opportunity, name="Wren", email=f" {owner.email}".upper())
        before = db.session.scalar(select(func.count(Person.id)))

        for by in (None, stranger.id):
            with pytest.raises(Refused):
                agreeing.prepare(application, by=by)
        assert application.person_id is None
        assert db.session.scalar(select(func.count(Agreement.id))) == 0

        assert agreeing.prepare(application, by=owner.id).person_id == owner.id
        assert db.session.scalar(select(func.count(Person.id))) == before


def test_a_carer_whom_the_programme_knows_stays_one_and_no_role_begins_before_today() -> None:
    with writing():
        programme, carer = a_programme(), a_person()
        opportunity = an_opportunity(
            programme,
            stage=Stage.CLOSED,
            begins_on=clock.today() - timedelta(days=30),
            ends_on=clock.today() - timedelta(days=3),
        )
        a_membership(carer, programme, Role.CARER)
        application = an_application(opportunity, carer)

        agreement = agreeing.prepare(application, by=carer.id)

        assert agreement.brings is MemberRole.CARER
        assert (agreement.starts_on, agreement.ends_on) == (clock.today(), None)
