"""Work that is no meeting: one side proposes it, the other says yes or no, and either can call it off (P29)."""

from __future__ import annotations

from datetime import date, datetime, time

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement import emails
from coprod.involvement.models import Agreement, WorkSession
from coprod.involvement.rules.agreements import SESSIONS


def propose(
    agreement: Agreement,
    *,
    title: str,
    on_day: date,
    begins: time,
    minutes: int,
    preparation_minutes: int,
    is_online: bool,
    by: int,
) -> WorkSession:
    """By the person, or by whoever leads. It may be over already: people help when they are asked, and write later.

    Errors: ``Refused`` for a day on which the person is not in the role, or for no time at all.
    """
    if not agreement.covers(on_day):
        raise Refused(
            _("This day does not lie within the role. Choose another day, or change the days of the role.")
        )
    if not minutes and not preparation_minutes:
        raise Refused(_("Say how long it takes."))
    work = WorkSession(
        agreement_id=agreement.id,
        agreement=agreement,
        title=title,
        begins_at=datetime.combine(on_day, begins, tzinfo=clock.LONDON),
        on_day=on_day,
        minutes=minutes,
        preparation_minutes=preparation_minutes,
        is_online=is_online,
        proposed_by_id=by,
    )
    db.session.add(work)
    db.session.flush()
    _told(work, "proposed work", by)
    return work


def agree(work: WorkSession, *, by: int, for_person: bool = False) -> None:
    """The other side says yes. ``for_person`` is somebody who leads and writes down what the person said to them.

    Errors: ``Refused`` for whoever proposed it, or from a stage that does not lead there.
    """
    _refuse_the_same_side(work, by, for_person=for_person)
    work.stage = SESSIONS.after(work.stage, "agree")
    work.decided_by_id, work.decided_at = by, clock.now()
    _told(work, "agreed to work", by)


def decline(work: WorkSession, *, reason: str, by: int) -> None:
    """The other side says no. Whoever leads says why; the person need not. Errors: ``Refused``."""
    _refuse_the_same_side(work, by)
    if by != work.agreement.person_id and not reason:
        raise Refused(_("Say why, in words that the person reads."))
    work.stage = SESSIONS.after(work.stage, "decline")
    work.decided_by_id, work.decided_at = by, clock.now()
    work.reason = "" if by == work.agreement.person_id else reason
    _told(work, "did not agree to work", by)


def cancel(work: WorkSession, *, reason: str = "", by: int) -> None:
    """Call it off before it begins. How many hours before, its moment says. Errors: ``Refused`` once it has begun."""
    after = SESSIONS.after(work.stage, "cancel")
    if work.begins_at <= clock.now():
        raise Refused(_("This has begun already. It cannot be called off any more."))
    work.stage, work.cancelled_at = after, clock.now()
    work.cancelled_by_person = by == work.agreement.person_id
    work.reason = "" if work.cancelled_by_person else reason
    _told(work, "cancelled work", by)


def _refuse_the_same_side(work: WorkSession, by: int, *, for_person: bool = False) -> None:
    """There are two sides: the person, and everybody else."""
    person = work.agreement.person_id
    if for_person and by == person:
        raise Refused(_("Somebody else writes down what you said."))
    is_persons = work.proposed_by_id == person
    decides_as_person = by == person or for_person
    if is_persons is decides_as_person:
        raise Refused(_("Whoever proposed this waits for the other side to say yes."))


def _told(work: WorkSession, deed: str, by: int) -> None:
    db.session.flush()
    audit.record(deed, by=by, kind="work_session", number=work.id, label=work.agreement.opportunity.reference)
    if by != work.agreement.person_id:
        emails.something_in_a_role(work.agreement.person, work.agreement)
