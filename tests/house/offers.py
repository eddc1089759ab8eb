"""The paid roles of the house world: one that nobody outside knows of, and one that everybody may know."""

from __future__ import annotations

from dataclasses import dataclass

from coprod.involvement.rules.opportunities import Stage
from coprod.people.models import Person
from coprod.programmes.models import Programme
from tests.factories.involvement import a_panelist, an_application, an_opportunity


@dataclass
class Offers:
    """An opportunity and what belongs to it."""

    opportunity: str = ""
    # What somebody sent for it, by its own reference and as its panel calls it.
    application: str = ""
    label: str = ""


def offers(programme: Programme, people: dict[str, Person], *, is_open: bool) -> Offers:
    """In our own programme a chair and a partner with lived experience choose, and a carer has applied."""
    is_ours = programme.slug == "ours"
    opportunity = an_opportunity(programme, stage=Stage.OPEN if is_open else Stage.DRAFT)
    a_panelist(opportunity, people["chair"] if is_ours else None)
    a_panelist(opportunity, people["lived_experience"] if is_ours else None, lived=True)
    if not is_open:
        return Offers(opportunity.reference, "none", "none")
    application = an_application(
        opportunity,
        people["carer"] if is_ours else None,
        answers={"better": {"value": "I listen.", "other": ""}},
    )
    return Offers(opportunity.reference, application.reference, application.label)
