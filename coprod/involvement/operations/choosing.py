"""From an application to a place or to a no with its reason: each deed one verb, under the lock of its opportunity."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coprod.core import audit, clock, settings
from coprod.core import db as database
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.models import Application, Opportunity
from coprod.involvement.operations import agreeing, emptying, places, telling
from coprod.involvement.rules.applications import (
    APPLICATIONS,
    DAYS_TO_ANSWER,
    HOLDS_A_PLACE,
    UNDECIDED,
    ApplicationStage,
)
from coprod.involvement.rules.opportunities import Stage

# In these nobody is offered a place any more.
OVER = frozenset({Stage.ENDED, Stage.WITHDRAWN})
# What waits for a yes of theirs, or for a place.
PROMISED = frozenset({ApplicationStage.OFFERED, ApplicationStage.RESERVE})


def come(application: Application, opportunity: Opportunity) -> None:
    """Somebody comes where places go to those who come first. They are told at once, with a place or without.

    Whoever is signed in has the place. For whoever is not, it is kept until they say yes with their code: anybody can
    write anybody's address into a form.
    """
    if places.take(opportunity):
        _keep_place(application, opportunity)
        if application.person_id is not None:
            _accepted(application, by=application.person_id)
    else:
        _wait(application)
    application.decided_at = clock.now()
    telling.tell(application, is_here=True)


def offer(application: Application, *, by: int | None, reason: str = "") -> None:
    """Offer a place, and tell the person. Errors: ``Refused`` when there is none left."""
    opportunity = _held(application)
    APPLICATIONS.after(application.stage, "offer")
    if opportunity.stage in OVER:
        raise Refused(_("This role is over. Nobody can be offered a place any more."))
    if not places.take(opportunity):
        raise Refused(
            _("All %(places)s places are taken. Nobody else can be offered one.", places=opportunity.places)
        )
    _keep_place(application, opportunity)
    _decided(application, reason)
    _record("offered a place", application, by)


def reserve(application: Application, *, by: int | None, reason: str = "") -> None:
    """Put somebody at the end of the reserve list, and tell them."""
    _held(application)
    APPLICATIONS.after(application.stage, "reserve")
    _wait(application)
    _decided(application, reason)
    _record("put on the reserve list", application, by)


def decline(application: Application, *, reason: str, by: int | None) -> None:
    """Say no, and why. Errors: ``Refused`` without a reason."""
    _held(application)
    stage = APPLICATIONS.after(application.stage, "decline")
    if not reason.strip():
        raise Refused(_("Give a reason. Everybody who applied is told why."))
    application.stage, application.reserve_place = stage, None
    _decided(application, reason)
    _record("said no to an application", application, by)


def accept(application: Application, *, by: int | None) -> None:
    """The person takes the place that is kept for them. Errors: ``Refused`` when it is kept no longer."""
    _held(application)
    _accepted(application, by=by)


def turn_down(application: Application) -> None:
    """The person says no to the place, or to waiting for one. The next on the reserve list is offered it."""
    opportunity = _held(application)
    stage = APPLICATIONS.after(application.stage, "turn_down")
    _leave(application, stage, opportunity)


def withdraw(application: Application) -> None:
    """The person takes the application back: what they wrote is gone. A place that was kept for them goes on."""
    let_go(application)
    emptying.remember(application)


def let_go(application: Application) -> None:
    """The same for whoever remembers more of one person at once (forgetting)."""
    opportunity = _held(application)
    stage = APPLICATIONS.after(application.stage, "withdraw")
    emptying.empty(application)
    _leave(application, stage, opportunity)


def lapse(application: Application) -> bool:
    """The last day on which a place was kept is over: it goes to the next, and the person is told so."""
    opportunity = _held(application)
    if (
        application.stage is not ApplicationStage.OFFERED
        or (application.answer_by or clock.today()) >= clock.today()
    ):
        return False
    application.reason = _(
        "You did not answer by the day that we gave you, so the place went to the next person."
    )
    _leave(application, APPLICATIONS.after(application.stage, "turn_down"), opportunity)
    telling.tell(application)
    return True


def tell_all_that_it_is_over(opportunity: Opportunity, *, by: int | None) -> None:
    """The role was taken back: everybody who waits has an answer, with the reason that everybody can read."""
    waiting = (
        select(Application)
        .where(Application.opportunity_id == opportunity.id, Application.stage.in_([*UNDECIDED, *PROMISED]))
        .order_by(Application.id)
        .options(joinedload(Application.person))
    )
    for application in db.session.scalars(waiting).all():
        if application.stage is ApplicationStage.OFFERED:
            _leave(application, APPLICATIONS.after(application.stage, "turn_down"), opportunity)
            _decided(application, opportunity.withdrawn_why)
        else:
            decline(application, reason=opportunity.withdrawn_why, by=by)


def place_is_free(opportunity_id: int) -> None:
    """Somebody who had taken a place leaves it for good: it goes to the next on the reserve list."""
    opportunity = places.held(opportunity_id)
    places.give_back(opportunity)
    _offer_next(opportunity)


def _leave(application: Application, stage: ApplicationStage, opportunity: Opportunity) -> None:
    held_a_place = application.stage in HOLDS_A_PLACE
    application.stage, application.answered_at = stage, clock.now()
    application.answer_by = application.reserve_place = None
    db.session.flush()
    if held_a_place:
        places.give_back(opportunity)
        _offer_next(opportunity)


def _offer_next(opportunity: Opportunity) -> None:
    """Offer a place that is free to whoever stands first on the reserve list, and tell them."""
    if opportunity.stage in OVER or (opportunity.ends_on is not None and opportunity.ends_on < clock.today()):
        return
    following = db.session.scalars(
        select(Application)
        .where(Application.opportunity_id == opportunity.id, Application.stage == ApplicationStage.RESERVE)
        .order_by(Application.reserve_place, Application.id)
        .options(joinedload(Application.person))
        .limit(1)
    ).first()
    if following is not None and database.hold(following) and places.take(opportunity):
        _keep_place(following, opportunity)
        _decided(following, "")
        _record("offered a place", following, None)


def _held(application: Application) -> Opportunity:
    """Its opportunity, and it, both held and read afresh, in this order."""
    opportunity = places.held(application.opportunity_id)
    if not database.hold(application):
        raise Refused(_("This application is not there any more."))
    return opportunity


def _keep_place(application: Application, opportunity: Opportunity) -> None:
    """A place has been taken for them: until a day, by which they say yes or no."""
    application.stage = APPLICATIONS.after(application.stage, "offer")
    days = settings.get(DAYS_TO_ANSWER, programme=opportunity.programme_id)
    application.answer_by, application.reserve_place = clock.today() + timedelta(days=days), None


def _accepted(application: Application, *, by: int | None) -> None:
    application.stage = APPLICATIONS.after(application.stage, "accept")
    application.answered_at, application.answer_by = clock.now(), None
    db.session.flush()
    agreeing.prepare(application, by=by)


def _wait(application: Application) -> None:
    last = db.session.scalar(
        select(func.max(Application.reserve_place)).where(
            Application.opportunity_id == application.opportunity_id
        )
    )
    application.reserve_place = (last or 0) + 1
    application.stage = APPLICATIONS.after(application.stage, "reserve")


def _decided(application: Application, reason: str) -> None:
    application.reason, application.decided_at = reason.strip(), clock.now()
    telling.tell(application)
    db.session.flush()


def _record(deed: str, application: Application, by: int | None) -> None:
    audit.record(deed, by=by, kind="application", number=application.id, label=application.label)
