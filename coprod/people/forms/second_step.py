"""What is asked for the second step of signing in."""

from __future__ import annotations

from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from coprod.core.forms import Form
from coprod.core.words import _, _l
from coprod.people.rules import READ_OUT_LETTERS
from coprod.people.rules.passkeys import LONGEST_ANSWER
from coprod.people.rules.second_step import APP_DIGITS, NAME_LETTERS, RECOVERY_LETTERS, letters_of


class SecondCode(Form):
    """The digits of an app, or a recovery code: one box, since nobody must first say which."""

    code = StringField(
        _l("Code from your app, or one of your codes on paper"),
        validators=[DataRequired(_l("Enter a code.")), Length(max=40, message=_l("The code is shorter."))],
    )

    def validate_code(self, field: StringField) -> None:
        if len(letters_of(field.data or "")) not in {APP_DIGITS, RECOVERY_LETTERS}:
            raise ValidationError(
                _("An app shows 6 digits. A code on paper has 12 letters and digits. Copy all of it.")
            )


class FirstCode(Form):
    """A fresh code by e-mail, or one that is read out, for who has no second step."""

    code = StringField(
        _l("Your code"),
        validators=[DataRequired(_l("Enter the code.")), Length(max=40, message=_l("The code is shorter."))],
    )

    def validate_code(self, field: StringField) -> None:
        if len(letters_of(field.data or "")) < min(8, READ_OUT_LETTERS):
            raise ValidationError(_("Some digits are missing. Copy all of the code."))


class AppDigits(Form):
    """The first digits of a new app: they show that it works."""

    code = StringField(
        _l("The 6 digits that the app shows now"),
        validators=[
            DataRequired(_l("Enter the 6 digits.")),
            Length(max=40, message=_l("6 digits are enough.")),
        ],
    )


class _Named(Form):
    name = StringField(
        _l("What do you call it?"),
        description=_l("So that you know it again in a list. For example: My telephone."),
        validators=[
            DataRequired(_l("Give it a name.")),
            Length(max=NAME_LETTERS, message=_l("Use 60 letters or fewer.")),
        ],
    )


class NewApp(_Named):
    """An app before it has shown anything."""


class NewPasskey(_Named):
    """A passkey: its name, and what the browser answers."""

    credential = HiddenField(validators=[Length(max=LONGEST_ANSWER)])


class UsedPasskey(Form):
    """What the browser answers when a passkey is used."""

    credential = HiddenField(validators=[DataRequired(), Length(max=LONGEST_ANSWER)])
