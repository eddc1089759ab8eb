"""Who may do what: granting and ending roles. Nobody gives a role to themselves."""

from __future__ import annotations

from datetime import date, timedelta

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.people import operations as people
from coprod.people.models import Person
from coprod.programmes import queries
from coprod.programmes.models import Membership, Organisation, Programme
from coprod.programmes.operations.ending import end_on, insist_on_order, overlap
from coprod.programmes.rules import GRANTABLE, GRANTABLE_BY_ADMINISTRATORS, NEEDED, STAFF, WORKING, Role


def grant(
    programme: Programme,
    person: Person,
    role: Role,
    *,
    organisation: Organisation | None,
    from_day: date,
    to_day: date | None,
    by: int,
) -> Membership:
    """Give somebody a role in a programme, on behalf of an organisation, between two days.

    Reviewers and administrators are none of a lead's business and have verbs of their own. Errors: ``Refused``.
    """
    if role not in offered_to(by):
        raise Refused(_("Only an administrator gives this role."))
    if role in STAFF and organisation is None:
        raise Refused(_("Say on behalf of which organisation."))
    if organisation is not None and not queries.is_partner_within(
        programme.id, organisation.id, from_day, to_day
    ):
        raise Refused(_("%(organisation)s is not a partner in these days.", organisation=organisation.name))
    held = queries.roles_on(person.id, clock.today(), programme.id)
    if role in STAFF and any(each.role is Role.REVIEWER for each in held):
        raise Refused(_("Somebody who reviews the programme cannot also work for it."))
    return add_role(person, programme, role, organisation, from_day=from_day, to_day=to_day, by=by)


def offered_to(by: int) -> tuple[Role, ...]:
    """The roles that somebody may give in a programme, in the order in which they are offered."""
    return GRANTABLE_BY_ADMINISTRATORS if _is_administrator(by) else GRANTABLE


def _is_administrator(person_id: int) -> bool:
    today = clock.today()
    held = queries.roles_on(person_id, today)
    return any(each.role is Role.ADMINISTRATOR and each.from_day <= today for each in held)


def appoint_administrator(person: Person, *, from_day: date, by: int | None) -> Membership:
    """Let somebody serve the whole service. ``by=None`` is the command line, for the first. Errors: ``Refused``."""
    return add_role(person, None, Role.ADMINISTRATOR, None, from_day=from_day, to_day=None, by=by)


def add_role(
    person: Person,
    programme: Programme | None,
    role: Role,
    organisation: Organisation | None,
    *,
    from_day: date,
    to_day: date | None,
    by: int | None,
) -> Membership:
    """What every way of giving a role has in common. Errors: ``Refused``."""
    insist_on_order(from_day, to_day)
    if person.id == by:
        raise Refused(_("Nobody gives a role to themselves. Ask somebody else to do it."))
    programme_id = programme.id if programme else None
    for each in queries.roles_on(person.id, from_day):
        if (each.role, each.programme_id) == (role, programme_id) and overlap(
            each.from_day, each.to_day, from_day, to_day
        ):
            raise Refused(_("This person has this role in these days already."))
    membership = Membership(
        person_id=person.id,
        programme_id=programme_id,
        organisation_id=organisation.id if organisation else None,
        role=role,
        from_day=from_day,
        to_day=to_day,
    )
    db.session.add(membership)
    db.session.flush()
    audit.record(
        "gave a role",
        by=by,
        kind="membership",
        number=membership.id,
        label=programme.slug if programme else "",
        role=role.value,
        person=person.id,
    )
    return membership


def end_role(membership: Membership, *, last_day: date | None, by: int | None) -> None:
    """End a role at the end of a day, or at once for ``None``. Errors: ``Refused`` when nobody else would do it.

    Who safeguards is ended as it is given: by administrators. ``by=None`` is a restore that repeats what was done.
    """
    if by is not None and membership.role is Role.SAFEGUARDING and not _is_administrator(by):
        raise Refused(_("Only an administrator ends this role."))
    if membership.role in NEEDED and not queries.others_with(membership, clock.today()):
        raise Refused(_("Nobody else has this role. Give it to somebody else first."))
    if last_day is not None:
        end_on(membership, last_day)
    else:
        _end_at_once(membership)
    audit.record(
        "ended a role",
        by=by,
        kind="membership",
        number=membership.id,
        role=membership.role.value,
        person=membership.person_id,
        last_day=last_day.isoformat() if last_day else "at once",
    )


def _end_at_once(membership: Membership) -> None:
    yesterday = clock.today() - timedelta(days=1)
    if membership.from_day > yesterday:
        # It never held for a whole day; a day before its first could not be written down.
        db.session.delete(membership)
    elif membership.to_day is None or membership.to_day > yesterday:
        membership.to_day = yesterday


def read_out_code(membership: Membership, *, by: int) -> str:
    """A sign-in code to read out to somebody who gets no e-mail. Shown once, and written down.

    Never for somebody whose role gives them power over others: whoever hears the code is that person here.
    Errors: ``Refused``.
    """
    if membership.person.forgotten_at is not None:
        raise Refused(_("This person's name was taken away."))
    if any(each.role in WORKING for each in queries.roles_on(membership.person_id, clock.today())):
        raise Refused(_("Somebody who works here signs in with a code by e-mail only."))
    if membership.person.mail_address:
        raise Refused(_("This person gets codes by e-mail, and needs nobody to read them out."))
    return people.code_to_read_out(membership.person, by=by)


def forget(person: Person, *, by: int | None) -> None:
    """End every role of somebody who is to be forgotten. Errors: ``Refused`` when nobody else would do it."""
    today = clock.today()
    for membership in queries.roles_on(person.id, today):
        end_role(membership, last_day=None, by=by)
