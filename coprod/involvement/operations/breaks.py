"""Taking a break and coming back, each by one press. Nobody asks why, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.models import Agreement, Break
from coprod.involvement.operations.roles import note, refuse_if_over
from coprod.meetings.models import Group, Member
from coprod.meetings.operations import calling
from coprod.meetings.queries import groups
from coprod.programmes.models import holds


def begin(agreement: Agreement, *, pauses_invitations: bool, by: int) -> Break:
    """From today, until they come back. The place stays, and so does their place in the group; deadlines stop.

    Only a break that somebody else writes down for them stands in the trail.
    Errors: ``Refused`` when they are away already, or have no role.
    """
    refuse_if_over(agreement)
    if not agreement.is_agreed:
        raise Refused(_("You have not agreed to this role yet. Take all the time that you need."))
    if agreement.break_now is not None:
        raise Refused(_("You are on a break already."))
    begun = Break(from_day=clock.today(), told_at=clock.now(), pauses_invitations=pauses_invitations)
    agreement.breaks.append(begun)
    if pauses_invitations:
        for _group, member in _places(agreement):
            member.paused_on = clock.today()
    db.session.flush()
    if by != agreement.person_id:
        note("wrote down a break", agreement, by)
    return begun


def come_back(agreement: Agreement, *, by: int) -> None:
    """From today they are here again, and are asked to what their group has ahead. Errors: ``Refused`` if not away."""
    begun = agreement.break_now
    if begun is None:
        raise Refused(_("You are not on a break."))
    yesterday = clock.today() - timedelta(days=1)
    if begun.from_day > yesterday:
        # It never held for a whole day; a day before its first could not be written down.
        agreement.breaks.remove(begun)
        db.session.delete(begun)
    else:
        begun.to_day = yesterday
    for group, member in _places(agreement):
        member.paused_on = None
        calling.ask_to_what_is_called(group, member)
    db.session.flush()
    if by != agreement.person_id:
        note("wrote down that a break is over", agreement, by)


def _places(agreement: Agreement) -> Iterator[tuple[Group, Member]]:
    """Their places of today in the group of the role."""
    if agreement.opportunity.group is None:
        return
    group = groups.one_whole(agreement.opportunity.group.slug)
    for member in group.members if group else ():
        if group is not None and member.person_id == agreement.person_id and holds(member, clock.today()):
            yield group, member
