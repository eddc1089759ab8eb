"""What a payer notes when the finance system knows somebody."""

from __future__ import annotations

from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from coprod.core.forms import Form
from coprod.core.words import _l


class Known(Form):
    """As whom the finance system knows them, and which account the page told of."""

    seen = HiddenField()
    number = StringField(
        _l("What number did the finance system give them?"),
        validators=[
            DataRequired(_l("Enter the number that the finance system gave them.")),
            Length(max=40, message=_l("This is too long. Keep it shorter.")),
        ],
    )
