"""What staff are asked of a story, and what came of an item; and what whoever wants a story to go is asked."""

from __future__ import annotations

from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.feedback.forms.staff import Seen
from coprod.feedback.rules.stories import (
    CHECKS,
    DECISION_WORDS,
    EDIT_WORDS,
    NOTICE_WORDS,
    TEXT_LENGTH,
    TITLE_LENGTH,
    WORDS_LENGTH,
)

_SHORT = Length(max=WORDS_LENGTH, message=_l("Shorten this to %(max)d characters or fewer."))
_LONG = Length(max=TEXT_LENGTH, message=_l("Shorten this to %(max)d characters or fewer."))


class Edit(Seen):
    """The version, and why its words change."""

    title = StringField(
        _l("Title"),
        description=_l("A few plain words. They must not show who somebody is."),
        validators=[
            DataRequired(_l("Give it a title.")),
            Length(max=TITLE_LENGTH, message=_l("Shorten the title to %(max)d characters or fewer.")),
        ],
    )
    text = TextAreaField(
        _l("The version for the public"),
        description=_l("Their words, not yours. Take out what must go, and nothing else."),
        validators=[DataRequired(_l("A story needs words.")), _LONG],
    )
    reason = RadioField(
        _l("What do you change, and why?"),
        choices=[(reason.value, words) for reason, words in EDIT_WORDS.items()],
        description=_l("One reason at a time: save, then change the next thing."),
        validators=[Optional()],
    )
    words = TextAreaField(
        _l("Tell the author in your own words"),
        validators=[_SHORT],
        description=_l("They read it with their code."),
    )


class Check(Seen):
    """What a human has looked at. Nothing ticks itself (domain rules F11 and F12)."""

    ticked = SelectMultipleField(
        _l("Tick what is so"),
        choices=list(CHECKS.items()),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("If one of these is not so, go back and change the words first."),
    )


class TakeDown(Seen):
    """Why it goes."""

    why = TextAreaField(
        _l("Why is it taken down?"), validators=[DataRequired(_l("Say why it is taken down.")), _SHORT]
    )


class Decide(Form):
    """What becomes of a notice."""

    decision = RadioField(
        _l("What becomes of the story?"),
        choices=[(decision.value, words) for decision, words in DECISION_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    words = TextAreaField(_l("Why?"), validators=[DataRequired(_l("Say why.")), _SHORT])


class Notice(Form):
    """What is wrong with a story (domain rule F12)."""

    why = RadioField(
        _l("What is wrong with it?"),
        choices=[(why.value, words) for why, words in NOTICE_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    words = TextAreaField(
        _l("Which words, and what is wrong with them?"),
        validators=[DataRequired(_l("Say which words are wrong, and why.")), _SHORT],
    )
    name = StringField(_l("Your name (optional)"), validators=[Length(max=120, message=_SHORT.message)])
    reach = StringField(
        _l("How we can reach you (optional)"),
        description=_l("An e-mail address or a telephone number, if you want to know what we decide."),
        validators=[Length(max=200, message=_SHORT.message)],
    )


class Plan(Form):
    """What is planned because of it."""

    planned = TextAreaField(
        _l("What is planned?"),
        description=_l("What will be different, who sees to it, and by when. Name nobody."),
        validators=[DataRequired(_l("Say what is planned.")), _SHORT],
    )


class Report(Form):
    """What was changed, and how one can see it."""

    what = TextAreaField(
        _l("What was changed?"),
        description=_l("What is different now for people who use the service?"),
        validators=[DataRequired(_l("Say what was changed.")), _SHORT],
    )
    evidence = TextAreaField(
        _l("Explain how one can see that"),
        description=_l(
            "What can be seen now, where, since when. Somebody else reads this before it is public."
        ),
        validators=[DataRequired(_l("Explain how one can see the change.")), _SHORT],
    )
    done_on = DatePartsField(
        _l("On which day was it done?"), validators=[DataRequired(_l("Give the day on which it was done."))]
    )


class SendBack(Form):
    """Why a report does not convince."""

    why = TextAreaField(_l("What is missing?"), validators=[DataRequired(_l("Say what is missing.")), _SHORT])
