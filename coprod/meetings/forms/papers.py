"""What is asked of whoever adds a paper, or another file of one."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.editions import Format
from coprod.core.forms import Form
from coprod.core.words import ENGLISH, LANGUAGES, _l
from coprod.meetings.forms.planning import TOO_LONG
from coprod.meetings.rules.meetings import LAYER_WORDS, Layer

WHOLE_MEETING = ""
FORMAT_WORDS = {Format.STANDARD: _l("Standard"), Format.EASY_READ: _l("Easy Read")}


class Paper(Form):
    """What a paper is called, what it belongs to and who may read it."""

    title = StringField(
        _l("What is it?"),
        description=_l("The title that people see."),
        validators=[DataRequired(_l("Say what the paper is.")), Length(max=160, message=TOO_LONG)],
    )
    item = SelectField(_l("Which item does it belong to?"))
    layer = RadioField(
        _l("Who may read it?"),
        choices=[(each.value, words) for each, words in LAYER_WORDS.items()],
        default=Layer.MEMBERS.value,
        validators=[InputRequired(_l("Say who may read it."))],
    )

    def offer(self, items: Iterable[tuple[str, str]]) -> None:
        """The items of the agenda, as (reference, number and title)."""
        self.item.choices = [(WHOLE_MEETING, _l("None: it is for the whole meeting")), *items]


class File(Form):
    """One file, and what kind it is."""

    language = SelectField(_l("Its language"), choices=list(LANGUAGES.items()), default=ENGLISH)
    format = SelectField(
        _l("How it is written"),
        choices=[(each.value, words) for each, words in FORMAT_WORDS.items()],
        default=Format.STANDARD.value,
    )
    is_large_print = BooleanField(_l("It is in large print"), description=_l("18 point or larger."))
    file = FileField(
        _l("The file"),
        description=_l("PDF, Word (.docx), OpenDocument (.odt), PNG or JPEG, up to 10 MB."),
        validators=[FileRequired(_l("Choose a file."))],
    )


class NewPaper(Paper, File):
    """A paper with its first file."""


class MoreOfIt(File):
    """Another file of a paper that is there."""

    is_new = RadioField(
        _l("Is it a new version?"),
        choices=[
            ("yes", _l("Yes, it says something else than the last one")),
            ("no", _l("No, it says the same in another language or format")),
        ],
        validators=[InputRequired(_l("Say whether it is a new version."))],
    )
