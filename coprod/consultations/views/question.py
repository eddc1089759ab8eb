"""The doors to one question of a consultation and to its options."""

from __future__ import annotations

from coprod.consultations import permissions, queries
from coprod.consultations.models import Consultation
from coprod.consultations.views import bp
from coprod.consultations.views.questions import QUESTIONS, Asking
from coprod.core.access import Reply, permit
from coprod.questionnaires.views.building import options
from coprod.questionnaires.views.building import question as one

QUESTION = f"{QUESTIONS}/<key>"
OPTION = f"{QUESTION}/options/<option>"


@bp.route(f"{QUESTIONS}/sections/<section>/new", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_question(consultation: Consultation, section: str) -> Reply:
    """One more question at the end of a section."""
    return one.add(Asking(consultation), section)


@bp.route(QUESTION, methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question(consultation: Consultation, key: str) -> Reply:
    """Its words, and its options with the way to change each."""
    return one.change(Asking(consultation), key)


@bp.route(f"{QUESTION}/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_question(consultation: Consultation, key: str) -> Reply:
    """Take a question away, after asking."""
    return one.remove(Asking(consultation), key)


@bp.post(f"{QUESTION}/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_question(consultation: Consultation, key: str) -> Reply:
    """One step up or down."""
    return one.move(Asking(consultation), key)


@bp.route(f"{QUESTION}/options", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_question_options(consultation: Consultation, key: str) -> Reply:
    """Several more options at once."""
    return options.add(Asking(consultation), key)


@bp.route(OPTION, methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question_option(consultation: Consultation, key: str, option: str) -> Reply:
    """What one option says, and the part that it plays."""
    return options.change(Asking(consultation), key, option)


@bp.route(f"{OPTION}/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_question_option(consultation: Consultation, key: str, option: str) -> Reply:
    """Take an option away, after asking."""
    return options.remove(Asking(consultation), key, option)


@bp.post(f"{OPTION}/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_question_option(consultation: Consultation, key: str, option: str) -> Reply:
    """One step up or down."""
    return options.move(Asking(consultation), key, option)
