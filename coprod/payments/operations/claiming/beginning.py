"""Beginning a claim from something that somebody has done: filled in as far as it is known (domain rules M8, P20)."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.queries.work import Work
from coprod.involvement.rules.opportunities import Pays
from coprod.meetings.rules.groups import MemberRole
from coprod.payments.models import Claim
from coprod.payments.operations.claiming.reckoning import reckon
from coprod.payments.operations.claiming.spending import can_be_online, put_online
from coprod.payments.queries import deciding, mine, staff
from coprod.payments.rules.claims import ClaimStage
from coprod.people.models import Person
from coprod.questionnaires.models import Channel


def begin(work: Work, *, by: int) -> Claim:
    """A claim for some work: the one that is open, or a new one. Safe to repeat. Errors: ``Refused``.

    ``by`` is the person, or somebody who writes it down for them, which makes it a claim by telephone.
    """
    person_id = work.agreement.person_id
    # Two browsers of one person begin one after the other.
    hold(db.session.get_one(Person, person_id))
    if (found := mine.open_for(work)) is not None:
        _take_over(found, by)
        return found
    if reason := why_not(work):
        raise Refused(reason)
    role = work.agreement.opportunity
    claim = Claim(
        person_id=person_id,
        programme_id=role.programme_id,
        organisation_id=role.organisation_id,
        agreement_id=work.agreement.id,
        meeting_id=work.meeting_id,
        session_id=work.session_id,
        title=work.title,
        worked_on=work.on_day,
        minutes=work.minutes,
        preparation_minutes=work.preparation_minutes,
        made_at=clock.now(),
    )
    db.session.add(claim)
    db.session.flush()
    _take_over(claim, by)
    claim = mine.afresh(claim)
    if work.is_online and not work.was_cancelled and can_be_online(claim):
        put_online(claim)
    reckon(claim)
    return claim


def why_not(work: Work) -> str:
    """Why nothing can be claimed for some work, as a whole sentence; "" when it can."""
    agreement, role = work.agreement, work.agreement.opportunity
    if not agreement.is_agreed:
        return _("Agree to the role first. Then you can claim for it.")
    if work.on_day > clock.today():
        return _("This has not happened yet. You can claim for it afterwards.")
    if role.pays is Pays.NOTHING:
        return _("Nothing is paid in this role, as its page says.")
    if work.cancelled_by_person:
        return _("You cancelled this, so nothing is paid for it.")
    if agreement.brings is MemberRole.STAFF:
        return _("You take part as a member of staff, in your work time. That is paid by your employer.")
    if employer := staff.employer_on(agreement.person_id, role.programme_id, work.on_day):
        return _(
            "You work for %(organisation)s in this programme, so this is work time. Ask your employer about it.",
            organisation=employer,
        )
    if work.meeting_id and deciding.approved_there(agreement.person_id, work.meeting_id):
        return _(
            "You approved somebody’s claim for this meeting, so you cannot claim for it. "
            "Ask another approver to take that over first."
        )
    return ""


def _take_over(claim: Claim, by: int) -> None:
    """Somebody writes it down for the person: from now on it says so."""
    if by in {claim.person_id, claim.entered_by_id}:
        return
    if claim.stage is not ClaimStage.DRAFT:
        raise Refused(
            _("They have sent this claim already. They can look it up, change it and take it back.")
        )
    claim.channel, claim.entered_by_id = Channel.TELEPHONE, by
    claim.version += 1
