"""Numbers that can embarrass us, each with what it is a number of and how it is counted. None counts people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import format_decimal

from coprod.consultations.rules import ANSWER_WITHIN_DAYS
from coprod.core import settings
from coprod.core.words import _, date_words, ngettext
from coprod.influence.queries import AnswersOnTime, Promises
from coprod.influence.rules import Progress
from coprod.oversight.queries import Checks
from coprod.payments.models import PaySpeed
from coprod.rates.rules.figures import DAYS_TO_PAY


@dataclass(frozen=True)
class Number:
    """What the macro ``honest_number`` draws."""

    figure: int
    what: str
    base: str
    on: date
    how: str
    href: str = ""


def honest(answers: AnswersOnTime, promises: Promises, checks: Checks, programme: str = "") -> list[Number]:
    """The numbers that have a base. ``programme`` keeps the lists behind them to one programme."""
    kept = programme or None
    found = []
    if answers.due:
        found.append(
            Number(
                answers.on_time,
                _("answers on time"),
                ngettext("of %(num)s that was due", "of %(num)s that were due", answers.due),
                answers.on,
                _(
                    "After a consultation has closed we have %(days)s days to say in public what we heard and "
                    "what we will do. An answer is on time when it is published by the last of these days.",
                    days=settings.get(ANSWER_WITHIN_DAYS),
                ),
                url_for("site.consultations", stage="answered", programme=kept),
            )
        )
    if promises.made:
        found.append(
            Number(
                promises.late,
                _("promises late"),
                ngettext("of %(num)s that was made", "of %(num)s that were made", promises.made),
                promises.on,
                _(
                    "A promise is late when its day has passed and there is no evidence yet that it was kept. "
                    "Somebody other than the person who reports it has to read the evidence."
                ),
                url_for("site.changes", progress=Progress.LATE.value, programme=kept),
            )
        )
    if checks.done:
        found.append(
            Number(
                checks.confirmed,
                _("changes confirmed"),
                ngettext("of %(num)s that we say we made", "of %(num)s that we say we made", checks.done),
                checks.on,
                _(
                    "An independent reviewer looks at what we say we have done. They say whether it is so, and we "
                    "cannot change or hide what they say. If they have looked more than once, the newest counts."
                ),
                url_for("site.changes", progress=Progress.DONE.value, programme=kept),
            )
        )
    return found


def days_to_pay(found: PaySpeed | None) -> list[Number]:
    """How fast people are paid, where so many were that it tells of none of them."""
    if found is None or found.half_days is None:
        return []
    return [
        Number(
            found.half_days,
            _("working days to pay"),
            _(
                "for half of about %(claims)s claims; %(percent)s%% were paid in time",
                claims=format_decimal(found.claims or 0),
                percent=found.percent,
            ),
            found.counted_on,
            _(
                "We count working days from the day on which somebody worked with us to the day on which their money "
                "went. This is about everybody whose money went in the 12 months to %(date)s. In time means within "
                "%(days)s working days, or what the organisation that pays has set for itself. We count once a month, "
                "and show nothing when so few people were paid that it could tell of one of them.",
                date=date_words(found.until),
                days=settings.get(DAYS_TO_PAY),
            ),
        )
    ]
