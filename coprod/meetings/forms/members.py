"""A place in a group: role, office, days, and what somebody goes by there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.meetings.models import Member
from coprod.meetings.rules.groups import OFFICE_WORDS, ROLE_WORDS, MemberRole, Office

NAME = 120
FOR_THEMSELVES = ""


class GoBy(Form):
    """What somebody is called in a group, and whether everybody may read it."""

    called = StringField(
        _l("Name in this group"),
        description=_l("It can be any name that the person chooses. Other members see it."),
        validators=[
            DataRequired(_l("Give the name that the group uses.")),
            Length(max=NAME, message=_l("Use %(max)d letters or fewer.")),
        ],
    )
    is_named = BooleanField(
        _l("Everybody may read this name on the public page"),
        description=_l("If not, people outside see the role alone. This can be changed at any time."),
    )


class Place(GoBy):
    """Somebody's place in a group."""

    role = RadioField(
        _l("Whose voice do they bring?"),
        choices=[(role.value, words) for role, words in ROLE_WORDS.items()],
        validators=[InputRequired(_l("Choose a role."))],
    )
    office = RadioField(
        _l("What do they do for the group?"),
        choices=[(office.value, words) for office, words in OFFICE_WORDS.items()],
        default=Office.MEMBER.value,
        validators=[InputRequired(_l("Choose an office, or member."))],
    )
    organisation = SelectField(_l("On behalf of"))
    from_day = DatePartsField(_l("First day"), validators=[InputRequired(_l("Enter the first day."))])
    to_day = DatePartsField(
        _l("Last day (optional)"),
        description=_l("Leave it empty when there is no end in sight."),
        validators=[Optional()],
    )

    def offer(self, organisations: Iterable[tuple[str, str]]) -> None:
        """The organisations to choose from, as (reference, name)."""
        self.organisation.choices = [(FOR_THEMSELVES, _l("Themselves")), *organisations]

    def facts(self) -> dict[str, Any]:
        """What the operations take, but for the organisation."""
        return {
            "role": MemberRole(self.role.data),
            "office": Office(self.office.data),
            "from_day": self.from_day.data,
            "to_day": self.to_day.data,
        }


def held(member: Member) -> dict[str, Any]:
    """What a place holds now, as the form shows it."""
    return {
        "called": member.called,
        "is_named": member.is_named,
        "role": member.role.value,
        "office": member.office.value,
        "organisation": member.organisation.reference if member.organisation else FOR_THEMSELVES,
        "from_day": member.from_day,
        "to_day": member.to_day,
    }


class LastDay(Form):
    """The last day of somebody's place."""

    last_day = DatePartsField(
        _l("Last day"),
        description=_l("This day still counts."),
        validators=[InputRequired(_l("Enter the last day."))],
    )
