"""Saying something, adding to it with the code, and taking it back. Nothing here is written in the audit trail."""

from __future__ import annotations

from typing import Any, TypedDict

from flask_babel import gettext as _
from sqlalchemy import delete, update

from coprod.core import clock, erasures, secret
from coprod.core.db import afterwards, db, settle
from coprod.core.errors import Refused
from coprod.core.words import language
from coprod.feedback import queries
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.operations import agreeing
from coprod.feedback.queries import forms, waiting
from coprod.feedback.rules import LONGEST_CONTACT, LONGEST_MESSAGE, Way
from coprod.questionnaires.models import Channel, QuestionnaireVersion
from coprod.questionnaires.operations import drafts, filing, frozen, receipts, sending
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Found, Receipt
from coprod.questionnaires.rules import answers

__all__ = ["AROUND", "Reach", "add", "item_key", "queries", "send", "take_back"]

# Room in every packet for ways to be reached, or for a message: they all look alike.
AROUND = 4 * (LONGEST_MESSAGE + 3 * LONGEST_CONTACT) + 4096


class Reach(TypedDict):
    """How somebody wants to be reached, and what to be careful of."""

    way: str
    address: str
    careful: str


def item_key(token: bytes) -> str:
    """The name of the item that a form's token makes: random to everybody, the same with every press."""
    return secret.keyed_hash("feedback-item", token.hex())[:32]


def send(
    form: FeedbackForm,
    draft: Draft,
    *,
    version: QuestionnaireVersion | None = None,
    channel: Channel = Channel.ONLINE,
    said_in: str | None = None,
) -> Receipt:
    """Send what was typed, and erase the draft. A retry of the same form gives the same receipt.

    ``version`` is the one with which the person began, when the form has newer questions by now.
    Errors: ``Refused`` when the form is not open, when nothing was said or something is wrong.
    """
    version = version or form.version
    if not form.is_open or version is None or form.privacy_notice_id is None:
        raise Refused(_("This form is not open now. What you wrote was not sent."))
    document = frozen.document(version)
    if answers.is_empty(document, draft.typed):
        raise Refused(_("You have not written anything yet. Answer at least one question, then send."))
    try:
        sealed = answers.sealed_payload(document, draft.typed)
    except ValueError as reason:
        raise Refused(
            _("Something needs mending before this can be sent. Look at the questions marked below.")
        ) from reason
    aside: dict[str, Any] = {
        "key": item_key(draft.token),
        "on": clock.today().isoformat(),
        "due": forms.due_on(form.programme_id).isoformat(),
        "notice": form.privacy_notice_id,
    }
    reach: Reach | None = draft.aside.get("reach")
    if reach and reach["way"] != Way.CODE.value:
        aside["reach"] = dict(reach)
    if kept := draft.aside.get("kept"):
        aside["kept"] = kept
    if files := filing.send(draft):
        aside[filing.FILES] = files
    receipt = sending.send(
        version,
        sealed,
        token=draft.token,
        channel=channel,
        language=said_in or language(),
        format_=draft.format,
        aside=aside,
        around=AROUND,
    )
    drafts.erase(draft)
    return receipt


def add(
    version: QuestionnaireVersion, found: Found, *, kind: str, text: str = "", nth: int = 0, token: bytes
) -> bool:
    """What the holder of the code adds: an answer back, whether our reply helped, that it may be published.

    It waits as an item does, and is read at once like one. The same token adds it once. A no to a story that is public
    takes it down now, and not at the day's end. ``nth`` is how many they have added today.
    """
    key = found_key(found)
    note = {"item": key, "kind": kind, "text": text, "on": clock.today().isoformat(), "nth": nth}
    added = sending.add_note(version, found.receipt, note, token=token, around=AROUND)
    if kind in agreeing.KINDS:
        # After the note, as the day's move takes them: first what waits, then the story.
        agreeing.take_down_at_once(key, kind, text)
    return added


def found_key(found: Found) -> str:
    """The key of the item that a receipt opens."""
    return str(found.sheet_key or found.aside["key"])


def take_back(form: FeedbackForm, found: Found) -> bool:
    """Everything of it is gone: words, messages, ways to be reached, what was done with it. False when it was gone."""
    key = found_key(found)
    if not receipts.withdraw(found):
        return False
    waiting.forget_notes(form, key)
    db.session.execute(delete(FeedbackItem).where(FeedbackItem.key == key))
    db.session.execute(
        update(FeedbackForm).where(FeedbackForm.id == form.id).values(taken_back=FeedbackForm.taken_back + 1)
    )
    erasures.note("answer", found.receipt.locator_hash)
    afterwards(settle)
    return True
