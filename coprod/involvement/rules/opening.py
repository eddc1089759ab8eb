"""What an opportunity needs before people are asked: its numbers, its questions, and the evidence of a big word."""

from __future__ import annotations

from collections.abc import Iterator

from coprod.core import settings
from coprod.core.words import _, _l
from coprod.involvement.rules.opportunities import EqualSay
from coprod.programmes.rules import Rung
from coprod.questionnaires.rules.document import Document
from coprod.questionnaires.rules.kinds import KINDS

FEWEST_CRITERIA, MOST_CRITERIA = 2, 5
FEWEST_QUESTIONS, MOST_QUESTIONS = 2, 3
MOST_PLACES = 500
MOST_MINUTES = 7 * 24 * 60

USUAL_DAYS = settings.Key(
    "involvement.usual_days",
    settings.whole_number,
    14,
    _l("For how many days people can usually apply for a role"),
)
# What everybody must be able to read before they decide whether to apply (requirement 7).
NEEDED = {
    "title": _l("Give the role a title in English."),
    "summary": _l("Say in English, in one sentence, what this is."),
    "purpose": _l("Say in English what this is for."),
    "can_change": _l("Say in English what can change because of it."),
    "who_for": _l("Say in English who this is for."),
    "what_you_do": _l("Say in English what people would do."),
    "time": _l("Say in English when it is, and how often."),
    "access": _l(
        "Say in English how people can get there and take part: rooms, breaks, formats, technology."
    ),
    "support": _l("Say in English who supports people in this role, with a name, a number and hours."),
    "telephone": _l(
        "Say in English whom people can ring to apply, with a name, a number and hours. Not everybody is online."
    ),
    "how_chosen": _l("Say in English how people are chosen, and by whom."),
}
# What helps people to apply may be mended while they do. What they were promised may not.
MENDABLE = frozenset({"place", "access", "support", "telephone", "video"})

NO_EQUAL_SAY = _l(
    "“Co-production” needs people with lived experience to chair or co-chair, or to have the same vote as everybody."
)
NOT_FROM_THE_START = _l("“Co-production” needs people to take part from the start.")
NO_REASON = _l("“Co-production” needs people’s time to be paid, or a reason why not that everybody can read.")


def lacks_evidence(
    rung: Rung, equal_say: EqualSay, *, from_the_start: bool, is_paid: bool, says_why_not: bool
) -> list[str]:
    """Why the label co-production is refused, in sentences; empty when it is earned or not used (domain rule S3)."""
    if rung is not Rung.CO_PRODUCTION:
        return []
    return [
        str(sentence)
        for sentence, lacks in (
            (NO_EQUAL_SAY, equal_say is EqualSay.NONE),
            (NO_REASON, not is_paid and not says_why_not),
            (NOT_FROM_THE_START, not from_the_start),
        )
        if lacks
    ]


def lacks_questions(document: Document) -> Iterator[str]:
    """What is wrong with the questions of an opportunity, in sentences: few, short, and answered in one’s own words.

    A place for a recording is no question more: it is another way to answer them.
    """
    asked = [
        each
        for section in document.sections
        for each in section.questions
        if KINDS[each.kind].is_asked and not KINDS[each.kind].takes_files
    ]
    if not FEWEST_QUESTIONS <= len(asked) <= MOST_QUESTIONS:
        yield _("Ask two or three short questions. People have other things to do.")
    if not any(KINDS[each.kind].is_free_text for each in asked):
        yield _("Ask at least one question that people answer in their own words.")
    if any(KINDS[each.kind].is_locked for each in asked):
        yield _("Leave out questions that are about feedback or about who somebody is.")
