"""Stories: the stages of a published version with its table of moves, why something was changed, what a human checks.

Nothing here decides about words: every tick of the checklist is somebody's own judgement (domain rules F11 and F12).
"""

from __future__ import annotations

import enum
from collections.abc import Iterable

from coprod.core import settings
from coprod.core.states import Moves
from coprod.core.words import _l


class StoryStage(enum.Enum):
    """How far a published version has come."""

    EDITED = "edited"
    WITH_AUTHOR = "with_author"
    AGREED = "agreed"
    PUBLISHED = "published"
    TAKEN_DOWN = "taken_down"


STORY_WORDS = {
    StoryStage.EDITED: _l("Being edited"),
    StoryStage.WITH_AUTHOR: _l("Waits for its author’s yes"),
    StoryStage.AGREED: _l("Agreed, not public yet"),
    StoryStage.PUBLISHED: _l("Public"),
    StoryStage.TAKEN_DOWN: _l("Taken down"),
}
STORY_TAGS = {
    StoryStage.EDITED: "draft",
    StoryStage.WITH_AUTHOR: "waiting",
    StoryStage.AGREED: "waiting",
    StoryStage.PUBLISHED: "done",
    StoryStage.TAKEN_DOWN: "stopped",
}
_NOT_PUBLIC_YET = [StoryStage.EDITED, StoryStage.WITH_AUTHOR, StoryStage.AGREED]
STORIES: Moves[StoryStage] = Moves(
    {
        "edit": ([StoryStage.EDITED], StoryStage.EDITED, _l("Change the words")),
        "send": ([StoryStage.EDITED], StoryStage.WITH_AUTHOR, _l("Ask its author")),
        "recall": ([StoryStage.WITH_AUTHOR, StoryStage.AGREED], StoryStage.EDITED, _l("Edit it again")),
        # What only the author does, with their code.
        "agree": ([StoryStage.WITH_AUTHOR], StoryStage.AGREED, _l("Yes, publish this version")),
        "refuse": (
            [StoryStage.WITH_AUTHOR, StoryStage.AGREED],
            StoryStage.EDITED,
            _l("No, do not publish it"),
        ),
        # What only the timetable does.
        "publish": ([StoryStage.AGREED], StoryStage.PUBLISHED, _l("Publish")),
        "take_down": ([*_NOT_PUBLIC_YET, StoryStage.PUBLISHED], StoryStage.TAKEN_DOWN, _l("Take it down")),
        "begin_again": ([StoryStage.TAKEN_DOWN], StoryStage.EDITED, _l("Edit it again")),
    }
)
STAFF_MOVES = ("edit", "send", "recall", "take_down", "begin_again")


class EditReason(enum.Enum):
    """Why the published version differs from what somebody wrote (domain rule F11)."""

    NAME = "name"
    DATE = "date"
    STAFF = "staff"
    THIRD_PARTY = "third_party"
    IDENTIFYING = "identifying"
    METHOD = "method"
    SHORTENED = "shortened"


EDIT_WORDS = {
    EditReason.NAME: _l("A name is taken out"),
    EditReason.DATE: _l("A date or a time is taken out"),
    EditReason.STAFF: _l("Somebody on the staff who is criticised becomes their job title"),
    EditReason.THIRD_PARTY: _l("Somebody else who could be recognised is taken out"),
    EditReason.IDENTIFYING: _l("Something that could show who wrote it is taken out"),
    EditReason.METHOD: _l("A detail of how somebody harmed themselves, or could, is taken out"),
    EditReason.SHORTENED: _l("It is shorter"),
}


class TakenDown(enum.Enum):
    """Why a story is on no page any more."""

    AUTHOR = "author"
    CONSENT = "consent"
    MODERATOR = "moderator"
    NOTICE = "notice"


TAKEN_DOWN_WORDS = {
    TakenDown.AUTHOR: _l("Its author said no with their code"),
    TakenDown.CONSENT: _l("Its author took back the permission to publish"),
    TakenDown.MODERATOR: _l("A moderator took it down"),
    TakenDown.NOTICE: _l("It was taken down after a notice"),
}

# What a human ticks before a version can go to its author: all of it, every time it has changed.
CHECKS = {
    "names": _l("No name of anybody who is criticised is left; staff are there with their job titles."),
    "others": _l("Nobody else can be recognised: no third person, no place or date that points at one."),
    "author": _l("Nothing shows who wrote it."),
    "method": _l("No detail of a method of suicide or self-harm is left."),
    "recent": _l("What it tells of happened within the last 3 years, as far as one can see."),
    "fair": _l(
        "It accuses nobody who could be recognised of a crime or of something that could ruin their name."
    ),
    "own": _l("It says what the author said: nothing is added, nothing is turned round."),
}


class NoticeWhy(enum.Enum):
    """Why somebody wants a story to go (domain rule F12)."""

    ABOUT_ME = "about_me"
    UNTRUE = "untrue"
    RECOGNISED = "recognised"
    OTHER = "other"


NOTICE_WORDS = {
    NoticeWhy.ABOUT_ME: _l("It is about me"),
    NoticeWhy.UNTRUE: _l("It says something untrue of somebody"),
    NoticeWhy.RECOGNISED: _l("It shows who somebody is"),
    NoticeWhy.OTHER: _l("Something else is wrong with it"),
}


class Decision(enum.Enum):
    """What became of a notice."""

    TAKEN_DOWN = "taken_down"
    KEPT = "kept"


DECISION_WORDS = {
    Decision.TAKEN_DOWN: _l("The story is taken down"),
    Decision.KEPT: _l("The story stays"),
}

STORY_WAIT_DAYS = settings.Key(
    "feedback.story_wait_days",
    settings.whole_number,
    7,
    _l("How many days a story waits after its author’s yes before it is published"),
)
# Domain rule F11.
STORY_MOST_WORDS = settings.Key(
    "feedback.story_most_words", settings.whole_number, 1000, _l("How many words a story can have at most")
)
# So many days before it is published its author is asked once more.
ASK_AGAIN_DAYS = 2
TITLE_LENGTH, TEXT_LENGTH, WORDS_LENGTH = 120, 12_000, 600  # characters


def how_many_words(text: str) -> int:
    """The words of a text, as anybody would count them."""
    return len(text.split())


def last_word(told: Iterable[tuple[int, str]]) -> str:
    """What holds of several words, each with its number; of two with one number, the one that says no."""
    return max(told, key=lambda each: (each[0], each[1].partition(":")[0] == "no"), default=(0, ""))[1]
