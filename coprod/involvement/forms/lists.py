"""What the list of roles should show: it stands in the address, so it can be kept and sent to others."""

from __future__ import annotations

from wtforms import SearchField, SelectField

from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.programmes.rules import LEVEL_WORDS

ANY = ""
SOON_DAYS = 14


class WhichOpportunities(Form):
    """Which roles to show."""

    class Meta:
        csrf = False

    q = SearchField(_l("Words to look for"))
    stage = SelectField(
        _l("How far they have come"),
        choices=[
            (ANY, _l("All of them")),
            ("open", _l("Open for applications")),
            ("soon", _l("Open, and they close within 14 days")),
            ("closed", _l("Closed")),
        ],
    )
    paid = SelectField(
        _l("What is paid"),
        choices=[
            (ANY, _l("Everything")),
            ("payment", _l("Time and expenses")),
            ("expenses", _l("Expenses")),
        ],
    )
    happens = SelectField(
        _l("Where it happens"),
        choices=[
            (ANY, _l("Anywhere")),
            ("online", _l("I can take part from home")),
            ("in_person", _l("I can take part face to face")),
        ],
    )
    programme = SelectField(_l("Where"))
    workstream = SelectField(_l("Part of the work"))
    level = SelectField(
        _l("At which level"),
        choices=[(ANY, _l("Every level")), *((level.value, words) for level, words in LEVEL_WORDS.items())],
    )
