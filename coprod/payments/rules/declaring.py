"""What somebody confirms when they send a claim, version by version (domain rules P25, P30)."""

from __future__ import annotations

from coprod.core import settings
from coprod.core.words import _l

# A new wording is a new number: a claim remembers which one stood above the button.
DECLARATIONS: dict[int, tuple[object, ...]] = {
    1: (
        _l("What I have written here is right."),
        _l("I have not claimed for this before, here or anywhere else."),
        _l("I travelled in the way that cost least and that I could manage."),
    ),
}
NEWEST = max(DECLARATIONS)

PAID_ELSEWHERE_WORDS = settings.Key(
    "payments.paid_elsewhere",
    settings.words,
    "",
    _l("The question whether somebody is already paid for the same hours, in your own words"),
)
PAID_ELSEWHERE = _l("Are you already being paid by a public body for these same hours?")
