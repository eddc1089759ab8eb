"""The doors to the questions of an opportunity, two or three: all of them, its sections, its words, the preview.

They are written while it is a draft, in the way that all domains share (``questionnaires/views/building``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from coprod.core import crisis
from coprod.core.access import Reply, permit
from coprod.core.crisis import Route
from coprod.involvement import permissions
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import asking
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opportunities import Stage
from coprod.involvement.views import bp
from coprod.involvement.views.managing import ONE, managed
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.views.building import sections, whole, words
from coprod.questionnaires.views.building.builder import Building, Place

QUESTIONS = f"{ONE}/questions"


class Asking(Building):
    """Somebody's work on the questions of an opportunity."""

    takes_files = True
    offers_standard = False

    def __init__(self, opportunity: Opportunity) -> None:
        super().__init__(opportunity.questionnaire_id)
        self.opportunity = opportunity

    def at(self, place: Place, **parts: Any) -> str:
        return url_for(f".{place.value}", reference=self.opportunity.reference, **parts)

    def framed(self, template: str, frame: str, **told: object) -> Reply:
        return managed(template, self.opportunity, frame=f"involvement/manage/{frame}.html", **told)

    def may_change(self) -> bool:
        return self.opportunity.stage is Stage.DRAFT

    def routes(self) -> Sequence[Route]:
        return crisis.routes(self.opportunity.programme_id)

    def insist(self) -> None:
        asking.insist(self.questionnaire)

    def told(self) -> Mapping[str, object]:
        return {"standing": "involvement/manage/questions_standing.html"}


@bp.get(QUESTIONS, endpoint="questions")
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def all_questions(opportunity: Opportunity) -> Reply:
    """Every section and question as it stands, with what must be put right."""
    return whole.everything(Asking(opportunity))


@bp.get(f"{QUESTIONS}/preview")
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def preview(opportunity: Opportunity) -> Reply:
    """The whole questionnaire as a person will see it, in the language of this page."""
    asking, version = Asking(opportunity), opportunity.version
    return whole.preview(asking, frozen.document(version) if version else asking.document)


@bp.route(f"{QUESTIONS}/words", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question_words(opportunity: Opportunity) -> Reply:
    """All words of one edition, with the English ones beside."""
    return words.words(Asking(opportunity))


@bp.route(f"{QUESTIONS}/sections/new", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_section(opportunity: Opportunity) -> Reply:
    """One more page of questions."""
    return sections.add(Asking(opportunity))


@bp.route(f"{QUESTIONS}/sections/<key>", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question_section(opportunity: Opportunity, key: str) -> Reply:
    """The title of a section, and what it says first."""
    return sections.change(Asking(opportunity), key)


@bp.route(f"{QUESTIONS}/sections/<key>/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_section(opportunity: Opportunity, key: str) -> Reply:
    """Take a section away with its questions, after asking."""
    return sections.remove(Asking(opportunity), key)


@bp.post(f"{QUESTIONS}/sections/<key>/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_section(opportunity: Opportunity, key: str) -> Reply:
    """One step up or down."""
    return sections.move(Asking(opportunity), key)
