"""The parts of a consultation: options, ways to answer, files, and who answers for the data."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.consultations.rules import OPTION_STATUS_WORDS, WAY_WORDS, OptionStatus
from coprod.core.editions import Format
from coprod.core.forms import DatePartsField, Form
from coprod.core.words import ENGLISH, LANGUAGES, _l

OPTION_TITLE = 160
PARAGRAPHS = 3000
WAY_TEXT = 600

FORMAT_WORDS = {Format.STANDARD: _l("Standard"), Format.EASY_READ: _l("Easy Read")}
TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")


class Option(Form):
    """One thing that could be decided, in English."""

    title = StringField(
        _l("Title"),
        validators=[DataRequired(_l("Give the option a title.")), Length(max=OPTION_TITLE, message=TOO_LONG)],
    )
    text = TextAreaField(
        _l("What it would mean (optional)"), validators=[Length(max=PARAGRAPHS, message=TOO_LONG)]
    )
    arguments_for = TextAreaField(
        _l("What speaks for it (optional)"), validators=[Length(max=PARAGRAPHS, message=TOO_LONG)]
    )
    arguments_against = TextAreaField(
        _l("What speaks against it (optional)"), validators=[Length(max=PARAGRAPHS, message=TOO_LONG)]
    )
    status = RadioField(
        _l("Can it still be chosen?"),
        choices=[(status.value, words) for status, words in OPTION_STATUS_WORDS.items()],
        default=OptionStatus.LIVE.value,
        validators=[InputRequired(_l("Say whether it can still be chosen."))],
    )
    reason = TextAreaField(
        _l("If it has been ruled out: why?"),
        description=_l("People see this. It is fair to show what was thought about before, and why not."),
        validators=[Length(max=PARAGRAPHS, message=TOO_LONG)],
    )

    def read(self) -> dict[str, str]:
        """The English words, by the names of the texts of an option."""
        return {
            "title": self.title.data or "",
            "text": self.text.data or "",
            "for": self.arguments_for.data or "",
            "against": self.arguments_against.data or "",
            "reason": self.reason.data or "",
        }


class Way(Form):
    """The contact details of one way, in English."""

    text = TextAreaField(
        _l("How, where and when"),
        description=_l(
            "Real details that people can use, in English. For example: Call 01632 960000, Monday to Friday, 9am to 5pm."
        ),
        validators=[
            DataRequired(_l("Say how: a telephone number, an address or a place, and when.")),
            Length(max=WAY_TEXT, message=TOO_LONG),
        ],
    )


class NewWay(Way):
    """A way with its kind, which stays what it is."""

    kind = RadioField(
        _l("Which way is it?"),
        choices=[(kind.value, words) for kind, words in WAY_WORDS.items()],
        validators=[InputRequired(_l("Choose which way it is."))],
    )


class NewDocument(Form):
    """A file with a title."""

    title = StringField(
        _l("What is it?"),
        description=_l("The title that people see, in the language of the file."),
        validators=[DataRequired(_l("Say what the file is.")), Length(max=160, message=TOO_LONG)],
    )
    language = SelectField(_l("Its language"), choices=list(LANGUAGES.items()), default=ENGLISH)
    format = SelectField(
        _l("How it is written"),
        choices=[(format_.value, words) for format_, words in FORMAT_WORDS.items()],
        default=Format.STANDARD.value,
    )
    file = FileField(
        _l("The file"),
        description=_l("PDF, Word (.docx), OpenDocument (.odt), PNG or JPEG, up to 10 MB."),
        validators=[FileRequired(_l("Choose a file."))],
    )


class NewController(Form):
    """An organisation and the day from which it answers for the data."""

    organisation = SelectField(_l("Organisation"))
    from_day = DatePartsField(_l("From which day?"), validators=[DataRequired(_l("Give the first day."))])

    def offer(self, organisations: Iterable[tuple[str, str]]) -> None:
        """The organisations to choose from, as (reference, name)."""
        self.organisation.choices = [("", _l("Choose an organisation")), *organisations]

    def validate_organisation(self, field: SelectField) -> None:
        DataRequired(_l("Choose an organisation."))(self, field)


class EndController(Form):
    """The last day on which an organisation answers for the data."""

    to_day = DatePartsField(_l("Until which day?"), validators=[DataRequired(_l("Give the last day."))])
