"""Answering a consultation: sending, releasing what waits, taking back. Nothing here is written in the audit trail."""

from __future__ import annotations

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from coprod.consultations.models import Consultation, Response
from coprod.consultations.operations import results
from coprod.consultations.rules import Stage
from coprod.core import audit, erasures
from coprod.core.db import afterwards, db, settle
from coprod.core.errors import Refused
from coprod.core.words import language
from coprod.questionnaires.models import Channel, QuestionnaireVersion
from coprod.questionnaires.operations import drafts, frozen, packets, receipts, releasing, sending
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Found, Receipt
from coprod.questionnaires.rules import answers


def send(
    consultation: Consultation,
    draft: Draft,
    *,
    channel: Channel = Channel.ONLINE,
    answered_in: str | None = None,
) -> Receipt:
    """Send what was typed, and erase the draft. A retry of the same form gives the same receipt.

    ``answered_in`` is the language of the answers when a helper enters them; otherwise it is the page's.
    Errors: ``Refused`` when the consultation is not open, when nothing was answered or something is wrong.
    """
    if not consultation.is_open or consultation.version is None:
        raise Refused(_("This consultation has closed. Your answers were not sent."))
    document = frozen.document(consultation.version)
    if answers.is_empty(document, draft.typed):
        raise Refused(_("You have not answered anything yet. Answer at least one question, then send."))
    try:
        sealed = answers.sealed_payload(document, draft.typed)
    except ValueError as reason:
        raise Refused(
            _("Something needs mending before this can be sent. Look at the questions marked below.")
        ) from reason
    receipt = sending.send(
        consultation.version,
        sealed,
        token=draft.token,
        channel=channel,
        language=answered_in or language(),
        format_=draft.format,
    )
    drafts.erase(draft)
    return receipt


# In one transaction, for about a second of everybody's time.
MOST_AT_ONCE = 2000


def release(consultation: Consultation, *, everything: bool = False) -> int:
    """Release what waits: a full batch while it is open, ``everything`` once it has closed. Returns how many.

    While it is open, never more than ``MOST_AT_ONCE``: come back for the rest. Once it has closed, what anybody may see
    of the answers is fixed as well.
    """
    if consultation.version_id is None or consultation.privacy_notice_id is None:
        return 0
    number, notice, version = consultation.id, consultation.privacy_notice_id, consultation.version_id
    everything = everything or consultation.stage is not Stage.OPEN
    batch = current_app.config["RELEASE_BATCH"]
    released = releasing.release(
        version,
        choose=releasing.everything if everything else releasing.all_but_a_batch(batch),
        least=1 if everything else 2 * batch,
        most=None if everything else MOST_AT_ONCE,
        packet_size=packets.size(db.session.get_one(QuestionnaireVersion, version)),
    ).sheets
    if released:
        db.session.execute(
            Response.__table__.insert(),  # type: ignore[attr-defined]
            [{"sheet_key": key, "consultation_id": number, "privacy_notice_id": notice} for key in released],
        )
    if consultation.stage is not Stage.OPEN:
        results.fix(consultation)
    return len(released)


def withdraw(found: Found) -> None:
    """Take answers back: they and every quotation of them are gone, and the count of withdrawn ones explains it."""
    # The consultation first, as whoever releases or closes it does: nobody waits for each other in a ring.
    consultation = db.session.scalars(
        select(Consultation).where(Consultation.version_id == found.version_id).with_for_update()
    ).one()
    if receipts.withdraw(found):
        consultation.withdrawn += 1
        erasures.note("answer", found.receipt.locator_hash)
        afterwards(settle)


def give_up(consultation: Consultation, *, by: int | None) -> int:
    """Let go of waiting answers whose key is gone for good. Returns how many are lost, and writes it down.

    Errors: ``Refused`` when the key is there after all.
    """
    try:
        lost = releasing.give_up(consultation.version_id or 0)
    except ValueError as reason:
        raise Refused(_("The key of the waiting answers is there. Nothing is given up.")) from reason
    audit.record(
        "waiting answers given up",
        by=by,
        kind="consultation",
        number=consultation.id,
        label=consultation.reference,
        lost=lost,
    )
    return lost
