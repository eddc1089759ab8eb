"""People answer: through the same draft, the same waiting batch and the same release as on the site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from functools import partial
from random import Random
from types import MappingProxyType

from coprod.consultations.operations import answering
from coprod.demo import receipts
from coprod.demo.diary import Diary
from coprod.demo.stories import Story
from coprod.demo.words.shapes import Answer
from coprod.demo.world import World
from coprod.questionnaires.models import Channel
from coprod.questionnaires.operations import drafts, frozen
from coprod.questionnaires.rules.answers import Answers
from coprod.questionnaires.rules.document import Document
from coprod.questionnaires.rules.kinds.kind import field_name, other_field_name

SEED = 1
EVERY = 3  # days


def plan(world: World, diary: Diary, story: Story) -> None:
    """The answers of a story come in over the days in which it was or is open, a few at a time."""
    asked = story.asked
    if asked is None:
        return
    # Who says what is dealt out alike each time, so that what the findings say of the numbers is true.
    given = story.answers(Random(SEED))  # noqa: S311 - invented answers, nothing secret
    days = range(asked.OPENS_IN_DAYS + 1, min(asked.CLOSES_IN_DAYS, -1) + 1, EVERY)
    for place, day in enumerate(days):
        few = given[place :: len(days)]
        if few:
            diary.write(day, time(18), partial(_come_in, world, story, few))


def _come_in(world: World, story: Story, few: list[Answer]) -> None:
    consultation = world.consultation(story.key)
    version = consultation.version
    if version is None:
        raise LookupError(f"“{story.key}” has no questions yet.")
    document = frozen.document(version)
    for answer in few:
        draft = drafts.begin(version.id, receipts.key_of(story, answer) or drafts.new_key())
        form = as_sent(document, answer["answers"], answer["other"])
        for section in document.sections:
            draft.typed |= Answers.parse(section, form).typed
        answering.send(
            consultation, draft, channel=Channel(answer["channel"]), answered_in=answer["language"]
        )
    # Last, because it lets go of everything that was read.
    answering.release(consultation)


def as_sent(
    document: Document,
    answers: Mapping[str, str | int | list[str]],
    other: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, list[str]]:
    """The form as a browser would send it."""
    form: dict[str, list[str]] = {}
    for question in document.questions:
        value = answers.get(question.id)
        if value is not None:
            form[field_name(question)] = value if isinstance(value, list) else [str(value)]
        if words := other.get(question.id):
            form[other_field_name(question)] = [words]
    return form
