"""What is asked when too much was paid: of whoever notes it, and of the person whom it was paid to."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import DatePartsField, Form
from coprod.core.pounds import PoundsField
from coprod.core.words import _l
from coprod.payments.rules.claims import LEDGER_WORDS, Ledger

TOO_LONG = _l("This is too long. Keep it shorter.")
LONGEST = 600


class TooMuch(Form):
    """How much of which kind was too much, and why, in words that the person reads."""

    ledger = RadioField(_l("What was too much?"), validators=[DataRequired(_l("Choose what was too much."))])
    amount = PoundsField(
        _l("How much too much?"),
        description=_l("Only the part that was too much, not the whole."),
        validators=[InputRequired(_l("Say how much it is."))],
    )
    why = TextAreaField(
        _l("Why was it too much? The person reads this."),
        validators=[
            DataRequired(_l("Say why it was too much. The person reads this.")),
            Length(max=LONGEST, message=TOO_LONG),
        ],
    )

    def offer(self, ledgers: Iterable[Ledger]) -> None:
        """The kinds of which something was paid."""
        self.ledger.choices = [(each.value, LEDGER_WORDS[each]) for each in ledgers]


class GivenBack(Form):
    """What came back, when, and where it is."""

    amount = PoundsField(_l("How much came back?"), validators=[InputRequired(_l("Say how much it is."))])
    on = DatePartsField(_l("On which day?"), validators=[DataRequired(_l("Enter the day."))])
    where = SelectField(_l("Where is it now?"))

    def offer(self, floats: Iterable[tuple[str, str]]) -> None:
        """The cash floats that it could have gone into, as (reference, name)."""
        self.where.choices = [("", _l("In the bank")), *floats]


class PutRight(Form):
    """Which of what was noted as given back was written wrongly."""

    part = RadioField(
        _l("What was written wrongly?"), validators=[DataRequired(_l("Choose what was written wrongly."))]
    )

    def offer(self, parts: Iterable[tuple[str, str]]) -> None:
        """What came back and stands, as (number in its list, sum and day)."""
        self.part.choices = list(parts)


class NotLetGo(Form):
    """Why the rest is not let go."""

    words = TextAreaField(
        _l("Why is the rest not let go?"),
        description=_l(
            "The person was not told that anybody asked. They read your words only in a copy of what we hold."
        ),
        validators=[
            DataRequired(_l("Say why the rest is not let go.")),
            Length(max=LONGEST, message=TOO_LONG),
        ],
    )


class SaidAbout(Form):
    """An answer to the person, or why the rest is let go."""

    words = TextAreaField(
        _l("What do you want to say? The person reads this."),
        validators=[DataRequired(_l("Write your answer.")), Length(max=LONGEST, message=TOO_LONG)],
    )


class MyAnswer(Form):
    """What the person says about it. Both boxes may stay empty but for one."""

    not_so = TextAreaField(
        _l("Is it not so? Tell us (optional)"), validators=[Length(max=LONGEST, message=TOO_LONG)]
    )
    in_parts = TextAreaField(
        _l("Do you want to give it back bit by bit? Say how much, and when (optional)"),
        validators=[Length(max=LONGEST, message=TOO_LONG)],
    )
