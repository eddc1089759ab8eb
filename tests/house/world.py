"""A world with one real thing for every part of every address, twice: in our own programme and in another.

Which thing stands for which part of an address, ``parts.py`` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.jobs import JobRun
from coprod.people.models import Person, SignIn
from coprod.programmes.rules import Role
from tests.factories.payments import (
    related,
)
from tests.factories.people import a_need, a_passkey, a_person, a_sign_in, an_app
from tests.factories.programmes import (
    a_membership,
    a_programme,
    an_organisation,
)
from tests.house.side import Side, an_account_of, side_of


@dataclass
class World:
    """Our own programme, another one, and somebody for each role in ours, with the key of their sign-in."""

    own: Side
    other: Side
    people: dict[str, Person]
    keys: dict[str, str]
    administrator: str
    demo_person: str
    sign_in: str  # a lead's second one, on another device
    need: str  # a lead's own
    new_app: str  # a lead's own, which has shown nothing yet
    passkey: str  # a lead's own
    account: str  # typed by a lead, who has not confirmed it
    relation: str  # what a lead has declared


def make_world() -> World:
    """Make it all. Call this inside ``writing()``, in an empty database."""
    # A worker that is at work however long the inspectors take, or the service would say that it is not ready.
    db.session.add(JobRun(name="send mail", began_at=clock.now() + timedelta(hours=1)))
    ours = a_programme("Preston", "ours", **{"workstream.workstream-ours.title": "First contact"})
    theirs = a_programme("Cornwall", "theirs")
    people: dict[str, Person] = {"signed_in": a_person("Signed in")}
    reviewing = an_organisation("Healthwatch Example")
    paying = an_organisation("Northern Voices")
    acts_for = {
        Role.REVIEWER: reviewing,
        **dict.fromkeys((Role.LEAD, Role.FINANCE_APPROVER, Role.PAYER), paying),
    }
    for role in Role:
        people[role.value] = a_person(role.value)
        membership = a_membership(people[role.value], ours, role, acts_for.get(role))
        if role is Role.ADMINISTRATOR:
            administrator = membership.reference
    return World(
        own=side_of(ours, reviewing, paying, people),
        other=side_of(theirs, an_organisation("Healthwatch Elsewhere"), an_organisation(), people),
        people=people,
        keys={who: a_sign_in(person) for who, person in people.items()},
        administrator=administrator,
        demo_person=a_person("Demo", demo_note="Shows what a lead sees.").reference,
        sign_in=_sign_in(people["lead"]),
        need=a_need(people["lead"]).reference,
        new_app=an_app(people["lead"], works=False).reference,
        passkey=a_passkey(people["lead"]).reference,
        account=an_account_of(people["lead"]),
        relation=related(people["lead"], people["signed_in"]).reference,
    )


def _sign_in(person: Person) -> str:
    key = secret.keyed_hash("sign-in", a_sign_in(person))
    return db.session.scalars(select(SignIn.reference).where(SignIn.key_hash == key)).one()
