"""Rules about a viewer and anything that belongs to a programme (has a ``programme_id``)."""

from __future__ import annotations

from typing import Any

from coprod.core.rules import Viewer, rule
from coprod.programmes.rules import STAFF, Role


@rule("is an administrator")
def is_an_administrator(viewer: Viewer, thing: Any) -> bool:
    return viewer.has(Role.ADMINISTRATOR.value, None)


@rule("leads the programme")
def leads_the_programme(viewer: Viewer, thing: Any) -> bool:
    return viewer.has(Role.LEAD.value, thing.programme_id)


@rule("leads a programme")
def leads_a_programme(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_anywhere(Role.LEAD.value)


@rule("reviews the programme")
def reviews_the_programme(viewer: Viewer, thing: Any) -> bool:
    return viewer.has(Role.REVIEWER.value, thing.programme_id)


@rule("reviews a programme")
def reviews_a_programme(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_anywhere(Role.REVIEWER.value)


@rule("safeguards the programme")
def safeguards_the_programme(viewer: Viewer, thing: Any) -> bool:
    return viewer.has(Role.SAFEGUARDING.value, thing.programme_id)


@rule("safeguards a programme")
def safeguards_a_programme(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_anywhere(Role.SAFEGUARDING.value)


@rule("works for a programme")
def works_for_a_programme(viewer: Viewer, thing: Any) -> bool:
    return any(viewer.has_anywhere(role.value) for role in STAFF)


runs_the_programme = leads_the_programme | is_an_administrator
runs_a_programme = leads_a_programme | is_an_administrator
has_work = works_for_a_programme | reviews_a_programme | is_an_administrator
