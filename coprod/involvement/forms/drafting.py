"""Starting an opportunity, and what it belongs to: enough to find it again, then how far people decide in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.involvement.rules.opportunities import EQUAL_SAY_WORDS, EqualSay
from coprod.programmes.rules import LEVEL_WORDS, RUNG_WORDS, Level, Rung

NONE = ""
TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")


class Start(Form):
    """A new role: enough to find it again."""

    programme = SelectField(_l("Programme"))
    organisation = SelectField(
        _l("Which organisation asks, and pays?"),
        description=_l(
            "It must be a partner of the programme. Its rates, budgets and people of finance count."
        ),
    )
    title = StringField(
        _l("Title"),
        description=_l("A few words that people would use themselves, in English."),
        validators=[DataRequired(_l("Give the role a title.")), Length(max=120, message=TOO_LONG)],
    )
    summary = TextAreaField(
        _l("What it is, in one sentence (optional for now)"),
        validators=[Length(max=300, message=TOO_LONG)],
    )

    def offer(self, programmes: Iterable[tuple[str, str]], organisations: Iterable[tuple[str, str]]) -> None:
        """The programmes and the organisations to choose from, as (value, name)."""
        self.programme.choices = list(programmes)
        self.organisation.choices = [(NONE, _l("Choose an organisation")), *organisations]

    def validate_organisation(self, field: SelectField) -> None:
        DataRequired(_l("Choose an organisation."))(self, field)


class Basics(Form):
    """What it belongs to, how far people decide, and what shows it."""

    workstream = SelectField(_l("Workstream"))
    group = SelectField(
        _l("Group that people join with this role"),
        description=_l("Meetings of this group count as sessions that people can claim for."),
    )
    level = RadioField(
        _l("Where is this decided?"),
        choices=[(level.value, words) for level, words in LEVEL_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    rung = RadioField(
        _l("How far do people decide?"),
        description=_l(
            "The steps of the ladder of co-production, lowest first. Be honest: nobody is marked on it."
        ),
        choices=[(rung.value, words) for rung, words in RUNG_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    equal_say = RadioField(
        _l("Do people with lived experience have an equal say?"),
        description=_l(
            "The word co-production needs this, people there from the start, and their time paid."
        ),
        choices=[(each.value, words) for each, words in EQUAL_SAY_WORDS.items()],
        default=EqualSay.NONE.value,
        validators=[InputRequired(_l("Choose one of these."))],
    )
    from_the_start = BooleanField(_l("They take part from the start, before anything is decided"))

    def offer(self, workstreams: Iterable[tuple[str, str]], groups: Iterable[tuple[str, str]]) -> None:
        """The workstreams and the groups to choose from, as (number, name)."""
        self.workstream.choices = [(NONE, _l("None: it belongs to the whole programme")), *workstreams]
        self.group.choices = [(NONE, _l("None: the work is not done in a group")), *groups]

    @property
    def workstream_id(self) -> int | None:
        return int(self.workstream.data) if self.workstream.data else None

    @property
    def group_id(self) -> int | None:
        return int(self.group.data) if self.group.data else None

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        return {
            "workstream_id": self.workstream_id,
            "group_id": self.group_id,
            "level": Level(self.level.data),
            "rung": Rung(self.rung.data),
            "equal_say": EqualSay(self.equal_say.data),
            "from_the_start": bool(self.from_the_start.data),
        }


class Dates(Form):
    """The days that people are told."""

    closes_on = DatePartsField(
        _l("Last day to apply"),
        description=_l("The whole of this day counts, until midnight. For example, 4 12 2026."),
    )
    answers_by = DatePartsField(
        _l("By when does everybody who applies have an answer?"),
        description=_l("Everybody is told yes or no, with a reason, by this day."),
    )
    begins_on = DatePartsField(
        _l("When does the role begin? (optional)"),
        description=_l("What people are paid goes by the rates of this day."),
    )
    ends_on = DatePartsField(_l("When does it end? (optional)"))


class Extend(Form):
    """A later last day, and the day of the answers after it."""

    closes_on = DatePartsField(
        _l("New last day to apply"), validators=[DataRequired(_l("Give the new last day."))]
    )
    answers_by = DatePartsField(
        _l("By when does everybody who applies have an answer?"),
        validators=[DataRequired(_l("Give the day of the answers."))],
    )


class Withdraw(Form):
    """Why it is taken back."""

    why = TextAreaField(
        _l("Why do you take it back?"),
        description=_l("Everybody can read this, and people who applied are told."),
        validators=[
            DataRequired(_l("Say why. Everybody can read it, and people who applied are told.")),
            Length(max=400, message=TOO_LONG),
        ],
    )
