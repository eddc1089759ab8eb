"""The doors to one question of an opportunity and to its options."""

from __future__ import annotations

from coprod.core.access import Reply, permit
from coprod.involvement import permissions
from coprod.involvement.models import Opportunity
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.views import bp
from coprod.involvement.views.questions import QUESTIONS, Asking
from coprod.questionnaires.views.building import options
from coprod.questionnaires.views.building import question as one

QUESTION = f"{QUESTIONS}/<key>"
OPTION = f"{QUESTION}/options/<option>"


@bp.route(f"{QUESTIONS}/sections/<section>/new", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_question(opportunity: Opportunity, section: str) -> Reply:
    """One more question at the end of a section."""
    return one.add(Asking(opportunity), section)


@bp.route(QUESTION, methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question(opportunity: Opportunity, key: str) -> Reply:
    """Its words, and its options with the way to change each."""
    return one.change(Asking(opportunity), key)


@bp.route(f"{QUESTION}/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_question(opportunity: Opportunity, key: str) -> Reply:
    """Take a question away, after asking."""
    return one.remove(Asking(opportunity), key)


@bp.post(f"{QUESTION}/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_question(opportunity: Opportunity, key: str) -> Reply:
    """One step up or down."""
    return one.move(Asking(opportunity), key)


@bp.route(f"{QUESTION}/options", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_question_options(opportunity: Opportunity, key: str) -> Reply:
    """Several more options at once."""
    return options.add(Asking(opportunity), key)


@bp.route(OPTION, methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def question_option(opportunity: Opportunity, key: str, option: str) -> Reply:
    """What one option says, and the part that it plays."""
    return options.change(Asking(opportunity), key, option)


@bp.route(f"{OPTION}/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_question_option(opportunity: Opportunity, key: str, option: str) -> Reply:
    """Take an option away, after asking."""
    return options.remove(Asking(opportunity), key, option)


@bp.post(f"{OPTION}/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_question_option(opportunity: Opportunity, key: str, option: str) -> Reply:
    """One step up or down."""
    return options.move(Asking(opportunity), key, option)
