"""What every feedback form asks, whatever else its author wants to know.

Whose experience it is comes first, since two perspectives are never pooled (domain rule D9); and nobody's words are
published unless they said yes to it (C12).
"""

from __future__ import annotations

from collections.abc import Mapping

from coprod.core.words import _l
from coprod.questionnaires.rules.consent import NO, PUBLISH, YES
from coprod.questionnaires.rules.document import Document
from coprod.questionnaires.rules.kinds.answering_as import AnsweringAs

FIRST = _l(
    "“Who are you answering as?” stays, and stays first. What people say of themselves and what they say for others is "
    "never counted together."
)
CONSENT = _l(
    "The question whether we may publish somebody’s words stays, with its yes and its no. Nobody’s words are published "
    "without a yes."
)
HOLDS_ONE = _l("This section stays, because it holds a question that every form asks.")


def first_question(document: Document) -> str:
    """The id of the question whose experience it is, when it comes before everything else; otherwise empty."""
    first = document.sections[0].questions[:1] if document.sections else ()
    return first[0].id if first and first[0].kind == AnsweringAs.name else ""


def lacks(document: Document) -> list[str]:
    """What a form must ask and this one does not, each in a sentence."""
    found = []
    if not first_question(document):
        found.append(str(FIRST))
    options = next((each.option_ids for each in document.questions if each.id == PUBLISH), ())
    if not {YES, NO} <= set(options):
        found.append(str(CONSENT))
    return found


def stays(document: Document) -> Mapping[str, str]:
    """The sections, questions and options (``publish.yes``) that cannot be taken away, each with the reason."""
    found = {each.id: str(FIRST) for each in document.questions if each.kind == AnsweringAs.name}
    found |= dict.fromkeys((PUBLISH, f"{PUBLISH}.{YES}", f"{PUBLISH}.{NO}"), str(CONSENT))
    for section in document.sections:
        if any(each.id in found for each in section.questions):
            found[section.id] = str(HOLDS_ONE)
    return found
