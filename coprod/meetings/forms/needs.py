"""What is asked about something that somebody needs at a meeting: before it, and after it from both sides."""

from __future__ import annotations

from collections.abc import Mapping

from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from coprod.core.forms import Form
from coprod.core.words import _, _l
from coprod.meetings.models import Arrangement
from coprod.meetings.rules.invitations import ARRANGEMENT_WORDS, MET_WORDS, ArrangementState, Met
from coprod.people.rules.needs import NEED_WORDS, NeedKind

METS = [(met.value, words) for met, words in MET_WORDS.items()]
# The person is asked whether it was there, and answers in the same words.
THERE = [
    (Met.YES.value, _l("Yes, it was there")),
    (Met.PARTLY.value, _l("Partly")),
    (Met.NO.value, _l("No, it was not there")),
]


class Arrange(Form):
    """How far it is."""

    state = RadioField(
        _l("How far is it?"),
        choices=[(state.value, words) for state, words in ARRANGEMENT_WORDS.items()],
        validators=[DataRequired(_l("Choose how far it is."))],
    )
    booked_with = StringField(
        _l("With whom is it arranged? (optional)"),
        description=_l("The interpreter or agency, the driver, the person, with a number to ring."),
        validators=[Length(max=200, message=_l("Use 200 letters or fewer."))],
    )
    note = TextAreaField(
        _l("What else is there to know? (optional)"),
        validators=[Length(max=400, message=_l("Use 400 letters or fewer."))],
    )

    @property
    def chosen(self) -> ArrangementState:
        return ArrangementState(self.state.data)


class WasMet(Form):
    """Whether it was there, as whoever arranged it saw it."""

    met = RadioField(
        _l("Was it there as it was needed?"),
        choices=METS,
        validators=[DataRequired(_l("Choose an answer."))],
    )
    why = TextAreaField(
        _l("If not: why?"), validators=[Length(max=400, message=_l("Use 400 letters or fewer."))]
    )

    def validate_why(self, field: TextAreaField) -> None:
        if self.met.data in {Met.PARTLY.value, Met.NO.value} and not field.data:
            raise ValidationError(_("Say why it was not there as it was needed."))

    @property
    def chosen(self) -> Met:
        return Met(self.met.data)


class MetForMe(Form):
    """Whether each thing was there, as the person saw it; any can be left."""

    @property
    def said(self) -> dict[NeedKind, Met]:
        """What was answered."""
        return {
            NeedKind(field.name): Met(field.data) for field in self if field.name in _KINDS and field.data
        }


_KINDS = {kind.value for kind in NeedKind}


def met_for_me(held: Mapping[NeedKind, Arrangement | None]) -> MetForMe:
    """One question for each thing that somebody needs."""
    made: type[MetForMe] = type(
        "MetForMeAtOneMeeting",
        (MetForMe,),
        {kind.value: RadioField(NEED_WORDS[kind], choices=THERE, validators=[Optional()]) for kind in held},
    )
    given = {
        kind.value: each.met_for_person.value
        for kind, each in held.items()
        if each is not None and each.met_for_person is not None
    }
    return made(**given)
