"""The plain question builder: sections, questions, options."""

from __future__ import annotations

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from coprod.core.forms import Form
from coprod.core.words import _, _l
from coprod.questionnaires.rules.kinds import KINDS, SCALE_POINTS

TITLE = 300
HINT = 1000
LABEL = 200
END = 80
MOST_LINES = 40
TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")
DEFAULT_POINTS = "5"


class Section(Form):
    """A page of questions."""

    title = StringField(
        _l("Title of the section"),
        validators=[DataRequired(_l("Give the section a title.")), Length(max=TITLE, message=TOO_LONG)],
    )
    hint = TextAreaField(_l("What to say first (optional)"), validators=[Length(max=HINT, message=TOO_LONG)])


class Question(Form):
    """The English words of a question. ``fit`` leaves only the fields that its kind has."""

    title = TextAreaField(
        _l("The question"),
        validators=[DataRequired(_l("Write the question.")), Length(max=TITLE, message=TOO_LONG)],
    )
    hint = TextAreaField(_l("A hint below it (optional)"), validators=[Length(max=HINT, message=TOO_LONG)])
    points = SelectField(
        _l("How many points has the scale?"),
        choices=[(str(points), str(points)) for points in SCALE_POINTS],
        default=DEFAULT_POINTS,
    )
    low = StringField(
        _l("What the lowest point means"),
        description=_l("For example: Not at all"),
        validators=[Length(max=END, message=TOO_LONG)],
    )
    high = StringField(
        _l("What the highest point means"),
        description=_l("For example: Completely"),
        validators=[Length(max=END, message=TOO_LONG)],
    )

    def fit(self, kind: str) -> None:
        """Leave out what this kind of question does not have."""
        if not KINDS[kind].has_points:
            del self.points, self.low, self.high

    def read(self) -> dict[str, str]:
        """The words, by name."""
        return {
            name: self[name].data or "" for name in ("title", "hint", "low", "high") if name in self._fields
        }

    @property
    def scale_points(self) -> int:
        return int(self.points.data) if "points" in self._fields else 0


class NewQuestion(Question):
    """A question with its kind and, where there is something to choose, its options one on each line."""

    kind = RadioField(
        _l("What kind of question is it?"), validators=[InputRequired(_l("Choose a kind of question."))]
    )
    options = TextAreaField(
        _l("The options to choose from, one on each line"),
        description=_l("Only for “choose one” and “choose all that apply”. You can add more later."),
        validators=[Length(max=MOST_LINES * (LABEL + 1), message=TOO_LONG)],
    )

    def offer(self, *, files: bool) -> None:
        """The kinds to choose from, in words; with files where they are taken. Fixed words have a button."""
        self.kind.choices = [
            (kind.name, _(kind.words))
            for kind in KINDS.values()
            if not kind.is_locked and (files or not kind.takes_files)
        ]

    def validate_options(self, field: TextAreaField) -> None:
        check_lines(field)


class Option(Form):
    """One option, in English."""

    label = StringField(
        _l("What the option says"),
        validators=[DataRequired(_l("Write what the option says.")), Length(max=LABEL, message=TOO_LONG)],
    )
    hint = StringField(_l("A hint below it (optional)"), validators=[Length(max=HINT, message=TOO_LONG)])
    other = BooleanField(_l("A box opens beside it for the person’s own words"))
    prefer_not = BooleanField(_l("It means “prefer not to say”"))


class MoreOptions(Form):
    """Several options at once."""

    options = TextAreaField(
        _l("Add options, one on each line"),
        validators=[
            DataRequired(_l("Write at least one option.")),
            Length(max=MOST_LINES * (LABEL + 1), message=TOO_LONG),
        ],
    )

    def validate_options(self, field: TextAreaField) -> None:
        check_lines(field)


def lines_of(field: TextAreaField) -> list[str]:
    """The options that were written, without empty lines."""
    return [line.strip() for line in (field.data or "").split("\n") if line.strip()]


def check_lines(field: TextAreaField) -> None:
    """Errors: ``ValidationError`` naming the first line that is too long, or when there are too many."""
    found = lines_of(field)
    if len(found) > MOST_LINES:
        raise ValidationError(_("Write 40 options or fewer."))
    for number, line in enumerate(found, 1):
        if len(line) > LABEL:
            raise ValidationError(_("Shorten option %(number)s to 200 characters or fewer.", number=number))
