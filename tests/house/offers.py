"""The paid roles of the house world: a draft that nobody outside knows of, and one at each later stage."""

from __future__ import annotations

from dataclasses import dataclass

from coprod.consultations.rules import Stage as Asking
from coprod.core import clock
from coprod.core.easy_read import Block
from coprod.involvement.operations import easing, monitoring
from coprod.involvement.rules.agreements import SessionStage
from coprod.involvement.rules.opportunities import Stage
from coprod.people.models import Person
from coprod.programmes.models import Programme
from tests.factories.involvement import (
    a_panelist,
    a_work_session,
    an_agreement,
    an_application,
    an_induction_item,
    an_opportunity,
)
from tests.factories.questionnaires import a_questionnaire


@dataclass
class Offers:
    """An opportunity and what belongs to it."""

    opportunity: str = ""
    # What somebody sent for it, by its own reference and as its panel calls it.
    application: str = ""
    label: str = ""
    panelist: str = ""
    # Somebody's place in it, other work that was proposed to them, and one thing of its induction.
    role: str = "none"
    work: str = "none"
    induction: str = "none"


# The stage of a role that goes with one of a consultation.
STAGES = {
    Asking.DRAFT: Stage.DRAFT,
    Asking.OPEN: Stage.OPEN,
    Asking.CLOSED: Stage.CLOSED,
    Asking.ANSWERED: Stage.DECIDED,
    Asking.ARCHIVED: Stage.ENDED,
}


def offers(programme: Programme, people: dict[str, Person], stage: Asking) -> Offers:
    """In our own programme a chair and a partner with lived experience choose, and a carer has applied."""
    is_ours = programme.slug == "ours"
    opportunity = an_opportunity(programme, stage=STAGES[stage])
    a_panelist(opportunity, people["chair"] if is_ours else None)
    reader = a_panelist(opportunity, people["lived_experience"] if is_ours else None, lived=True)
    easing.ease(opportunity, "en", [Block("people", "Help us to choose staff.")], by=None)
    induction = an_induction_item(opportunity).reference
    if stage is Asking.DRAFT:
        opportunity.questionnaire_id = a_questionnaire().id
        return Offers(opportunity.reference, "none", "none", reader.reference, induction=induction)
    monitoring.ready(programme.id)
    application = an_application(
        opportunity,
        people["carer"] if is_ours else None,
        answers={"better": {"value": "I listen.", "other": ""}},
    )
    role = an_agreement(opportunity, people["carer"] if is_ours else None)
    work = a_work_session(
        role, clock.today(), stage=SessionStage.PROPOSED, decided_at=None, proposed_by_id=people["lead"].id
    )
    return Offers(
        opportunity.reference,
        application.reference,
        application.label,
        reader.reference,
        role.reference,
        work.reference,
        induction,
    )
