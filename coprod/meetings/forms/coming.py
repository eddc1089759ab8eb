"""What is asked when a meeting is called, moved or cancelled, and when somebody answers."""

from __future__ import annotations

from typing import Any

from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, Regexp, ValidationError

from coprod.core import clock
from coprod.core.forms import DatePartsField, Form, HourField
from coprod.core.words import _, _l
from coprod.meetings.rules.invitations import ANSWER_WORDS, Answer


class After:
    """Refuses an hour that is not after another one, and one of the two without the other."""

    def __init__(self, begins: str) -> None:
        self.begins = begins

    def __call__(self, form: Any, field: HourField) -> None:
        """Errors: ``ValidationError`` in words."""
        begins = form[self.begins]
        if begins.errors or field.errors:
            return
        if (begins.data is None) != (field.data is None):
            raise ValidationError(_("Write both hours, or leave both empty."))
        if begins.data is not None and field.data is not None and field.data <= begins.data:
            raise ValidationError(_("It must end after it begins."))


class Move(Form):
    """Another day, other hours, another place."""

    # Whether people can join by telephone, which is said elsewhere.
    has_telephone = False

    on_day = DatePartsField(_l("Day"), validators=[DataRequired(_l("Enter the day."))])
    begins = HourField(_l("It begins at"), validators=[DataRequired(_l("Write when it begins."))])
    ends = HourField(_l("It ends at"), validators=[DataRequired(_l("Write when it ends.")), After("begins")])
    pre_meet_begins = HourField(_l("The pre-meet begins at (optional)"))
    pre_meet_ends = HourField(_l("The pre-meet ends at (optional)"), validators=[After("pre_meet_begins")])
    debrief_begins = HourField(_l("The debrief begins at (optional)"))
    debrief_ends = HourField(_l("The debrief ends at (optional)"), validators=[After("debrief_begins")])
    # Several lines, as where it was planned: one line would join the street and the town.
    venue = TextAreaField(
        _l("Place (optional)"), validators=[Length(max=400, message=_l("Use 400 letters or fewer."))]
    )
    link = StringField(
        _l("Link for people who join online (optional)"),
        description=_l("Only those who are invited see it."),
        validators=[
            Optional(),
            Length(max=400, message=_l("Use 400 letters or fewer.")),
            Regexp(r"https?://\S+$", message=_l("Enter a whole link that begins with https://.")),
        ],
    )

    def validate_on_day(self, field: DatePartsField) -> None:
        if field.data is not None and field.data < clock.today():
            raise ValidationError(_("This day is over. Enter a day from today on."))

    def validate_venue(self, field: TextAreaField) -> None:
        if not (field.data or self.link.data or self.has_telephone):
            raise ValidationError(_("Say where it is, or how people join."))

    @property
    def facts(self) -> dict[str, Any]:
        """What was typed, by the names of the meeting's columns."""
        return {
            name: "" if value is None and name in {"venue", "link"} else value
            for name, value in self.data.items()
            if name != "csrf_token"
        }


class Cancel(Form):
    """Why it does not take place."""

    why = StringField(
        _l("Why is it cancelled?"),
        description=_l("Everybody who may know of the meeting can read this. Name nobody."),
        validators=[
            DataRequired(_l("Say why. People made plans for that day.")),
            Length(max=400, message=_l("Use 400 letters or fewer.")),
        ],
    )


class Coming(Form):
    """The answer to an invitation."""

    answer = RadioField(_l("Can you come?"), validators=[DataRequired(_l("Choose an answer."))])
    note = TextAreaField(
        _l("What do you want to tell whoever arranges it? (optional)"),
        description=_l(
            "For example: what would help you to be there. Only those who arrange it can read this."
        ),
        validators=[Length(max=600, message=_l("Use 600 letters or fewer."))],
    )

    def offer(self, *, in_person: bool, online: bool) -> None:
        """Only what is possible: a meeting without a link has no answer "online"."""
        left_out = (
            {Answer.NONE} | (set() if online else {Answer.ONLINE}) | (set() if in_person else {Answer.YES})
        )
        self.answer.choices = [
            (answer.value, words) for answer, words in ANSWER_WORDS.items() if answer not in left_out
        ]

    @property
    def chosen(self) -> Answer:
        return Answer(self.answer.data)
