"""Receipt codes that a visitor of the demo world can try: one for each story that is over. Nowhere else is one known.

They are made from fixed keys with the service's own secret, so each installation has codes of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from coprod.core.words import ENGLISH, language
from coprod.demo.stories import STORIES, Story
from coprod.demo.words import NOTICE
from coprod.demo.words.shapes import Answer
from coprod.questionnaires.operations import drafts, receipts


@dataclass(frozen=True)
class ToTry:
    """What was asked, and the code of somebody who answered it and was quoted."""

    title: str
    code: str


def notice() -> str:
    """That all this is made up, in the language of the page."""
    return NOTICE.get(language(), NOTICE[ENGLISH])


def key_of(story: Story, answer: Answer) -> str | None:
    """The fixed key of the one answer whose code is known; ``None`` for every other answer.

    It is the answer with the words that the story's first finding quotes first.
    """
    if not story.findings:
        return None
    words = story.findings[0]["quotes"][0]
    return _key(story) if words in answer["answers"].values() else None


def to_try() -> list[ToTry]:
    """The codes for the page on which a visitor chooses whom to be."""
    return [ToTry(_title(story), code_of(story)) for story in STORIES if story.findings]


def code_of(story: Story) -> str:
    """The code of a story's known answer."""
    return next(receipts.candidates(drafts.Draft(key=_key(story), slip="").token)).code


def _key(story: Story) -> str:
    return f"demo-receipt-{story.key}".ljust(43, "-")


def _title(story: Story) -> str:
    editions = story.words.EDITIONS
    return editions.get(language(), editions[ENGLISH])["title"]
