"""What stands in the way of opening a consultation, and what should be thought over first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import ngettext

from coprod.consultations.models import Consultation
from coprod.consultations.operations import controllers, drafting
from coprod.consultations.rules import USUAL_DAYS, OptionStatus, holidays_between
from coprod.core import clock, editions, settings
from coprod.core.words import LANGUAGES, _, _l
from coprod.programmes.queries import latest_notice
from coprod.questionnaires.operations import freezing
from coprod.questionnaires.queries import draft


@dataclass(frozen=True)
class Missing:
    """One thing to do, as a sentence, and the place where it is done."""

    sentence: str
    place: str  # words, options, ways, controllers, dates, questions, notice

    def __str__(self) -> str:
        return self.sentence


# What the law on fair consultation asks for (domain rule C1): each must be written before people are asked.
NEEDED = {
    "title": _l("Write the title in English."),
    "question": _l("Write the question in English, in one sentence."),
    "purpose": _l("Say in English what this is for."),
    "can_change": _l("Say in English what can change."),
    "cannot_change": _l("Say in English what cannot change."),
    "who_decides": _l("Say in English who decides, and how."),
    "what_happens": _l("Say in English what happens to people’s words."),
}


def what_is_missing(consultation: Consultation) -> list[Missing]:
    """What blocks opening, in words; empty when it can be opened. The consultation is a whole one."""
    return [
        *_words(consultation),
        *_options(consultation),
        *_ways(consultation),
        *_controllers(consultation),
        *_dates(consultation),
        *_questions(consultation),
    ]


def warnings(consultation: Consultation) -> list[Missing]:
    """What does not block opening, but should be thought over (domain rule C3), in words."""
    return [*_length(consultation), *_editions(consultation)]


def _english(consultation: Consultation) -> dict[str, str]:
    source = editions.source(consultation.editions)
    return dict(source.text) if source else {}


def _words(consultation: Consultation) -> Iterator[Missing]:
    text = _english(consultation)
    for key, sentence in NEEDED.items():
        if not text.get(key, "").strip():
            yield Missing(str(sentence), "words")


def _options(consultation: Consultation) -> Iterator[Missing]:
    text = _english(consultation)
    for option in consultation.options:
        title = text.get(f"option.{option.key}.title", "").strip()
        if not title:
            yield Missing(_("Give every option a title in English."), "options")
        elif (
            option.status is OptionStatus.DISCARDED
            and not text.get(f"option.{option.key}.reason", "").strip()
        ):
            yield Missing(_("Say why “%(option)s” was ruled out.", option=title), "options")


def _ways(consultation: Consultation) -> Iterator[Missing]:
    text = _english(consultation)
    if not any(text.get(f"way.{way.key}.text", "").strip() for way in consultation.ways):
        yield Missing(
            _("Give at least one way to answer that is not online, with real contact details."), "ways"
        )


def _controllers(consultation: Consultation) -> Iterator[Missing]:
    if not controllers.on_day(consultation, clock.today()):
        yield Missing(_("Name at least one organisation that answers for the personal data."), "controllers")
    if latest_notice(consultation.programme_id) is None:
        yield Missing(_("The programme needs a privacy notice before anybody is asked."), "notice")


def _dates(consultation: Consultation) -> Iterator[Missing]:
    today = clock.today()
    closes_on, reads_on, decides_on = consultation.closes_on, consultation.reads_on, consultation.decides_on
    if closes_on is None:
        yield Missing(_("Set the day on which it closes."), "dates")
    elif closes_on <= today:
        yield Missing(_("The closing day must be later than today."), "dates")
    if reads_on is None:
        yield Missing(_("Set the day on which somebody first reads the answers."), "dates")
    elif reads_on < today:
        yield Missing(_("The day on which somebody first reads the answers has passed."), "dates")
    if decides_on is None:
        yield Missing(_("Set the day of the decision."), "dates")
    if reason := drafting.out_of_order(closes_on, reads_on, decides_on):
        yield Missing(reason, "dates")


def _questions(consultation: Consultation) -> Iterator[Missing]:
    document = freezing.document_of(draft(consultation.questionnaire_id))
    for flaw in freezing.flaws(document):
        yield Missing(flaw.sentence, "questions")


def _length(consultation: Consultation) -> Iterator[Missing]:
    if consultation.closes_on is None:
        return
    today = clock.today()
    days = (consultation.closes_on - today).days
    usual = settings.get(USUAL_DAYS, programme=consultation.programme_id)
    if 0 < days < usual:
        yield Missing(
            ngettext(
                "People would have %(num)s day to answer. Less than %(usual)s days is short.",
                "People would have %(num)s days to answer. Less than %(usual)s days is short.",
                days,
                usual=usual,
            ),
            "dates",
        )
    august, christmas = holidays_between(today, consultation.closes_on)
    if august:
        yield Missing(_("It would be open in August, when many people are away."), "dates")
    if christmas:
        yield Missing(_("It would be open over Christmas or New Year, when many people are away."), "dates")


def _editions(consultation: Consultation) -> Iterator[Missing]:
    for edition in consultation.editions:
        if editions.is_behind(edition, consultation.editions):
            name = LANGUAGES.get(edition.language, edition.language)
            yield Missing(
                _(
                    "Easy Read in %(language)s is not made from the English words as they stand now.",
                    language=name,
                )
                if edition.format is editions.Format.EASY_READ
                else _("%(language)s is not made from the English words as they stand now.", language=name),
                "words",
            )
    if not any(edition.format is editions.Format.EASY_READ for edition in consultation.editions):
        yield Missing(_("There is no Easy Read version of the words yet."), "words")
