"""What is asked of somebody who claims, one thing a page."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from coprod.core.forms import Form
from coprod.core.pounds import PoundsField
from coprod.core.words import _, _l
from coprod.payments.models import Claim
from coprod.payments.rules.claims import CHOICE_WORDS, Choice

YES, NO = "yes", "no"
MINUTES = NumberRange(0, 59, message=_l("Minutes are a number from 0 to 59."))
HOURS = NumberRange(0, 24, message=_l("Hours are a number from 0 to 24."))


class OfClaim(Form):
    """A form about a claim: it knows which version of it somebody has seen."""

    seen = HiddenField()

    @property
    def version(self) -> int | None:
        """The version that the page showed; ``None`` when it was not sent along."""
        typed = str(self.seen.data or "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else None


class Time(OfClaim):
    """How long it took, and how long getting ready took."""

    hours = IntegerField(_l("How many hours?"), validators=[Optional(), HOURS])
    minutes = IntegerField(_l("And how many minutes?"), validators=[Optional(), MINUTES])
    preparation_hours = IntegerField(_l("Hours of getting ready"), validators=[Optional(), HOURS])
    preparation_minutes = IntegerField(_l("Minutes of getting ready"), validators=[Optional(), MINUTES])

    @staticmethod
    def filled(claim: Claim) -> dict[str, Any]:
        """What the boxes hold to begin with."""
        hours, minutes = divmod(claim.minutes, 60)
        preparation_hours, preparation_minutes = divmod(claim.preparation_minutes, 60)
        return {
            "hours": hours,
            "minutes": minutes,
            "preparation_hours": preparation_hours,
            "preparation_minutes": preparation_minutes,
        }

    @property
    def worked(self) -> int:
        return (self.hours.data or 0) * 60 + (self.minutes.data or 0)

    @property
    def prepared(self) -> int:
        return (self.preparation_hours.data or 0) * 60 + (self.preparation_minutes.data or 0)


class Elsewhere(OfClaim):
    """Whether a public body pays them for these same hours."""

    paid = RadioField(
        choices=[(NO, _l("No")), (YES, _l("Yes"))],
        validators=[InputRequired(_l("Choose yes or no."))],
    )


class Chosen(OfClaim):
    """What somebody wants of what they are offered."""

    choice = RadioField(
        _l("What do you choose?"),
        choices=[(each.value, words) for each, words in CHOICE_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    lower = PoundsField(_l("How much, in pounds?"))
    donate_to = StringField(
        _l("To which charity?"),
        validators=[Length(max=160, message=_l("Use up to 160 letters."))],
    )

    @staticmethod
    def filled(claim: Claim) -> dict[str, Any]:
        line = claim.payment_line
        return {
            "choice": claim.choice.value,
            "lower": line.amount_pence if line is not None and claim.choice is Choice.LOWER else None,
            "donate_to": claim.donate_to,
        }

    @property
    def chosen(self) -> Choice:
        return Choice(self.choice.data)

    def validate_lower(self, field: PoundsField) -> None:
        if self.choice.data == Choice.LOWER.value and field.data is None and not field.errors:
            raise ValidationError(_("Say how much you want."))

    def validate_donate_to(self, field: StringField) -> None:
        if self.choice.data == Choice.DONATE.value and not field.data:
            raise ValidationError(_("Say to which charity we give it."))


class Sending(OfClaim):
    """The last page: a reason if it comes late, and for whoever writes it down, that they have read it back."""

    late_because = TextAreaField(
        _l("Why does it come late?"),
        description=_l("A few words are enough. Any reason will do."),
        validators=[Length(max=400, message=_l("Use up to 400 letters."))],
    )
    read_back = RadioField(
        _l("Have you read it back?"),
        description=_l("Read all of it aloud, the sums too, and hear the person say that it is right."),
        choices=[(YES, _l("Yes, and they said that it is right"))],
        validators=[InputRequired(_l("Read it back first."))],
    )

    def ask(self, *, is_late: bool, is_theirs: bool) -> None:
        """Leave out what is not asked."""
        if not is_late:
            del self.late_because
        if not is_theirs:
            del self.read_back


class Answer(Form):
    """The answer to a question about a claim."""

    words = TextAreaField(
        _l("Your answer"),
        validators=[
            InputRequired(_l("Write your answer.")),
            Length(max=600, message=_l("Use up to 600 letters.")),
        ],
    )
