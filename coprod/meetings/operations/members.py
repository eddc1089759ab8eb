"""Who belongs to a group: added, changed, ended; and what somebody goes by there, which they decide themselves."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.meetings.models import Group, Member
from coprod.meetings.operations import calling
from coprod.meetings.operations.groups import refuse_if_ended
from coprod.meetings.operations.noting import note
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.people.models import Person


def add(
    group: Group,
    person: Person,
    *,
    role: MemberRole,
    office: Office = Office.MEMBER,
    called: str = "",
    is_named: bool = False,
    organisation_id: int | None = None,
    from_day: date,
    to_day: date | None = None,
    by: int | None,
) -> Member:
    """A place in a group for somebody, under their name or another that they chose.

    They are asked to what the group has called. Errors: ``Refused`` when they have a place on one of these days, when
    the days are out of order, or for an observer with an office.
    """
    refuse_if_ended(group)
    _refuse_an_observer_in_office(role, office)
    _refuse_days(group, person.id, from_day, to_day)
    member = Member(
        person_id=person.id,
        person=person,
        role=role,
        office=office,
        called=called or person.name,
        is_named=is_named,
        organisation_id=organisation_id,
        from_day=from_day,
        to_day=to_day,
    )
    group.members.append(member)
    db.session.flush()
    note(group, "member added", by, member=member.id, role=role.value, office=office.value)
    calling.ask_to_what_is_called(group, member)
    return member


def change(
    group: Group,
    member: Member,
    *,
    role: MemberRole,
    office: Office,
    organisation_id: int | None,
    from_day: date,
    to_day: date | None,
    by: int | None,
) -> None:
    """Another role, office, organisation or other days. Errors: ``Refused``, as for adding."""
    _refuse_an_observer_in_office(role, office)
    _refuse_days(group, member.person_id, from_day, to_day, but=member)
    member.role, member.office, member.organisation_id = role, office, organisation_id
    member.from_day, member.to_day = from_day, to_day
    note(group, "member changed", by, member=member.id, role=role.value, office=office.value)
    calling.ask_to_what_is_called(group, member)


def end(group: Group, member: Member, *, last_day: date, by: int | None) -> None:
    """The last day of somebody's place. Errors: ``Refused`` for a day before the first, or when it is over."""
    if member.to_day is not None and member.to_day < clock.today():
        raise Refused(_("This person’s place in the group is over already."))
    if last_day < member.from_day:
        raise Refused(_("The last day must not come before the first."))
    member.to_day = last_day
    note(group, "member ended", by, member=member.id, on=last_day.isoformat())


def go_by(group: Group, member: Member, *, called: str, is_named: bool, by: int | None) -> None:
    """What a member is called in the group, and whether everybody may read it. Errors: ``Refused`` for no name."""
    if not called:
        raise Refused(
            _("Give the name that the group is to call you by. It can be any name that you choose.")
        )
    member.called, member.is_named = called, is_named
    note(group, "member named", by, member=member.id, is_named=is_named)


def _refuse_an_observer_in_office(role: MemberRole, office: Office) -> None:
    if role is MemberRole.OBSERVER and office is not Office.MEMBER:
        raise Refused(_("An observer watches and holds no office. Choose another role or no office."))


def _refuse_days(
    group: Group, person_id: int, from_day: date, to_day: date | None, but: Member | None = None
) -> None:
    if to_day is not None and to_day < from_day:
        raise Refused(_("The last day must not come before the first."))
    for each in group.members:
        if each is but or each.person_id != person_id:
            continue
        begins_before_it_ends = each.to_day is None or from_day <= each.to_day
        ends_after_it_begins = to_day is None or to_day >= each.from_day
        if begins_before_it_ends and ends_after_it_begins:
            raise Refused(_("This person has a place in the group on some of these days already."))
