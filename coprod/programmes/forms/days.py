"""Fields for the days between which something holds."""

from __future__ import annotations

from wtforms.validators import InputRequired, Optional

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l


class Days(Form):
    """A first day, and a last day when it is known."""

    from_day = DatePartsField(_l("First day"), validators=[InputRequired(_l("Enter the first day."))])
    to_day = DatePartsField(
        _l("Last day (optional)"),
        description=_l("Leave it empty when there is no end in sight."),
        validators=[Optional()],
    )


class LastDay(Form):
    """On which day something ends."""

    last_day = DatePartsField(
        _l("Last day"),
        description=_l("This day still counts."),
        validators=[InputRequired(_l("Enter the last day."))],
    )
