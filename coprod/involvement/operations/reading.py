"""Reading applications without names: first who might know whom, then points by each criterion, each reader alone."""

from __future__ import annotations

from sqlalchemy import delete

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.models import Application, Assessment, Conflict, Opportunity, Panelist
from coprod.involvement.queries import applications, reading
from coprod.involvement.rules.applications import APPLICATIONS, MOST_POINTS
from coprod.involvement.rules.choosing import Given
from coprod.involvement.rules.opportunities import Stage
from coprod.people.models import Person


def panelist(opportunity: Opportunity, person_id: int) -> Panelist:
    """Somebody's seat on the panel. Errors: ``Refused``."""
    found = next((each for each in opportunity.panel if each.person_id == person_id), None)
    if found is None:
        raise Refused(_("You are not one of those who read these applications."))
    return found


def declare(opportunity: Opportunity, *, by: int) -> None:
    """Say that one will tell of everybody whom one may know. Nothing is read before that."""
    seat = panelist(opportunity, by)
    if applications.has_applied(opportunity.id, by):
        # They joined the panel after they had applied. Whoever arranges it must not learn that from us.
        raise Refused(_("You choose people for this role, so you cannot apply for it yourself."))
    if seat.declared_at is None:
        seat.declared_at = clock.now()
        for application in applications.reached_as(opportunity.id, db.session.get_one(Person, by)):
            set_aside(application, seat)
        _record("said that they tell whom they know", by, opportunity)


def set_aside(application: Application, seat: Panelist) -> None:
    """A reader may have written this, or live with whoever did: they never see the words of it, and give no points.

    Nothing is said about why, so that nobody learns from it at whose address somebody is reached.
    """
    if reading.conflict(seat.id, application.id) is None:
        db.session.add(
            Conflict(
                panelist_id=seat.id,
                application_id=application.id,
                words="",
                declared_at=clock.now(),
            )
        )


def know_them(application: Application, words: str, *, by: int) -> None:
    """Say that one knows, or may know, whose this is. One's points for it are gone, and count no more."""
    seat = _reader(application, by)
    if not words.strip():
        raise Refused(_("Say in a few words how you may know this person. Do not write their name."))
    if (held := reading.conflict(seat.id, application.id)) is None:
        held = Conflict(panelist_id=seat.id, application_id=application.id, words="", declared_at=clock.now())
        db.session.add(held)
    held.words = words.strip()
    db.session.execute(
        delete(Assessment).where(
            Assessment.panelist_id == seat.id, Assessment.application_id == application.id
        )
    )
    _record("may know who applied", by, application.opportunity, application=application.label)


def assess(application: Application, given: Given, *, by: int) -> None:
    """Give points, and why, by each criterion. Errors: ``Refused``, in words."""
    seat = _reader(application, by)
    if reading.conflict(seat.id, application.id) is not None:
        raise Refused(_("You may know whose this is, so your points do not count."))
    if application.entered_by_id == by:
        raise Refused(_("You wrote this application down for somebody, so you know whose it is."))
    if {each.id for each in application.opportunity.criteria} != set(given):
        raise Refused(_("Give points by each criterion."))
    if any(not 0 <= points <= MOST_POINTS for points, _words in given.values()):
        raise Refused(_("Points go from 0 to %(most)s.", most=MOST_POINTS))
    db.session.execute(
        delete(Assessment).where(
            Assessment.panelist_id == seat.id, Assessment.application_id == application.id
        )
    )
    for criterion, (points, words) in given.items():
        db.session.add(
            Assessment(
                application_id=application.id,
                panelist_id=seat.id,
                criterion_id=criterion,
                points=points,
                words=words.strip(),
                read_at=clock.now(),
            )
        )
    db.session.flush()


def shortlist(application: Application, *, by: int) -> None:
    """Put it on the short list, or take it off. Errors: ``Refused`` for whoever has not read it."""
    seat = _reader(application, by)
    read = {found.panelist.id for found in reading.found_in(application)}
    if seat.id not in read:
        raise Refused(_("Give your own points first."))
    move = "shortlist" if APPLICATIONS.allows(application.stage, "shortlist") else "take_off"
    application.stage = APPLICATIONS.after(application.stage, move)


def may_begin(opportunity: Opportunity) -> bool:
    """Whether applications can be read: once nobody can send one any more, all are read alike."""
    return opportunity.stage in {Stage.OPEN, Stage.CLOSED} and not opportunity.is_open


def _reader(application: Application, by: int) -> Panelist:
    opportunity = application.opportunity
    seat = panelist(opportunity, by)
    if not may_begin(opportunity):
        raise Refused(
            _("Applications are read when the role has closed.")
            if opportunity.is_open
            else _("Everybody is answered. Nothing can be changed any more.")
        )
    if seat.declared_at is None:
        raise Refused(_("Say first that you will tell us whom you know."))
    return seat


def _record(deed: str, by: int, opportunity: Opportunity, **details: str) -> None:
    audit.record(
        deed, by=by, kind="opportunity", number=opportunity.id, label=opportunity.reference, **details
    )
