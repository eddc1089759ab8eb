"""What every page for those who lead a form is told."""

from __future__ import annotations

from typing import Any

from coprod.core import editions
from coprod.core.access import Reply
from coprod.core.forms import page
from coprod.core.words import language
from coprod.feedback.models import FeedbackForm
from coprod.feedback.rules import FORM_STAGE_TAGS, FORM_STAGE_WORDS


def managed(template: str, of: FeedbackForm, /, **told: Any) -> Reply:
    """A page within one form: with its words in the reader's language, and its state."""
    return page(
        template,
        feedback_form=of,
        words=editions.read(of.editions, language()),
        stage_words=FORM_STAGE_WORDS[of.stage],
        stage_tag=FORM_STAGE_TAGS[of.stage],
        **told,
    )
