"""One's own application, as its page shows it: where it is, whose turn, by when, why, and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from coprod.core import clock, editions
from coprod.core.words import _, language
from coprod.involvement.models import Application
from coprod.involvement.queries import agreements
from coprod.involvement.queries import applications as queries
from coprod.involvement.rules.applications import (
    APPLICATION_STAGE_TAGS,
    APPLICATION_STAGE_WORDS,
    APPLICATIONS,
    UNDECIDED,
    ApplicationStage,
)
from coprod.involvement.rules.opportunities import Choosing
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.rules.kinds import KINDS
from coprod.questionnaires.rules.spoken import Text


@dataclass(frozen=True)
class Station:
    """One step of an application, as the tracker draws it."""

    name: str
    state: str
    whose: str = ""
    on: date | None = None
    expected: date | None = None
    late_days: int = 0
    sentence: str = ""


def told(application: Application) -> dict[str, Any]:
    """What every page about one's own application is told."""
    place = queries.position(application) if application.stage is ApplicationStage.RESERVE else 0
    return {
        "application": application,
        "opportunity": application.opportunity,
        "words": editions.read(application.opportunity.editions, language()),
        "stage_words": APPLICATION_STAGE_WORDS[application.stage],
        "stage_tag": APPLICATION_STAGE_TAGS[application.stage],
        "stations": stations(application, place),
        "role": agreements.of_application(application.id),
        "sections": said(application),
        "can_take": APPLICATIONS.allows(application.stage, "accept"),
        "can_turn_down": APPLICATIONS.allows(application.stage, "turn_down"),
        "can_withdraw": APPLICATIONS.allows(application.stage, "withdraw"),
    }


def said(application: Application) -> list[tuple[Text, list[tuple[Text, list[str]]]]]:
    """What was written, section by section; names of files are ours and name nobody."""
    version = application.opportunity.version
    if version is None:
        return []
    easy = application.format == editions.Format.EASY_READ.value
    return [
        (
            section.title,
            [
                (
                    question.title,
                    KINDS[question.kind].show(question, application.answers[question.id])
                    if question.id in application.answers
                    else [],
                )
                for question in section.questions
                if KINDS[question.kind].is_asked
            ],
        )
        for section in frozen.spoken(version, language(), easy)
    ]


def stations(application: Application, place: int) -> list[Station]:
    """From sending to the end, with whose turn it is now and by when."""
    opportunity = application.opportunity
    steps = [Station(_("You applied"), "done", on=clock.london(application.sent_at).date())]
    if opportunity.choosing is Choosing.PANEL:
        waits = application.stage in UNDECIDED
        steps.append(
            Station(
                _("People read what you wrote, without your name"),
                "now" if waits else "done",
                whose=_("the people who choose") if waits else "",
                expected=opportunity.answers_by if waits else None,
                late_days=opportunity.days_late if waits else 0,
            )
        )
    steps.append(_answer(application))
    if (last := _last(application, place)) is not None:
        steps.append(last)
    return steps


def _answer(application: Application) -> Station:
    if application.decided_at is None:
        return Station(_("You have an answer"), "later")
    return Station(
        _("You have an answer"),
        "done",
        on=clock.london(application.decided_at).date(),
    )


def _last(application: Application, place: int) -> Station | None:
    if application.stage is ApplicationStage.OFFERED:
        return Station(
            _("You say yes or no"),
            "now",
            whose=_("you"),
            expected=application.answer_by,
            sentence=_("A place is kept for you until the end of this day."),
        )
    if application.stage is ApplicationStage.RESERVE:
        return Station(
            _("You wait for a place"),
            "now",
            sentence=_(
                "You are number %(place)s on the reserve list. When somebody gives up their place, "
                "we offer it to the next person and tell them.",
                place=place,
            ),
        )
    if application.stage is ApplicationStage.ACCEPTED:
        return Station(
            _("You have the place"),
            "done",
            on=clock.london(application.answered_at).date() if application.answered_at else None,
        )
    return None
