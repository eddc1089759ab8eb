"""What is asked of whoever plans a meeting, or says more of one."""

from __future__ import annotations

from typing import Any

from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, Regexp

from coprod.core.forms import DatePartsField, Form, HourField
from coprod.core.words import _, _l

TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")
MOST_PREPARATION = 600  # minutes


class Titled(Form):
    """What every meeting is called, and where it is."""

    title = StringField(
        _l("Title"),
        description=_l(
            "A few words. Everybody who may see the meeting reads them, and they stand in calendars."
        ),
        validators=[DataRequired(_l("Give the meeting a title.")), Length(max=160, message=TOO_LONG)],
    )
    begins = HourField(
        _l("When does it begin?"),
        description=_l("For example, 10:30 or 2pm."),
        validators=[InputRequired(_l("Say when the meeting begins."))],
    )
    ends = HourField(_l("When does it end?"), validators=[InputRequired(_l("Say when the meeting ends."))])
    venue = TextAreaField(
        _l("Place (optional)"),
        description=_l("Its name and address, as people need it to find it."),
        validators=[Length(max=400, message=TOO_LONG)],
    )


class NewMeeting(Titled):
    """One meeting: its day, times and place."""

    FIRST = ("title", "on_day")

    on_day = DatePartsField(
        _l("On which day?"),
        description=_l("For example, 4 12 2026."),
        validators=[InputRequired(_l("Give the day of the meeting."))],
    )


class Details(NewMeeting):
    """Everything that is said of a meeting. The first part goes when people have been told of it."""

    # What a calendar must know: changed elsewhere, once people have been told.
    TOLD = ("on_day", "begins", "ends", "venue", "link")

    about = TextAreaField(
        _l("What is it about? (optional)"),
        validators=[Length(max=3000, message=TOO_LONG)],
    )
    link = StringField(
        _l("Link for people who join online (optional)"),
        description=_l("Only those who are invited see it."),
        validators=[
            Optional(),
            Length(max=400, message=TOO_LONG),
            Regexp(r"https?://\S+$", message=_l("Enter a whole link that begins with https://.")),
        ],
    )
    telephone = StringField(
        _l("Telephone number to join by (optional)"),
        description=_l(
            "With the code that people must enter, if there is one. Only those who are invited see it."
        ),
        validators=[Length(max=120, message=TOO_LONG)],
    )
    venue_access = TextAreaField(
        _l("Getting in and around (optional)"),
        description=_l("Steps, lifts, toilets, parking, buses, a hearing loop, a quiet room."),
        validators=[Length(max=600, message=TOO_LONG)],
    )
    supporter = StringField(
        _l("Who supports people, and how can they be reached? (optional)"),
        description=_l("Before the meeting, in it and after it. For example: Ana, 01632 960123."),
        validators=[Length(max=300, message=TOO_LONG)],
    )
    pre_meet_begins = HourField(_l("The pre-meet begins at (optional)"))
    pre_meet_ends = HourField(_l("The pre-meet ends at (optional)"))
    debrief_begins = HourField(_l("The debrief begins at (optional)"))
    debrief_ends = HourField(_l("The debrief ends at (optional)"))
    preparation_minutes = IntegerField(
        _l("How many minutes does it take to prepare? (optional)"),
        description=_l("To read the papers, for example. It counts as time that people give."),
        validators=[
            Optional(),
            NumberRange(0, MOST_PREPARATION, _l("Give a number of minutes from 0 to %(max)s.")),
        ],
    )

    def without_what_was_told(self) -> None:
        """Ask nothing that a calendar must know."""
        for name in self.TOLD:
            del self[name]

    def validate(self, extra_validators: Any = None) -> bool:
        """A time before or after has both hours, or none."""
        sound = bool(super().validate(extra_validators))
        for begins, ends in (
            (self.pre_meet_begins, self.pre_meet_ends),
            (self.debrief_begins, self.debrief_ends),
        ):
            if not (begins.errors or ends.errors) and (begins.data is None) != (ends.data is None):
                missing = ends if ends.data is None else begins
                missing.errors = [*missing.errors, _("Give both hours, or none.")]
                sound = False
        return sound
