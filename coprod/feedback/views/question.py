"""The doors to one question of a feedback form and to its options."""

from __future__ import annotations

from coprod.core.access import Reply, permit
from coprod.feedback import permissions
from coprod.feedback.models import FeedbackForm
from coprod.feedback.queries import forms
from coprod.feedback.views import bp
from coprod.feedback.views.questions import QUESTIONS, Asking
from coprod.questionnaires.views.building import options
from coprod.questionnaires.views.building import question as one

QUESTION = f"{QUESTIONS}/<key>"
OPTION = f"{QUESTION}/options/<option>"


@bp.route(f"{QUESTIONS}/sections/<section>/new", methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def add_question(form: FeedbackForm, section: str) -> Reply:
    """One more question at the end of a section."""
    return one.add(Asking(form), section)


@bp.route(QUESTION, methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def question(form: FeedbackForm, key: str) -> Reply:
    """Its words, and its options with the way to change each."""
    return one.change(Asking(form), key)


@bp.route(f"{QUESTION}/remove", methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def remove_question(form: FeedbackForm, key: str) -> Reply:
    """Take a question away, after asking."""
    return one.remove(Asking(form), key)


@bp.post(f"{QUESTION}/move")
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def move_question(form: FeedbackForm, key: str) -> Reply:
    """One step up or down."""
    return one.move(Asking(form), key)


@bp.route(f"{QUESTION}/options", methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def add_question_options(form: FeedbackForm, key: str) -> Reply:
    """Several more options at once."""
    return options.add(Asking(form), key)


@bp.route(OPTION, methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def question_option(form: FeedbackForm, key: str, option: str) -> Reply:
    """What one option says, and the part that it plays."""
    return options.change(Asking(form), key, option)


@bp.route(f"{OPTION}/remove", methods=["GET", "POST"])
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def remove_question_option(form: FeedbackForm, key: str, option: str) -> Reply:
    """Take an option away, after asking."""
    return options.remove(Asking(form), key, option)


@bp.post(f"{OPTION}/move")
@permit(permissions.ask, on=forms.one, see=permissions.edit)
def move_question_option(form: FeedbackForm, key: str, option: str) -> Reply:
    """One step up or down."""
    return options.move(Asking(form), key, option)
