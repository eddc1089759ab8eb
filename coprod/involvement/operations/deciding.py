"""Deciding about everybody in one deed: who has a place, who waits for one, and why the others do not."""

from __future__ import annotations

from collections.abc import Mapping

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _, ngettext
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import choosing, moves
from coprod.involvement.operations.reading import may_begin
from coprod.involvement.queries import reading
from coprod.involvement.queries.applications import is_reached_as
from coprod.involvement.queries.reading import Read
from coprod.involvement.rules.applications import LEAST_READERS
from coprod.involvement.rules.choosing import Choice, Outcome
from coprod.involvement.rules.opportunities import OPPORTUNITIES, Choosing, Stage
from coprod.involvement.rules.reading import Lack
from coprod.people.models import Person


def decide(opportunity: Opportunity, choices: Mapping[str, Choice], *, by: int) -> None:
    """Answer everybody who waits. ``choices`` are by label; reserves wait in its order. Errors: ``Refused``."""
    if opportunity.choosing is not Choosing.PANEL:
        raise Refused(_("Places go to those who come first. There is nothing to decide."))
    if not may_begin(opportunity):
        raise Refused(_("Nothing can be decided about this role now."))
    waiting = {
        each.application.label: each
        for each in reading.all_of(opportunity)
        if not each.application.is_settled
    }
    insist_on_readers(list(waiting.values()))
    _insist_on_nobody_known(opportunity, waiting, by)
    _insist_on_answers(opportunity, waiting, choices)
    for label, choice in choices.items():
        application = waiting[label].application
        application.opportunity = opportunity
        if choice.outcome is Outcome.PLACE:
            choosing.offer(application, reason=choice.reason, by=by)
        elif choice.outcome is Outcome.RESERVE:
            choosing.reserve(application, reason=choice.reason, by=by)
        else:
            choosing.decline(application, reason=choice.reason, by=by)
    if opportunity.stage is Stage.OPEN:
        # Its last day is over, and the timetable has not come by yet.
        moves.close(opportunity, by=by)
    opportunity.stage, opportunity.decided_at = OPPORTUNITIES.after(opportunity.stage, "decide"), clock.now()
    audit.record(
        "answered everybody who applied",
        by=by,
        kind="opportunity",
        number=opportunity.id,
        label=opportunity.reference,
        answered=len(choices),
        late_days=_late(opportunity),
    )
    db.session.flush()


def insist_on_readers(waiting: list[Read]) -> None:
    """Errors: ``Refused`` when an application was not read by enough people, or by nobody with lived experience."""
    few = [each.application.label for each in waiting if each.lacks is Lack.READERS]
    if few:
        raise Refused(
            ngettext(
                "%(num)s application has not been read by %(least)s people yet: %(labels)s.",
                "%(num)s applications have not been read by %(least)s people yet: %(labels)s.",
                len(few),
                least=LEAST_READERS,
                labels=_some(few),
            )
        )
    unheard = [each.application.label for each in waiting if each.lacks is Lack.LIVED_EXPERIENCE]
    if unheard:
        raise Refused(
            _(
                "Nobody with lived experience has read these yet: %(labels)s. "
                "At least one of those who read must have it.",
                labels=_some(unheard),
            )
        )


def _insist_on_nobody_known(opportunity: Opportunity, waiting: Mapping[str, Read], by: int) -> None:
    seat = next((each for each in opportunity.panel if each.person_id == by), None)
    decider = db.session.get_one(Person, by)
    for label, read in waiting.items():
        of = read.of(seat.id) if seat else None
        knows = by in (read.application.entered_by_id, read.application.person_id) or (
            read.application.person_id is None and is_reached_as(read.application, decider)
        )
        if knows or (of is not None and of.has_conflict):
            raise Refused(
                _(
                    "You know, or may know, whose application %(label)s is. "
                    "Somebody else must answer everybody.",
                    label=label,
                )
            )


def _insist_on_answers(
    opportunity: Opportunity, waiting: Mapping[str, Read], choices: Mapping[str, Choice]
) -> None:
    left_out = sorted(waiting.keys() - choices.keys())
    if left_out or choices.keys() - waiting.keys():
        raise Refused(_("Everybody has an answer at the same time. Look at the list again."))
    chosen = sum(each.outcome is Outcome.PLACE for each in choices.values())
    free = opportunity.places - opportunity.taken
    if chosen > free:
        raise Refused(
            ngettext(
                "There is %(num)s place, and you have chosen %(chosen)s people.",
                "There are %(num)s places, and you have chosen %(chosen)s people.",
                free,
                chosen=chosen,
            )
        )
    silent = [
        label for label, each in choices.items() if each.outcome is Outcome.NO and not each.reason.strip()
    ]
    if silent:
        raise Refused(_("Say why not: %(labels)s. Everybody who applied is told why.", labels=_some(silent)))


def _some(labels: list[str]) -> str:
    """Some labels, and no more than can be read."""
    return ", ".join(sorted(labels)[:10]) + (" …" if len(labels) > 10 else "")


def _late(opportunity: Opportunity) -> int:
    return max(0, (clock.today() - opportunity.answers_by).days) if opportunity.answers_by else 0
