"""That somebody is asked to come, that a date has changed, that it is cancelled: each with the event for a calendar."""

from __future__ import annotations

from email.utils import parseaddr

from flask import current_app

from coprod.core import outbox, public
from coprod.core.words import _, date_words, hour_words, in_language
from coprod.meetings.models import Invitation, Meeting
from coprod.meetings.rules.calendar import Letter, Method, written
from coprod.meetings.rules.in_calendars import events_of


def asked(invitation: Invitation, meeting: Meeting, *, says_what: bool = False) -> None:
    """Ask somebody to come. Nobody else who reads it learns where, to whom or why."""
    with in_language(invitation.person.language):
        _write(
            invitation,
            meeting,
            Method.REQUEST,
            says_what=says_what,
            subject=_("A date for your calendar"),
            body=_(
                "You are asked to come on %(day)s, from %(begins)s to %(ends)s.\n\n"
                "Look on the site where it is, and say whether you can come:\n\n%(address)s\n\n"
                "The date is attached for your calendar. "
                "This letter says no more, so that nobody else who sees it learns anything.",
                **_facts(invitation, meeting),
            ),
        )


def changed(invitation: Invitation, meeting: Meeting, *, says_what: bool = False) -> None:
    """Tell somebody that a date they were asked to has changed."""
    with in_language(invitation.person.language):
        _write(
            invitation,
            meeting,
            Method.REQUEST,
            says_what=says_what,
            subject=_("A date in your calendar has changed"),
            body=_(
                "Something has changed. It is now on %(day)s, from %(begins)s to %(ends)s.\n\n"
                "Look on the site what has changed, and say whether you can still come:\n\n%(address)s\n\n"
                "The new date is attached. Your calendar puts it in the place of the old one.",
                **_facts(invitation, meeting),
            ),
        )


def cancelled(invitation: Invitation, meeting: Meeting, *, says_what: bool = False) -> None:
    """Tell somebody that a date they were asked to is no more."""
    with in_language(invitation.person.language):
        _write(
            invitation,
            meeting,
            Method.CANCEL,
            says_what=says_what,
            subject=_("A date in your calendar is cancelled"),
            body=_(
                "The date on %(day)s, from %(begins)s to %(ends)s, is cancelled. You need not come.\n\n"
                "Look on the site why:\n\n%(address)s",
                **_facts(invitation, meeting),
            ),
        )


def _facts(invitation: Invitation, meeting: Meeting) -> dict[str, str]:
    return {
        "day": date_words(meeting.on_day),
        "begins": hour_words(meeting.begins),
        "ends": hour_words(meeting.ends),
        "address": public.address(
            "meetings.my_meeting", invitation.person.language, reference=meeting.reference
        ),
    }


def _write(
    invitation: Invitation, meeting: Meeting, method: Method, *, says_what: bool, subject: str, body: str
) -> None:
    """One letter with one event: a letter with several would not be taken in (RFC 5546)."""
    to = invitation.person.mail_address
    domain = str(current_app.config["MAIL_DOMAIN"])
    sender = parseaddr(str(current_app.config["MAIL_FROM"]))[1]
    event = events_of(meeting, domain=domain, says_what=says_what, around=False)
    outbox.write(
        to=to,
        kind="meeting",
        subject=subject,
        body=body,
        language=invitation.person.language,
        calendar=written(event, method, letter=Letter(sender, to)).decode() if to else "",
    )
