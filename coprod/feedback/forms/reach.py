"""How somebody wants to be reached, and what to be careful of (threat T19)."""

from __future__ import annotations

from collections.abc import Iterable

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from coprod.core.forms import Form
from coprod.core.words import _, _l
from coprod.feedback.rules import LONGEST_CONTACT, WAY_WORDS, Way
from coprod.programmes.models import Organisation

_TOO_LONG = Length(max=LONGEST_CONTACT, message=_l("Shorten this to %(max)d characters or fewer."))


class Reach(Form):
    """One way, its address, and what nobody may do."""

    way = RadioField(
        _l("How can we reach you?"),
        choices=[(way.value, words) for way, words in WAY_WORDS.items()],
        default=Way.CODE.value,
        validate_choice=True,
    )
    email = StringField(_l("Your e-mail address"), validators=[_TOO_LONG])
    telephone = StringField(_l("Your telephone number"), validators=[_TOO_LONG])
    text = StringField(_l("Your mobile number"), validators=[_TOO_LONG])
    post = TextAreaField(_l("Your postal address"), validators=[_TOO_LONG])
    careful = TextAreaField(
        _l("What must we be careful of? (optional)"),
        description=_l(
            "For example: ring only in the morning, leave no message, ask for me by another name. We keep to this."
        ),
        validators=[_TOO_LONG],
    )

    teams = SelectMultipleField(
        _l("Is there a team that must not read this? (optional)"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    name = StringField(
        _l("Is there somebody who must not read this? (optional)"),
        description=_l("Write their name. Whoever has a name like it does not see what you wrote."),
        validators=[_TOO_LONG],
    )

    def offer(self, teams: Iterable[Organisation]) -> None:
        """The teams that read, each by its random reference."""
        self.held = {team.reference: team for team in teams}
        self.teams.choices = [(reference, team.name) for reference, team in self.held.items()]

    def kept(self) -> dict[str, object] | None:
        """From whom it is kept: teams by number and by name, and a person by name; ``None`` when from nobody."""
        chosen = [self.held[reference] for reference in self.teams.data or []]
        if not chosen and not self.name.data:
            return None
        return {
            "teams": [team.id for team in chosen],
            "called": [team.name for team in chosen],
            "references": [team.reference for team in chosen],
            "name": self.name.data or "",
        }

    @property
    def address(self) -> str:
        """The address of the chosen way."""
        if self.way.data in {None, Way.CODE.value}:
            return ""
        return str(self[self.way.data].data or "")

    def reach(self) -> dict[str, str]:
        """The chosen way as it is kept. Who is reached with the code alone leaves nothing else."""
        way = self.way.data or Way.CODE.value
        return {
            "way": way,
            "address": self.address,
            "careful": "" if way == Way.CODE.value else self.careful.data or "",
        }

    def validate_email(self, field: StringField) -> None:
        if self.way.data == Way.EMAIL.value:
            try:
                validate_email(field.data or "", check_deliverability=False)
            except EmailNotValidError:
                raise ValidationError(_("Give an e-mail address, like name@example.com.")) from None

    def validate_telephone(self, field: StringField) -> None:
        self._number(field, Way.TELEPHONE)

    def validate_text(self, field: StringField) -> None:
        self._number(field, Way.TEXT)

    def validate_post(self, field: TextAreaField) -> None:
        if self.way.data == Way.POST.value and len((field.data or "").split()) < 3:
            raise ValidationError(_("Give a whole postal address, with the postcode."))

    def _number(self, field: StringField, way: Way) -> None:
        if self.way.data != way.value:
            return
        try:
            number = phonenumbers.parse(field.data or "", "GB")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValidationError(_("Give a telephone number, like 01632 960 001."))
