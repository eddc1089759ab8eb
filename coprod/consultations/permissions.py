"""Rules about a viewer and a consultation."""

from __future__ import annotations

from typing import Any

from coprod.consultations.rules import PUBLIC, Stage
from coprod.core.rules import Viewer, everyone, rule
from coprod.programmes.permissions import leads_a_programme, leads_the_programme

__all__ = [
    "answer",
    "edit",
    "is_a_draft",
    "is_open",
    "is_public",
    "leads_the_programme",
    "move",
    "read_answers",
    "see",
    "see_inside",
    "start",
    "support",
]


@rule("the consultation is public")
def is_public(viewer: Viewer, thing: Any) -> bool:
    return thing.stage in PUBLIC


@rule("the consultation is still a draft")
def is_a_draft(viewer: Viewer, thing: Any) -> bool:
    return thing.stage is Stage.DRAFT


@rule("the consultation is open")
def is_open(viewer: Viewer, thing: Any) -> bool:
    return thing.stage is Stage.OPEN


# Who may know that it exists: a draft is there for those who lead its programme and for nobody else.
see = is_public | leads_the_programme
see_inside = leads_the_programme

start = leads_a_programme
# What is asked does not change once people answer it.
edit = leads_the_programme & is_a_draft
# What helps people to answer may be mended while they do: a late translation, a wrong telephone number.
support = leads_the_programme & (is_a_draft | is_open)
# The table of moves decides what can be done now, and says why not.
move = leads_the_programme
answer = everyone
read_answers = leads_the_programme & is_public
