"""Who reads applications and chooses: at least two people, and at least one of them with lived experience."""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.involvement.models import Opportunity, Panelist
from coprod.involvement.operations.drafting import note
from coprod.involvement.rules.applications import LEAST_READERS
from coprod.involvement.rules.opportunities import Choosing, Stage
from coprod.people.models import Person

OPEN_TO_CHANGE = frozenset({Stage.DRAFT, Stage.OPEN})


def add(opportunity: Opportunity, person: Person, *, has_lived_experience: bool, by: int | None) -> Panelist:
    """Somebody joins the panel. Errors: ``Refused`` when they are on it, or when reading has begun."""
    insist_it_is_open(opportunity)
    if any(each.person_id == person.id for each in opportunity.panel):
        raise Refused(_("%(name)s is on the panel already.", name=person.called))
    panelist = Panelist(person_id=person.id, person=person, has_lived_experience=has_lived_experience)
    opportunity.panel.append(panelist)
    db.session.flush()
    _count(opportunity)
    note(opportunity, "joined the panel", by, panelist=panelist.id, lived=has_lived_experience)
    return panelist


def say_experience(
    opportunity: Opportunity, panelist: Panelist, *, has_lived_experience: bool, by: int | None
) -> None:
    """Whether somebody brings lived experience. Errors: ``Refused`` when nobody of a published panel would."""
    insist_it_is_open(opportunity)
    panelist.has_lived_experience = has_lived_experience
    _count(opportunity)
    _insist_it_is_whole(opportunity)
    note(opportunity, "panel: lived experience", by, panelist=panelist.id, lived=has_lived_experience)


def remove(opportunity: Opportunity, panelist: Panelist, *, by: int | None) -> None:
    """Somebody leaves the panel. Errors: ``Refused`` when too few would be left of what people were told."""
    insist_it_is_open(opportunity)
    opportunity.panel.remove(panelist)
    _count(opportunity)
    _insist_it_is_whole(opportunity)
    number = panelist.id
    db.session.delete(panelist)
    note(opportunity, "left the panel", by, panelist=number)


def insist_it_is_open(opportunity: Opportunity) -> None:
    """Errors: ``Refused`` when applications are being read: the readers stay who they are."""
    if opportunity.stage not in OPEN_TO_CHANGE:
        raise Refused(_("Applications are being read. The panel stays as it is."))


def lacks(opportunity: Opportunity) -> list[str]:
    """What a panel that chooses lacks, each in a sentence."""
    if opportunity.choosing is not Choosing.PANEL:
        return []
    found = []
    if opportunity.panel_people < LEAST_READERS:
        found.append(_("Name at least two people who read what people write."))
    if not opportunity.panel_lived:
        found.append(_("At least one person on the panel must have lived experience."))
    return found


def _count(opportunity: Opportunity) -> None:
    """What everybody may know of the panel."""
    opportunity.panel_people = len(opportunity.panel)
    opportunity.panel_lived = sum(each.has_lived_experience for each in opportunity.panel)


def _insist_it_is_whole(opportunity: Opportunity) -> None:
    if opportunity.stage is Stage.OPEN and (missing := lacks(opportunity)):
        raise Refused(
            " ".join([_("People were told how they are chosen. Add somebody else first."), *missing])
        )
