"""Feedback: the stages of a form and of an item with their tables of moves, how people are reached, and its clocks."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from typing import Any

from coprod.core import settings
from coprod.core.states import Moves
from coprod.core.words import _, _l
from coprod.questionnaires.rules.document import Document
from coprod.questionnaires.rules.kinds.answering_as import PERSPECTIVES, AnsweringAs, Perspective


class FormStage(enum.Enum):
    """What somebody decided about a form."""

    DRAFT = "draft"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


FORM_STAGE_WORDS = {
    FormStage.DRAFT: _l("Draft"),
    FormStage.OPEN: _l("Open"),
    FormStage.PAUSED: _l("Paused"),
    FormStage.CLOSED: _l("Closed"),
}
FORM_STAGE_TAGS = {
    FormStage.DRAFT: "draft",
    FormStage.OPEN: "open",
    FormStage.PAUSED: "waiting",
    FormStage.CLOSED: "stopped",
}
FORMS: Moves[FormStage] = Moves(
    {
        "open": ([FormStage.DRAFT], FormStage.OPEN, _l("Open the form")),
        "pause": ([FormStage.OPEN], FormStage.PAUSED, _l("Pause the form")),
        "resume": ([FormStage.PAUSED], FormStage.OPEN, _l("Open the form again")),
        "end": ([FormStage.OPEN, FormStage.PAUSED], FormStage.CLOSED, _l("Close the form for good")),
    }
)


class Stage(enum.Enum):
    """How far an item has come. That it waits for its day's end is no stage: it is read and answered all the same."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    ASKED = "asked"
    REPLIED = "replied"
    PASSED_ON = "passed_on"
    CLOSED = "closed"


STAGE_WORDS = {
    Stage.NEW: _l("Not read yet"),
    Stage.ACKNOWLEDGED: _l("Read"),
    Stage.ASKED: _l("We asked something"),
    Stage.REPLIED: _l("Answered"),
    Stage.PASSED_ON: _l("Passed on"),
    Stage.CLOSED: _l("Closed"),
}
STAGE_TAGS = {
    Stage.NEW: "open",
    Stage.ACKNOWLEDGED: "waiting",
    Stage.ASKED: "waiting",
    Stage.REPLIED: "done",
    Stage.PASSED_ON: "waiting",
    Stage.CLOSED: "stopped",
}
_STANDS = [Stage.ACKNOWLEDGED, Stage.ASKED, Stage.REPLIED, Stage.PASSED_ON]
ITEMS: Moves[Stage] = Moves(
    {
        "acknowledge": ([Stage.NEW], Stage.ACKNOWLEDGED, _l("Say that it has been read")),
        "reply": ([Stage.NEW, *_STANDS], Stage.REPLIED, _l("Reply")),
        "ask": ([Stage.NEW, *_STANDS], Stage.ASKED, _l("Ask something")),
        "pass_on": ([Stage.NEW, *_STANDS], Stage.PASSED_ON, _l("Pass to complaints or PALS")),
        "close": (_STANDS, Stage.CLOSED, _l("Close")),
        "reopen": ([Stage.CLOSED], Stage.ACKNOWLEDGED, _l("Open again")),
    }
)
# What was done, as it is written under an item.
DEED_WORDS = {
    "acknowledge": _l("read it"),
    "reply": _l("answered"),
    "ask": _l("asked something"),
    "pass_on": _l("passed it on"),
    "close": _l("closed it"),
    "reopen": _l("opened it again"),
    "taken on": _l("took it on"),
    "left to others": _l("left it to others"),
    "sorted": _l("sorted it"),
    "story begun": _l("began a version for the public"),
    "story edited": _l("changed the words of the version"),
    "story sent": _l("asked its author for a yes"),
    "story recalled": _l("took the version back to edit it"),
    "story taken down": _l("took the story down"),
    "story begun again": _l("began to edit the version again"),
    "notice decided": _l("decided on a notice"),
    "change planned": _l("told what is planned"),
    "change reported": _l("reported what was changed"),
    "change read": _l("read the explanation of the change"),
    "change sent back": _l("sent the report of the change back"),
}


