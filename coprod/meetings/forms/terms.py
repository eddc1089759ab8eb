"""What terms of reference decide besides their words: quorum, who answers the advice, when to look again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from wtforms import IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.meetings.models import Terms
from coprod.meetings.rules.groups import ROLE_WORDS, MemberRole
from coprod.meetings.rules.terms import COUNTED, MOST_NEEDED

NOBODY = ""
MOST_DAYS = 400


class Facts(Form):
    """Quorum by role, the receiver of the advice, and the day of the review."""

    receiver = SelectField(
        _l("Who receives the group’s advice? (optional)"),
        description=_l("The body that must answer it."),
    )
    answer_within_days = IntegerField(
        _l("Within how many days do they answer? (optional)"),
        validators=[
            Optional(),
            NumberRange(1, MOST_DAYS, _l("Give a number of days from 1 to %(max)d.")),
        ],
    )
    review_on = DatePartsField(
        _l("When do you look at these terms again? (optional)"),
        description=_l("Once a year is usual. We remind you before this day."),
        validators=[Optional()],
    )

    def offer(self, organisations: Iterable[tuple[str, str]]) -> None:
        """The bodies to choose from, as (reference, name)."""
        self.receiver.choices = [(NOBODY, _l("Nobody yet")), *organisations]

    @property
    def quorum(self) -> dict[MemberRole, int | None]:
        """How many of each role must be there."""
        return {role: self[_name(role)].data for role in COUNTED}

    def quorum_fields(self) -> list[Any]:
        """The boxes for the numbers, in the order of the roles."""
        return [self[_name(role)] for role in COUNTED]


def facts_form(terms: Terms) -> Facts:
    """The form with a number for each role, holding what is decided so far."""
    fields = {
        _name(role): IntegerField(
            ROLE_WORDS[role],
            default=terms.quorum.get(role.value),
            validators=[
                Optional(),
                NumberRange(0, MOST_NEEDED, _l("Give a number from 0 to %(max)d.")),
            ],
        )
        for role in COUNTED
    }
    made = cast(type[Facts], type("FactsOfTerms", (Facts,), fields))
    return made(
        receiver=terms.receiver.reference if terms.receiver else NOBODY,
        answer_within_days=terms.answer_within_days,
        review_on=terms.review_on,
    )


def _name(role: MemberRole) -> str:
    return f"quorum_{role.value}"


class Agreed(Form):
    """The day on which a group agreed."""

    agreed_on = DatePartsField(
        _l("On which day did the group agree?"),
        validators=[InputRequired(_l("Enter the day on which the group agreed."))],
    )

    def __init__(self, today: date) -> None:
        super().__init__(agreed_on=today)
