"""Who may write findings, and who may know that they are being written."""

from __future__ import annotations

from typing import Any

from coprod.consultations.models import Consultation
from coprod.consultations.rules import PUBLIC
from coprod.core.rules import Viewer, rule
from coprod.programmes.permissions import leads_the_programme


@rule("has been asked in public")
def was_asked_in_public(viewer: Viewer, thing: Any) -> bool:
    """True of a consultation, and of whatever belongs to one."""
    consultation: Consultation = getattr(thing, "consultation", thing)
    return consultation.stage in PUBLIC


work = leads_the_programme
# That an opened consultation exists is no secret, so a lead whose sign-in has ended is asked to sign in again.
know = was_asked_in_public | leads_the_programme
