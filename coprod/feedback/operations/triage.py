"""What staff do with an item: every move by the table, audited, and never over somebody else's head."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import func, select, update

from coprod.core import audit, clock, secret, settings
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.feedback import emails
from coprod.feedback.models import FeedbackItem, FeedbackMessage, FeedbackMove, FeedbackStory
from coprod.feedback.queries import item
from coprod.feedback.queries.item import Opened
from coprod.feedback.rules import ITEMS, KEEP_YEARS, Stage, Tone


def take(opened: Opened, *, seen: int, by: int) -> FeedbackItem:
    """Say that one is dealing with it; others are told so. Whoever has it already goes on having it."""
    row = _row(opened, seen)
    row.with_id, row.with_since = by, clock.now()
    _done(row, "taken on", by)
    return row


def leave(opened: Opened, *, seen: int, by: int) -> FeedbackItem:
    """Leave it to others."""
    row = _row(opened, seen)
    row.with_id, row.with_since = None, None
    _done(row, "left to others", by)
    return row


def acknowledge(opened: Opened, *, seen: int, by: int) -> FeedbackItem:
    """Say that it has been read."""
    return _moved(opened, "acknowledge", seen, by)


def reply(opened: Opened, text: str, *, seen: int, by: int) -> FeedbackItem:
    """Answer; the person reads it with their code. Errors: ``Refused``."""
    row = _moved(opened, "reply", seen, by)
    row.replied_on = row.replied_on or clock.today()
    _write(row, opened, text, asks=False, by=by)
    _tell_the_story(row)
    return row


def ask(opened: Opened, text: str, *, seen: int, by: int) -> FeedbackItem:
    """Ask the person something. Errors: ``Refused``."""
    row = _moved(opened, "ask", seen, by)
    _write(row, opened, text, asks=True, by=by)
    return row


def pass_on(opened: Opened, *, to: str, consent: bool, seen: int, by: int) -> FeedbackItem:
    """Pass it to complaints or PALS, with the person's consent and never silently (domain rule F3).

    Errors: ``Refused`` without it.
    """
    if not consent:
        raise Refused(_("It can only be passed on when the person has agreed. Ask them first."))
    return _moved(opened, "pass_on", seen, by, note=to)


def close(opened: Opened, *, note: str, seen: int, by: int) -> FeedbackItem:
    """Nothing more is to be done. Errors: ``Refused``."""
    row = _moved(opened, "close", seen, by, note=note)
    row.with_id, row.with_since = None, None
    return row


def reopen(opened: Opened, *, seen: int, by: int) -> FeedbackItem:
    """Somebody must look at it again after all."""
    return _moved(opened, "reopen", seen, by)


def sort(opened: Opened, tone: Tone, *, seen: int, by: int) -> FeedbackItem:
    """Say what it is: good, a concern, an idea."""
    row = _row(opened, seen)
    row.tone = tone
    _done(row, "sorted", by, note=tone.value)
    _tell_the_story(row)
    return row


def _moved(opened: Opened, name: str, seen: int, by: int, *, note: str = "") -> FeedbackItem:
    row = _row(opened, seen)
    row.stage = ITEMS.after(row.stage, name)
    row.place = 1
    if row.acknowledged_on is None:
        row.acknowledged_on = clock.today()
    _done(row, name, by, note=note)
    return row


def _row(opened: Opened, seen: int) -> FeedbackItem:
    """The item's row, made now when its words still wait. Errors: ``Refused`` when it has changed since it was seen."""
    row = opened.row
    if (row.edition if row else 0) != seen:
        raise Refused(
            _(
                "Somebody else has changed this since you opened it. Look at it again; what you typed is still here."
            )
        )
    if row is None:
        row = FeedbackItem(
            key=opened.key,
            form_id=opened.form.id,
            privacy_notice_id=opened.notice_id,
            stage=Stage.NEW,
            on_day=opened.on_day,
            due_on=opened.due_on,
            keep_until=clock.years_later(
                opened.on_day, settings.get(KEEP_YEARS, programme=opened.programme_id)
            ),
            channel=opened.channel,
            has_contact=opened.has_contact,
            edition=0,
        )
        db.session.add(row)
        db.session.flush()
    return row


def _done(row: FeedbackItem, name: str, by: int, *, note: str = "") -> None:
    row.edition += 1
    db.session.add(FeedbackMove(item_key=row.key, move=name, by_id=by, at=clock.now(), note=note))
    audit.record(f"feedback: {name}", by=by, kind="feedback item", number=row.form_id, label=row.key)
    db.session.flush()


def _tell_the_story(row: FeedbackItem) -> None:
    """What its public page says of it (``models/stories.py``)."""
    db.session.execute(
        update(FeedbackStory)
        .where(FeedbackStory.item_key == row.key)
        .values(replied_on=row.replied_on, tone=row.tone)
    )


def _write(row: FeedbackItem, opened: Opened, text: str, *, asks: bool, by: int) -> None:
    last = db.session.scalar(
        select(func.max(FeedbackMessage.number)).where(FeedbackMessage.item_key == row.key)
    )
    db.session.add(
        FeedbackMessage(
            key=secret.reference(32),
            item_key=row.key,
            number=(last or 0) + 1,
            from_team=True,
            asks=asks,
            text=text,
            on_day=clock.today(),
            by_id=by,
        )
    )
    db.session.flush()
    emails.something_to_read(item.contact(opened), opened.language)
