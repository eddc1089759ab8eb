"""What stands in the way of publishing an opportunity, in one list, and what should be thought over first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import ngettext

from coprod.core import clock, editions, money, settings
from coprod.core.editions import Format
from coprod.core.words import LANGUAGES, _
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import drafting, panel
from coprod.involvement.queries import offers
from coprod.involvement.rules.opening import (
    FEWEST_CRITERIA,
    MOST_CRITERIA,
    NEEDED,
    USUAL_DAYS,
    lacks_evidence,
    lacks_questions,
)
from coprod.involvement.rules.opportunities import Choosing, Method, Pays
from coprod.programmes.queries import latest_notice
from coprod.questionnaires.operations import freezing
from coprod.questionnaires.queries import draft


@dataclass(frozen=True)
class Missing:
    """One thing to do, as a sentence, and the place where it is done."""

    sentence: str
    place: str  # words, basics, work, pay, basis, dates, criteria, panel, questions, easy_read, notice

    def __str__(self) -> str:
        return self.sentence


def what_is_missing(opportunity: Opportunity) -> list[Missing]:
    """What blocks publishing, in words; empty when it can be published. The opportunity is a whole one."""
    return [
        *_words(opportunity),
        *_evidence(opportunity),
        *_work(opportunity),
        *_pay(opportunity),
        *_basis(opportunity),
        *_dates(opportunity),
        *_criteria(opportunity),
        *(Missing(sentence, "panel") for sentence in panel.lacks(opportunity)),
        *_questions(opportunity),
    ]


def warnings(opportunity: Opportunity) -> list[Missing]:
    """What does not block publishing, but should be thought over, in words."""
    return [
        *_living_wage(opportunity),
        *_length(opportunity),
        *_methods(opportunity),
        *_editions(opportunity),
    ]


def _english(opportunity: Opportunity) -> dict[str, str]:
    source = editions.source(opportunity.editions)
    return dict(source.text) if source else {}


def _words(opportunity: Opportunity) -> Iterator[Missing]:
    text = _english(opportunity)
    for key, sentence in NEEDED.items():
        if not text.get(key, "").strip():
            yield Missing(str(sentence), "words")
    if opportunity.pays is not Pays.PAYMENT_AND_EXPENSES and not text.get("unpaid_why", "").strip():
        yield Missing(_("Say in English why people’s time is not paid."), "words")


def _evidence(opportunity: Opportunity) -> Iterator[Missing]:
    for sentence in lacks_evidence(
        opportunity.rung,
        opportunity.equal_say,
        from_the_start=opportunity.from_the_start,
        is_paid=opportunity.pays is Pays.PAYMENT_AND_EXPENSES,
        says_why_not=bool(_english(opportunity).get("unpaid_why", "").strip()),
    ):
        yield Missing(sentence, "basics")


def _work(opportunity: Opportunity) -> Iterator[Missing]:
    if not opportunity.session_minutes:
        yield Missing(_("Say how long one session takes, and how long people need to get ready."), "work")


def _pay(opportunity: Opportunity) -> Iterator[Missing]:
    if opportunity.pays is Pays.NOTHING:
        return
    if opportunity.pays is Pays.PAYMENT_AND_EXPENSES:
        if opportunity.rate_card_id is None:
            yield Missing(_("Choose the rate that people’s time is paid at."), "pay")
        elif opportunity.session_minutes and offers.of(opportunity) is None:
            yield Missing(_("The rate that you chose does not hold on the day when the role begins."), "pay")
    if not opportunity.expenses:
        yield Missing(_("Say which expenses are paid."), "pay")
    if not opportunity.methods:
        yield Missing(_("Say how people can be paid."), "pay")


def _basis(opportunity: Opportunity) -> Iterator[Missing]:
    if opportunity.dwp_basis is None or opportunity.dwp_organisation_id is None:
        yield Missing(
            _("Say on what basis a benefit office would recognise this, and whose duty it is."), "basis"
        )


def _dates(opportunity: Opportunity) -> Iterator[Missing]:
    if opportunity.closes_on is None:
        yield Missing(_("Set the last day to apply."), "dates")
    elif opportunity.closes_on <= clock.today():
        yield Missing(_("The last day to apply must be later than today."), "dates")
    if opportunity.answers_by is None:
        yield Missing(_("Set the day by which everybody who applies has an answer."), "dates")
    if reason := drafting.out_of_order(
        opportunity.closes_on, opportunity.answers_by, opportunity.begins_on, opportunity.ends_on
    ):
        yield Missing(reason, "dates")
    if latest_notice(opportunity.programme_id) is None:
        yield Missing(_("The programme needs a privacy notice before anybody is asked."), "notice")


def _criteria(opportunity: Opportunity) -> Iterator[Missing]:
    if opportunity.choosing is not Choosing.PANEL:
        return
    if not FEWEST_CRITERIA <= len(opportunity.criteria) <= MOST_CRITERIA:
        yield Missing(
            _(
                "Say what applications are read for: from %(fewest)s to %(most)s things.",
                fewest=FEWEST_CRITERIA,
                most=MOST_CRITERIA,
            ),
            "criteria",
        )


def _questions(opportunity: Opportunity) -> Iterator[Missing]:
    document = freezing.document_of(draft(opportunity.questionnaire_id))
    for flaw in freezing.flaws(document):
        yield Missing(flaw.sentence, "questions")
    for sentence in lacks_questions(document):
        yield Missing(sentence, "questions")


def _living_wage(opportunity: Opportunity) -> Iterator[Missing]:
    offer = offers.of(opportunity)
    if offer and offer.is_below_the_living_wage and offer.hourly_pence is not None and offer.wage_pence:
        yield Missing(
            _(
                "With the time to get ready this comes to %(hourly)s an hour. The National Living Wage is %(wage)s. "
                "Whether it must be paid depends on what kind of role this is: ask before you publish.",
                hourly=money.pounds(offer.hourly_pence),
                wage=money.pounds(offer.wage_pence),
            ),
            "pay",
        )


def _length(opportunity: Opportunity) -> Iterator[Missing]:
    if opportunity.closes_on is None:
        return
    days = (opportunity.closes_on - clock.today()).days
    usual = settings.get(USUAL_DAYS, programme=opportunity.programme_id)
    if 0 < days < usual:
        yield Missing(
            ngettext(
                "People would have %(num)s day to apply. Less than %(usual)s days is short.",
                "People would have %(num)s days to apply. Less than %(usual)s days is short.",
                days,
                usual=usual,
            ),
            "dates",
        )


def _methods(opportunity: Opportunity) -> Iterator[Missing]:
    if opportunity.methods == [Method.BANK.value]:
        yield Missing(_("Somebody without a bank account could not be paid. Offer another way too."), "pay")


def _editions(opportunity: Opportunity) -> Iterator[Missing]:
    for edition in opportunity.editions:
        if editions.is_behind(edition, opportunity.editions):
            name = LANGUAGES.get(edition.language, edition.language)
            if edition.format is Format.EASY_READ:
                sentence = _(
                    "Easy Read in %(language)s is not made from the English words as they stand now.",
                    language=name,
                )
                yield Missing(sentence, "easy_read")
            else:
                sentence = _(
                    "%(language)s is not made from the English words as they stand now.", language=name
                )
                yield Missing(sentence, "words")
    if not any(each.format is Format.EASY_READ for each in opportunity.editions):
        yield Missing(_("There is no Easy Read version of the words yet."), "easy_read")
