"""Answering everybody at once, and afterwards: who they are, and whom somebody must ring or write to."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, url_for

from coprod.core import editions
from coprod.core.access import Reply, permit, say
from coprod.core.audit import record
from coprod.core.errors import Refused
from coprod.core.forms import insist_on_press
from coprod.core.words import _, language
from coprod.involvement import permissions
from coprod.involvement.forms.reading import Decide
from coprod.involvement.models import Application, Opportunity
from coprod.involvement.operations import deciding, telling
from coprod.involvement.queries import applications
from coprod.involvement.queries import reading as queries
from coprod.involvement.rules.applications import APPLICATION_STAGE_TAGS, APPLICATION_STAGE_WORDS
from coprod.involvement.rules.choosing import Choice, Outcome
from coprod.involvement.views import bp
from coprod.involvement.views.reading import ALL, seat_of, shown
from coprod.people.current import me
from coprod.people.rules import SAFE_CONTACT_WORDS

READ = "read who applied"


@bp.route(f"{ALL}/decide", methods=["GET", "POST"])
@permit(
    permissions.arrange | permissions.choose,
    on=queries.opportunity,
    see=permissions.arrange | permissions.choose,
)
def decide(opportunity: Opportunity) -> Reply:
    """Everybody's answer on one page, the best read first; nobody's name."""
    waiting = [each for each in queries.all_of(opportunity) if not each.application.is_settled]
    waiting.sort(key=lambda each: (-each.mean_points, each.application.label))
    labels = [each.application.label for each in waiting]
    proposed = _proposed(opportunity, waiting)
    form = Decide.about(labels)(**proposed)
    if form.passed():
        deciding.decide(opportunity, _meant(form.choices(labels), proposed), by=me().id)
        say(_("Everybody has an answer. Whoever cannot be written to is in the list below."))
        return redirect(url_for(".applications", reference=opportunity.reference))
    return shown(
        "involvement/manage/decide.html",
        opportunity,
        form=form,
        waiting=waiting,
        lacking=_lacking(opportunity, waiting),
    )


def _meant(choices: Mapping[str, Choice], proposed: Mapping[str, str]) -> dict[str, Choice]:
    """The sentence that a no can begin with is no reason for a place: left as it stood, nobody meant it."""
    return {
        label: Choice(each.outcome)
        if each.outcome is not Outcome.NO and each.reason == proposed.get(f"reason_{label}", "")
        else each
        for label, each in choices.items()
    }


def _lacking(opportunity: Opportunity, waiting: list[queries.Read]) -> str:
    """Why nobody can be answered yet; "" when everybody can. Until then nobody sees what others found."""
    seat = seat_of(opportunity)
    if seat is not None and any(not of.is_done for each in waiting if (of := each.of(seat.id)) is not None):
        return _("Read every application first, or say that you may know who wrote it.")
    try:
        deciding.insist_on_readers(waiting)
    except Refused as refused:
        return refused.message
    return ""


def _proposed(opportunity: Opportunity, waiting: list[queries.Read]) -> dict[str, str]:
    """The sentence that a no can begin with, by the criterion that an application said least about."""
    words = editions.read(opportunity.editions, language())
    least = queries.least_points([each.application.id for each in waiting])
    proposed = {}
    for each in waiting:
        label = each.application.label
        proposed[f"answer_{label}"] = Outcome.NO.value
        if (key := least.get(each.application.id)) is not None:
            proposed[f"reason_{label}"] = _(
                "More people applied than there are places. Others told us more about this: %(criterion)s.",
                criterion=str(words[f"criterion.{key}"]).rstrip("."),
            )
    return proposed


@bp.get(f"{ALL}/people")
@permit(
    permissions.arrange,
    on=queries.opportunity,
    see=permissions.arrange,
    reads="the names of those who applied, and how they are reached",
)
def applicants(opportunity: Opportunity) -> Reply:
    """Who applied, once everybody is answered; whoever reads it is written down."""
    if not permissions.names_are_open(opportunity):
        return redirect(url_for(".applications", reference=opportunity.reference))
    record(READ, by=me().id, kind="opportunity", number=opportunity.id, label=opportunity.reference)
    return shown(
        "involvement/manage/applicants.html",
        opportunity,
        # Whom nobody has told yet stands first.
        found=sorted(
            applications.of_opportunity(opportunity.id),
            key=lambda each: (each.told_at is not None, each.called.casefold()),
        ),
        stage_words=APPLICATION_STAGE_WORDS,
        stage_tags=APPLICATION_STAGE_TAGS,
        ways=SAFE_CONTACT_WORDS,
    )


@bp.post(f"{ALL}/<label>/told")
@permit(permissions.arrange, on=queries.one, see=permissions.arrange)
def note_told(application: Application) -> Reply:
    """Somebody has rung, or written by post."""
    insist_on_press()
    telling.note_told(application, by=me().id)
    say(_("It is written down that they have been told."))
    return redirect(url_for(".applicants", reference=application.opportunity.reference))
