"""What somebody needs: said once, seen by nobody unless they agree, asked again after a year (domain rule A1)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod.core import audit, clock
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.people import operations, queries
from coprod.people.models import AccessNeed, AccessProfile, Person
from coprod.people.rules import SafeContact
from coprod.people.rules.needs import READ, NeedKind
from coprod.site import privacy
from tests.factories.people import a_person


def letters() -> list[Mail]:
    return list(db.session.scalars(select(Mail).order_by(Mail.id)))


def says_a_need(
    person: Person, kind: NeedKind = NeedKind.BSL, words: str = "Sign, not lip reading"
) -> AccessNeed:
    return operations.add_need(person, kind=kind, words=words, by=person.id)


def test_a_need_is_said_once_changed_and_taken_away() -> None:
    with writing():
        person = a_person()
        need = says_a_need(person)
        with pytest.raises(Refused):
            says_a_need(person)
        operations.change_need(person, need, words="BSL and breaks", by=person.id)
        says_a_need(person, NeedKind.BREAKS)
        assert [(each.kind, each.words) for each in queries.needs.of(person.id)] == [
            (NeedKind.BSL, "BSL and breaks"),
            (NeedKind.BREAKS, "Sign, not lip reading"),
        ]
        operations.remove_need(person, need, by=person.id)
        assert [each.kind for each in queries.needs.of(person.id)] == [NeedKind.BREAKS]


def test_nobody_sees_needs_before_the_person_agrees_and_nobody_after_they_take_it_back() -> None:
    with writing():
        person = a_person()
        says_a_need(person)
        assert queries.needs.who_share([person.id]) == frozenset()
        operations.share_needs(person, agrees=True, by=person.id)
        assert queries.needs.who_share([person.id]) == {person.id}
        operations.share_needs(person, agrees=False, by=person.id)
        assert queries.needs.who_share([person.id]) == frozenset()


def test_what_another_writes_down_stands_in_the_trail_without_the_words() -> None:
    with writing():
        person, helper = a_person(email=None), a_person()
        operations.add_need(person, kind=NeedKind.OTHER, words="No fluorescent light", by=helper.id)
        row = db.session.scalars(
            select(audit.AuditRow).where(audit.AuditRow.deed == "wrote down what somebody needs")
        ).one()
        assert (row.by_person, row.subject_number) == (helper.id, person.id)
        assert "light" not in str(row.details) and row.subject_label == ""


def test_somebody_sees_who_has_looked_and_for_which_meeting() -> None:
    with writing():
        person, arranger, other = a_person(), a_person("Asha"), a_person()
        day = clock.today()
        operations.note_look(person.id, by=arranger.id, meeting="abc", meeting_on=day.isoformat())
        operations.note_look(other.id, by=arranger.id)
        looks = queries.needs.looks(person.id)
        assert [(look.by, look.meeting_on) for look in looks] == [("Asha", day)]
        assert READ in [row.deed for row in db.session.scalars(select(audit.AuditRow))]


def test_after_a_year_one_neutral_letter_asks_whether_it_is_still_so() -> None:
    with writing():
        person, by_post = a_person(language="ur"), a_person(safe_contact=SafeContact.POST)
        for each in (person, by_post):
            says_a_need(each)
    with clock.at(clock.now() + timedelta(days=364)), writing():
        assert operations.ask_again() == 0 and not letters()
    with clock.at(clock.now() + timedelta(days=366)), writing():
        assert queries.needs.review_is_due(person.id)
        assert operations.ask_again() == 2 and operations.ask_again() == 0
        assert [mail.to_address for mail in letters()] == [person.email, ""]
        assert "need" not in (letters()[0].subject + letters()[0].body).lower()
        assert letters()[0].language == "ur"
        operations.review_needs(db.session.get_one(Person, person.id), by=person.id)
        assert not queries.needs.review_is_due(person.id)


def test_needs_are_in_the_copy_and_gone_when_somebody_is_forgotten() -> None:
    with writing():
        person = a_person()
        says_a_need(person, words="Ramp at the back")
        assert "Ramp at the back" in str(privacy.copy_of(person))
        privacy.forget(person, by=None)
        assert not db.session.scalars(select(AccessNeed)).all()
        assert not db.session.scalars(select(AccessProfile)).all()
