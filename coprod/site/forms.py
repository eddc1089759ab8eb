"""What visitors are asked on public pages: a code, and what a list should show."""

from __future__ import annotations

from wtforms import SearchField, SelectField, StringField
from wtforms.validators import DataRequired, Length

from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.influence.rules import PROGRESS_WORDS
from coprod.programmes.rules import LEVEL_WORDS

ANY = ""


class Code(Form):
    """The code of a receipt. Typed in any way: small letters, blanks and dashes make no difference."""

    code = StringField(
        _l("Your code"),
        [
            DataRequired(_l("Type your code.")),
            Length(
                max=200,
                message=_l("This is longer than a code. Type the 25 letters and numbers of your code."),
            ),
        ],
        description=_l(
            "It has 25 letters and numbers, in groups of 5. You got it when you sent your answers."
        ),
        render_kw={"autocapitalize": "characters"},
    )


class Which(Form):
    """What a list should show: it stands in the address, so it can be kept and sent to others."""

    class Meta:
        csrf = False

    q = SearchField(_l("Words to look for"))


class WhichConsultations(Which):
    """Which consultations to show."""

    stage = SelectField(
        _l("How far they have come"),
        choices=[
            (ANY, _l("All of them")),
            ("open", _l("Open now")),
            ("closed", _l("Closed, not answered yet")),
            ("answered", _l("Answered by us")),
        ],
    )
    programme = SelectField(_l("Where"))


class WhichChanges(Which):
    """Which threads to show."""

    progress = SelectField(
        _l("How far it has come"),
        choices=[
            (ANY, _l("Everything")),
            *((progress.value, words) for progress, words in PROGRESS_WORDS.items()),
        ],
    )
    programme = SelectField(_l("Where"))
    workstream = SelectField(_l("Part of the work"))
    level = SelectField(
        _l("At which level"),
        choices=[(ANY, _l("Every level")), *((level.value, words) for level, words in LEVEL_WORDS.items())],
    )
