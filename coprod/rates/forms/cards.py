"""A rate card: whose it is, by which policy, what getting ready and calling off mean, and from which day it holds."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import IntegerField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.rates.rules.cancelling import MOST_NOTICE_HOURS, SHORT_NOTICE_HOURS

NAME, POLICY, VERSION = 120, 160, 40
TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")
YES, NO = "yes", "no"
EMPTY, EXAMPLE = "empty", "example"


class Card(Form):
    """The rules of a card."""

    name = StringField(
        _l("What is the card called?"),
        description=_l("For example, Involvement rates."),
        validators=[DataRequired(_l("Say what the card is called.")), Length(max=NAME, message=TOO_LONG)],
    )
    policy_name = StringField(
        _l("Which policy says so?"),
        description=_l("It stands on every payment, so that people can look it up."),
        validators=[DataRequired(_l("Name the policy.")), Length(max=POLICY, message=TOO_LONG)],
    )
    policy_version = StringField(
        _l("Which version of it? (optional)"), validators=[Length(max=VERSION, message=TOO_LONG)]
    )
    counts_preparation = RadioField(
        _l("Do you pay for the time to get ready?"),
        description=_l("Reading papers, a talk before the meeting and one after it."),
        choices=[(YES, _l("Yes, it counts like the work itself")), (NO, _l("No, the amounts cover it"))],
        default=YES,
        validators=[InputRequired(_l("Say whether you pay for the time to get ready."))],
    )
    cancellation_hours = IntegerField(
        _l("If you call work off, from how many hours before do you pay for it? (optional)"),
        description=_l("48 means: less than 48 hours before. Leave it empty if you pay nothing."),
        default=SHORT_NOTICE_HOURS,
        validators=[
            Optional(),
            NumberRange(1, MOST_NOTICE_HOURS, _l("Give a number from 1 to %(max)s.")),
        ],
    )
    cancellation_percent = IntegerField(
        _l("How much of it do you pay then, in percent?"),
        description=_l("100 is all of it."),
        default=100,
        validators=[
            InputRequired(_l("Say how much you pay.")),
            NumberRange(0, 100, _l("Give a number from 0 to 100.")),
        ],
    )

    @property
    def pays_preparation(self) -> bool:
        """Whether getting ready counts."""
        return bool(self.counts_preparation.data == YES)


class NewCard(Card):
    """A new card: whose it is, from when, and what it begins with."""

    FIRST = ("organisation", "name", "policy_name", "policy_version", "from_day")

    organisation = SelectField(
        _l("Whose rates are they?"), validators=[InputRequired(_l("Choose an organisation."))]
    )
    from_day = DatePartsField(
        _l("From which day on?"),
        description=_l("The first day on which work is paid by this card. It can lie in the past."),
        validators=[InputRequired(_l("Enter the first day."))],
    )
    begin_with = RadioField(
        _l("What does it begin with?"),
        choices=[
            (EMPTY, _l("An empty card: I add our rates")),
            (EXAMPLE, _l("The example: I change it to our rates")),
        ],
        default=EMPTY,
        validators=[InputRequired(_l("Choose one of these."))],
    )

    def offer(self, organisations: Iterable[tuple[str, str]]) -> None:
        """The organisations whose cards somebody may start."""
        self.organisation.choices = list(organisations)
