"""What a consultation or a group belongs to: a workstream of its programme, a level, and a step of the ladder."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import SelectField

from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.programmes.rules import LEVEL_WORDS, Level

NO_WORKSTREAM = ""


class Belonging(Form):
    """A domain adds ``rung``, whose explanation says what the step asks for there."""

    workstream = SelectField(_l("Workstream"))
    level = SelectField(
        _l("Where is this decided?"),
        choices=[(level.value, words) for level, words in LEVEL_WORDS.items()],
        default=Level.SERVICE.value,
    )

    def offer(self, workstreams: Iterable[tuple[int, str]]) -> None:
        """The workstreams to choose from, as (number, name)."""
        self.workstream.choices = [
            (NO_WORKSTREAM, _l("None: it belongs to the whole programme")),
            *((str(number), name) for number, name in workstreams),
        ]

    @property
    def workstream_id(self) -> int | None:
        return int(self.workstream.data) if self.workstream.data else None
