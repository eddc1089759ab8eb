"""What the body that was asked answered to the advice of a group."""

from __future__ import annotations

from datetime import date

from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.meetings.rules.advice import ADVICE_WORDS, AdviceAnswer, Answered

TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")
WORDS = 2000


class Answer(Form):
    """Whether they do it, why, who of them says so, and on which day they said it (domain rule M10)."""

    verdict = RadioField(
        _l("What do they answer?"),
        choices=[(each.value, words) for each, words in ADVICE_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    words = TextAreaField(
        _l("Why? In their own words"),
        description=_l(
            "Whoever may read the decision reads this at once. Say no names: words that could name somebody are held "
            "back."
        ),
        validators=[
            DataRequired(_l("Say why they do it, or why they do not.")),
            Length(max=WORDS, message=TOO_LONG),
        ],
    )
    by = StringField(
        _l("Who of them answered?"),
        description=_l("Their role, for example: the head of the team."),
        validators=[
            DataRequired(_l("Say the role of whoever answered.")),
            Length(max=200, message=TOO_LONG),
        ],
    )
    on = DatePartsField(
        _l("On which day did they answer?"),
        validators=[InputRequired(_l("Say on which day they answered."))],
    )

    def read(self) -> Answered:
        return Answered(
            verdict=AdviceAnswer(self.verdict.data),
            words=self.words.data or "",
            by=self.by.data or "",
            on=self.on.data or date.max,
        )
