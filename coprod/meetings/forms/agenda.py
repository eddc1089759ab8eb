"""What is asked of whoever puts an item on an agenda."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.meetings.forms.planning import TOO_LONG
from coprod.meetings.rules.agenda import PURPOSE_WORDS, Purpose
from coprod.meetings.rules.meetings import LAYER_WORDS, Layer
from coprod.meetings.rules.timing import MOST_MINUTES

NOBODY = ""


class Item(Form):
    """One item of an agenda."""

    title = StringField(
        _l("Title"),
        validators=[DataRequired(_l("Give the item a title.")), Length(max=200, message=TOO_LONG)],
    )
    about = TextAreaField(
        _l("What is it about, and what do people need to know first? (optional)"),
        validators=[Length(max=3000, message=TOO_LONG)],
    )
    purpose = RadioField(
        _l("What is wanted of the people there?"),
        choices=[(each.value, words) for each, words in PURPOSE_WORDS.items()],
        default=Purpose.DISCUSSION.value,
        validators=[InputRequired(_l("Say what is wanted of the people there."))],
    )
    minutes = IntegerField(
        _l("How many minutes does it take? (optional)"),
        description=_l("Without the items that stand under it."),
        validators=[
            Optional(),
            NumberRange(0, MOST_MINUTES, _l("Give a number of minutes from 0 to %(max)s.")),
        ],
    )
    led_by = SelectField(_l("Who leads it? (optional)"))
    leader = StringField(
        _l("Or somebody who is no member (optional)"),
        description=_l("Their role rather than their name: everybody who may read the item reads this."),
        validators=[Length(max=120, message=TOO_LONG)],
    )
    from_lived_experience = BooleanField(
        _l("People with lived experience or carers asked for this item"),
    )
    layer = RadioField(
        _l("Who may read it?"),
        choices=[(each.value, words) for each, words in LAYER_WORDS.items()],
        default=Layer.PUBLIC.value,
        validators=[InputRequired(_l("Say who may read it."))],
    )

    def offer(self, members: Iterable[tuple[str, str]]) -> None:
        """The members who can lead it, as (reference, what they are called)."""
        self.led_by.choices = [(NOBODY, _l("Nobody yet, or nobody of the members")), *members]
