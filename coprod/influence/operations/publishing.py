"""Publishing what became of a consultation. After this nobody edits what was said."""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.consultations.models import Consultation
from coprod.consultations.operations import moves
from coprod.core.audit import record
from coprod.core.editions import read
from coprod.core.errors import Refused
from coprod.core.words import language
from coprod.influence import queries
from coprod.influence.queries import Heard
from coprod.influence.rules import Verdict
from coprod.themes.operations import insist_on_unpublished


def publish(consultation: Consultation, *, by: int) -> None:
    """Show everybody the findings, the answers and the promises.

    Errors: ``Refused`` with everything that is missing, in words (domain rules C4 and C15).
    """
    insist_on_unpublished(consultation)
    heard = queries.workbench(consultation)
    if missing := what_is_missing(heard):
        raise Refused(" ".join(missing))
    moves.mark_answered(consultation, by=by)
    record(
        "outcome published",
        by=by,
        kind="consultation",
        number=consultation.id,
        label=consultation.reference,
        findings=len(heard),
        promises=sum(1 for each in heard if each.commitment),
    )


def what_is_missing(heard: list[Heard]) -> list[str]:
    """What stands in the way of publishing, a whole sentence each; empty when nothing does."""
    if not heard:
        return [_("There is no finding yet. Write at least one.")]
    missing = []
    for number, each in enumerate(heard, start=1):
        title = str(read(each.finding.editions, language()).title)
        if each.answer is None:
            missing.append(
                _("Finding %(number)s has no answer yet: “%(title)s”.", number=number, title=title)
            )
        elif each.answer.verdict is Verdict.ACCEPTED and each.commitment is None:
            missing.append(
                _(
                    "Finding %(number)s is accepted and needs a promise: “%(title)s”.",
                    number=number,
                    title=title,
                )
            )
    return missing
