"""What is asked of whoever answers, promises, reports or reads."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.influence.rules import ROLE_LENGTH, TEXT_LENGTH, VERDICT_WORDS

_SHORT_TEXT = Length(max=TEXT_LENGTH, message=_l("Make this shorter: 3,000 characters at most."))
_SHORT_ROLE = Length(max=ROLE_LENGTH, message=_l("Make this shorter: 160 characters at most."))


class AnswerForm(Form):
    """The answer to a finding."""

    seen = HiddenField()
    verdict = RadioField(
        _l("What is the answer?"),
        [InputRequired(_l("Choose an answer."))],
        choices=[(verdict.value, words) for verdict, words in VERDICT_WORDS.items()],
    )
    why = TextAreaField(
        _l("Why?"),
        [DataRequired(_l("Say why.")), _SHORT_TEXT],
        description=_l(
            "Speak to the people who told you. If the answer is no: “We have not done this, because …”."
        ),
    )
    by_role = StringField(
        _l("Who decided this?"),
        [DataRequired(_l("Say who decided this.")), _SHORT_ROLE],
        description=_l("A role or a group, such as “Chair and co-chair of the programme board”."),
    )
    on_day = DatePartsField(
        _l("On which day was it decided?"), [InputRequired(_l("Give the day on which it was decided."))]
    )


class PromiseForm(Form):
    """What will be done, who sees to it, and by when."""

    what = TextAreaField(
        _l("What will be done?"),
        [DataRequired(_l("Say what will be done.")), _SHORT_TEXT],
        description=_l("Something that anybody could check, such as “Everyone leaves with one page”."),
    )
    owner_role = StringField(
        _l("Who sees to it?"),
        [DataRequired(_l("Say who sees to it.")), _SHORT_ROLE],
        description=_l("A role, such as “Head of first contact”. Not a person’s name."),
    )
    organisation = SelectField(_l("At which organisation?"))
    due_on = DatePartsField(
        _l("By which day?"),
        [InputRequired(_l("Give the day by which it will be done."))],
        description=_l("Everybody will see this day. If it passes, everybody sees by how many days."),
    )


class ChangeForm(Form):
    """What was done, and what shows it."""

    what = TextAreaField(
        _l("What was done?"),
        [DataRequired(_l("Say what was done.")), _SHORT_TEXT],
        description=_l("What is different now for people who use the service?"),
    )
    evidence = TextAreaField(
        _l("What shows it?"),
        [DataRequired(_l("Say what shows that it was done.")), _SHORT_TEXT],
        description=_l(
            "What was counted, when and by whom; what can be seen, and where. Everybody can read this later."
        ),
    )
    done_on = DatePartsField(
        _l("On which day was it done?"), [InputRequired(_l("Give the day on which it was done."))]
    )


class SendBackForm(Form):
    """Why a report does not convince."""

    why = TextAreaField(
        _l("What is missing?"),
        [DataRequired(_l("Say what is missing.")), _SHORT_TEXT],
        description=_l("Only the people who lead or chair the programme see this."),
    )
