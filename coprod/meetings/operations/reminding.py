"""Whoever has something to do is reminded: a week before, on the day, and then once a week at most."""

from __future__ import annotations

from collections.abc import Sequence

from coprod.core import clock
from coprod.meetings import emails
from coprod.meetings.models import Action
from coprod.meetings.rules.actions import is_reminder_due
from coprod.people.models import Person


def is_due(action: Action) -> bool:
    """Whether whoever has taken it on is to be reminded today."""
    made_on = clock.london(action.made_at).date()
    return is_reminder_due(action.due_on, made_on, action.reminded_on, clock.today())


def remind(person: Person, actions: Sequence[Action]) -> bool:
    """One letter about everything that somebody is to be reminded of today. Returns whether it went.

    Whoever gets no letters is listed for the officers of the group (``queries.actions.told_otherwise``) until somebody
    has told them in another way (threat T19).
    """
    due = [each for each in actions if is_due(each)]
    if person.mail_address is None or not due:
        return False
    emails.something_to_do(person)
    for each in due:
        each.reminded_on = clock.today()
    return True
