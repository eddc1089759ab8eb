"""One list on which the whole attendance of a meeting is noted, made for the people who are expected there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import BooleanField, Field, HiddenField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import Length, NumberRange, Optional

from coprod.core.forms import Form, HourField
from coprod.core.words import _, _l
from coprod.meetings.models.expected import Expected
from coprod.meetings.rules.attendance import (
    MODE_WORDS,
    MOST_PREPARATION,
    PRESENCE_WORDS,
    Mode,
    Presence,
    There,
)
from coprod.meetings.rules.groups import ROLE_WORDS, MemberRole
from coprod.meetings.rules.invitations import Answer

STRIKE = "strike"
# How somebody was there, or that they were not: one press for each person.
STATES = [
    *((mode.value, words) for mode, words in MODE_WORDS.items()),
    *((each.value, words) for each, words in PRESENCE_WORDS.items() if each is not Presence.PRESENT),
]
ROLES = [(role.value, words) for role, words in ROLE_WORDS.items()]
PARTS = ("state", "role", "came", "left", "pre", "deb", "prep")


class Attendance(Form):
    """The line for somebody who walked in; the other lines are added for each meeting."""

    new_role = SelectField(_l("Whose voice do they bring?"), choices=[("", _l("Nobody walked in")), *ROLES])
    new_called = StringField(
        _l("What do they want to be called? (optional)"),
        description=_l("Nobody has to give a name."),
        validators=[Length(max=120, message=_l("Shorten this to %(max)d characters or fewer."))],
    )
    new_mode = RadioField(
        _l("How are they here?"),
        choices=[(mode.value, words) for mode, words in MODE_WORDS.items()],
        default=Mode.IN_PERSON.value,
        validators=[Optional()],
    )

    lines: Sequence[Line]

    def validate(self, extra_validators: Any = None) -> bool:
        """Nobody leaves before they come."""
        sound = bool(super().validate(extra_validators))
        for line in self.lines:
            came, left = line.part("came"), line.part("left")
            if came.data and left.data and left.data <= came.data:
                left.errors = [*left.errors, _("They cannot leave before they come.")]
                sound = False
        return sound


@dataclass(frozen=True)
class Line:
    """The boxes of one person."""

    expected: Expected
    form: Attendance

    def part(self, name: str) -> Field:
        return self.form[f"{self.expected.key}_{name}"]

    @property
    def parts(self) -> dict[str, Field]:
        return {name: self.part(name) for name in PARTS if f"{self.expected.key}_{name}" in self.form}

    @property
    def says(self) -> str:
        """What stands in the boxes, as one text: whether anything was changed since the page was opened."""
        return "|".join(
            str(field.data if field.data is not None else "") for _name, field in self.parts.items()
        )

    @property
    def is_changed(self) -> bool:
        """Whether there is something to note. What another phone noted meanwhile is left alone."""
        if not self.part("state").data:
            return False
        return self.expected.noted is None or self.says != self.part("was").data

    @property
    def is_struck(self) -> bool:
        return bool(self.part("state").data == STRIKE)

    @property
    def there(self) -> There:
        state = self.part("state").data
        modes = {mode.value for mode in Mode}
        return There(
            Presence.PRESENT if state in modes else Presence(state),
            Mode(state) if state in modes else None,
            MemberRole(self.part("role").data) if "role" in self.parts else None,
            self.part("came").data,
            self.part("left").data,
            self.parts["pre"].data if "pre" in self.parts else False,
            self.parts["deb"].data if "deb" in self.parts else False,
            self.part("prep").data,
        )


def form_for(
    lines: Sequence[Expected], *, preparation: int, has_pre_meet: bool, has_debrief: bool
) -> Attendance:
    """The form with a line for each person who is expected, filled in with what was noted or answered so far."""
    fields: dict[str, Field] = {}
    held: dict[str, Any] = {}
    for each in lines:
        named = dict(_boxes(each, has_pre_meet=has_pre_meet, has_debrief=has_debrief))
        fields |= {f"{each.key}_{name}": field for name, field in named.items()}
        held |= {
            f"{each.key}_{name}": fact for name, fact in _held(each, preparation).items() if name in named
        }
    form: Attendance = type("AttendanceOfThisMeeting", (Attendance,), fields)(data=held)
    form.lines = [Line(each, form) for each in lines]
    if not form.is_submitted():
        for line in form.lines:
            line.part("was").data = line.says
    return form


def _boxes(each: Expected, *, has_pre_meet: bool, has_debrief: bool) -> list[tuple[str, Field]]:
    states = [*STATES, (STRIKE, _l("A mistake: take this line away"))] if each.noted else STATES
    most = _l("Give minutes between %(min)s and %(max)s.")
    boxes: list[tuple[str, Any]] = [
        (
            "state",
            RadioField(each.called or _l("Somebody without a name"), choices=states, validators=[Optional()]),
        ),
        ("came", HourField(_l("Came later, at"))),
        ("left", HourField(_l("Left early, at"))),
        (
            "prep",
            IntegerField(
                _l("Minutes to prepare"),
                validators=[Optional(), NumberRange(0, MOST_PREPARATION, message=most)],
            ),
        ),
        ("was", HiddenField()),
    ]
    if has_pre_meet:
        boxes.append(("pre", BooleanField(_l("Came to the pre-meet"))))
    if has_debrief:
        boxes.append(("deb", BooleanField(_l("Came to the debrief"))))
    if not each.is_member:
        boxes.append(("role", SelectField(_l("Whose voice do they bring?"), choices=ROLES)))
    return boxes


def _held(each: Expected, preparation: int) -> dict[str, Any]:
    row = each.noted
    if row is None:
        # Apologies are taken over from the answer "no"; whether somebody who said yes has come, only the day can tell.
        state = Presence.APOLOGIES.value if each.answer is Answer.NO else None
        return {"state": state, "prep": preparation, "role": each.role.value}
    return {
        "state": row.mode.value if row.mode else row.presence.value,
        "role": row.role.value,
        "came": row.came_at,
        "left": row.left_at,
        "pre": row.at_pre_meet,
        "deb": row.at_debrief,
        "prep": row.preparation_minutes if row.presence is Presence.PRESENT else preparation,
    }
