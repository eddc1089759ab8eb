"""What is asked about a workshop or outreach, who was there, and what was said at its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, Regexp

from coprod.core.forms import DatePartsField, Form, HourField
from coprod.core.words import ENGLISH, LANGUAGES, _l
from coprod.meetings.models import Meeting
from coprod.meetings.rules.attendance import MODE_WORDS, Mode
from coprod.meetings.rules.events import EventFacts
from coprod.meetings.rules.groups import ROLE_WORDS, MemberRole
from coprod.meetings.rules.meetings import KIND_WORDS, Kind

TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")
NOTE_WORDS = 8000
MOST_HEADS = 2000
TOO_MANY = _l("Give a number between %(min)s and %(max)s, or leave it empty.")
NO_HOST = ""


class Event(Form):
    """An event, as people are told of it."""

    kind = RadioField(
        _l("What is it?"),
        choices=[(kind.value, words) for kind, words in KIND_WORDS.items() if kind is not Kind.MEETING],
        default=Kind.WORKSHOP.value,
        validators=[InputRequired(_l("Say what it is."))],
    )
    title = StringField(
        _l("Title"),
        validators=[DataRequired(_l("Give the event a title.")), Length(max=160, message=TOO_LONG)],
    )
    about = TextAreaField(
        _l("What it is about, and what can change because of it"),
        validators=[
            DataRequired(_l("Say what it is about. People decide by this whether to come.")),
            Length(max=3000, message=TOO_LONG),
        ],
    )
    on_day = DatePartsField(_l("Which day?"), validators=[DataRequired(_l("Give the day."))])
    begins = HourField(
        _l("When does it begin?"),
        description=_l("For example, 10:30 or 2pm."),
        validators=[DataRequired(_l("Say when it begins."))],
    )
    ends = HourField(_l("When does it end?"), validators=[DataRequired(_l("Say when it ends."))])
    venue = TextAreaField(
        _l("Where is it? (optional if people join online)"), validators=[Length(max=400, message=TOO_LONG)]
    )
    venue_access = TextAreaField(
        _l("How people get there, in and around (optional)"),
        description=_l("Steps, lifts, toilets, parking, buses, a quiet room."),
        validators=[Length(max=600, message=TOO_LONG)],
    )
    link = StringField(
        _l("Link to join online (optional)"),
        validators=[
            Optional(),
            Length(max=400, message=TOO_LONG),
            Regexp(r"https?://\S+$", message=_l("Enter a whole link that begins with https://.")),
        ],
    )
    supporter = StringField(
        _l("Who supports people there?"),
        description=_l("A name, and how to find or call them before, during and after. Everybody sees this."),
        validators=[Length(max=300, message=TOO_LONG)],
    )
    debrief_begins = HourField(
        _l("When does the debrief begin? (optional)"),
        description=_l("Time afterwards for whoever ran it and for people who want to talk."),
    )
    debrief_ends = HourField(_l("When does the debrief end? (optional)"))
    host = SelectField(_l("Which organisation runs it?"))

    def offer(self, organisations: Iterable[tuple[int, str]]) -> None:
        """The organisations to choose from, as (number, name)."""
        self.host.choices = [
            (NO_HOST, _l("The programme itself")),
            *((str(number), name) for number, name in organisations),
        ]

    def read(self) -> EventFacts:
        """What was typed, as the facts of an event."""
        return EventFacts(
            kind=Kind(self.kind.data),
            title=self.title.data or "",
            about=self.about.data or "",
            on_day=self.on_day.data,
            begins=self.begins.data,  # type: ignore[arg-type] # it must be there
            ends=self.ends.data,  # type: ignore[arg-type]
            venue=self.venue.data or "",
            venue_access=self.venue_access.data or "",
            link=self.link.data or "",
            supporter=self.supporter.data or "",
            debrief_begins=self.debrief_begins.data,
            debrief_ends=self.debrief_ends.data,
            host_id=int(self.host.data) if self.host.data else None,
        )


class NewEvent(Event):
    """An event with the programme that it belongs to."""

    FIRST = ("programme",)

    programme = SelectField(_l("Programme"))


def held(event: Meeting) -> dict[str, Any]:
    """The facts of an event, by the names of the boxes."""
    names = [
        "title",
        "about",
        "on_day",
        "begins",
        "ends",
        "venue",
        "venue_access",
        "link",
        "supporter",
        "debrief_begins",
        "debrief_ends",
    ]
    return {
        **{name: getattr(event, name) for name in names},
        "kind": event.kind.value,
        "host": str(event.host_id or NO_HOST),
    }


class CallOff(Form):
    """Why an event does not take place."""

    why = TextAreaField(
        _l("Why? Everybody reads this on the page of the event."),
        validators=[DataRequired(_l("Say why.")), Length(max=400, message=TOO_LONG)],
    )


class Heads(Form):
    """How many of each role were there. Nobody is asked for a name."""

    @classmethod
    def asking(cls, counted: Mapping[tuple[MemberRole, Mode], int]) -> Heads:
        """A form with one box for each role and way of being there."""
        boxes = {
            f"{role.value}-{mode.value}": IntegerField(
                MODE_WORDS[mode],
                validators=[
                    Optional(),
                    NumberRange(
                        0,
                        MOST_HEADS,
                        message=TOO_MANY,
                    ),
                ],
            )
            for role in MemberRole
            for mode in Mode
        }
        made = type("HeadsOfRoles", (cls,), boxes)
        held_now = {f"{role.value}-{mode.value}": number for (role, mode), number in counted.items()}
        found: Heads = made(data=held_now)
        return found

    @property
    def by_role(self) -> list[tuple[str, list[Any]]]:
        """The boxes of each role, with its words."""
        return [
            (ROLE_WORDS[role], [self[f"{role.value}-{mode.value}"] for mode in Mode]) for role in MemberRole
        ]

    def read(self) -> dict[tuple[MemberRole, Mode], int]:
        """What was counted."""
        return {
            (role, mode): self[f"{role.value}-{mode.value}"].data or 0 for role in MemberRole for mode in Mode
        }


class Note(Form):
    """What was said at one table."""

    heading = StringField(
        _l("Which table or question? (optional)"), validators=[Length(max=160, message=TOO_LONG)]
    )
    words = TextAreaField(
        _l("What people said"),
        description=_l(
            "In their words where you can. Leave out names, and anything that tells who somebody is."
        ),
        validators=[
            DataRequired(_l("Write down what people said.")),
            Length(max=NOTE_WORDS, message=TOO_LONG),
        ],
    )
    language = SelectField(_l("Its language"), choices=list(LANGUAGES.items()), default=ENGLISH)


class SentNote(Note):
    """The same from whoever ran the event, with the code of their printed pack."""

    FIRST = ("code",)

    code = StringField(
        _l("The code of your pack"),
        description=_l("12 letters and figures, on the last page."),
        validators=[
            DataRequired(_l("Enter the code. It stands on the last page of the printed pack.")),
            Length(max=40, message=TOO_LONG),
        ],
    )
