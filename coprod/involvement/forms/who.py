"""Who applies without an account, how they can be reached without harm, and what they need (threat T19)."""

from __future__ import annotations

from typing import Any

from email_validator import EmailNotValidError, validate_email
from wtforms import BooleanField, Field, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from coprod.core.forms import Form
from coprod.core.words import _, _l
from coprod.involvement.rules.who import LONGEST_ADDRESS, LONGEST_CAREFUL, LONGEST_NAME, LONGEST_NEED
from coprod.involvement.rules.who import Who as Told
from coprod.people.rules import SAFE_CONTACT_WORDS, SafeContact, is_telephone, tidy_email
from coprod.people.rules.needs import NEED_WORDS, NeedKind

TOO_LONG = _l("Use %(max)d letters or fewer.")


class Who(Form):
    """A name, one way to be reached, what to be careful of, and what somebody needs to take part."""

    name = StringField(
        _l("Your name, or what you want to be called"),
        validators=[DataRequired(_l("Enter a name.")), Length(max=LONGEST_NAME, message=TOO_LONG)],
    )
    way = RadioField(
        _l("How may we reach you safely?"),
        choices=[
            (
                way.value,
                _l("Do not contact me. I will look with my code") if way is SafeContact.NONE else words,
            )
            for way, words in SAFE_CONTACT_WORDS.items()
        ],
        validators=[DataRequired(_l("Choose how we may reach you."))],
    )
    email = StringField(
        _l("Your e-mail address"), validators=[Length(max=254, message=_l("This address is too long."))]
    )
    telephone = StringField(_l("Your telephone number"), validators=[Length(max=40, message=TOO_LONG)])
    post = TextAreaField(
        _l("Your postal address"), validators=[Length(max=LONGEST_ADDRESS, message=TOO_LONG)]
    )
    careful = StringField(
        _l("What must we be careful of? (optional)"),
        description=_l(
            "For example: call before 3 in the afternoon, do not leave a message. We keep to this."
        ),
        validators=[Length(max=LONGEST_CAREFUL, message=TOO_LONG)],
    )
    needs = SelectMultipleField(
        _l("What do you need so that you can take part? (optional)"),
        description=_l(
            "Choose all that you need. It makes no difference to whether you are chosen: "
            "whoever chooses does not see it."
        ),
        choices=[(kind.value, words) for kind, words in NEED_WORDS.items()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    shares = BooleanField(
        _l("Whoever arranges a meeting that I come to may see what I need"),
        description=_l(
            "If you leave this out, we ask you again before a meeting. You can change it at any time."
        ),
    )

    @classmethod
    def holding(cls, told: Told | None) -> Who:
        """The form with what was told before."""
        if told is None:
            return cls()
        needs = told["needs"]
        return cls(
            **{
                name: told[name]
                for name in ("name", "way", "email", "telephone", "post", "careful", "shares")
            },
            needs=list(needs),
            **{words_of(NeedKind(kind)): words for kind, words in needs.items()},
        )

    def told(self) -> Told:
        """What was told, with the address of the chosen way and no other."""
        chosen = SafeContact(self.way.data)
        return {
            "name": self.name.data or "",
            "way": chosen.value,
            "email": tidy_email(self.email.data or "") if chosen is SafeContact.EMAIL else "",
            "telephone": self.telephone.data or "" if chosen is SafeContact.TELEPHONE else "",
            "post": self.post.data or "" if chosen is SafeContact.POST else "",
            "careful": self.careful.data or "",
            "needs": {kind: self[words_of(NeedKind(kind))].data or "" for kind in self.needs.data or []},
            "shares": bool(self.shares.data),
        }

    def words_for_needs(self) -> dict[str, Field]:
        """The box that opens beside each kind of need."""
        return {kind.value: self[words_of(kind)] for kind in NeedKind}

    def validate_email(self, field: StringField) -> None:
        if self.way.data == SafeContact.EMAIL.value:
            try:
                validate_email(field.data or "", check_deliverability=False)
            except EmailNotValidError:
                raise ValidationError(_("Enter an e-mail address, such as name@example.org.")) from None

    def validate_telephone(self, field: StringField) -> None:
        if self.way.data == SafeContact.TELEPHONE.value and not is_telephone(field.data or ""):
            raise ValidationError(_("Enter a telephone number, such as 01632 960 001."))

    def validate_post(self, field: TextAreaField) -> None:
        if self.way.data == SafeContact.POST.value and len((field.data or "").split()) < 3:
            raise ValidationError(_("Give a whole postal address, with the postcode."))


def words_of(kind: NeedKind) -> str:
    """The name of the box for the words of a need."""
    return f"need_{kind.value}"


def _box() -> Any:
    return StringField(
        _l("What must we know about it? (optional)"), validators=[Length(max=LONGEST_NEED, message=TOO_LONG)]
    )


for each in NeedKind:
    setattr(Who, words_of(each), _box())
