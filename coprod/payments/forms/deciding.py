"""What an approver writes or ticks when they decide."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, SearchField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import DataRequired, Length

from coprod.core.forms import Form
from coprod.core.words import _l

TOO_LONG = _l("This is too long. Keep it shorter.")


class WhichClaims(Form):
    """Which claims to show: it stands in the address."""

    class Meta:
        csrf = False

    q = SearchField(_l("A name, or what it was for"))
    state = SelectField(_l("Which claims"))
    organisation = SelectField(_l("Organisation"))

    def offer(self, states: Any, organisations: Any) -> None:
        """What can be chosen, as (value, words)."""
        self.state.choices = list(states)
        self.organisation.choices = [("", _l("All of them")), *organisations]


class Chosen(Form):
    """The claims that were ticked, each with what the page showed of it: ``reference:seen``."""

    claims = SelectMultipleField(_l("Claims"), validate_choice=False)

    @property
    def seen(self) -> dict[str, str]:
        """What the page showed, by the reference of the claim."""
        told = (each.partition(":") for each in self.claims.data or [])
        return {reference: seen for reference, _colon, seen in told}


class Seen(Form):
    """What the page showed of the claim that it is about."""

    seen = HiddenField()


class Ask(Seen):
    """A question about a claim."""

    words = TextAreaField(
        _l("What do you want to know?"),
        description=_l("The person reads this, and answers. You cannot change a sum: they can."),
        validators=[DataRequired(_l("Say what you want to know.")), Length(max=600, message=TOO_LONG)],
    )


class Refuse(Seen):
    """Why a claim is not approved."""

    words = TextAreaField(
        _l("Why do you not approve it?"),
        description=_l("The person reads this. Say what they can do now, if there is anything."),
        validators=[
            DataRequired(_l("Say why you do not approve it. The person reads this.")),
            Length(max=400, message=TOO_LONG),
        ],
    )


class TakeBack(Form):
    """Why an approval is taken back."""

    words = TextAreaField(
        _l("Why do you take the approval back?"),
        validators=[
            DataRequired(_l("Say why you take the approval back.")),
            Length(max=400, message=TOO_LONG),
        ],
    )
