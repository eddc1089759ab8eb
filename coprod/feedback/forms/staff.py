"""What staff are asked: a new form, its words, the rota, and what to do with an item."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, Regexp

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _, _l
from coprod.feedback.rules import LONGEST_MESSAGE, PART_WORDS, TONE_WORDS, Part

TITLE, ABOUT, SLUG = 120, 600, 40
TO_WORDS = {"complaints": _l("The complaints team"), "pals": _l("PALS, the patient advice service")}


class Words(Form):
    """The words of a form in one language."""

    seen = HiddenField()
    title = StringField(
        _l("Title"),
        description=_l("A few words that people would use themselves."),
        validators=[
            DataRequired(_l("Give the form a title.")),
            Length(max=TITLE, message=_l("Shorten the title to %(max)d characters or fewer.")),
        ],
    )
    about = TextAreaField(
        _l("What can people tell you about with it?"),
        validators=[Length(max=ABOUT, message=_l("Shorten this to %(max)d characters or fewer."))],
    )
    who_reads = TextAreaField(
        _l("Who reads what people write?"),
        description=_l("Say which team it is and for whom they work. People see this before they write."),
        validators=[Length(max=ABOUT, message=_l("Shorten this to %(max)d characters or fewer."))],
    )


class Start(Words):
    """A new form."""

    programme = SelectField(_l("Programme"))
    slug = StringField(
        _l("Short address"),
        description=_l(
            "Small letters, numbers and dashes, short enough to read out. It cannot be changed later."
        ),
        validators=[
            DataRequired(_l("Give the form a short address.")),
            Length(max=SLUG, message=_l("Shorten this to %(max)d characters or fewer.")),
            Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*$", message=_l("Use small letters, numbers and single dashes.")),
        ],
    )
    friends_and_family = BooleanField(_l("Ask the question of the NHS Friends and Family Test as well"))


class ForDistrict(Form):
    """For whose people a form is."""

    district = RadioField(
        _l("For whom is this form?"),
        description=_l(
            "Who helps in a crisis in that district is then shown at once, before what helps everywhere."
        ),
    )

    def offer(self, districts: Iterable[tuple[str, str]]) -> None:
        """Which districts to choose from, as (reference, name)."""
        self.district.choices = [("", _("People from anywhere")), *districts]


class UseQuestions(Form):
    """The button, and which questions were on the screen."""

    seen = HiddenField()


class OnTheRota(Form):
    """Somebody reads, or is told when nobody has."""

    person = SelectField(_l("Who?"), coerce=int)
    part = RadioField(
        _l("What do they do?"),
        choices=[(part.value, words) for part, words in PART_WORDS.items()],
        default=Part.READER.value,
    )
    from_day = DatePartsField(_l("From"), validators=[DataRequired(_l("Give the first day."))])
    to_day = DatePartsField(_l("To (optional)"), validators=[Optional()])

    def offer(self, people: Iterable[tuple[int, str]]) -> None:
        """Whom to choose from, as (number, name)."""
        self.person.choices = list(people)


class Seen(Form):
    """One button, and which edition of the item was on the screen."""

    seen = HiddenField()

    @property
    def edition(self) -> int:
        told = str(self.seen.data or "")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 8 else -1


class Message(Seen):
    """Words to the person."""

    text = TextAreaField(
        _l("What do you want to say?"),
        validators=[
            DataRequired(_l("Write something.")),
            Length(max=LONGEST_MESSAGE, message=_l("Shorten this to %(max)d characters or fewer.")),
        ],
    )


class PassOn(Seen):
    """To whom it goes, and that the person agrees (domain rule F3)."""

    to = RadioField(
        _l("To whom?"),
        choices=list(TO_WORDS.items()),
        validators=[DataRequired(_l("Choose to whom it goes."))],
    )
    consent = BooleanField(_l("The person has agreed to this"))


class Close(Seen):
    """Why nothing more is to be done."""

    note = TextAreaField(
        _l("Why is it closed?"),
        validators=[
            DataRequired(_l("Say why it is closed.")),
            Length(max=ABOUT, message=_l("Shorten this to %(max)d characters or fewer.")),
        ],
    )


class Sort(Seen):
    """What it is."""

    tone = RadioField(
        _l("What is it?"),
        choices=[(tone.value, words) for tone, words in TONE_WORDS.items()],
        validators=[DataRequired(_l("Choose one of these."))],
    )
