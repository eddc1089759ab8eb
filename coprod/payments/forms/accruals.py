"""For which day accruals are wanted: it stands in the address."""

from __future__ import annotations

from wtforms.validators import ValidationError

from coprod.core import clock
from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _, _l


class OnDay(Form):
    """The last day of a year or a month."""

    class Meta:
        csrf = False

    on = DatePartsField(_l("At the end of which day?"))

    def validate_on(self, field: DatePartsField) -> None:
        """Nothing is known of a day to come."""
        if field.data is not None and field.data > clock.today():
            raise ValidationError(_("This day has not come yet. Enter today or a day before it."))
