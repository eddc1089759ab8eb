"""From an offered place that somebody takes to an agreement that they can read, and their name here."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.models import Agreement, Application, Opportunity
from coprod.meetings.rules.groups import MemberRole
from coprod.people import operations as people
from coprod.people import queries as known
from coprod.people.models import Person
from coprod.people.rules import tidy_email
from coprod.people.rules.needs import NeedKind
from coprod.programmes import queries as programmes
from coprod.programmes.models import Programme
from coprod.programmes.operations.roles import add_role
from coprod.programmes.rules import Role

# What somebody brings, as the programme knows them.
KNOWN_AS = {MemberRole.LIVED_EXPERIENCE: Role.LIVED_EXPERIENCE, MemberRole.CARER: Role.CARER}


def prepare(application: Application, *, by: int | None = None) -> Agreement:
    """Make the agreement that whoever takes a place will read: not agreed yet, from the first day that makes sense.

    Whoever applied without an account has one from now on, and what they need lies in their own profile. ``by`` is
    whoever is signed in. Errors: ``Refused`` when the e-mail address that they gave is somebody's who is not.
    """
    held = db.session.scalars(select(Agreement).where(Agreement.application_id == application.id)).first()
    if held is not None:
        return held
    opportunity = db.session.get_one(Opportunity, application.opportunity_id)
    person = _whose(application, by)
    _move_needs(application, person)
    agreement = Agreement(
        opportunity_id=opportunity.id,
        opportunity=opportunity,
        application_id=application.id,
        person_id=person.id,
        person=person,
        brings=_known_in(opportunity.programme_id, person, by=by),
        language=application.language,
        format=application.format,
        offered_at=clock.now(),
        **_days(opportunity),
    )
    db.session.add(agreement)
    db.session.flush()
    return agreement


def _days(opportunity: Opportunity) -> dict[str, date | None]:
    """From when to when: as the opportunity says, and never before today."""
    starts = max(opportunity.begins_on or clock.today(), clock.today())
    ends = opportunity.ends_on
    return {"starts_on": starts, "ends_on": ends if ends is not None and ends >= starts else None}


def _whose(application: Application, by: int | None) -> Person:
    """The person who applied; a new one when nobody here has their address. Errors: ``Refused``."""
    if application.person_id is not None:
        return db.session.get_one(Person, application.person_id)
    if not application.name:
        raise Refused(_("Give your name, so that we know how to call you."))
    theirs = known.by_email(tidy_email(application.email)) if application.email else None
    # Whoever is signed in has shown that the address is theirs.
    person = theirs if theirs is not None and theirs.id == by else _enrol(application, by)
    application.person_id, application.person = person.id, person
    return person


def _enrol(application: Application, by: int | None) -> Person:
    return people.enrol_anew(
        name=application.name,
        telephone=application.telephone,
        email=application.email or None,
        postal_address=application.postal_address,
        language=application.language,
        safe_contact=application.safe_contact,
        safe_contact_note=application.safe_contact_note,
        by=by,
    )


def _move_needs(application: Application, person: Person) -> None:
    """What they said they need goes to their profile, where they alone change it, and stays nowhere else (A1)."""
    said = {each.kind for each in known.needs.of(person.id)}
    was_asked = known.needs.profile(person.id) is not None
    for kind in NeedKind:
        if kind.value in application.needs and kind not in said:
            words = str(application.needs[kind.value] or "")[:400]
            people.add_need(person, kind=kind, words=words, by=person.id)
    if application.needs and application.shares_needs and not was_asked:
        people.share_needs(person, agrees=True, by=person.id)
    application.needs = {}


def _known_in(programme_id: int, person: Person, *, by: int | None) -> MemberRole:
    """As what the programme knows them; with lived experience until they say otherwise."""
    roles = {each.role for each in programmes.roles_on(person.id, clock.today(), programme_id)}
    for brings, role in KNOWN_AS.items():
        if role in roles:
            return brings
    programme = db.session.get_one(Programme, programme_id)
    add_role(
        person,
        programme,
        Role.LIVED_EXPERIENCE,
        None,
        from_day=clock.today(),
        to_day=None,
        by=None if by == person.id else by,
    )
    return MemberRole.LIVED_EXPERIENCE
