"""The doors to the questions of a feedback form: all of them, its sections, its words, the preview.

They are written in the way that all domains share (``questionnaires/views/building``). What people answer is frozen;
what is written here while they answer it is the next version, which nobody sees before it is used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from coprod.core import crisis
from coprod.core.access import Reply, permit
from coprod.core.crisis import Route
from coprod.core.words import _
from coprod.feedback import permissions
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import questions as operations
from coprod.feedback.queries import forms
from coprod.feedback.rules import FormStage
from coprod.feedback.rules.questions import first_question, stays
from coprod.feedback.views import bp
from coprod.feedback.views.managing import managed
from coprod.feedback.views.next_questions import standing
from coprod.feedback.views.posters import ONE
from coprod.questionnaires.views.building import sections, whole, words
from coprod.questionnaires.views.building.builder import Building, Place

QUESTIONS = f"{ONE}/questions"


class Asking(Building):
    """Somebody's work on the questions of a form."""

    takes_files = True

    def __init__(self, form: FeedbackForm) -> None:
        super().__init__(form.questionnaire_id)
        self.form = form

    def at(self, place: Place, **parts: Any) -> str:
        return url_for(f".{place.value}", slug=self.form.slug, **parts)

    def framed(self, template: str, frame: str, **told: object) -> Reply:
        return managed(template, self.form, frame=f"feedback/{frame}.html", **told)

    def may_change(self) -> bool:
        return self.form.stage is not FormStage.CLOSED

    def routes(self) -> Sequence[Route]:
        return crisis.routes(self.form.programme_id)

    def stays(self) -> Mapping[str, str]:
        return stays(self.document)

    def stands_first(self) -> str:
        return first_question(self.document)

    def insist(self) -> None:
        operations.insist(self.questionnaire)

    def told(self) -> Mapping[str, object]:
        return {"standing": "feedback/questions_standing.html", **standing(self.form, self.document)}


@bp.get(QUESTIONS, endpoint="questions")
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def all_questions(form: FeedbackForm) -> Reply:
    """Every section and question as it stands, what people answer now, and what would be new."""
    return whole.everything(Asking(form))


@bp.post(f"{QUESTIONS}/standard/<name>")
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def add_standard(form: FeedbackForm, name: str) -> Reply:
    """Add a question that every form may ask alike."""
    return whole.add_standard(Asking(form), name)


@bp.get(f"{QUESTIONS}/preview")
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def preview(form: FeedbackForm) -> Reply:
    """The questions that stand here, as people will see them."""
    asking = Asking(form)
    told = standing(form, asking.document)
    note = _("People answer other questions now. Nobody sees these yet.") if told["news"] else ""
    return whole.preview(asking, asking.document, note)


@bp.route(f"{QUESTIONS}/words", methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def question_words(form: FeedbackForm) -> Reply:
    """All words of one edition, with the English ones beside."""
    return words.words(Asking(form))


@bp.route(f"{QUESTIONS}/sections/new", methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def add_section(form: FeedbackForm) -> Reply:
    """One more page of questions."""
    return sections.add(Asking(form))


@bp.route(f"{QUESTIONS}/sections/<key>", methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def question_section(form: FeedbackForm, key: str) -> Reply:
    """The title of a section, and what it says first."""
    return sections.change(Asking(form), key)


@bp.route(f"{QUESTIONS}/sections/<key>/remove", methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def remove_section(form: FeedbackForm, key: str) -> Reply:
    """Take a section away with its questions, after asking."""
    return sections.remove(Asking(form), key)


@bp.post(f"{QUESTIONS}/sections/<key>/move")
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def move_section(form: FeedbackForm, key: str) -> Reply:
    """One step up or down."""
    return sections.move(Asking(form), key)
