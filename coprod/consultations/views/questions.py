"""The doors to the questions of a consultation: all of them, its sections, its words, the preview.

They are written while it is a draft, in the way that all domains share (``questionnaires/views/building``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from coprod.consultations import permissions, queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.consultations.views import bp
from coprod.consultations.views.manage import ONE
from coprod.consultations.views.managing import managed
from coprod.core import crisis
from coprod.core.access import Reply, permit
from coprod.core.crisis import Route
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.views.building import sections, whole, words
from coprod.questionnaires.views.building.builder import Building, Place

QUESTIONS = f"{ONE}/questions"


class Asking(Building):
    """Somebody's work on the questions of a consultation."""

    def __init__(self, consultation: Consultation) -> None:
        super().__init__(consultation.questionnaire_id)
        self.consultation = consultation

    def at(self, place: Place, **parts: Any) -> str:
        return url_for(f".{place.value}", reference=self.consultation.reference, **parts)

    def framed(self, template: str, frame: str, **told: object) -> Reply:
        return managed(template, self.consultation, frame=f"consultations/manage/{frame}.html", **told)

    def may_change(self) -> bool:
        return self.consultation.stage is Stage.DRAFT

    def routes(self) -> Sequence[Route]:
        return crisis.routes(self.consultation.programme_id)

    def insist(self) -> None:
        """A consultation may ask whatever its lead wants to know."""

    def told(self) -> Mapping[str, object]:
        return {"standing": "consultations/manage/questions_standing.html"}


@bp.get(QUESTIONS, endpoint="questions")
@permit(permissions.move, on=queries.one, see=permissions.see)
def all_questions(consultation: Consultation) -> Reply:
    """Every section and question as it stands, with what must be put right."""
    return whole.everything(Asking(consultation))


@bp.post(f"{QUESTIONS}/standard/<name>")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_standard(consultation: Consultation, name: str) -> Reply:
    """Add a question that every consultation may ask alike."""
    return whole.add_standard(Asking(consultation), name)


@bp.get(f"{QUESTIONS}/preview")
@permit(permissions.move, on=queries.with_version, see=permissions.see)
def preview(consultation: Consultation) -> Reply:
    """The whole questionnaire as a person will see it, in the language of this page."""
    asking, version = Asking(consultation), consultation.version
    return whole.preview(asking, frozen.document(version) if version else asking.document)


@bp.route(f"{QUESTIONS}/words", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question_words(consultation: Consultation) -> Reply:
    """All words of one edition, with the English ones beside."""
    return words.words(Asking(consultation))


@bp.route(f"{QUESTIONS}/sections/new", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_section(consultation: Consultation) -> Reply:
    """One more page of questions."""
    return sections.add(Asking(consultation))


@bp.route(f"{QUESTIONS}/sections/<key>", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question_section(consultation: Consultation, key: str) -> Reply:
    """The title of a section, and what it says first."""
    return sections.change(Asking(consultation), key)


@bp.route(f"{QUESTIONS}/sections/<key>/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_section(consultation: Consultation, key: str) -> Reply:
    """Take a section away with its questions, after asking."""
    return sections.remove(Asking(consultation), key)


@bp.post(f"{QUESTIONS}/sections/<key>/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_section(consultation: Consultation, key: str) -> Reply:
    """One step up or down."""
    return sections.move(Asking(consultation), key)
