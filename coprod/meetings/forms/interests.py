"""What is asked of a member with an interest, or of whoever writes it down."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.meetings.forms.planning import TOO_LONG
from coprod.meetings.rules.agenda import INTEREST_WORDS

WHOLE_MEETING = ""
NOT_YET = ""


class MyInterest(Form):
    """In what somebody has an interest, and why."""

    item = SelectField(_l("What is it about?"))
    words = TextAreaField(
        _l("What is the interest?"),
        description=_l("For example: my sister works for the organisation that we talk about."),
        validators=[DataRequired(_l("Say what the interest is.")), Length(max=600, message=TOO_LONG)],
    )

    def offer(self, items: Iterable[tuple[str, str]]) -> None:
        """The items that whoever declares may read, as (reference, number and title)."""
        self.item.choices = [(WHOLE_MEETING, _l("The whole meeting")), *items]


class Interest(MyInterest):
    """The same, written down for somebody."""

    FIRST = ("member",)

    member = SelectField(_l("Whose interest is it?"))

    def offer_members(self, members: Iterable[tuple[str, str]]) -> None:
        """The members, as (reference, what they are called)."""
        self.member.choices = [("", _l("Choose a member")), *members]

    def validate_member(self, field: SelectField) -> None:
        DataRequired(_l("Choose a member."))(self, field)


class Outcome(Form):
    """What somebody with an interest did when the item came."""

    outcome = RadioField(
        _l("What did they do when the item came?"),
        choices=[
            *((each.value, words) for each, words in INTEREST_WORDS.items()),
            (NOT_YET, _l("The item has not come yet")),
        ],
        validators=[InputRequired(_l("Choose one of these."))],
    )
