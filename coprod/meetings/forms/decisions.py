"""Which decisions the register should show: it stands in the address, so it can be kept and sent to others."""

from __future__ import annotations

from wtforms import SearchField, SelectField

from coprod.core.words import _l
from coprod.meetings.forms.lists import ANY, WhichGroups
from coprod.meetings.rules.advice import ADVICE_STANDS_WORDS
from coprod.meetings.rules.decisions import INFLUENCE_WORDS


class WhichDecisions(WhichGroups):
    """Which decisions to show."""

    q = SearchField(_l("Words to look for"))
    group = SelectField(_l("Group"))
    year = SelectField(_l("Year"))
    influence = SelectField(
        _l("What lived experience changed"),
        choices=[(ANY, _l("All of them")), *((each.value, words) for each, words in INFLUENCE_WORDS.items())],
    )
    advice = SelectField(
        _l("Advice, and its answer"),
        choices=[
            (ANY, _l("All of them")),
            *((each.value, words) for each, words in ADVICE_STANDS_WORDS.items()),
        ],
    )
