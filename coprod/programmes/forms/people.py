"""Enrolling people and giving them roles."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import EmailField, RadioField, SelectField, StringField, TelField
from wtforms.validators import DataRequired, Email, InputRequired, Length, Optional, ValidationError

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import LANGUAGES, _, _l
from coprod.people.forms import Telephone
from coprod.programmes.forms.days import Days
from coprod.programmes.models import Organisation
from coprod.programmes.rules import ROLE_WORDS, Role


class Somebody(Form):
    """Who is to be added: a name, and a way to reach them. Nobody needs an e-mail address."""

    name = StringField(
        _l("Name, or what the person wants to be called"),
        validators=[
            DataRequired(_l("Enter a name.")),
            Length(max=120, message=_l("Use 120 letters or fewer.")),
        ],
    )
    telephone = TelField(
        _l("Telephone number (optional)"),
        # Not ``Optional()``: it would stop the question below whether there is any way to reach them.
        validators=[Length(max=40, message=_l("Use 40 digits or fewer.")), Telephone()],
    )
    email = EmailField(
        _l("E-mail address (optional)"),
        description=_l(
            "Codes to sign in go there. Ask first whether somebody else reads this person’s e-mail."
        ),
        validators=[
            Optional(),
            Length(max=254, message=_l("This address is too long.")),
            Email(_l("Enter an e-mail address, such as name@example.org.")),
        ],
    )
    language = RadioField(
        _l("Language of our letters"),
        choices=list(LANGUAGES.items()),
        default="en",
        validators=[InputRequired(_l("Choose a language."))],
    )

    def validate_telephone(self, field: TelField) -> None:
        if not field.data and not self.email.data:
            raise ValidationError(_("Give a telephone number or an e-mail address."))


class RoleOf(Days):
    """A role, on behalf of whom, and from when to when."""

    role = RadioField(_l("Role"), validators=[InputRequired(_l("Choose a role."))])
    organisation = SelectField(_l("On behalf of"), validators=[Optional()])

    def offer(self, roles: Iterable[Role], organisations: Iterable[Organisation]) -> None:
        """Say which roles and organisations can be chosen."""
        self.role.choices = [(role.value, ROLE_WORDS[role]) for role in roles]
        self.organisation.choices = [("", _("Themselves"))] + [
            (each.reference, each.name) for each in organisations
        ]


class NewMember(Somebody, RoleOf):
    """Somebody new, with their first role."""


class EndRole(Form):
    """When a role ends."""

    when = RadioField(
        _l("When does it end?"),
        choices=[("now", _l("At once")), ("later", _l("At the end of a day"))],
        validators=[InputRequired(_l("Choose when it ends."))],
    )
    last_day = DatePartsField(_l("Last day"), description=_l("This day still counts."))

    def validate_last_day(self, field: DatePartsField) -> None:
        if self.when.data == "later" and field.data is None and not field.process_errors:
            raise ValidationError(_("Enter the last day."))


class NewAdministrator(Somebody):
    """Who is to serve the whole service."""


class Reviewer(Somebody, Days):
    """Who reviews, for which holder of the review."""

    organisation = SelectField(_l("For"), validators=[InputRequired(_l("Choose who holds the review."))])

    def offer(self, organisations: Iterable[Organisation]) -> None:
        """Say which organisations can be chosen."""
        self.organisation.choices = [(each.reference, each.name) for each in organisations]
