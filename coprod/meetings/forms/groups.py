"""Starting a group, what it belongs to, and its last day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _, _l
from coprod.programmes.forms.belonging import Belonging
from coprod.programmes.rules import RUNG_WORDS, Rung

NAME, ABOUT = 120, 1200
TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")


class Basics(Belonging):
    """What a group belongs to, and how far people decide in it."""

    rung = SelectField(
        _l("How far do people decide?"),
        description=_l(
            "The steps of the ladder of co-production, lowest first. “Co-production” needs a chair or co-chair who "
            "has lived experience or is a carer."
        ),
        choices=[(rung.value, words) for rung, words in RUNG_WORDS.items()],
        default=Rung.ENGAGEMENT.value,
    )


class Start(Basics):
    """A new group: what it is called, what it is about, and what it belongs to."""

    programme = SelectField(_l("Programme"))
    name = StringField(
        _l("Name of the group"),
        description=_l("As people would say it themselves, in English."),
        validators=[DataRequired(_l("Give the group a name.")), Length(max=NAME, message=TOO_LONG)],
    )
    about = TextAreaField(
        _l("What it is about (optional for now)"),
        description=_l("Two or three sentences for everybody."),
        validators=[Length(max=ABOUT, message=TOO_LONG)],
    )
    own: dict[str, Sequence[int]]

    def offer_programmes(self, programmes: Iterable[tuple[str, str, Sequence[int]]]) -> None:
        """The programmes to choose from, as (address, name, numbers of its workstreams)."""
        held = list(programmes)
        self.programme.choices = [(slug, name) for slug, name, _own in held]
        self.own = {slug: own for slug, _name, own in held}

    def validate_workstream(self, field: SelectField) -> None:
        # As words: what was sent need not be a number.
        own = {str(number) for number in self.own.get(self.programme.data or "", ())}
        if field.data and field.data not in own:
            raise ValidationError(_("Choose a workstream of the programme above, or none."))


class LastDay(Form):
    """The last day of a group."""

    last_day = DatePartsField(
        _l("Last day of the group"),
        description=_l("This day still counts."),
        validators=[InputRequired(_l("Enter the last day."))],
    )
