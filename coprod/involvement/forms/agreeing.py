"""Agreeing to a role, its days, who supports somebody in it, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.meetings.rules.groups import MemberRole
from coprod.questionnaires.models import Channel

NOBODY = ""
SHORTEN = _l("Shorten this to %(max)d characters or fewer.")


class Agree(Form):
    """What somebody says when they agree."""

    brings = RadioField(
        _l("What do you bring?"),
        choices=[
            (MemberRole.LIVED_EXPERIENCE.value, _l("My own experience of using services")),
            (MemberRole.CARER.value, _l("My experience as a carer")),
        ],
        validators=[InputRequired(_l("Choose what you bring."))],
    )
    to_a_company = BooleanField(
        _l("I want to be paid through a company of my own"),
        description=_l(
            "Most people leave this. If you tick it, nothing is paid until the organisation has looked at what that "
            "means for tax."
        ),
    )


class AgreeFor(Agree):
    """The same, written down by somebody who led the person through it."""

    channel = RadioField(
        _l("How did they agree?"),
        choices=[
            (Channel.TELEPHONE.value, _l("By telephone")),
            (Channel.PAPER.value, _l("On paper")),
            (Channel.FACE_TO_FACE.value, _l("Face to face")),
            (Channel.BSL.value, _l("In British Sign Language")),
        ],
        validators=[InputRequired(_l("Choose how they agreed."))],
    )
    read_out = BooleanField(
        _l("They had all of these words: I read them out, or they have them on paper, and they said yes"),
        validators=[InputRequired(_l("Read all of it out first, or send it on paper. Then tick this."))],
    )


class Support(Form):
    """Who supports somebody."""

    supporter_person = SelectField(_l("Somebody who works here (optional)"))
    supporter = StringField(
        _l("How they are reached, or the name of somebody else"),
        description=_l("For example: Sam Reed, 01234 567890, Monday to Thursday from 9 to 4."),
        validators=[Length(max=300, message=SHORTEN)],
    )

    def offer(self, people: Iterable[tuple[str, str]]) -> None:
        """Whom to choose from, as (reference, name)."""
        self.supporter_person.choices = [(NOBODY, _l("Nobody of these")), *people]


class RoleDays(Form):
    """From when to when."""

    starts_on = DatePartsField(_l("First day"), validators=[InputRequired(_l("Enter the first day."))])
    ends_on = DatePartsField(
        _l("Last day (optional)"),
        description=_l("Leave it empty when there is no end in sight."),
        validators=[Optional()],
    )


class End(Form):
    """The last day, chosen by the person. Nobody asks why."""

    last_day = DatePartsField(
        _l("Last day"),
        description=_l("This day still counts."),
        validators=[InputRequired(_l("Enter the last day."))],
    )


class EndFor(End):
    """The last day, chosen by whoever leads, with a reason that the person reads."""

    words = TextAreaField(
        _l("What do you tell the person?"),
        description=_l("Say why, thank them, and say whom they can talk to. They read these words."),
        validators=[
            InputRequired(_l("Say why, in words that the person reads.")),
            Length(max=600, message=SHORTEN),
        ],
    )
