"""What a reader is asked about an application, and what whoever answers everybody decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from wtforms import BooleanField, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.involvement.rules.choosing import OUTCOME_WORDS, POINTS_WORDS, Choice, Given, Outcome

TOO_LONG = _l("Use %(max)d letters or fewer.")
WHY, REASON = 600, 1500


class Declare(Form):
    """A reader's word, before anything is read."""

    agrees = BooleanField(
        _l("If I think that I know who wrote something, I say so, and I do not give points for it"),
        validators=[InputRequired(_l("Tick this, or somebody else must read for you."))],
    )


class Known(Form):
    """That a reader knows, or may know, who wrote an application."""

    words = TextAreaField(
        _l("How may you know this person?"),
        description=_l(
            "For example: we work together, we are family, I was at the meeting that they tell of."
        ),
        validators=[
            DataRequired(_l("Say in a few words how you may know them.")),
            Length(max=400, message=TOO_LONG),
        ],
    )


class Assess(Form):
    """Points by each criterion, and why."""

    @classmethod
    def by(cls, criteria: Mapping[str, str]) -> type[Assess]:
        """A form with two boxes for each criterion, by its key; what is missing is said by its words."""
        fields: dict[str, object] = {}
        for key, said in criteria.items():
            fields[f"points_{key}"] = RadioField(
                _l("How well does it say this?"),
                choices=[(str(points), words) for points, words in POINTS_WORDS.items()],
                validators=[InputRequired(_l("Give points for “%(criterion)s”.", criterion=said))],
            )
            fields[f"words_{key}"] = TextAreaField(
                _l("Why? (optional)"), validators=[Length(max=WHY, message=TOO_LONG)]
            )
        return cast("type[Assess]", type("AssessBy", (cls,), fields))

    def given(self, criteria: dict[str, int]) -> Given:
        """What was given, by the number of the criterion."""
        return {
            number: (int(self[f"points_{key}"].data), self[f"words_{key}"].data or "")
            for key, number in criteria.items()
        }


class Decide(Form):
    """An answer to everybody, and a reason."""

    @classmethod
    def about(cls, labels: Iterable[str]) -> type[Decide]:
        """A form with two boxes for each application."""
        fields: dict[str, object] = {}
        for label in labels:
            fields[f"answer_{label}"] = SelectField(
                _l("Answer"), choices=[(outcome.value, words) for outcome, words in OUTCOME_WORDS.items()]
            )
            fields[f"reason_{label}"] = TextAreaField(
                _l("Reason"), validators=[Length(max=REASON, message=TOO_LONG)]
            )
        return cast("type[Decide]", type("DecideAbout", (cls,), fields))

    def choices(self, labels: Iterable[str]) -> dict[str, Choice]:
        """What was chosen, by label."""
        return {
            label: Choice(Outcome(self[f"answer_{label}"].data), self[f"reason_{label}"].data or "")
            for label in labels
        }
