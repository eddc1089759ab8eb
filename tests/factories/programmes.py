"""Programmes, organisations, roles and notices. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from coprod.core import clock, districts, secret, settings
from coprod.core.db import db
from coprod.core.districts import District
from coprod.core.editions import Format, Standing
from coprod.core.help_routes import Route
from coprod.core.settings import Scope
from coprod.people.models import Person
from coprod.programmes.models import (
    Membership,
    Organisation,
    Partner,
    PrivacyNotice,
    PrivacyNoticeEdition,
    Programme,
    ProgrammeEdition,
    ReviewHolding,
    Workstream,
)
from coprod.programmes.rules import Role, Sector
from tests.factories.people import a_person

_number = count(1)


def long_ago() -> date:
    """A day on which everything had already begun."""
    return clock.today() - timedelta(days=400)


def an_organisation(name: str = "", sector: Sector = Sector.VCFSE, **more: Any) -> Organisation:
    number = next(_number)
    facts = {"reference": secret.reference(), "from_day": long_ago(), **more}
    organisation = Organisation(name=name or f"Organisation {number}", sector=sector, **facts)
    db.session.add(organisation)
    db.session.flush()
    return organisation


def a_programme(name: str = "", slug: str = "", *, notice: bool = True, **words: str) -> Programme:
    """A programme with its English words and, unless told otherwise, a privacy notice."""
    number = next(_number)
    name = name or f"Programme {number}"
    programme = Programme(slug=slug or f"programme-{number}", made_at=clock.now())
    db.session.add(programme)
    db.session.flush()
    texts = {"name": name, "short_name": name, "why": "People told their story too often.", **words}
    a_programme_edition(programme, texts, standing=Standing.CHECKED)
    if notice:
        a_notice(programme)
    return programme


def a_programme_edition(
    programme: Programme,
    text: dict[str, str],
    language: str = "en",
    format: Format = Format.STANDARD,
    **more: Any,
) -> ProgrammeEdition:
    edition = ProgrammeEdition(
        programme_id=programme.id, language=language, format=format, text=text, changed_at=clock.now(), **more
    )
    db.session.add(edition)
    db.session.flush()
    return edition


def a_district(programme: Programme, name: str = "Preston", *, days: int = 200, **more: Any) -> District:
    """A district of which somebody has made sure, to be looked at again in so many days."""
    line = Route(f"{name} help line", "01632 960002", "tel:01632960002", "Any time.")
    facts = {"reference": "district", "postcodes": "PR1, PR2", "routes": (line,), **more}
    district = District(
        name=name,
        review_by=clock.today() + timedelta(days=days),
        owner="The crisis team",
        source="Their page",
        **facts,
    )
    settings.put(
        districts.DISTRICTS,
        [each.stored() for each in (*districts.of(programme.id), district)],
        from_day=long_ago() + timedelta(days=len(districts.of(programme.id))),
        source="a test",
        scope=Scope.PROGRAMME,
        number=programme.id,
    )
    db.session.flush()
    return district


def a_workstream(programme: Programme, key: str = "", **more: Any) -> Workstream:
    number = next(_number)
    facts = {"position": number, "from_day": long_ago(), **more}
    workstream = Workstream(programme_id=programme.id, key=key or f"workstream-{number}", **facts)
    db.session.add(workstream)
    db.session.flush()
    return workstream


def a_partner(programme: Programme, organisation: Organisation | None = None, **more: Any) -> Partner:
    """An organisation's part in a programme."""
    facts = {"position": next(_number), "from_day": long_ago(), **more}
    partner = Partner(
        programme_id=programme.id, organisation_id=(organisation or an_organisation()).id, **facts
    )
    db.session.add(partner)
    db.session.flush()
    return partner


def a_holding(programme: Programme, organisation: Organisation | None = None, **more: Any) -> ReviewHolding:
    """Who holds the independent review of a programme."""
    organisation = organisation or an_organisation("Healthwatch Example", Sector.INDEPENDENT_REVIEWER)
    facts = {"area": "The whole area", "from_day": long_ago(), **more}
    holding = ReviewHolding(programme_id=programme.id, organisation_id=organisation.id, **facts)
    db.session.add(holding)
    db.session.flush()
    return holding


def a_membership(
    person: Person,
    programme: Programme | None,
    role: Role,
    organisation: Organisation | None = None,
    **more: Any,
) -> Membership:
    """A role that a person holds since long ago; an administrator's has no programme."""
    membership = Membership(
        person=person,
        programme_id=None if role is Role.ADMINISTRATOR or programme is None else programme.id,
        organisation_id=organisation.id if organisation else None,
        role=role,
        **{"from_day": long_ago(), **more},
    )
    db.session.add(membership)
    db.session.flush()
    return membership


def a_role(role: Role | None, programme: Programme | None = None) -> Membership | Person:
    """Somebody new who holds a role today, with everything that makes it count; a plain person for ``None``."""
    person = a_person()
    if role is None:
        return person
    if role is not Role.ADMINISTRATOR and programme is None:
        programme = a_programme()
    organisation = an_organisation(
        sector=Sector.INDEPENDENT_REVIEWER if role is Role.REVIEWER else Sector.NHS_PROVIDER
    )
    if role is Role.REVIEWER and programme is not None:
        a_holding(programme, organisation)
    return a_membership(person, programme, role, organisation)


def a_notice(
    programme: Programme, text: str = "We keep what you write for one year.", **more: Any
) -> PrivacyNotice:
    """The first version of a programme's privacy notice, in English."""
    notice = PrivacyNotice(programme_id=programme.id, **{"version": 1, "published_on": long_ago(), **more})
    db.session.add(notice)
    db.session.flush()
    db.session.add(
        PrivacyNoticeEdition(
            privacy_notice_id=notice.id,
            language="en",
            format=Format.STANDARD,
            standing=Standing.CHECKED,
            text={"text": text},
            changed_at=clock.now(),
        )
    )
    db.session.flush()
    return notice
