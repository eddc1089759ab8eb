"""Rules about a viewer and feedback."""

from __future__ import annotations

from typing import Any

from coprod.core.rules import Viewer, everyone, rule
from coprod.feedback.rules import FormStage
from coprod.programmes.permissions import leads_a_programme, leads_the_programme
from coprod.programmes.rules import Role

__all__ = [
    "ask",
    "count",
    "edit",
    "enter",
    "leads_a_programme",
    "leads_the_programme",
    "moderates",
    "move",
    "read",
    "say",
    "see",
    "sort",
]


@rule("the form can be seen by everybody")
def is_public(viewer: Viewer, thing: Any) -> bool:
    return thing.stage is not FormStage.DRAFT


@rule("moderates the programme")
def moderates_the_programme(viewer: Viewer, thing: Any) -> bool:
    return viewer.has(Role.MODERATOR.value, thing.programme_id)


@rule("it is not kept from the viewer")
def is_not_kept_away(viewer: Viewer, thing: Any) -> bool:
    return not thing.is_kept_from(viewer.person_id, viewer.on_behalf_of(Role.MODERATOR.value))


@rule("moderates a programme")
def moderates_a_programme(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_anywhere(Role.MODERATOR.value)


@rule("the form is still a draft")
def is_a_draft(viewer: Viewer, thing: Any) -> bool:
    return thing.stage is FormStage.DRAFT


@rule("the form is open")
def is_open(viewer: Viewer, thing: Any) -> bool:
    return thing.stage is FormStage.OPEN


@rule("the form is not closed for good")
def is_not_closed(viewer: Viewer, thing: Any) -> bool:
    return thing.stage is not FormStage.CLOSED


@rule("the story can be read by everybody")
def is_a_public_story(viewer: Viewer, thing: Any) -> bool:
    return bool(thing.story.is_public)


say = everyone
see = is_public | leads_the_programme
# Exact figures are for those who read and for those who lead; they hold no words.
count = moderates_a_programme | leads_a_programme
# What people said is for those who read it, and for nobody who only leads.
moderates = moderates_a_programme
# Whoever wrote it may have said who must not read it.
read = moderates_the_programme & is_not_kept_away
sort = read
# What somebody said by telephone or on paper is written down by those who read, and by those who lead.
works_on_it = moderates_the_programme | leads_the_programme
enter = works_on_it & is_open
edit = leads_the_programme
# The questions of an open form stay as they are: what is written beside them is used from another day on.
ask = leads_the_programme & is_not_closed
move = leads_the_programme
