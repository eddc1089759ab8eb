"""What is asked of whoever opens a concern, and of whoever deals with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core import secret
from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.safety.rules import (
    FEAR_WORDS,
    KEY_LENGTH,
    LINE_LENGTH,
    NOTE_LENGTH,
    OUTCOME_WORDS,
    REACH_WORDS,
    SOURCE_WORDS,
    WORDS_LENGTH,
    Outcome,
)

TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")
ONCE = 26  # letters: nobody guesses what another page carries


def _words(told: dict[Any, str]) -> list[tuple[str, str]]:
    return [(each.value, words) for each, words in told.items()]


class Open(Form):
    """What a concern rests on, what is feared, and whether the person can be reached."""

    programme = RadioField(_l("Which programme?"), validators=[InputRequired(_l("Choose a programme."))])
    words = TextAreaField(
        _l("What was said?"),
        description=_l(
            "The words themselves, as they were said or written. Then what worries you about them."
        ),
        validators=[
            DataRequired(_l("Write what was said.")),
            Length(max=WORDS_LENGTH, message=TOO_LONG),
        ],
    )
    source = RadioField(
        _l("Where was it said?"),
        choices=_words(SOURCE_WORDS),
        validators=[InputRequired(_l("Choose where it was said."))],
    )
    fear = RadioField(
        _l("What do you fear?"),
        description=_l("If several are true, choose the first of them in this list."),
        choices=_words(FEAR_WORDS),
        validators=[InputRequired(_l("Choose what you fear."))],
    )
    reach = RadioField(
        _l("Is there a way to reach the person?"),
        choices=_words(REACH_WORDS),
        validators=[InputRequired(_l("Say whether there is a way to reach the person."))],
    )
    reach_note = StringField(
        _l("How? And is it safe to do so? (optional)"), validators=[Length(max=LINE_LENGTH, message=TOO_LONG)]
    )
    key = HiddenField(validators=[Length(max=KEY_LENGTH, message=TOO_LONG)])
    once = HiddenField(
        validators=[
            DataRequired(_l("Open this page again, and send it from there.")),
            Length(max=KEY_LENGTH, message=TOO_LONG),
        ]
    )

    def offer(self, programmes: Iterable[tuple[str, str]]) -> None:
        """The programmes to choose from, as (slug, name), and what makes one of two presses."""
        self.programme.choices = list(programmes)
        if not self.is_submitted():
            self.once.data = secret.code(ONCE)


class WriteDown(Form):
    """What was done, and who was told."""

    words = TextAreaField(
        _l("What was done?"),
        description=_l("Write it down at once. If it was done earlier, say when."),
        validators=[
            DataRequired(_l("Write what was done.")),
            Length(max=NOTE_LENGTH, message=TOO_LONG),
        ],
    )
    told = StringField(
        _l("Who was told? (optional)"),
        description=_l("The name or the role, the place and the number."),
        validators=[Length(max=LINE_LENGTH, message=TOO_LONG)],
    )


class Close(Form):
    """How it ended."""

    outcome = RadioField(
        _l("How did it end?"),
        choices=_words(OUTCOME_WORDS),
        validators=[InputRequired(_l("Choose how it ended."))],
    )
    words = TextAreaField(
        _l("What else must somebody know who reads this later? (optional)"),
        description=_l("If nothing more is to be done, say why."),
        validators=[Length(max=NOTE_LENGTH, message=TOO_LONG)],
    )

    @property
    def chosen(self) -> Outcome:
        return Outcome(self.outcome.data)


class Reopen(Form):
    """Why it is opened again."""

    words = TextAreaField(
        _l("Why is it opened again?"),
        validators=[
            DataRequired(_l("Say why it is opened again.")),
            Length(max=NOTE_LENGTH, message=TOO_LONG),
        ],
    )
