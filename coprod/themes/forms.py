"""What is asked of whoever writes findings."""

from __future__ import annotations

from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from coprod.core.forms import Form
from coprod.core.words import LANGUAGES, _l
from coprod.themes.models import UNKNOWN_LANGUAGE
from coprod.themes.rules import MOST_PEOPLE, TEXT_LENGTH, TITLE_LENGTH

_A_TITLE = DataRequired(_l("Say in one sentence what people told you."))
_A_TEXT = DataRequired(_l("Say what people told you, in a few sentences."))
_SHORT_TITLE = Length(max=TITLE_LENGTH, message=_l("Make the title shorter: 160 characters at most."))
_SHORT_TEXT = Length(max=TEXT_LENGTH, message=_l("Make this shorter: 3,000 characters at most."))


class FindingForm(Form):
    """A finding in plain English."""

    title = StringField(
        _l("What did people tell you?"),
        [_A_TITLE, _SHORT_TITLE],
        description=_l("One sentence, as people would say it. It becomes the heading."),
    )
    text = TextAreaField(
        _l("Say more"),
        [_A_TEXT, _SHORT_TEXT],
        description=_l("A few sentences: what they want, and where they do not agree."),
    )
    seen = HiddenField()
    how_many = IntegerField(
        _l("How many people said this?"),
        [
            InputRequired(_l("Give the number of people who said this.")),
            NumberRange(min=1, max=MOST_PEOPLE, message=_l("Give a number of people, 1 or more.")),
        ],
        description=_l("Your own count. The public sees it rounded, and “fewer than 8” when it is small."),
    )


class EditionForm(Form):
    """The same finding in another language, or in Easy Read."""

    seen = HiddenField()
    title = StringField(_l("Title"), [_A_TITLE, _SHORT_TITLE])
    text = TextAreaField(_l("Text"), [_A_TEXT, _SHORT_TEXT])
    translator = StringField(
        _l("Who wrote it? (optional)"),
        [Length(max=120, message=_l("Make this shorter: 120 characters at most."))],
        description=_l("A role or an organisation, such as “translation service”."),
    )
    checker = StringField(
        _l("Who read it and says that it is right? (optional)"),
        [Length(max=120, message=_l("Make this shorter: 120 characters at most."))],
        description=_l(
            "Somebody who speaks the language, or who uses Easy Read. Until then it is marked as a draft."
        ),
    )


class QuoteForm(Form):
    """The words to quote, as they stand or shortened."""

    words = TextAreaField(
        _l("Words to quote"),
        [
            DataRequired(_l("Keep the words that you want to quote.")),
            Length(max=20_000, message=_l("Make this shorter: 20,000 characters at most.")),
        ],
        description=_l(
            "You can leave words out. Put […] where something is missing. Add nothing and change nothing."
        ),
    )
    language = SelectField(
        _l("Which language are these words in?"),
        choices=[*LANGUAGES.items(), (UNKNOWN_LANGUAGE, _l("Another language"))],
        description=_l("So that they are read aloud in the right voice."),
    )
