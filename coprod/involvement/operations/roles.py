"""A role that somebody holds: agreed to, between which days, with whose support, and how it ends."""

from __future__ import annotations

from datetime import date

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement import emails
from coprod.involvement.models import Agreement, AgreementText
from coprod.involvement.operations import choosing
from coprod.involvement.operations.agreeing import KNOWN_AS
from coprod.involvement.queries import agreement_texts
from coprod.meetings.rules.groups import MemberRole
from coprod.people.models import Person
from coprod.programmes import queries as programmes
from coprod.programmes.models import Programme
from coprod.programmes.operations.roles import add_role, end_role
from coprod.questionnaires.models import Channel


def agree(
    agreement: Agreement,
    text: AgreementText,
    *,
    language: str,
    format_: str,
    brings: MemberRole,
    to_a_company: bool,
    channel: Channel = Channel.ONLINE,
    by: int,
) -> None:
    """The person agrees to these words, in the language and the format in which they had them.

    By telephone, by post or face to face somebody else writes it down, who read it out or holds the paper: their name
    stands beside it. Errors: ``Refused`` when it is agreed or over, or when newer words have been published meanwhile.
    """
    if agreement.is_agreed:
        raise Refused(_("This is agreed already."))
    if agreement.ended_at is not None or agreement.is_over:
        raise Refused(_("This role is over."))
    newest = agreement_texts.in_force(agreement.programme_id)
    if newest is None or newest.id != text.id:
        raise Refused(_("The words have changed a moment ago. Read them again, and then say yes or no."))
    is_own = by == agreement.person_id
    if is_own is not (channel is Channel.ONLINE):
        raise Refused(_("Say how the person agreed: on the telephone, by post or face to face."))
    agreement.text_id, agreement.text = text.id, text
    agreement.language, agreement.format = language, format_
    agreement.to_a_company = to_a_company
    agreement.agreed_at, agreement.agreed_by = clock.now(), channel
    agreement.witness_id = None if is_own else by
    _bring(agreement, brings, by)
    audit.record(
        "agreed to a role",
        by=by,
        kind="role_agreement",
        number=agreement.id,
        label=agreement.opportunity.reference,
        version=text.version,
        channel=channel.value,
    )


def _bring(agreement: Agreement, brings: MemberRole, by: int) -> None:
    """The programme knows them as what they say they bring."""
    if brings not in KNOWN_AS:
        raise Refused(_("Say what you bring: your own experience, or that of a carer."))
    held = programmes.roles_on(agreement.person_id, clock.today(), agreement.programme_id)
    guessed = [
        each
        for each in held
        if each.role is KNOWN_AS[agreement.brings] and each.from_day >= agreement.offered_at.date()
    ]
    if brings is not agreement.brings and not any(each.role is KNOWN_AS[brings] for each in held):
        programme = db.session.get_one(Programme, agreement.programme_id)
        add_role(
            agreement.person,
            programme,
            KNOWN_AS[brings],
            None,
            from_day=clock.today(),
            to_day=None,
            by=None if by == agreement.person_id else by,
        )
        for each in guessed:
            end_role(each, last_day=None, by=None)
    agreement.brings = brings


def change_days(agreement: Agreement, *, starts_on: date, ends_on: date | None, by: int) -> None:
    """From when to when.

    A role cannot be made over by its days: the person would read no reason, and nobody would get the place. Errors:
    ``Refused`` for days out of order, for a last day that is over, or when it is over.
    """
    refuse_if_over(agreement)
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("The last day must not come before the first."))
    if ends_on is not None and ends_on < clock.today():
        raise Refused(
            _(
                "That last day is over. To end the role now, end it on its page, with a reason that the person reads."
            )
        )
    agreement.starts_on, agreement.ends_on = starts_on, ends_on
    note("changed the days of a role", agreement, by)
    if by != agreement.person_id:
        emails.something_in_a_role(agreement.person, agreement)


def change_support(agreement: Agreement, *, supporter_id: int | None, supporter: str, by: int) -> None:
    """Who supports the person: somebody with an account here, and how to reach them, or a name alone.

    Errors: ``Refused`` for nobody, and for the person themselves.
    """
    if supporter_id is None and not supporter:
        raise Refused(_("Say who supports this person, and how they reach them."))
    if supporter_id == agreement.person_id:
        raise Refused(_("Nobody supports themselves. Choose somebody else."))
    agreement.supporter_id, agreement.supporter = supporter_id, supporter
    agreement.supported_by = db.session.get(Person, supporter_id) if supporter_id else None
    note("named who supports somebody", agreement, by)
    emails.something_in_a_role(agreement.person, agreement)


def end(agreement: Agreement, *, last_day: date, words: str = "", by: int) -> None:
    """End it before its day. The person says no reason; anybody else says one, which the person reads.

    What was done is paid, and the place goes to whoever waits for one. Errors: ``Refused`` without a reason, for a day
    that is over, or when it is over.
    """
    refuse_if_over(agreement)
    is_own = by == agreement.person_id
    if last_day < clock.today():
        raise Refused(_("The last day cannot be before today. What was done until now is paid."))
    if not is_own and not words:
        raise Refused(_("Say why, in words that the person reads."))
    agreement.starts_on = min(agreement.starts_on, last_day)
    agreement.ends_on, agreement.ended_at, agreement.ended_by_id = last_day, clock.now(), by
    agreement.ended_words = "" if is_own else words
    db.session.flush()
    give_place_back(agreement)
    note("ended a role", agreement, by)
    if not is_own:
        emails.something_in_a_role(agreement.person, agreement)


def give_place_back(agreement: Agreement) -> None:
    """Somebody leaves early: their place is offered at once to the next on the reserve list, so that it stands empty
    for as short a time as can be."""
    if agreement.application_id is not None:
        choosing.place_is_free(agreement.opportunity_id)


def refuse_if_over(agreement: Agreement) -> None:
    """Errors: ``Refused`` for a role that is over or ended."""
    if agreement.ended_at is not None or agreement.is_over:
        raise Refused(_("This role is over."))


def note(deed: str, agreement: Agreement, by: int) -> None:
    """What was done to somebody's role stands in the trail, with numbers and never with words."""
    audit.record(
        deed,
        by=by,
        kind="role_agreement",
        number=agreement.id,
        label=agreement.opportunity.reference,
    )
