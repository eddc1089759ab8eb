"""Programmes, aims, workstreams, partners, organisations, holdings of the review, notices."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import Field, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import ENGLISH, LANGUAGES, _, _l, direction
from coprod.programmes.forms.days import Days, LastDay
from coprod.programmes.models import Organisation
from coprod.programmes.rules import SECTOR_WORDS


class NewProgramme(Form):
    """A programme's name and address."""

    name = StringField(
        _l("Name in English"),
        validators=[
            DataRequired(_l("Enter a name.")),
            Length(max=120, message=_l("Use 120 letters or fewer.")),
        ],
    )
    slug = StringField(
        _l("Address"),
        description=_l("The last part of the page’s address. It cannot be changed later."),
        validators=[
            DataRequired(_l("Enter an address.")),
            Length(min=3, max=60, message=_l("Use 3 to 60 letters.")),
            Regexp(
                r"^[a-z0-9]+(-[a-z0-9]+)*$", message=_l("Use small letters, digits and single dashes only.")
            ),
        ],
    )


class NewPart(Form):
    """An aim: a title and a text in English."""

    title = StringField(
        _l("Title in English"),
        validators=[
            DataRequired(_l("Enter a title.")),
            Length(max=160, message=_l("Use 160 letters or fewer.")),
        ],
    )
    text = TextAreaField(
        _l("Text in English (optional)"),
        validators=[Length(max=2000, message=_l("Use 2,000 letters or fewer."))],
    )


class NewWorkstream(NewPart):
    """A workstream begins on a day."""

    from_day = DatePartsField(_l("First day"), validators=[InputRequired(_l("Enter the first day."))])


class NewPartner(Days):
    """Which organisation becomes a partner."""

    organisation = SelectField(_l("Organisation"), validators=[InputRequired(_l("Choose an organisation."))])

    def offer(self, organisations: Iterable[Organisation]) -> None:
        """Say which organisations can be chosen."""
        self.organisation.choices = [("", _("Choose one"))] + [
            (each.reference, each.name) for each in organisations
        ]


class CorrectOrganisation(Form):
    """What an organisation is."""

    name = StringField(
        _l("Name"),
        validators=[
            DataRequired(_l("Enter the name.")),
            Length(max=160, message=_l("Use 160 letters or fewer.")),
        ],
    )
    sector = RadioField(
        _l("Kind of organisation"),
        choices=[(sector.value, words) for sector, words in SECTOR_WORDS.items()],
        validators=[InputRequired(_l("Choose the kind of organisation."))],
    )
    about = TextAreaField(
        _l("What it does, in a sentence (optional)"),
        validators=[Length(max=400, message=_l("Use 400 letters or fewer."))],
    )


class NewOrganisation(CorrectOrganisation):
    """An organisation exists from a day on."""

    from_day = DatePartsField(
        _l("First day"),
        description=_l("The day on which it began, or a day before your programme did."),
        validators=[InputRequired(_l("Enter the first day."))],
    )


class EndOrganisation(LastDay):
    """When an organisation ends and who takes its place."""

    successor = SelectField(
        _l("Who takes its place? (optional)"),
        description=_l("From the day after, this organisation is a partner wherever the old one was."),
        validators=[Optional()],
    )

    def offer(self, organisations: Iterable[Organisation]) -> None:
        """Say which organisations can be chosen."""
        self.successor.choices = [("", _("Nobody"))] + [(each.reference, each.name) for each in organisations]


class NewHolding(Days):
    """Who holds the review, and of what."""

    organisation = SelectField(
        _l("Who holds the review?"), validators=[InputRequired(_l("Choose an organisation."))]
    )
    area = StringField(
        _l("Of what?"),
        description=_l("A place, or a part of the work. For example: the whole area; social care."),
        validators=[
            DataRequired(_l("Say what they review.")),
            Length(max=160, message=_l("Use 160 letters or fewer.")),
        ],
    )

    def offer(self, organisations: Iterable[Organisation]) -> None:
        """Say which organisations can be chosen."""
        self.organisation.choices = [("", _("Choose one"))] + [
            (each.reference, each.name) for each in organisations
        ]


class Notice(Form):
    """A privacy notice in every language. ``boxes`` are its parts, language by language, for the page."""

    def boxes(self) -> list[dict[str, Field | str | None]]:
        return [
            {
                "language": language,
                "own_name": own_name,
                "direction": direction(language),
                "text": self[f"text-{language}"],
                "translator": self[f"translator-{language}"] if language != ENGLISH else None,
                "checker": self[f"checker-{language}"] if language != ENGLISH else None,
            }
            for language, own_name in LANGUAGES.items()
        ]


def notice_form() -> type[Notice]:
    """The form with a box for each language; only English must be filled in."""
    fields: dict[str, Field] = {}
    for language in LANGUAGES:
        needed = [DataRequired(_l("Write the notice in English."))] if language == ENGLISH else [Optional()]
        fields[f"text-{language}"] = TextAreaField(
            _l("The notice") if language == ENGLISH else _l("The notice (optional)"),
            validators=[*needed, Length(max=20000, message=_l("Use 20,000 letters or fewer."))],
        )
        if language != ENGLISH:
            fields[f"translator-{language}"] = StringField(
                _l("Translated by (optional)"),
                validators=[Length(max=120, message=_l("Use 120 letters or fewer."))],
            )
            fields[f"checker-{language}"] = StringField(
                _l("Checked by, if somebody who reads the language well has read it (optional)"),
                validators=[Length(max=120, message=_l("Use 120 letters or fewer."))],
            )
    return type("NoticeInLanguages", (Notice,), fields)
