"""Receipt codes that a visitor of the demo world can try: one for each story told whole. Nowhere else is one known.

They are made from fixed keys with the service's own secret, so each installation has codes of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from coprod.core.words import ENGLISH, language
from coprod.demo.stories import STORIES, Story
from coprod.demo.words import NOTICE
from coprod.demo.words.feedback import FORMS, SAID
from coprod.demo.words.shapes import Answer, Finding
from coprod.questionnaires.operations import drafts, receipts


@dataclass(frozen=True)
class ToTry:
    """What was asked, and the code of somebody who answered it."""

    title: str
    code: str


def notice() -> str:
    """That all this is made up, in the language of the page."""
    return NOTICE.get(language(), NOTICE[ENGLISH])


def key_of(story: Story, answer: Answer) -> str | None:
    """The fixed key of an answer whose code is known; ``None`` for every other answer.

    It is the answer with the words that the story's first finding quotes first, and each that is taken back later.
    """
    said = answer["answers"].values()
    for finding in story.findings:
        if (gone := finding.get("taken_back")) and gone["words"] in said:
            return fixed_key(taken_back(story, finding))
    if not story.findings:
        return None
    return fixed_key(story.key) if story.findings[0]["quotes"][0] in said else None


def taken_back(story: Story, finding: Finding) -> str:
    """The name of an answer that its writer takes back. Nobody can try its code: it opens nothing any more."""
    return f"{story.key} {finding['key']}"


def to_try() -> list[ToTry]:
    """The codes for the page on which a visitor chooses whom to be."""
    titles = {form["slug"]: form["ur"] if language() == "ur" else form["en"] for form in FORMS}
    said = [(titles[each["form"]]["title"], each["story"]) for each in SAID if "story" in each]
    answered = [(_title(story), story.key) for story in STORIES if story.findings]
    return [ToTry(title, code_of(name)) for title, name in (*answered, *said)]


def code_of(name: str) -> str:
    """The code of a story's known answer."""
    return next(receipts.candidates(drafts.Draft(key=fixed_key(name), slip="").token)).code


def fixed_key(name: str) -> str:
    """The key of the one answer in a story whose code is known."""
    return f"demo-receipt-{name}".ljust(43, "-")


def _title(story: Story) -> str:
    editions = story.words.EDITIONS
    return editions.get(language(), editions[ENGLISH])["title"]