class Tone(enum.Enum):
    """What an item is, as whoever reads it sorts it. Rates of change are told of concerns alone (lesson 3)."""

    GOOD = "good"
    CONCERN = "concern"
    IDEA = "idea"


TONE_WORDS = {
    Tone.GOOD: _l("Something good"),
    Tone.CONCERN: _l("Something that went wrong"),
    Tone.IDEA: _l("An idea"),
}


# Whose view an item is (domain rule D9): the words by which those who read find one or the other.
VIEW_WORDS = {
    Perspective.OWN: _l("About their own experience"),
    Perspective.ON_BEHALF: _l("For somebody else"),
    Perspective.UNSAID: _l("Did not say whose experience it is"),
}


def told_as(document: Document, answers: Mapping[str, Any]) -> str:
    """As whom somebody answers: the chosen option, found by the kind of its question; empty when they did not say."""
    asked = next((each.id for each in document.questions if each.kind == AnsweringAs.name), "")
    return str((answers.get(asked) or {}).get("value") or "")


def perspective_of(told: str) -> Perspective:
    """The perspective that an option belongs to. What an earlier questionnaire asked otherwise belongs to neither."""
    return PERSPECTIVES.get(told, Perspective.UNSAID)


def told_as_words(told: str) -> str:
    """The chosen option in words; empty when there is none."""
    return _(AnsweringAs.standard[told]) if told in PERSPECTIVES else ""


class Way(enum.Enum):
    """How somebody wants to be reached. With ``CODE`` alone an item is anonymous; all others make it confidential."""

    CODE = "code"
    EMAIL = "email"
    TELEPHONE = "telephone"
    TEXT = "text"
    POST = "post"


WAY_WORDS = {
    Way.CODE: _l("With my code only: nobody can find me"),
    Way.EMAIL: _l("By e-mail"),
    Way.TELEPHONE: _l("By telephone"),
    Way.TEXT: _l("By text message"),
    Way.POST: _l("By post"),
}


class Helped(enum.Enum):
    """What somebody says of our reply."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


HELPED_WORDS = {
    Helped.YES: _l("Yes, it helped"),
    Helped.PARTLY: _l("It helped a little"),
    Helped.NO: _l("No, it did not help"),
}


class Part(enum.Enum):
    """What somebody does on the rota: reads, is told when nobody has read, or is told after that."""

    READER = "reader"
    DEPUTY = "deputy"
    MANAGER = "manager"


PART_WORDS = {Part.READER: _l("Reads"), Part.DEPUTY: _l("Deputy"), Part.MANAGER: _l("Manager")}

# Domain rule F9: what comes in before the one hour of a working day is read by the other.
SENT_BY_HOUR = settings.Key(
    "feedback.sent_by_hour",
    settings.whole_number,
    12,
    _l("Feedback that comes in before this hour of a working day is read that day (0 to 23)"),
)
READ_BY_HOUR = settings.Key(
    "feedback.read_by_hour",
    settings.whole_number,
    17,
    _l("By this hour of a working day all feedback of that day has been read (0 to 23)"),
)
ANSWER_WITHIN_DAYS = settings.Key(
    "feedback.answer_within_working_days",
    settings.whole_number,
    10,
    _l("Within how many working days we aim to answer feedback"),
)
# Domain rule D10.
KEEP_YEARS = settings.Key(
    "feedback.keep_years", settings.whole_number, 2, _l("For how many years we keep feedback")
)
# Domain rule F3.
COMPLAINT_ACKNOWLEDGED_WITHIN_DAYS = settings.Key(
    "feedback.complaint_acknowledged_within_working_days",
    settings.whole_number,
    3,
    _l("Within how many working days a complaint must be acknowledged"),
)
COMPLAINT_MONTHS = settings.Key(
    "feedback.complaint_months",
    settings.whole_number,
    12,
    _l("For how many months after an event somebody can complain about it"),
)

# The question whose words stand for the whole in a list.
HAPPENED = "happened"

LONGEST_MESSAGE = 4000
LONGEST_CONTACT = 300


def by_due(due_on: date, today: date) -> str:
    """Where an item stands in the day: ``overdue``, ``today`` or ``later``."""
    return "overdue" if due_on < today else "today" if due_on == today else "later"
