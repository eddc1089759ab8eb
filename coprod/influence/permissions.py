"""Who may answer findings, report what was done, and read the evidence for it."""

from __future__ import annotations

from typing import Any

from coprod.consultations.models import Consultation
from coprod.core.rules import Viewer, rule
from coprod.influence.rules import PUBLISHED
from coprod.programmes.permissions import leads_the_programme
from coprod.programmes.rules import Role


@rule("chairs the programme")
def chairs_the_programme(viewer: Viewer, thing: Any) -> bool:
    return viewer.has(Role.CHAIR.value, thing.programme_id)


@rule("leads or chairs a programme")
def leads_or_chairs_a_programme(viewer: Viewer, thing: Any) -> bool:
    return bool(viewer.programmes(Role.LEAD.value, Role.CHAIR.value))


@rule("what became of it is public")
def is_published(viewer: Viewer, thing: Any) -> bool:
    """True of a consultation, and of whatever belongs to one."""
    consultation: Consultation = getattr(thing, "consultation", thing)
    return consultation.stage in PUBLISHED


answer = leads_the_programme
report = leads_the_programme
# Whoever reported it does not read it: the operation says so, in words.
follow = leads_the_programme | chairs_the_programme
# Who may know that a promise exists: a drafted one is nobody else's affair.
know = is_published | leads_the_programme | chairs_the_programme
