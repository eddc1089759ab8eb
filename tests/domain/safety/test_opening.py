"""Opening a concern: one for one page, told at once to those in the role, and to nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from coprod.core import clock, outbox
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.outbox import Mail
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.safety import jobs, operations, queries
from coprod.safety.models import Concern, Entry
from coprod.safety.rules import Deed, Fear, Reach, Source
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_programme

WORDS = "He has my card and my tablets."


def open_one(programme: Programme, by: Person, once: str = "a page") -> None:
    operations.open_(
        programme,
        source=Source.CALL,
        key="",
        words=WORDS,
        fear=Fear.ADULT,
        reach=Reach.NO,
        reach_note="",
        once=once,
        by=by.id,
    )


def concerns() -> list[Concern]:
    return list(db.session.scalars(select(Concern)))


def letters() -> list[Mail]:
    return list(db.session.scalars(select(Mail).order_by(Mail.to_address)))


def deeds() -> list[Deed]:
    return [entry.deed for entry in db.session.scalars(select(Entry).order_by(Entry.id))]


def test_everybody_in_the_role_is_told_at_once_and_nobody_else() -> None:
    with writing():
        programme, opener = a_programme(), a_person()
        told = {str(_with_role(programme).email), str(_with_role(programme).email)}
        _with_role(a_programme())
        _with_role(programme, to_day=clock.today() - timedelta(days=1))
        _with_role(programme, from_day=clock.today() + timedelta(days=1))
        for role in Role:
            if role not in {Role.SAFEGUARDING, Role.ADMINISTRATOR}:
                a_membership(a_person(), programme, role)
        a_membership(a_person(), None, Role.ADMINISTRATOR)
        open_one(programme, opener)

    assert {each.to_address for each in letters()} == told
    assert deeds() == [Deed.OPENED, Deed.TOLD, Deed.TOLD]


def _with_role(programme: Programme, *, person: Person | None = None, **days: object) -> Person:
    person = person or a_person()
    a_membership(person, programme, Role.SAFEGUARDING, **days)
    return person


def test_the_letter_says_nothing_but_where_to_look() -> None:
    with writing():
        programme = a_programme("Preston")
        _with_role(programme)
        _with_role(programme, person=a_person(language="ur"))
        open_one(programme, a_person("Opener"))

    told = {each.language: each for each in letters()}
    english, urdu = told["en"], told["ur"]
    assert english.kind == outbox.LOOK and english.subject == "Something on the site needs you"
    assert "\nhttp://localhost/manage\n" in english.body
    assert "\nhttp://localhost/ur/manage\n" in urdu.body and urdu.kind == outbox.LOOK
    (concern,) = concerns()
    for letter in letters():
        said = f"{letter.subject} {letter.body}".casefold()
        for word in (WORDS.casefold(), concern.reference, "concern", "safe", "preston", "opener", "risk"):
            assert word not in said


def test_a_page_that_is_sent_twice_opens_one_and_another_page_another() -> None:
    with writing():
        programme, opener = a_programme(), a_person()
        number, by = programme.id, opener.id
        _with_role(programme)
    for once in ("first page", "first page", "second page"):
        with writing():
            open_one(db.session.get_one(Programme, number), db.session.get_one(Person, by), once)

    assert len(concerns()) == 2
    assert len(letters()) == 2


def test_two_people_who_send_the_same_words_open_two() -> None:
    with writing():
        programme = a_programme()
        open_one(programme, a_person())
        open_one(programme, a_person())

    assert len(concerns()) == 2


def test_nothing_stands_in_the_audit_trail() -> None:
    with writing():
        programme, reader = a_programme(), a_person()
        _with_role(programme, person=reader)
        open_one(programme, a_person())
        (concern,) = concerns()
        operations.read(concern, by=reader.id)
        operations.take(concern, by=reader.id)
        operations.write_down(concern, words="Rang.", told="", by=reader.id)

    assert db.session.scalar(select(func.count()).select_from(AuditRow)) == 0


def test_what_nobody_could_be_told_of_is_kept_and_told_as_soon_as_somebody_has_the_role() -> None:
    with writing():
        programme = a_programme()
        number = programme.id
        by_telephone = a_person(safe_contact=SafeContact.TELEPHONE)
        _with_role(programme, person=by_telephone)
        open_one(programme, a_person())
    assert letters() == [] and deeds() == [Deed.OPENED, Deed.NOBODY_TOLD]
    db.session.rollback()

    jobs.tell_late()
    assert letters() == []
    db.session.rollback()
    with writing():
        told = _with_role(db.session.get_one(Programme, number)).email
    for _again in range(2):
        jobs.tell_late()

    assert [each.to_address for each in letters()] == [told]
    assert deeds() == [Deed.OPENED, Deed.NOBODY_TOLD, Deed.TOLD]


def test_whoever_opens_it_and_has_the_role_writes_to_the_others() -> None:
    with writing():
        programme = a_programme()
        opener, other = _with_role(programme), _with_role(programme)
        open_one(programme, opener)

        assert [each.to_address for each in letters()] == [other.email]


def test_a_concern_that_was_not_kept_told_nobody() -> None:
    with pytest.raises(RuntimeError), writing():
        programme = a_programme()
        _with_role(programme)
        open_one(programme, a_person())
        raise RuntimeError

    with reading():
        assert concerns() == [] and letters() == [] and queries.untold() == []
