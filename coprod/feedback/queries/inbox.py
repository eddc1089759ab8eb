"""What the holder of a code may see: what was said since, and how far it has come; never who reads, nor when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coprod.core.db import db
from coprod.core.forms import tidy
from coprod.feedback.models import FeedbackForm, FeedbackItem, FeedbackMessage
from coprod.feedback.queries import item, waiting
from coprod.feedback.queries.waiting import Note
from coprod.feedback.rules import Helped, Stage


@dataclass(frozen=True)
class Held:
    """An item's other half."""

    stage: Stage
    messages: Sequence[FeedbackMessage] = ()
    notes: Sequence[Note] = field(default_factory=list)
    helped: Helped | None = None
    may_publish: bool = False

    @property
    def is_answered(self) -> bool:
        return any(message.from_team for message in self.messages)


def of(form: FeedbackForm, key: str) -> Held:
    """What there is beside the words of an item, with what its holder has added today."""
    row = db.session.get(FeedbackItem, key)
    notes = waiting.today([form.id]).notes.get(key, [])
    helped, may_publish = (row.helped, row.may_publish) if row else (None, False)
    for note in notes:
        if note.kind == "helped":
            helped = Helped(note.text)
        elif note.kind == "publish":
            may_publish = note.text == "yes"
    return Held(row.stage if row else Stage.NEW, item.messages(key), notes, helped, may_publish)


def tidied(text: str) -> str:
    """What somebody typed, as it is kept."""
    return str(tidy(text))
