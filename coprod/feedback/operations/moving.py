"""The day's move: what waited until its day was over becomes readable and untraceable, all of it at once.

In one transaction, shuffled, under random keys, without a moment (decision 0012). What staff have done with an item
already stays with it, since they know it by the same key.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from coprod.core import clock, settings
from coprod.core.db import db
from coprod.core.word_lists import READ_FIRST, holds_one
from coprod.feedback.models import (
    FeedbackContact,
    FeedbackExclusion,
    FeedbackItem,
    FeedbackMessage,
    FeedbackWord,
)
from coprod.feedback.operations import agreeing
from coprod.feedback.operations.saying import AROUND
from coprod.feedback.queries import forms
from coprod.feedback.queries.exclusions import Kept, kept_of
from coprod.feedback.queries.waiting import Note, read_note
from coprod.feedback.rules import KEEP_YEARS, Helped, Stage, Way, told_as
from coprod.questionnaires.models import Sheet, SheetText
from coprod.questionnaires.operations import frozen, packets, releasing
from coprod.questionnaires.operations.releasing import Content, Released
from coprod.questionnaires.rules.document import Document

WORD = re.compile(r"\w+")
LONGEST_WORD, MOST_WORDS = 40, 600


def move(*, form_id: int, programme_id: int, version_id: int) -> int:
    """Move what came in before today. Returns how many items have moved. Errors: ``KeyLost``."""
    today = clock.today().isoformat()

    def is_over(content: Content) -> bool:
        return str((content.get("note") or content["aside"])["on"]) < today

    released = releasing.release(
        version_id,
        choose=lambda opened: (
            [content for content in opened if is_over(content)],
            [content for content in opened if not is_over(content)],
        ),
        packet_size=packets.size(forms.version(version_id), AROUND),
    )
    if released.sheets:
        document = frozen.document(forms.version(version_id))
        _items(released, document, form_id, settings.get(KEEP_YEARS, programme=programme_id))
        _put_first(released.sheets, settings.get(READ_FIRST, programme=programme_id))
    for note in _what_holds(read_note(told) for told in released.notes):
        add(note)
    return len(released.sheets)


def _what_holds(notes: Iterable[Note]) -> list[Note]:
    """All answers back in the order in which each person wrote theirs; of everything else their last word."""
    found: dict[tuple[str, ...], list[Note]] = {}
    for note in notes:
        name = (note.item_key, note.kind) + ((note.key,) if note.kind == "answer" else ())
        found.setdefault(name, []).append(note)
    return sorted(
        (
            max(same, key=lambda note: (note.nth, note.text.partition(":")[0] == "no"))
            for same in found.values()
        ),
        key=lambda note: note.nth,
    )


def _items(released: Released, document: Document, form_id: int, keep_years: int) -> None:
    sheets = {
        row.key: row
        for row in db.session.execute(
            select(Sheet.key, Sheet.channel, Sheet.answers, Sheet.may_publish).where(
                Sheet.key.in_(released.sheets)
            )
        )
    }
    known = set(db.session.scalars(select(FeedbackItem.key).where(FeedbackItem.key.in_(released.sheets))))
    rows, contacts, exclusions = [], [], []
    for key in released.sheets:
        aside = released.aside[key]
        reach = aside.get("reach")
        if reach:
            contacts.append({"item_key": key, **reach, "way": Way(reach["way"])})
        exclusions += _exclusions(key, kept_of(aside.get("kept")))
        told = {
            "sheet_key": key,
            "perspective": told_as(document, sheets[key].answers),
            "channel": sheets[key].channel,
            "may_publish": sheets[key].may_publish,
            "has_contact": reach is not None,
        }
        if key in known:
            db.session.execute(update(FeedbackItem).where(FeedbackItem.key == key).values(**told))
        else:
            rows.append(_fresh_row(key, form_id, aside, keep_years) | told)
    for table, listed in (
        (FeedbackItem, rows),
        (FeedbackContact, contacts),
        (FeedbackExclusion, exclusions),
        (FeedbackWord, _words(released)),
    ):
        if listed:
            db.session.execute(table.__table__.insert(), listed)  # type: ignore[attr-defined]


def _fresh_row(key: str, form_id: int, aside: Content, keep_years: int) -> dict[str, Any]:
    on_day = date.fromisoformat(aside["on"])
    return {
        "key": key,
        "form_id": form_id,
        "privacy_notice_id": aside["notice"],
        "stage": Stage.NEW,
        "on_day": on_day,
        "due_on": date.fromisoformat(aside["due"]),
        "keep_until": clock.years_later(on_day, keep_years),
        "edition": 0,
        "place": 1,
    }


def _put_first(keys: list[str], words: tuple[str, ...]) -> None:
    """What holds a word that is read first goes to the top of the queue, until somebody has read it."""
    if not words:
        return
    found = {
        key
        for key, text in db.session.execute(
            select(SheetText.sheet_key, SheetText.text).where(SheetText.sheet_key.in_(keys))
        )
        if holds_one(text, words)
    }
    db.session.execute(
        update(FeedbackItem)
        .where(FeedbackItem.key.in_(found), FeedbackItem.stage == Stage.NEW)
        .values(place=0)
    )


def _exclusions(key: str, kept: Kept) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = [{"organisation_id": number, "name": ""} for number in sorted(kept.teams)]
    if kept.name:
        told.append({"organisation_id": None, "name": kept.name})
    return [{"key": secrets.token_hex(16), "item_key": key, **each} for each in told]


def _words(released: Released) -> list[dict[str, str]]:
    """Which words stand in which item. The table keeps them by word, in no other order."""
    found: set[tuple[str, str]] = set()
    for sheet_key, text in db.session.execute(
        select(SheetText.sheet_key, SheetText.text).where(SheetText.sheet_key.in_(released.sheets))
    ):
        found |= {(word, sheet_key) for word in words_in(text)}
    return [{"word": word, "item_key": key} for word, key in sorted(found)]


def words_in(text: str) -> set[str]:
    """The words of a text as they are searched for: small letters of any script, each once, not without end."""
    found = {word[:LONGEST_WORD] for word in WORD.findall(text.casefold())[:MOST_WORDS]}
    return {word for word in found if len(word) > 1}


def add(note: Note) -> None:
    """Put what the holder of a code has added into the item's rows. What is gone stays gone."""
    item = db.session.get(FeedbackItem, note.item_key)
    if item is None:
        return
    if note.kind == "answer":
        if db.session.get(FeedbackMessage, note.key) is not None:
            return  # The same page was sent again after midnight: its words stand there already.
        last = db.session.scalar(
            select(func.max(FeedbackMessage.number)).where(FeedbackMessage.item_key == item.key)
        )
        db.session.add(
            FeedbackMessage(
                key=note.key,
                item_key=item.key,
                number=(last or 0) + 1,
                from_team=False,
                text=note.text,
                on_day=note.on_day,
            )
        )
        db.session.flush()
        if item.stage in {Stage.ASKED, Stage.REPLIED, Stage.CLOSED}:
            # They have said something since: somebody must look at it again.
            item.stage, item.edition = Stage.ACKNOWLEDGED, item.edition + 1
    elif note.kind == "helped":
        item.helped = Helped(note.text)
    elif note.kind == "publish":
        item.may_publish = note.text == "yes"
        if not item.may_publish:
            agreeing.consent_ends(item.key)
    elif note.kind == "story":
        agreeing.heard(item.key, note.text, note.on_day)
