"""On which day money can have moved."""

from __future__ import annotations

from datetime import date

from coprod.core import clock
from coprod.core.errors import Refused
from coprod.core.words import _, date_words


def insist_on_day(on: date, first: date) -> None:
    """No day to come, and none before the money could move: the books of a year that is over would not be true.

    Errors: ``Refused``.
    """
    if on > clock.today():
        raise Refused(_("This day has not come yet. Enter the day on which the money went."))
    if on < first:
        raise Refused(
            _("This cannot have been before %(date)s. Look at the day once more.", date=date_words(first))
        )
