"""What can be done with a concern, each at its own address."""

from __future__ import annotations

from flask import redirect, url_for
from werkzeug import Response

from coprod.core.access import Reply, permit, say
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _
from coprod.people.current import me
from coprod.safety import forms, operations, permissions, queries
from coprod.safety.models import Concern
from coprod.safety.views import bp
from coprod.safety.views.room import ONE, known


def _to_one(concern: Concern) -> Response:
    return redirect(url_for(".concern", reference=concern.reference))


@bp.post(f"{ONE}/take")
@permit(permissions.deal, on=queries.one, see=permissions.deal, confidential=True)
def take(concern: Concern) -> Reply:
    insist_on_press()
    operations.take(concern, by=me().id)
    say(_("You deal with this now."))
    return _to_one(concern)


@bp.post(f"{ONE}/leave")
@permit(permissions.deal, on=queries.one, see=permissions.deal, confidential=True)
def leave(concern: Concern) -> Reply:
    insist_on_press()
    operations.leave(concern, by=me().id)
    say(_("Nobody deals with this now. It stands among those that are open."))
    return _to_one(concern)


@bp.route(f"{ONE}/log", methods=["GET", "POST"])
@permit(permissions.deal, on=queries.one, see=permissions.deal, confidential=True)
def write_down(concern: Concern) -> Reply:
    """What was done, and who was told."""
    form = forms.WriteDown()
    if form.passed():
        operations.write_down(concern, words=str(form.words.data), told=form.told.data or "", by=me().id)
        say(_("It stands in the log."))
        return _to_one(concern)
    return page("safety/write_down.html", form=form, **known(concern))


@bp.route(f"{ONE}/close", methods=["GET", "POST"])
@permit(permissions.deal, on=queries.one, see=permissions.deal, confidential=True)
def close(concern: Concern) -> Reply:
    """How it ended."""
    form = forms.Close()
    if form.passed():
        operations.close(concern, outcome=form.chosen, words=form.words.data or "", by=me().id)
        say(_("The concern is closed."))
        return _to_one(concern)
    return page("safety/close.html", form=form, **known(concern))


@bp.route(f"{ONE}/reopen", methods=["GET", "POST"])
@permit(permissions.deal, on=queries.one, see=permissions.deal, confidential=True)
def reopen(concern: Concern) -> Reply:
    """Go on with it."""
    form = forms.Reopen()
    if form.passed():
        operations.reopen(concern, words=str(form.words.data), by=me().id)
        say(_("The concern is open again, and you deal with it."))
        return _to_one(concern)
    return page("safety/reopen.html", form=form, **known(concern))
