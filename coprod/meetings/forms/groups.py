"""Starting a group, what it belongs to, and its last day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _, _l
from coprod.programmes.rules import LEVEL_WORDS, RUNG_WORDS, Level, Rung

NAME, ABOUT = 120, 1200
TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")
NO_WORKSTREAM = ""


class Basics(Form):
    """What a group belongs to, and how far people decide in it."""

    workstream = SelectField(_l("Workstream"))
    level = SelectField(
        _l("Where is this decided?"),
        choices=[(level.value, words) for level, words in LEVEL_WORDS.items()],
        default=Level.SERVICE.value,
    )
    rung = SelectField(
        _l("How far do people decide?"),
        description=_l(
            "The steps of the ladder of co-production, lowest first. “Co-production” needs a chair or co-chair who "
            "has lived experience or is a carer."
        ),
        choices=[(rung.value, words) for rung, words in RUNG_WORDS.items()],
        default=Rung.ENGAGEMENT.value,
    )

    def offer(self, workstreams: Iterable[tuple[int, str]]) -> None:
        """The workstreams to choose from, as (number, name)."""
        self.workstream.choices = [
            (NO_WORKSTREAM, _l("None: it belongs to the whole programme")),
            *((str(number), name) for number, name in workstreams),
        ]

    @property
    def workstream_id(self) -> int | None:
        return int(self.workstream.data) if self.workstream.data else None


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
