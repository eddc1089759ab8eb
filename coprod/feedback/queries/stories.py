"""Stories: one with everything around it, those in work, those that everybody reads, and what its author may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db, is_writing
from coprod.core.differing import Difference, differences
from coprod.core.paging import Page, page_of
from coprod.core.searching import words_of
from coprod.feedback.models import (
    FeedbackChange,
    FeedbackForm,
    FeedbackItem,
    FeedbackStory,
    FeedbackStoryEdit,
    FeedbackStoryNotice,
)
from coprod.feedback.queries import forms, item, waiting
from coprod.feedback.queries.item import Opened
from coprod.feedback.queries.waiting import Note
from coprod.feedback.rules import Tone
from coprod.feedback.rules.stories import StoryStage
from coprod.programmes.models import Programme
from coprod.questionnaires.operations import frozen


@dataclass(frozen=True)
class Worked:
    """A story as staff see it: the item beside it, each change, each notice."""

    opened: Opened
    story: FeedbackStory
    edits: Sequence[FeedbackStoryEdit] = ()
    notices: Sequence[FeedbackStoryNotice] = ()

    @property
    def programme_id(self) -> int:
        return self.opened.programme_id

    def is_kept_from(self, person_id: int | None, organisations: frozenset[int]) -> bool:
        """Whether the item behind it is."""
        return self.opened.is_kept_from(person_id, organisations)


@dataclass(frozen=True)
class Noticed:
    """A notice, and the story that it is about."""

    worked: Worked
    notice: FeedbackStoryNotice

    @property
    def programme_id(self) -> int:
        return self.worked.programme_id

    def is_kept_from(self, person_id: int | None, organisations: frozenset[int]) -> bool:
        """Whether the item behind the story is."""
        return self.worked.is_kept_from(person_id, organisations)


@dataclass(frozen=True)
class HeldStory:
    """What the author sees of it with their code, and what they have said of it today."""

    story: FeedbackStory
    edits: Sequence[tuple[FeedbackStoryEdit, list[Difference]]] = field(default_factory=list)
    said_today: str = ""


@dataclass(frozen=True)
class Told:
    """A public story and what happened next."""

    story: FeedbackStory
    change: FeedbackChange | None = None

    @property
    def programme_id(self) -> int:
        return self.story.form.programme_id

    @property
    def is_planned(self) -> bool:
        return self.change is not None and bool(self.change.planned)

    @property
    def is_changed(self) -> bool:
        return self.change is not None and self.change.is_read


def one(key: str) -> Worked | None:
    """The story of an item. Whoever writes holds it till the end."""
    opened = item.one(key)
    asked = select(FeedbackStory).where(FeedbackStory.item_key == key)
    if is_writing():
        asked = asked.with_for_update().execution_options(populate_existing=True)
    story = db.session.scalars(asked).first() if opened else None
    if opened is None or story is None:
        return None
    return Worked(opened, story, edits(story), notices(story))


def of_item(key: str) -> FeedbackStory | None:
    """The story of an item alone, to look at."""
    return db.session.scalars(select(FeedbackStory).where(FeedbackStory.item_key == key)).first()


def own_words(opened: Opened) -> str:
    """Everything that the person wrote, in the order of the questions."""
    order = [question.id for question in frozen.document(forms.version(opened.version_id)).questions]
    told = sorted(opened.texts, key=lambda each: (order.index(each["question"]), each["part"]))
    return "\n\n".join(each["text"] for each in told)


def may_publish(opened: Opened) -> bool:
    """Whether the person lets us publish it: as they said last, today's word included."""
    said = waiting.last_word(opened.notes, "publish")
    return said == "yes" if said else bool(opened.row and opened.row.may_publish)


def edits(story: FeedbackStory) -> list[FeedbackStoryEdit]:
    """Each change, in order."""
    return list(
        db.session.scalars(
            select(FeedbackStoryEdit)
            .where(FeedbackStoryEdit.story_id == story.id)
            .order_by(FeedbackStoryEdit.number)
        )
    )


def notices(story: FeedbackStory) -> list[FeedbackStoryNotice]:
    """Who wanted it to go, the latest first."""
    return list(
        db.session.scalars(
            select(FeedbackStoryNotice)
            .where(FeedbackStoryNotice.story_id == story.id)
            .order_by(FeedbackStoryNotice.id.desc())
        )
    )


def held(key: str, notes: Iterable[Note]) -> HeldStory | None:
    """What the author sees: from the moment when they are asked."""
    story = of_item(key)
    if story is None or story.stage is StoryStage.EDITED:
        return None
    said, _colon, edition = waiting.last_word(notes, "story").partition(":")
    changes = [(each, differences(each.before, each.after)) for each in edits(story)]
    return HeldStory(story, changes, said if edition == str(story.edition) else "")


