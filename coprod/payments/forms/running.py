"""What a payer says when they make a run, and when they know what became of a payment."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, Length

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _, _l
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.payments.rules.profiles import PROFILES

TOO_LONG = _l("This is too long. Keep it shorter.")


class MakeRun(Form):
    """For which kind of file the run is."""

    profile = RadioField(
        _l("What is the file for?"),
        choices=[(name, each.words) for name, each in PROFILES.items()],
        validators=[DataRequired(_l("Choose what the file is for."))],
    )

    def offer(self, routes: Collection[Route]) -> None:
        """Ask only for files that something is ready for."""
        self.profile.choices = [(name, each.words) for name, each in PROFILES.items() if each.route in routes]


class WentOn(Form):
    """The day on which everything that is still on its way arrived."""

    on = DatePartsField(
        _l("On which day did the money go?"),
        validators=[DataRequired(_l("Enter the day on which the money went."))],
    )


class Outcome(Form):
    """What became of one payment."""

    what = RadioField(_l("What became of it?"), validators=[DataRequired(_l("Choose what became of it."))])
    on = DatePartsField(_l("On which day?"), validators=[DataRequired(_l("Enter the day."))])
    float_reference = SelectField(_l("From where?"))
    why = TextAreaField(validators=[Length(max=300, message=TOO_LONG)])

    def offer(self, floats: Iterable[tuple[str, str]], method: Method) -> None:
        """The cash floats that it could come from, as (reference, name); without any, none is asked for."""
        held = list(floats)
        self.why.label.text, self.why.description = _about(method, bool(held))
        if not held:
            del self.float_reference
            return
        self.float_reference.choices = [*held, ("", _l("Not from a cash float: from the bank"))]


def _about(method: Method, from_a_float: bool) -> tuple[str, str]:
    """What is asked in words about a payment, and the hint. No bank knows what became of cash, a voucher or a cheque."""
    if from_a_float:
        # The book of a cash float never changes, so what stands in it is never wiped.
        return _("Where is the signed receipt, or what went wrong?"), _(
            "Such as: green folder, page 4. Name nobody: where a receipt lies stays in the book of the float for good."
        )
    if method is Method.BANK:
        return _("What does the bank say? (optional)"), _("Such as: the account is closed. Name nobody.")
    return _("What happened? (optional)"), _(
        "Such as: nobody was there. Write no more than it takes to try once more."
    )
