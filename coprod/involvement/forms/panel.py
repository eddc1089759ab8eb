"""What applications are read for, who reads them, and one block of Easy Read."""

from __future__ import annotations

from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.easy_read import LONGEST, PICTURES
from coprod.core.forms import Form
from coprod.core.words import _l

YES, NO = "yes", "no"


class Criterion(Form):
    """One thing that applications are read for, in English."""

    words = StringField(
        _l("What are applications read for?"),
        description=_l(
            "Something that somebody can show in a few sentences. Not a certificate, and not a diagnosis."
        ),
        validators=[
            DataRequired(_l("Say what applications are read for.")),
            Length(max=200, message=_l("Shorten this to %(max)d characters or fewer.")),
        ],
    )


class Reader(Form):
    """Whether somebody who reads brings lived experience."""

    lived = RadioField(
        _l("Do they bring lived experience, of their own or as a carer?"),
        description=_l("Ask them. How many people on a panel do is public; who they are is not."),
        choices=[(YES, _l("Yes")), (NO, _l("No"))],
        validators=[InputRequired(_l("Choose yes or no."))],
    )

    @property
    def has_lived_experience(self) -> bool:
        return bool(self.lived.data == YES)


class Easy(Form):
    """One block of Easy Read: a picture, and one or two short sentences."""

    words = TextAreaField(
        _l("One or two short sentences"),
        description=_l("At most 15 words in each. One thing at a time."),
        validators=[
            DataRequired(_l("Write one or two short sentences.")),
            Length(max=LONGEST, message=_l("Shorten this to %(max)d characters or fewer.")),
        ],
    )
    picture = RadioField(
        _l("Which picture goes with it?"),
        choices=list(PICTURES.items()),
        validators=[InputRequired(_l("Choose a picture."))],
    )
