"""What is asked on the way of the minutes: corrections, what is left out, names, the summary."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from coprod.core.easy_read import LONGEST, PICTURES
from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import (
    CORRECTION_WORDS,
    NAME_RULING_WORDS,
    REDACTION_WORDS,
    CorrectionKind,
    RedactionReason,
    Ruling,
)

TYPED = "typed"
LONG = 2000


class Correct(Form):
    """What is wrong in a passage, and what it should say."""

    chosen = RadioField(_l("Which sentence is wrong?"), validators=[Optional()], choices=[])
    passage = TextAreaField(
        _l("Or type the words that are wrong"),
        description=_l("Exactly as they stand there. A few words are enough, if they stand there only once."),
        validators=[Length(max=LONG)],
    )
    proposed = TextAreaField(_l("What should it say?"), validators=[Length(max=LONG)])
    why = TextAreaField(_l("Why? (optional)"), validators=[Length(max=LONG)])

    @property
    def words(self) -> str:
        """The passage, as chosen or as typed."""
        if self.passage.data or not self.chosen.data or self.chosen.data == TYPED:
            return self.passage.data or ""
        return str(self.chosen.data)

    @property
    def told(self) -> CorrectionKind:
        return CorrectionKind.CORRECTION


class CorrectPublished(Correct):
    """The same of published minutes, where one can also object."""

    kind = RadioField(
        _l("What do you want to tell us?"),
        choices=[(kind.value, words) for kind, words in CORRECTION_WORDS.items()],
        default=CorrectionKind.CORRECTION.value,
    )

    @property
    def told(self) -> CorrectionKind:
        return CorrectionKind(self.kind.data)


class Told(CorrectPublished):
    """The same, written down for somebody else."""

    item = SelectField(_l("Under which item?"), choices=[])


class Decide(Form):
    """The chair's word on a correction."""

    ruling = RadioField(
        _l("Do you accept it?"),
        choices=[
            (Ruling.ACCEPTED.value, _l("Yes: change the minutes")),
            (Ruling.REFUSED.value, _l("No: leave them as they are")),
        ],
        validators=[DataRequired(_l("Choose one of these."))],
    )
    why = TextAreaField(
        _l("Why?"),
        description=_l("Whoever proposed it reads this. You can leave it out when you accept."),
        validators=[Length(max=LONG)],
    )


class LeaveOut(Form):
    """A passage that some readers do not get."""

    item = SelectField(_l("Under which item?"), choices=[])
    passage = TextAreaField(
        _l("The words to leave out"),
        description=_l("Exactly as they stand there. They go wherever they stand under this item."),
        validators=[DataRequired(_l("Say which words are left out.")), Length(max=LONG)],
    )
    hidden_from = RadioField(
        _l("Who does not read them?"),
        choices=[
            (Layer.PUBLIC.value, _l("The public. Members read them")),
            (Layer.MEMBERS.value, _l("The public and the members")),
        ],
        default=Layer.PUBLIC.value,
    )
    instead = StringField(
        _l("What stands in their place (optional)"),
        description=_l("Leave it empty for “[left out]”."),
        validators=[Length(max=200)],
    )
    reason = RadioField(
        _l("Why?"),
        choices=[(each.value, words) for each, words in REDACTION_WORDS.items()],
        validators=[DataRequired(_l("Choose one of these."))],
    )
    reason_words = TextAreaField(_l("More about the reason (optional)"), validators=[Length(max=400)])

    @property
    def for_reason(self) -> RedactionReason:
        return RedactionReason(self.reason.data)


class Name(Form):
    """What is decided of one name."""

    name = HiddenField(validators=[DataRequired(), Length(max=120)])
    ruling = RadioField(
        _l("What about this name?"),
        choices=[(each.value, words) for each, words in NAME_RULING_WORDS.items()],
        validators=[DataRequired(_l("Choose one of these."))],
    )
    why = StringField(_l("Who asked them, and when (optional)"), validators=[Length(max=400)])


class Summary(Form):
    """The summary in plain language."""

    summary = TextAreaField(
        _l("What did the meeting come to?"),
        description=_l("In plain words and short sentences, as you would tell somebody who was not there."),
        validators=[Length(max=6000)],
    )


class Easy(Form):
    """One block of Easy Read."""

    FIRST = ("words", "picture")

    picture = RadioField(
        _l("Which picture goes with it?"),
        choices=list(PICTURES.items()),
        validators=[DataRequired(_l("Choose a picture."))],
    )
    words = TextAreaField(
        _l("One or two short sentences"),
        description=_l("At most 15 words in each. One thing at a time."),
        validators=[DataRequired(_l("Write one or two short sentences.")), Length(max=LONGEST)],
    )


class Approve(Form):
    """Which meeting approved the minutes."""

    at = RadioField(
        _l("Which meeting approved them?"),
        choices=[],
        validators=[DataRequired(_l("Say which meeting approved the minutes."))],
    )


class Withdraw(Form):
    """Why an older version is shown no more. Everybody reads the reason."""

    reason = RadioField(
        _l("Why? Everybody reads this."),
        choices=[(each.value, words) for each, words in REDACTION_WORDS.items()],
        validators=[DataRequired(_l("Choose a reason."))],
    )
