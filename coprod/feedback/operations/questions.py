"""New questions for a form that people answer: written beside the present ones, frozen, used from the next day on.

Never on the same day: what somebody said carries the version that they answered, so a change at noon would tell of
everything that was said on that day whether it came before noon or after (decision 0015).
"""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.core import audit
from coprod.core.errors import Refused
from coprod.feedback.models import FeedbackForm
from coprod.feedback.queries import versions
from coprod.feedback.rules import FormStage
from coprod.feedback.rules.questions import lacks
from coprod.questionnaires.models import Questionnaire, QuestionnaireVersion
from coprod.questionnaires.operations import freezing
from coprod.questionnaires.queries import draft


def insist(questionnaire: Questionnaire) -> None:
    """Errors: ``Refused`` when what every form asks is not there, or not in its place."""
    if found := lacks(freezing.document_of(questionnaire)):
        raise Refused(" ".join(found))


def missing(form: FeedbackForm) -> list[str]:
    """What must be put right before anybody can be asked what stands in the draft, each in a sentence."""
    document = freezing.document_of(draft(form.questionnaire_id))
    return [*lacks(document), *(flaw.sentence for flaw in freezing.flaws(document))]


def use(form: FeedbackForm, *, seen: str, by: int) -> QuestionnaireVersion:
    """Freeze what is written now, for everybody who begins from tomorrow on. ``seen`` is the hash of what was shown.

    Errors: ``Refused`` when the form cannot have new questions, when nothing is new, or when something is missing.
    """
    if form.stage not in {FormStage.OPEN, FormStage.PAUSED}:
        raise Refused(_("Only a form that has been opened, and is not closed, can have new questions."))
    questionnaire = draft(form.questionnaire_id)
    sha256 = freezing.document_of(questionnaire).sha256()
    if sha256 != seen:
        raise Refused(_("Somebody has changed the questions since you opened this page. Look at them again."))
    before = versions.newest(form)
    if before is not None and before.sha256 == sha256:
        raise Refused(_("Nothing has changed, so there are no new questions to use."))
    if found := missing(form):
        raise Refused(" ".join(found))
    version = freezing.freeze(questionnaire, by=by)
    _note(form, "feedback form: new questions chosen", by, version)
    return version


def begin(form: FeedbackForm) -> bool:
    """Let people answer the newest questions, once the day on which they were frozen is over. Whether they are new."""
    version = versions.due(form)
    if form.version_id is None or version is None or version.id <= form.version_id:
        return False
    form.version_id = version.id
    _note(form, "feedback form: new questions begin", None, version)
    return True


def _note(form: FeedbackForm, deed: str, by: int | None, version: QuestionnaireVersion) -> None:
    audit.record(deed, by=by, kind="feedback form", number=form.id, label=form.slug, version=version.number)
