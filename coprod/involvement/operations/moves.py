"""The moves of an opportunity, each by the table: publish, extend, close, end, withdraw."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import choosing, drafting, readiness
from coprod.involvement.operations.drafting import note
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opportunities import OPPORTUNITIES, Choosing
from coprod.programmes.queries import latest_notice
from coprod.questionnaires.operations import freezing
from coprod.questionnaires.queries import draft


def publish(opportunity: Opportunity, *, by: int | None) -> None:
    """Freeze the questions, fix the privacy notice, and let people apply.

    Errors: ``Refused`` with everything that is missing (requirement 7).
    """
    stage = OPPORTUNITIES.after(opportunity.stage, "publish")
    whole = queries.one(opportunity.reference)
    if whole is None:
        raise LookupError(opportunity.reference)
    if missing := readiness.what_is_missing(whole):
        raise Refused(" ".join(each.sentence for each in missing))
    notice = latest_notice(whole.programme_id)
    if notice is None:
        raise AssertionError("What is missing has been asked for.")
    version = freezing.freeze(draft(whole.questionnaire_id), by=by)
    whole.version = version
    whole.privacy_notice_id = notice.id
    whole.opened_at = clock.now()
    whole.first_closes_on = whole.closes_on
    whole.stage = stage
    note(
        whole,
        "opportunity published",
        by,
        version=version.number,
        notice=notice.version,
        closes_on=str(whole.closes_on),
        places=whole.places,
    )
    db.session.flush()


def extend(
    opportunity: Opportunity, *, closes_on: date, answers_by: date | None = None, by: int | None
) -> None:
    """Keep it open for longer; never for shorter. The first day stays known.

    Errors: ``Refused`` when the day is not later, or the days would be out of order.
    """
    stage = OPPORTUNITIES.after(opportunity.stage, "extend")
    before = opportunity.closes_on
    if not opportunity.is_open or before is None:
        raise Refused(_("The last day to apply has passed. It can no longer be kept open."))
    if closes_on <= before:
        raise Refused(_("Give a day later than the present last day. Nobody is cut short."))
    answers_by = answers_by or opportunity.answers_by
    if reason := drafting.out_of_order(closes_on, answers_by, opportunity.begins_on, opportunity.ends_on):
        raise Refused(reason)
    opportunity.stage, opportunity.closes_on, opportunity.answers_by = stage, closes_on, answers_by
    note(opportunity, "opportunity extended", by, before=str(before), closes_on=str(closes_on))


def close(opportunity: Opportunity, *, by: int | None) -> None:
    """Take no more applications. ``by=None`` is the timetable, which closes only what is over. Errors: ``Refused``."""
    stage = OPPORTUNITIES.after(opportunity.stage, "close")
    is_early = opportunity.is_open
    if by is None and is_early:
        raise Refused(_("The last day to apply is not over yet."))
    opportunity.stage, opportunity.closed_at = stage, clock.now()
    note(opportunity, "opportunity closed", by, early=is_early)
    if opportunity.choosing is Choosing.FIRST_COME:
        # Everybody was answered when they came.
        opportunity.stage, opportunity.decided_at = OPPORTUNITIES.after(stage, "decide"), clock.now()


def end(opportunity: Opportunity, *, by: int | None) -> None:
    """The role is over. It stays public, as a record."""
    opportunity.stage = OPPORTUNITIES.after(opportunity.stage, "end")
    today = clock.today()
    if opportunity.ends_on is None or opportunity.ends_on > today:
        opportunity.ends_on = max(today, opportunity.begins_on or today)
    note(opportunity, "opportunity ended", by)


def withdraw(opportunity: Opportunity, *, why: str, by: int | None) -> None:
    """Take it back before anybody is chosen. Errors: ``Refused`` without a reason that everybody can read."""
    stage = OPPORTUNITIES.after(opportunity.stage, "withdraw")
    if not why.strip():
        raise Refused(_("Say why. Everybody can read it, and people who applied are told."))
    opportunity.stage, opportunity.withdrawn_why = stage, why.strip()
    opportunity.closed_at = opportunity.closed_at or clock.now()
    note(opportunity, "opportunity withdrawn", by)
    choosing.tell_all_that_it_is_over(opportunity, by=by)
