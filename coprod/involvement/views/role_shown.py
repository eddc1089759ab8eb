"""What the pages about somebody's role are told, for the person and for those who lead."""

from __future__ import annotations

from typing import Any

from coprod.core import clock, editions
from coprod.core.editions import Passage, Reading
from coprod.core.money import pounds
from coprod.core.words import _, date_words, hour_words, how_long, language
from coprod.involvement.models import Agreement, AgreementText, WorkSession
from coprod.involvement.queries import agreement_texts, offers
from coprod.involvement.rules import formats
from coprod.involvement.rules.agreements import SESSION_STAGE_TAGS, SESSION_STAGE_WORDS
from coprod.involvement.rules.opportunities import PAYS_WORDS, Pays
from coprod.meetings.models import Meeting
from coprod.meetings.queries import meetings


def about(agreement: Agreement, format_: str = "standard") -> Reading:
    """The words of the role in the reader's language."""
    return editions.read(agreement.opportunity.editions, language(), formats.edition(format_))


def state(agreement: Agreement) -> tuple[str, str]:
    """How somebody's place stands, in words, and the kind of its tag. Nobody is told more of a break than this."""
    if agreement.is_over or (agreement.ended_at is not None and not agreement.is_agreed):
        return _("Over"), "stopped"
    if not agreement.is_agreed:
        return _("Not agreed yet"), "waiting"
    if agreement.is_on_a_break:
        return _("Away"), "draft"
    if agreement.starts_on > clock.today():
        return _("Begins soon"), "open"
    return _("In the role"), "done"


def days(agreement: Agreement) -> str:
    """From when to when."""
    starts = date_words(agreement.starts_on)
    if agreement.ends_on is None:
        return _("From %(from_day)s, with no end in sight", from_day=starts)
    return _("From %(from_day)s to %(to_day)s", from_day=starts, to_day=date_words(agreement.ends_on))


def support(agreement: Agreement) -> str:
    """Who supports the person, and how they are reached; "" while nobody is named."""
    name = agreement.supported_by.called if agreement.supported_by else ""
    return "\n".join(each for each in (name, agreement.supporter) if each)


def paid(agreement: Agreement) -> str:
    """What one session pays, as it is offered."""
    opportunity = agreement.opportunity
    offer = offers.of(opportunity) if opportunity.pays is Pays.PAYMENT_AND_EXPENSES else None
    if offer is None:
        return str(PAYS_WORDS[opportunity.pays])
    return (
        _(
            "%(amount)s for a session of %(time)s, with %(preparation)s to prepare",
            amount=pounds(offer.pence),
            time=how_long(offer.minutes),
            preparation=how_long(offer.preparation_minutes),
        )
        if offer.preparation_minutes
        else _(
            "%(amount)s for a session of %(time)s", amount=pounds(offer.pence), time=how_long(offer.minutes)
        )
    )


def words_of(text: AgreementText | None, format_: str) -> Passage:
    """The words that are agreed to, in the reader's language and format as far as there are such."""
    held = text.editions if text else []
    return editions.read(held, language(), formats.edition(format_)).text


def to_agree(agreement: Agreement) -> AgreementText | None:
    """What was agreed to; before that, what there is to agree to now."""
    return agreement.text if agreement.is_agreed else agreement_texts.in_force(agreement.programme_id)


def next_meeting(agreement: Agreement) -> Meeting | None:
    """The next meeting of the role's group."""
    group_id = agreement.opportunity.group_id
    found = [each for each in meetings.coming([group_id]) if not each.is_over] if group_id else []
    return found[0] if found else None


def worked(session: WorkSession) -> dict[str, Any]:
    """One piece of work in words."""
    begins = clock.london(session.begins_at)
    return {
        "session": session,
        "when": _("%(day)s, %(hour)s", day=date_words(session.on_day), hour=hour_words(begins)),
        "time": how_long(session.minutes),
        "preparation": how_long(session.preparation_minutes) if session.preparation_minutes else "",
        "stage": SESSION_STAGE_WORDS[session.stage],
        "tag": SESSION_STAGE_TAGS[session.stage],
        "has_begun": session.begins_at <= clock.now(),
    }
