"""Applying for a role: what was typed becomes an application, once, with a code to find it again.

Whoever applies says who they are, so nothing waits here in a sealed batch: an application is confidential, and not
anonymous. What is still being typed is sealed as everywhere, with a key that only the browser holds.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core import audit, clock, secret
from coprod.core.db import db, one_at_a_time
from coprod.core.errors import Busy, Refused
from coprod.core.words import ENGLISH, LANGUAGES, _, language
from coprod.involvement.models import (
    Application,
    ApplicationFile,
    Conflict,
    Opportunity,
    Panelist,
    label,
)
from coprod.involvement.operations import choosing, monitoring, places, reading
from coprod.involvement.queries import applications
from coprod.involvement.rules.opportunities import Choosing
from coprod.involvement.rules.who import WHO, Who
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.questionnaires.models import Channel, QuestionnaireVersion
from coprod.questionnaires.operations import drafts, filing, frozen, receipts
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.rules import answers


def send(
    opportunity: Opportunity,
    draft: Draft,
    *,
    person: Person | None = None,
    channel: Channel = Channel.ONLINE,
    said_in: str | None = None,
    entered_by: int | None = None,
) -> Receipt:
    """Send what was typed, and erase the draft. A retry of the same form gives the same receipt.

    ``person`` is whoever is signed in, and applies with their account; others have said who they are in the draft.
    Where places go to those who come first, one is taken now. Errors: ``Refused``, in words.
    """
    one_at_a_time(f"apply {draft.token.hex()}")
    if (sent := already_sent(draft.token)) is not None:
        return sent
    opportunity = places.held(opportunity.id)
    if not opportunity.is_open or opportunity.version_id is None:
        raise Refused(_("This role takes no applications any more. What you wrote was not sent."))
    document = frozen.document(db.session.get_one(QuestionnaireVersion, opportunity.version_id))
    if answers.is_empty(document, draft.typed):
        raise Refused(_("You have not written anything yet. Answer at least one question, then send."))
    if answers.complaints(document, draft.typed):
        raise Refused(
            _("Something needs mending before this can be sent. Look at the questions marked below.")
        )
    if person is not None and _seat(opportunity, person.id) is not None:
        raise Refused(_("You choose people for this role, so you cannot apply for it yourself."))
    about = _of_account(opportunity, person) if person else _told(draft)
    # What may refuse comes before the first row: the page that says why is kept, with whatever was written.
    files = filing.send(draft)
    application = Application(
        opportunity_id=opportunity.id,
        label=_free_label(opportunity),
        language=person.language if person else _of_letters(said_in or language()),
        format=draft.format,
        channel=channel,
        answers={
            question.id: draft.typed[question.id]
            for question in document.questions
            if question.id in draft.typed
        },
        sent_at=clock.now(),
        entered_by_id=entered_by,
        person=person,
        **about,
    )
    receipt = _free_receipt(draft.token)
    application.locator_hash, application.secret_hash = receipt.locator_hash, receipt.secret_hash
    db.session.add(application)
    db.session.flush()
    for each in files:
        db.session.add(ApplicationFile(application_id=application.id, **each))
    if opportunity.choosing is Choosing.FIRST_COME:
        choosing.come(application, opportunity)
    if entered_by is not None:
        if (seat := _seat(opportunity, entered_by)) is not None:
            # Whoever wrote it down knows whose it is, and is no reader of it.
            words = _("Wrote this application down for somebody.")
            db.session.add(
                Conflict(
                    panelist_id=seat.id, application_id=application.id, words=words, declared_at=clock.now()
                )
            )
        audit.record(
            "wrote down an application",
            by=entered_by,
            kind="application",
            number=application.id,
            label=application.label,
            channel=channel.value,
        )
    if person is None:
        _set_aside(application, opportunity)
    monitoring.ready(opportunity.programme_id)
    drafts.erase(draft)
    db.session.flush()
    return receipt


def _of_letters(code: str) -> str:
    """The language in which we write to somebody: theirs where we write it, else English. What else they speak, and whom
    they need for it, they say with what they need."""
    return code if code in LANGUAGES else ENGLISH


def already_sent(token: bytes) -> Receipt | None:
    """The receipt of this form when it has been sent before, for good or taken back since."""
    for receipt in receipts.candidates(token):
        held = _secret_of(receipt)
        if held is None:
            return None
        if secret.same(held, receipt.secret_hash):
            return receipt
    return None


def _free_receipt(token: bytes) -> Receipt:
    """The first receipt of this form whose locator nobody else has. Errors: ``Busy``."""
    for receipt in receipts.candidates(token):
        if _secret_of(receipt) is None and receipts.secret_of(receipt) is None:
            return receipt
    raise Busy


def _secret_of(receipt: Receipt) -> str | None:
    return db.session.scalar(
        select(Application.secret_hash).where(Application.locator_hash == receipt.locator_hash)
    )


def _seat(opportunity: Opportunity, person_id: int) -> Panelist | None:
    return db.session.scalars(
        select(Panelist).where(Panelist.opportunity_id == opportunity.id, Panelist.person_id == person_id)
    ).first()


def _set_aside(application: Application, opportunity: Opportunity) -> None:
    """Whoever on the panel is reached where its writer is does not read it: it may be their own."""
    seats = (
        select(Panelist).where(Panelist.opportunity_id == opportunity.id).options(joinedload(Panelist.person))
    )
    for seat in db.session.scalars(seats.order_by(Panelist.id)).all():
        if applications.is_reached_as(application, seat.person):
            reading.set_aside(application, seat)


def _free_label(opportunity: Opportunity) -> str:
    """What the panel calls it. Four letters say nothing of its writer, or of the order in which people came."""
    there = set(
        db.session.scalars(select(Application.label).where(Application.opportunity_id == opportunity.id))
    )
    while (made := label()) in there:
        pass
    return made


def _of_account(opportunity: Opportunity, person: Person) -> dict[str, Any]:
    """Whoever has an account is reached as it says, and needs what it says: nothing is asked twice."""
    there = select(Application.id).where(
        Application.opportunity_id == opportunity.id, Application.person_id == person.id
    )
    if db.session.scalar(there) is not None:
        raise Refused(_("You have applied for this role already. You find it among your applications."))
    return {}


def _told(draft: Draft) -> dict[str, Any]:
    who: Who | None = draft.aside.get(WHO)
    if not who:
        raise Refused(_("Say who you are and how we can reach you, then send."))
    return {
        "name": who["name"],
        "email": who["email"],
        "telephone": who["telephone"],
        "postal_address": who["post"],
        "safe_contact": SafeContact(who["way"]),
        "safe_contact_note": who["careful"],
        "needs": who["needs"],
        "shares_needs": who["shares"],
    }
