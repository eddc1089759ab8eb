"""What is asked of people, in what words."""

from __future__ import annotations

import unicodedata

from wtforms import BooleanField, EmailField, RadioField, StringField, TelField, TextAreaField
from wtforms.validators import DataRequired, Email, Length, Optional, ValidationError

from coprod.core.forms import Form
from coprod.core.words import LANGUAGES, _, _l
from coprod.people.rules import CODE_DIGITS, LONG_CODE_DIGITS, SAFE_CONTACT_WORDS, SafeContact, is_telephone

AN_ADDRESS = Email(_l("Enter an e-mail address, such as name@example.org."))


class Telephone:
    """Refuses what no telephone could ring at."""

    def __call__(self, form: object, field: TelField) -> None:
        if field.data and not is_telephone(field.data):
            raise ValidationError(_("Enter a telephone number, such as 01632 960 001."))


class SignIn(Form):
    """Where to send the code."""

    email = EmailField(
        _l("Your e-mail address"),
        validators=[
            DataRequired(_l("Enter your e-mail address.")),
            Length(max=254, message=_l("This address is too long.")),
            AN_ADDRESS,
        ],
    )
    shared_device = BooleanField(
        _l("Other people use this device"),
        description=_l("Then we sign you out when you close the browser, and after 4 hours in any case."),
    )


class Address(Form):
    """Another e-mail address for somebody, or none."""

    email = EmailField(
        _l("E-mail address (optional)"),
        description=_l("Codes to sign in go there. Without one a code can be read out on the telephone."),
        validators=[Optional(), Length(max=254, message=_l("This address is too long.")), AN_ADDRESS],
    )


def digits_of(typed: str) -> str:
    """The digits of any script, as 0 to 9; blanks and dashes between them do not matter."""
    return "".join(str(unicodedata.decimal(letter)) for letter in typed if letter.isdecimal())


class Code(Form):
    """The code from the letter."""

    code = StringField(
        _l("Your code"),
        validators=[DataRequired(_l("Enter the code from the e-mail.")), Length(max=40)],
    )

    def validate_code(self, field: StringField) -> None:
        if len(digits_of(field.data or "")) not in {CODE_DIGITS, LONG_CODE_DIGITS}:
            raise ValidationError(_("Some digits are missing, or there are too many. Copy all of the code."))


class ReadOutCode(Form):
    """The code that somebody reads out on the telephone."""

    code = StringField(
        _l("The code that was read out to you"),
        validators=[DataRequired(_l("Enter the code.")), Length(max=40, message=_l("The code is shorter."))],
    )
    shared_device = BooleanField(
        _l("Other people use this device"),
        description=_l("Then we sign you out when you close the browser, and after 4 hours in any case."),
    )


class Contact(Form):
    """How somebody is called and may be reached."""

    name = StringField(
        _l("Your name, or what you want to be called"),
        validators=[
            DataRequired(_l("Enter a name.")),
            Length(max=120, message=_l("Use 120 letters or fewer.")),
        ],
    )
    safe_contact = RadioField(
        _l("How may we reach you safely?"),
        choices=[(way.value, words) for way, words in SAFE_CONTACT_WORDS.items()],
        validators=[DataRequired(_l("Choose how we may reach you."))],
    )
    telephone = TelField(
        _l("Telephone number (optional)"), validators=[Optional(), Length(max=40), Telephone()]
    )
    postal_address = TextAreaField(
        _l("Postal address (optional)"),
        validators=[Length(max=400, message=_l("Use 400 letters or fewer."))],
    )
    safe_contact_note = StringField(
        _l("What we must know before we call or write (optional)"),
        description=_l("For example: call before 3 in the afternoon, do not leave a message."),
        validators=[Length(max=300, message=_l("Use 300 letters or fewer."))],
    )
    language = RadioField(
        _l("Language of our letters"),
        choices=list(LANGUAGES.items()),
        validators=[DataRequired(_l("Choose a language."))],
    )

    @property
    def way(self) -> SafeContact:
        return SafeContact(self.safe_contact.data)