def change(key: str) -> FeedbackChange | None:
    """What came of an item."""
    return db.session.scalars(select(FeedbackChange).where(FeedbackChange.item_key == key)).first()


def _whole() -> Select[FeedbackStory]:
    return (
        select(FeedbackStory)
        .order_by(FeedbackStory.published_on.desc(), FeedbackStory.id.desc())
        .options(
            joinedload(FeedbackStory.form).selectinload(FeedbackForm.editions),
            joinedload(FeedbackStory.form)
            .joinedload(FeedbackForm.programme)
            .selectinload(Programme.editions),
        )
    )


def told_one(reference: str) -> Told | None:
    """A story by its reference; the rule of the door says whether everybody can read it."""
    story = db.session.scalars(_whole().where(FeedbackStory.reference == reference)).first()
    return Told(story, change(story.item_key)) if story else None


def public_list(
    page: int = 1, *, search: str = "", tone: Tone | None = None, size: int | None = None
) -> Page[Told]:
    """One page of the public stories, the latest first."""
    listed = _whole().where(FeedbackStory.stage == StoryStage.PUBLISHED)
    if tone is not None:
        listed = listed.where(FeedbackStory.tone == tone)
    for word in words_of(search):
        listed = listed.where(
            or_(
                FeedbackStory.title.icontains(word, autoescape=True),
                FeedbackStory.text.icontains(word, autoescape=True),
            )
        )
    found = page_of(listed, page, size) if size else page_of(listed, page)
    return Page(_told(found.rows), found.number, found.size, found.total)


def _told(stories: Sequence[FeedbackStory]) -> list[Told]:
    changes = {
        each.item_key: each
        for each in db.session.scalars(
            select(FeedbackChange).where(FeedbackChange.item_key.in_([story.item_key for story in stories]))
        )
    }
    return [Told(story, changes.get(story.item_key)) for story in stories]


def in_work(
    forms: Collection[int], page: int = 1, *, hidden: Collection[str] = (), stage: StoryStage | None = None
) -> Page[FeedbackStory]:
    """One page of the stories of these forms, the latest first; of all that are not taken down, or at one stage.

    ``hidden`` are the items that are kept from whoever looks, here and below.
    """
    listed = (
        select(FeedbackStory)
        .where(FeedbackStory.form_id.in_(forms), FeedbackStory.item_key.not_in(hidden))
        .order_by(FeedbackStory.id.desc())
        .where(FeedbackStory.stage == stage if stage else FeedbackStory.stage != StoryStage.TAKEN_DOWN)
    )
    return page_of(listed, page)


def noticed(number: int) -> Noticed | None:
    """A notice by its number, with its story."""
    found = db.session.execute(
        select(FeedbackStoryNotice, FeedbackStory.item_key)
        .join(FeedbackStory, FeedbackStory.id == FeedbackStoryNotice.story_id)
        .where(FeedbackStoryNotice.id == number)
    ).first()
    worked = one(found[1]) if found else None
    return Noticed(worked, found[0]) if found and worked else None


MOST_WAITING = 50


def notices_waiting(
    forms: Collection[int], *, hidden: Collection[str] = ()
) -> list[tuple[FeedbackStoryNotice, FeedbackStory]]:
    """The notices on which nobody has decided, the oldest first."""
    rows = db.session.execute(
        select(FeedbackStoryNotice, FeedbackStory)
        .join(FeedbackStory, FeedbackStory.id == FeedbackStoryNotice.story_id)
        .where(
            FeedbackStory.form_id.in_(forms),
            FeedbackStory.item_key.not_in(hidden),
            FeedbackStoryNotice.decided_at.is_(None),
        )
        .order_by(FeedbackStoryNotice.id)
        .limit(MOST_WAITING)
    )
    return [(notice, story) for notice, story in rows]


def changes_to_read(
    forms: Collection[int], person_id: int, *, hidden: Collection[str] = ()
) -> list[FeedbackChange]:
    """Reports of changes that wait for somebody other than their reporter, the oldest first."""
    return list(
        db.session.scalars(
            select(FeedbackChange)
            .join(FeedbackItem, FeedbackItem.key == FeedbackChange.item_key)
            .where(
                FeedbackItem.form_id.in_(forms),
                FeedbackItem.key.not_in(hidden),
                FeedbackChange.what != "",
                FeedbackChange.read_at.is_(None),
                FeedbackChange.sent_back_why == "",
                FeedbackChange.reported_by_id != person_id,
            )
            .order_by(FeedbackChange.id)
            .limit(MOST_WAITING)
        )
    )
