"""One item, whether it waits for its day's end or not, with everything around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db, is_writing
from coprod.feedback.models import (
    FeedbackContact,
    FeedbackForm,
    FeedbackItem,
    FeedbackMessage,
    FeedbackMove,
)
from coprod.feedback.queries import exclusions, forms, rota, waiting
from coprod.feedback.queries.exclusions import Kept, Reader
from coprod.feedback.queries.waiting import Fresh, Note
from coprod.feedback.rules import Stage, Tone
from coprod.programmes.models import Programme
from coprod.questionnaires.models import Channel, Sheet
from coprod.questionnaires.operations import filing
from coprod.questionnaires.operations.filing import Held


@dataclass(frozen=True)
class Opened:
    """An item as staff see it: its row when there is one, its words from the sheet or from what waits."""

    key: str
    form: FeedbackForm
    row: FeedbackItem | None
    fresh: Fresh | None
    sheet: Sheet | None
    notes: list[Note] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)
    # The names of those who may read, when the item is kept from somebody by name.
    names: Mapping[int, str] = field(default_factory=dict)
    # What was added to the words.
    files: list[Held] = field(default_factory=list)

    def is_kept_from(self, person_id: int | None, organisations: frozenset[int]) -> bool:
        """Whether the person said that this reader must not read it."""
        return self.kept.is_from(Reader(self.names.get(person_id or 0, ""), organisations))

    @property
    def programme_id(self) -> int:
        return self.form.programme_id

    @property
    def stage(self) -> Stage:
        return self.row.stage if self.row else Stage.NEW

    @property
    def edition(self) -> int:
        return self.row.edition if self.row else 0

    @property
    def tone(self) -> Tone | None:
        return self.row.tone if self.row else None

    @property
    def on_day(self) -> date:
        return self.row.on_day if self.row else self._fresh.on_day

    @property
    def due_on(self) -> date:
        return self.row.due_on if self.row else self._fresh.due_on

    @property
    def notice_id(self) -> int:
        return self.row.privacy_notice_id if self.row else self._fresh.notice_id

    @property
    def channel(self) -> Channel:
        return self.sheet.channel if self.sheet else self._fresh.channel

    @property
    def language(self) -> str:
        return self.sheet.language if self.sheet else self._fresh.language

    @property
    def format(self) -> str:
        return self.sheet.format if self.sheet else self._fresh.format

    @property
    def version_id(self) -> int:
        return self.sheet.version_id if self.sheet else self._fresh.version_id

    @property
    def answers(self) -> dict[str, Any]:
        return self.sheet.answers if self.sheet else self._fresh.answers

    @property
    def texts(self) -> list[dict[str, str]]:
        if self.sheet:
            return [
                {"question": each.question, "part": each.part, "text": each.text} for each in self.sheet.texts
            ]
        return self._fresh.texts

    @property
    def told_as(self) -> str:
        return self.row.perspective if self.row and self.sheet else self._fresh.told_as

    @property
    def has_contact(self) -> bool:
        return self.row.has_contact if self.row and self.sheet else bool(self._fresh.reach)

    def file(self, name: str) -> Held | None:
        """The file of this name."""
        return next((each for each in self.files if each.name == name), None)

    @property
    def _fresh(self) -> Fresh:
        if self.fresh is None:
            raise LookupError(self.key)
        return self.fresh


def one(key: str) -> Opened | None:
    """An item by its key. Whoever writes holds its row till the end, so that two moderators come one after the other."""
    asked = select(FeedbackItem).where(FeedbackItem.key == key).options(joinedload(FeedbackItem.reader))
    if is_writing():
        asked = asked.with_for_update(of=FeedbackItem).execution_options(populate_existing=True)
    row = db.session.scalars(asked).first()
    if row is not None and row.sheet_key is not None:
        form = _form(row.form_id)
        sheet = db.session.scalars(
            select(Sheet).where(Sheet.key == row.sheet_key).options(selectinload(Sheet.texts))
        ).one()
        kept = exclusions.of(key)
        notes = waiting.today([form.id]).notes.get(key, [])
        return Opened(key, form, row, None, sheet, notes, kept, _names(form, kept), filing.of_sheet(key))
    everything = waiting.today([row.form_id] if row else [form.id for form in forms.listed()])
    fresh = everything.items.get(key)
    if fresh is None:
        return None
    form, notes = _form(fresh.form_id), everything.notes.get(key, [])
    return Opened(key, form, row, fresh, None, notes, fresh.kept, _names(form, fresh.kept), fresh.files)


def _names(form: FeedbackForm, kept: Kept) -> dict[int, str]:
    return {person.id: person.name for person in rota.who_can(form.programme_id)} if kept.name else {}


def _form(number: int) -> FeedbackForm:
    return db.session.scalars(
        select(FeedbackForm)
        .where(FeedbackForm.id == number)
        .options(
            selectinload(FeedbackForm.editions),
            joinedload(FeedbackForm.programme).selectinload(Programme.editions),
        )
    ).one()


def messages(key: str) -> list[FeedbackMessage]:
    """What the team and the person have said to each other, in order."""
    return list(
        db.session.scalars(
            select(FeedbackMessage).where(FeedbackMessage.item_key == key).order_by(FeedbackMessage.number)
        )
    )


def moves(key: str) -> list[FeedbackMove]:
    """What staff have done, latest first."""
    return list(
        db.session.scalars(
            select(FeedbackMove)
            .where(FeedbackMove.item_key == key)
            .order_by(FeedbackMove.id.desc())
            .options(joinedload(FeedbackMove.by))
        )
    )


def contact(opened: Opened) -> dict[str, str] | None:
    """How somebody wants to be reached: a sensitive read, which the door writes down."""
    if opened.fresh is not None:
        return opened.fresh.reach
    found = db.session.get(FeedbackContact, opened.key)
    if found is None:
        return None
    return {"way": found.way.value, "address": found.address, "careful": found.careful}
