"""Who helps in one district of a programme's area, and until when that holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from coprod.core import clock, districts, settings
from coprod.core.forms import DatePartsField, Form
from coprod.core.help_routes import read as read_routes
from coprod.core.words import _, _l, date_words
from coprod.programmes.forms.settings import lines_read


class District(Form):
    """A district as it is written down: its name, who helps, who sees to it, and until when it may be shown."""

    seen = HiddenField()
    name = StringField(
        _l("Name of the district"),
        description=_l("As people who live there call it."),
        validators=[
            DataRequired(_l("Enter the name of the district.")),
            Length(max=80, message=_l("Use 80 letters or fewer.")),
        ],
    )
    postcodes = StringField(
        _l("How its postcodes begin (optional)"),
        description=_l(
            "For example: PR1, PR2. A council can reach into the areas of two trusts; a postcode does not."
        ),
        validators=[Length(max=120, message=_l("Use 120 letters or fewer."))],
    )
    lines = TextAreaField(
        _l("Who helps there"),
        description=_l(
            "One way to get help on each line: name | number | when. Write “text” before a number for messages. "
            "Put a way in British Sign Language on a line of its own."
        ),
        validators=[
            DataRequired(_l("Enter who helps there.")),
            Length(max=3000, message=_l("Use 3,000 letters or fewer.")),
        ],
    )
    is_confirmed = BooleanField(
        _l("I have made sure of each of these myself"),
        description=_l("Nobody is shown them before that. Ring, or read the page of whoever answers there."),
    )
    review_by = DatePartsField(
        _l("Look at it again by"),
        description=_l("After this day nobody is shown it any more, until somebody has looked at it again."),
        validators=[InputRequired(_l("Enter a day."))],
    )
    owner = StringField(
        _l("Who sees to it that it stays right?"),
        description=_l("A team or a role, not somebody’s name."),
        validators=[
            DataRequired(_l("Say who sees to it.")),
            Length(max=120, message=_l("Use 120 letters or fewer.")),
        ],
    )
    source = StringField(
        _l("Where does it come from?"),
        description=_l(
            "Somebody must be able to check it: a web page, a letter, who answered the telephone."
        ),
        validators=[
            DataRequired(_l("Say where it comes from.")),
            Length(max=500, message=_l("Use 500 letters or fewer.")),
        ],
    )

    def validate_lines(self, field: TextAreaField) -> None:
        try:
            read_routes(lines_read(field.data or ""))
        except ValueError as reason:
            raise ValidationError(str(reason)) from None

    def validate_review_by(self, field: DatePartsField) -> None:
        if field.data is None:
            return
        last = clock.today() + timedelta(days=settings.get(districts.REVIEW_WITHIN_DAYS))
        if not clock.today() < field.data <= last:
            raise ValidationError(
                _("Choose a day after today, and no later than %(date)s.", date=date_words(last))
            )

    def told(self) -> dict[str, Any]:
        """What was typed, as it is kept."""
        routes = [
            {**route, "confirmed": bool(self.is_confirmed.data)}
            for route in lines_read(self.lines.data or "")
        ]
        return {
            "name": self.name.data,
            "postcodes": self.postcodes.data or "",
            "routes": routes,
            "review_by": self.review_by.data.isoformat(),
            "owner": self.owner.data,
            "source": self.source.data,
        }
