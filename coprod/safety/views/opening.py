"""Opening a concern, by anybody who works for the programme. Afterwards it is out of their hands, and out of sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for

from coprod.consultations.permissions import read_answers
from coprod.core import crisis, editions
from coprod.core.access import Reply, permit, viewer
from coprod.core.forms import page, tidy
from coprod.core.rules import Rule
from coprod.core.words import language
from coprod.feedback.permissions import read as read_feedback
from coprod.people.current import me
from coprod.people.models import Person
from coprod.programmes import queries as programmes
from coprod.programmes.models import Programme
from coprod.programmes.rules import STAFF, Role
from coprod.safety import forms, operations, permissions, queries
from coprod.safety.rules import Fear, Reach, Source
from coprod.safety.views import bp

NEW = "/manage/concerns/new"
# Where words can be taken from, and the rule about who reads them there.
AT_HAND: dict[str, tuple[Callable[[str, int], tuple[str, Any] | None], Rule]] = {
    Source.ANSWER.value: (queries.answer, read_answers),
    Source.FEEDBACK.value: (queries.feedback, read_feedback),
}


@dataclass(frozen=True)
class Told:
    """Who is told of a concern in one programme, and who must be asked when there is nobody."""

    name: editions.Passage
    by_letter: list[Person]
    otherwise: list[Person]
    administrators: list[Person]


def _mine() -> list[Programme]:
    return programmes.some(viewer().programmes(*(role.value for role in STAFF)))


def _name(programme: Programme) -> editions.Passage:
    return editions.read(programme.editions, language()).name


def _told(programme: Programme) -> Told:
    """This depends on who holds the role and on nothing else: no page here knows whether there is a concern."""
    holders = programmes.who_holds(Role.SAFEGUARDING, programme.id)
    return Told(
        _name(programme),
        [each for each in holders if each.mail_address],
        [each for each in holders if not each.mail_address],
        programmes.who_holds(Role.ADMINISTRATOR, None),
    )


def _asked(name: str) -> str:
    return str(tidy(request.args.get(name, "")))


def _words_at_hand(source: str, key: str, mine: list[Programme]) -> str:
    """The words that the viewer has before them, if they may read them."""
    programme = next((each for each in mine if each.slug == _asked("programme")), None)
    if request.method == "POST" or source not in AT_HAND or not key or programme is None:
        return ""
    find, may_read = AT_HAND[source]
    found = find(key, programme.id)
    return found[0] if found and may_read(viewer(), found[1]) else ""


@bp.route(NEW, methods=["GET", "POST"])
@permit(permissions.open_, confidential=True)
def new() -> Reply:
    """What was said and what is feared; who will be told; what to do now if it cannot wait."""
    mine = _mine()
    asked, key = _asked("from"), _asked("key")
    slugs = [each.slug for each in mine]
    form = forms.Open(
        programme=next((each for each in slugs if each == _asked("programme") or len(slugs) == 1), None),
        source=asked if asked in {each.value for each in Source} else None,
        key=key,
        words=_words_at_hand(asked, key, mine),
    )
    form.offer((each.slug, str(_name(each))) for each in mine)
    if form.passed():
        programme = next(each for each in mine if each.slug == form.programme.data)
        operations.open_(
            programme,
            source=Source(form.source.data),
            key=form.key.data or "",
            words=str(form.words.data),
            fear=Fear(form.fear.data),
            reach=Reach(form.reach.data),
            reach_note=form.reach_note.data or "",
            once=str(form.once.data),
            by=me().id,
        )
        return redirect(url_for(".sent", programme=programme.slug))
    return page(
        "safety/new.html",
        form=form,
        several=len(mine) > 1,
        told=[_told(each) for each in mine],
        routes=crisis.routes(mine[0].id if len(mine) == 1 else None),
    )


@bp.get("/manage/concerns/sent")
@permit(permissions.open_, confidential=True)
def sent() -> Reply:
    """What happens now. Whoever opens this address reads the same, whether or not they have sent anything."""
    mine = _mine()
    programme = next((each for each in mine if each.slug == _asked("programme")), mine[0])
    return page("safety/sent.html", told=_told(programme), routes=crisis.routes(programme.id))
