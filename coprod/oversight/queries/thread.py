"""The whole thread: the five stations that ``influence`` knows, and the sixth, checked."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from coprod.influence.queries import Heard, Station, first_five
from coprod.oversight.models import Check
from coprod.oversight.queries.checks import Checked, checks_of
from coprod.oversight.rules import JUDGEMENT_WORDS


def threads(heard: Iterable[Heard], checked: dict[int, Checked] | None = None) -> dict[int, list[Station]]:
    """The six stations of each thread, by the finding's number, for ``components/thread.html``.

    Two statements for all of them; one when ``checked`` is given.
    """
    held = list(heard)
    said = checks_of(held) if checked is None else checked
    five = first_five(held)
    return {
        each.finding.id: [*five[each.finding.id], station(each, said.get(each.finding.id, Checked()))]
        for each in held
    }


def station(heard: Heard, checked: Checked) -> Station:
    """The last station: what the reviewer says of the change or, when nothing was promised, of the answer."""
    if not heard.is_published:
        return Station("checked")
    if heard.commitment is None:
        return _said(checked.answer) if checked.answer else Station("checked", next=True)
    if checked.change:
        return _said(checked.change)
    if heard.is_done:
        return Station("checked", next=True)
    if checked.answer:
        # The promise is not kept yet, so the station is not reached; what was said of the answer is not kept back.
        judgement = str(JUDGEMENT_WORDS[checked.answer.judgement])
        return Station(
            "checked",
            what=_("The answer: %(judgement)s", judgement=judgement),
            who=checked.answer.organisation.name,
            on=checked.answer.said_on,
            sentence=checked.answer.why,
        )
    return Station("checked")


def _said(check: Check) -> Station:
    return Station(
        "checked",
        reached=True,
        what=str(JUDGEMENT_WORDS[check.judgement]),
        who=check.organisation.name,
        on=check.said_on,
        sentence=check.why,
    )
