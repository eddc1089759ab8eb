"""What is asked of the reviewer."""

from __future__ import annotations

from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.oversight.rules import JUDGEMENT_HINTS, JUDGEMENT_WORDS, TEXT_LENGTH


class CheckForm(Form):
    """Whether it is so, and what was done to find out."""

    judgement = RadioField(
        _l("Is it so?"),
        [InputRequired(_l("Choose one."))],
        choices=[
            (judgement.value, words, {"hint": JUDGEMENT_HINTS[judgement]})
            for judgement, words in JUDGEMENT_WORDS.items()
        ],
    )
    why = TextAreaField(
        _l("How do you know?"),
        [
            DataRequired(_l("Say how you know.")),
            Length(max=TEXT_LENGTH, message=_l("Make this shorter: 3,000 characters at most.")),
        ],
        description=_l("What you looked at, whom you asked, what you found. Name nobody who answered."),
    )
