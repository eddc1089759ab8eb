"""What is asked about somebody's needs."""

from __future__ import annotations

from collections.abc import Collection

from wtforms import BooleanField, RadioField, TextAreaField
from wtforms.validators import DataRequired, Length

from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.people.rules.needs import NEED_WORDS, NeedKind


class Words(Form):
    """What to know about one need."""

    words = TextAreaField(
        _l("What must we know about it? (optional)"),
        description=_l("For example: which language, how often, what has worked before."),
        validators=[Length(max=400, message=_l("Use 400 letters or fewer."))],
    )


class Need(Words):
    """One more need: what, and in which words."""

    kind = RadioField(_l("What do you need?"), validators=[DataRequired(_l("Choose what you need."))])

    def offer(self, there: Collection[NeedKind]) -> None:
        """Leave out what is in the list already."""
        self.kind.choices = [(kind.value, words) for kind, words in NEED_WORDS.items() if kind not in there]

    @property
    def chosen(self) -> NeedKind:
        return NeedKind(self.kind.data)


class Agreed(Form):
    """That somebody was asked, and agreed, when another writes it down for them."""

    agrees = BooleanField(
        _l("They agree that whoever arranges a meeting that they are asked to may see these"),
        description=_l("Ask them, and tick this only if they said yes. They can take it back at any time."),
    )
