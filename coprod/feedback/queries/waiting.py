"""What came in today: opened in memory, shuffled, and without any order (decision 0012)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from random import SystemRandom
from typing import Any

from sqlalchemy import delete, select

from coprod.core import secret
from coprod.core.db import db
from coprod.feedback.models import FeedbackForm, FeedbackMessage
from coprod.feedback.queries.exclusions import Kept, kept_of
from coprod.feedback.rules import told_as
from coprod.feedback.rules.stories import last_word as last_of
from coprod.questionnaires.models import Channel, QuestionnaireVersion, WaitingBatch, WaitingSheet
from coprod.questionnaires.operations import filing, frozen
from coprod.questionnaires.operations.filing import Held


@dataclass(frozen=True)
class Fresh:
    """One item that waits for its day's end, opened."""

    key: str
    form_id: int
    version_id: int
    on_day: date
    due_on: date
    notice_id: int
    channel: Channel
    language: str
    format: str
    answers: dict[str, Any]
    texts: list[dict[str, str]]
    reach: dict[str, str] | None = None
    told_as: str = ""
    kept: Kept = field(default_factory=Kept)
    files: list[Held] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Everything that the person wrote, in one piece."""
        return "\n".join(each["text"] for each in self.texts)


@dataclass(frozen=True)
class Note:
    """What the holder of a code has added today."""

    key: str
    item_key: str
    kind: str
    text: str
    on_day: date
    # Which of one person's notes of a day it is, so that the last word holds. It says nothing of when.
    nth: int = 0


@dataclass(frozen=True)
class Today:
    """Everything that waits, by item."""

    items: dict[str, Fresh] = field(default_factory=dict)
    notes: dict[str, list[Note]] = field(default_factory=dict)


def today(forms: Collection[int]) -> Today:
    """What waits for these forms (by number), in no order that means anything."""
    found = Today()
    opened = list(_opened(forms))
    SystemRandom().shuffle(opened)
    for form_id, version, content in opened:
        if "note" in content:
            note = read_note(content["note"])
            found.notes.setdefault(note.item_key, []).append(note)
        elif "aside" in content:
            item = _fresh(form_id, version, content)
            found.items[item.key] = item
    _leave_out_what_stands(found.notes)
    return found


def _leave_out_what_stands(notes: dict[str, list[Note]]) -> None:
    """A page that was sent again after midnight waits once more: its words are among the messages already."""
    keys = [note.key for same in notes.values() for note in same]
    asked = select(FeedbackMessage.key).where(FeedbackMessage.key.in_(keys))
    stand = set(db.session.scalars(asked)) if keys else set()
    for key, same in list(notes.items()):
        notes[key] = [note for note in same if note.key not in stand]
        if not notes[key]:
            del notes[key]


def read_note(told: dict[str, Any]) -> Note:
    """A note as it was sealed."""
    on_day = date.fromisoformat(told["on"])
    return Note(told["key"], told["item"], told["kind"], told["text"], on_day, told.get("nth", 0))


def last_word(notes: Iterable[Note], kind: str) -> str:
    """What somebody said last today of one kind; empty when nothing."""
    return last_of([(note.nth, note.text) for note in notes if note.kind == kind])


def _fresh(form_id: int, version: QuestionnaireVersion, content: dict[str, Any]) -> Fresh:
    aside = content["aside"]
    return Fresh(
        key=aside["key"],
        form_id=form_id,
        version_id=version.id,
        on_day=date.fromisoformat(aside["on"]),
        due_on=date.fromisoformat(aside["due"]),
        notice_id=aside["notice"],
        channel=Channel(content["channel"]),
        language=content["language"],
        format=content["format"],
        answers=content["answers"],
        texts=content["texts"],
        reach=aside.get("reach"),
        kept=kept_of(aside.get("kept")),
        files=filing.held(aside),
        told_as=told_as(frozen.document(version), content["answers"]),
    )


def _opened(forms: Collection[int]) -> Iterator[tuple[int, QuestionnaireVersion, dict[str, Any]]]:
    ring = secret.key_ring()
    rows = db.session.execute(
        select(FeedbackForm.id, QuestionnaireVersion, WaitingBatch.key)
        .join(QuestionnaireVersion, QuestionnaireVersion.questionnaire_id == FeedbackForm.questionnaire_id)
        .join(WaitingBatch, WaitingBatch.version_id == QuestionnaireVersion.id)
        .where(FeedbackForm.id.in_(forms))
        .order_by(WaitingBatch.key)
    ).all()
    for form_id, version, name in rows:
        key = ring.get(name)
        if key is None:
            continue
        for mark, packet in db.session.execute(
            select(WaitingSheet.mark, WaitingSheet.packet)
            .where(WaitingSheet.batch_key == name)
            .order_by(WaitingSheet.mark)
        ):
            told = secret.unseal(key, packet, mark)
            if told is not None:
                yield form_id, version, json.loads(told)


def batches(form: FeedbackForm) -> list[tuple[int, str]]:
    """What waits for a form, whichever questions it answers: the version and the name of the batch's key."""
    rows = db.session.execute(
        select(WaitingBatch.version_id, WaitingBatch.key)
        .join(QuestionnaireVersion, QuestionnaireVersion.id == WaitingBatch.version_id)
        .where(QuestionnaireVersion.questionnaire_id == form.questionnaire_id)
        .order_by(WaitingBatch.version_id)
    )
    return [(version_id, key) for version_id, key in rows]


def forget_notes(form: FeedbackForm, item_key: str) -> None:
    """Remove what waits beside an item that is taken back."""
    ring = secret.key_ring()
    rows = db.session.execute(
        select(WaitingSheet.batch_key, WaitingSheet.mark, WaitingSheet.packet)
        .join(WaitingBatch, WaitingBatch.key == WaitingSheet.batch_key)
        .join(QuestionnaireVersion, QuestionnaireVersion.id == WaitingBatch.version_id)
        .where(QuestionnaireVersion.questionnaire_id == form.questionnaire_id)
    ).all()
    for name, mark, packet in rows:
        key = ring.get(name)
        told = secret.unseal(key, packet, mark) if key else None
        if told is not None and json.loads(told).get("note", {}).get("item") == item_key:
            db.session.execute(
                delete(WaitingSheet).where(WaitingSheet.batch_key == name, WaitingSheet.mark == mark)
            )
