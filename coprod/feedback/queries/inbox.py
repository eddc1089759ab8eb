"""What the holder of a code may see: what was said since, and how far it has come; never who reads, nor when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coprod.core.db import db
from coprod.core.forms import tidy
from coprod.feedback.models import FeedbackChange, FeedbackForm, FeedbackItem, FeedbackMessage
from coprod.feedback.queries import item, stories, waiting
from coprod.feedback.queries.stories import HeldStory
from coprod.feedback.queries.waiting import Note
from coprod.feedback.rules import Helped, Stage
from coprod.feedback.rules.stories import STORIES


@dataclass(frozen=True)
class Held:
    """An item's other half."""

    stage: Stage
    messages: Sequence[FeedbackMessage] = ()
    notes: Sequence[Note] = field(default_factory=list)
    helped: Helped | None = None
    may_publish: bool = False
    story: HeldStory | None = None
    change: FeedbackChange | None = None

    @property
    def can_say(self) -> Sequence[str]:
        """What can be said to the published version now: yes and no to the one that waits, no to every later one."""
        story = self.story.story if self.story else None
        if story is None or not self.may_publish:
            return ()
        return [
            f"{said}:{story.edition}"
            for said, move in (("yes", "agree"), ("no", "refuse"), ("no", "take_down"))
            if STORIES.allows(story.stage, move) and (move != "take_down" or story.is_public)
        ]

    def takes(self, said: str) -> bool:
        """Whether this can be said to it: a no to what everybody can read is heard whichever version it names."""
        is_public = self.story is not None and self.story.story.is_public
        return said in self.can_say or (is_public and said.partition(":")[0] == "no")

    @property
    def is_answered(self) -> bool:
        return any(message.from_team for message in self.messages)


def of(form: FeedbackForm, key: str) -> Held:
    """What there is beside the words of an item, with what its holder has added today."""
    row = db.session.get(FeedbackItem, key)
    notes = waiting.today([form.id]).notes.get(key, [])
    helped, may_publish = (row.helped, row.may_publish) if row else (None, False)
    if said := waiting.last_word(notes, "helped"):
        helped = Helped(said)
    if said := waiting.last_word(notes, "publish"):
        may_publish = said == "yes"
    return Held(
        row.stage if row else Stage.NEW,
        item.messages(key),
        sorted(notes, key=lambda note: note.nth),
        helped,
        may_publish,
        stories.held(key, notes) if row else None,
        stories.change(key) if row else None,
    )


def tidied(text: str) -> str:
    """What somebody typed, as it is kept."""
    return str(tidy(text))
