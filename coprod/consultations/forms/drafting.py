"""Starting a consultation, what it belongs to, its days, and the buttons that move it."""

from __future__ import annotations

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.programmes.forms.belonging import Belonging
from coprod.programmes.rules import RUNG_WORDS, Rung

TITLE = 120
QUESTION = 300


class Basics(Belonging):
    """What a consultation belongs to."""

    rung = SelectField(
        _l("How far do people decide?"),
        description=_l(
            "The steps of the ladder of co-production, lowest first. Be honest: nobody is marked on it."
        ),
        choices=[(rung.value, words) for rung, words in RUNG_WORDS.items()],
        default=Rung.CONSULTATION.value,
    )


class Start(Form):
    """A new consultation: enough to find it again."""

    programme = SelectField(_l("Programme"))
    title = StringField(
        _l("Title"),
        description=_l("A few words that people would use themselves, in English."),
        validators=[
            DataRequired(_l("Give the consultation a title.")),
            Length(max=TITLE, message=_l("Shorten the title to %(max)d characters or fewer.")),
        ],
    )
    question = TextAreaField(
        _l("The question, in one sentence (optional for now)"),
        validators=[Length(max=QUESTION, message=_l("Shorten the question to %(max)d characters or fewer."))],
    )


class Dates(Form):
    """The three days that people are told."""

    closes_on = DatePartsField(
        _l("When does it close?"),
        description=_l("The whole of this day counts, until midnight. For example, 4 12 2026."),
    )
    reads_on = DatePartsField(
        _l("When does somebody first read the answers?"),
        description=_l(
            "People are told this before they write, so that nobody waits for help that cannot come."
        ),
    )
    decides_on = DatePartsField(_l("When is the decision made?"))


class Extend(Form):
    """A later closing day, and the decision after it."""

    closes_on = DatePartsField(
        _l("New closing day"), validators=[DataRequired(_l("Give the new closing day."))]
    )
    decides_on = DatePartsField(
        _l("When is the decision made?"), validators=[DataRequired(_l("Give the day of the decision."))]
    )
