"""What somebody takes on, that it is done, and who does it instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _, _l
from coprod.meetings.models import Member
from coprod.meetings.rules.actions import TakenOn
from coprod.meetings.rules.meetings import LAYER_WORDS, Layer, not_wider

TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")
WORDS = 1000


class Giving(Form):
    """Who does it, and by when."""

    member = SelectField(_l("Who does it?"))
    owner = StringField(
        _l("Or somebody who is no member (optional)"),
        description=_l("Their role is enough, for example: the ward manager."),
        validators=[Length(max=120, message=TOO_LONG)],
    )
    due_on = DatePartsField(_l("By when? (optional)"))

    held: Sequence[Member] = ()

    def offer(self, members: Iterable[Member]) -> None:
        """The members to choose from."""
        self.held = list(members)
        self.member.choices = [
            ("", _l("Nobody of the group")),
            *((each.reference, each.called) for each in self.held),
        ]

    @property
    def chosen(self) -> Member | None:
        return next((each for each in self.held if each.reference == self.member.data), None)

    def validate_owner(self, field: StringField) -> None:
        """Exactly one of the two."""
        if self.member.data and field.data:
            raise ValidationError(_("Choose a member, or write who it is. Not both."))
        if not self.member.data and not field.data:
            raise ValidationError(_("Choose who does it, or write it here."))


class Action(Giving):
    """One action, as it is written down at the meeting."""

    FIRST = ("words",)

    words = TextAreaField(
        _l("What is to be done?"),
        validators=[
            DataRequired(_l("Say what is to be done, in a sentence.")),
            Length(max=WORDS, message=TOO_LONG),
        ],
    )
    workstream = SelectField(_l("Which workstream is it for?"))
    layer = SelectField(_l("Who may read it?"))

    def narrow(self, layer: Layer, workstreams: Iterable[tuple[int, str]]) -> None:
        """Offer the circles that are not wider than the item's, and the workstreams as (number, name)."""
        self.layer.choices = [(each.value, LAYER_WORDS[each]) for each in not_wider(layer)]
        self.workstream.choices = [
            ("", _l("None of them")),
            *((str(number), name) for number, name in workstreams),
        ]

    def read(self) -> TakenOn:
        chosen = self.chosen
        return TakenOn(
            words=self.words.data or "",
            owner_id=chosen.id if chosen else None,
            owner="" if chosen else self.owner.data or "",
            due_on=self.due_on.data,
            workstream_id=int(self.workstream.data) if self.workstream.data else None,
            layer=Layer(self.layer.data),
        )


class Done(Form):
    """What shows that it is done."""

    evidence = TextAreaField(
        _l("What was done, and how can anybody see it?"),
        description=_l(
            "One sentence is enough. For example: the new letter is used on all wards since 3 May."
        ),
        validators=[
            DataRequired(_l("Say in a sentence what was done, and how anybody can see it.")),
            Length(max=WORDS, message=TOO_LONG),
        ],
    )


class Search(Form):
    """Which actions are shown. It is sent in the address, so that a list can be kept and shared."""

    class Meta(Form.Meta):
        csrf = False

    state = SelectField(_l("How far they are"), default="todo")
    whose = SelectField(_l("Whose"), choices=[("", _l("Everybody’s")), ("mine", _l("Mine"))])
    group = SelectField(_l("Which group"))
    workstream = SelectField(_l("Which workstream"))

    def offer(
        self,
        states: Iterable[tuple[str, Any]],
        groups: Iterable[tuple[str, str]],
        parts: Iterable[tuple[str, str]],
    ) -> None:
        """What there is to choose from, as (value, words)."""
        self.state.choices = list(states)
        self.group.choices = [("", _l("All groups")), *groups]
        self.workstream.choices = [("", _l("All workstreams")), *parts]
