"""What every page about findings is told."""

from __future__ import annotations

from typing import Any

from coprod.consultations.models import Consultation
from coprod.core.access import Reply
from coprod.core.editions import Format, read
from coprod.core.forms import page
from coprod.core.words import language


def findings_page(template: str, consultation: Consultation, **told: Any) -> Reply:
    """A page within one consultation, with the consultation's words in the reader's language."""
    asked = read(consultation.editions, language())
    return page(template, consultation=consultation, about=asked, standard=Format.STANDARD, **told)
