"""Whose money I do not decide about, and who does not decide about mine, because we are too near."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core.access import Reply, permit, say, viewer
from coprod.core.errors import Refused
from coprod.core.forms import Press, page
from coprod.core.words import _
from coprod.payments import permissions
from coprod.payments.forms.relations import Declaring
from coprod.payments.models import Relation
from coprod.payments.operations import relating
from coprod.payments.queries import queue
from coprod.payments.queries import relations as queries
from coprod.payments.views import bp
from coprod.people.current import me

MINE = "/me/relations"


@bp.route(MINE, methods=["GET", "POST"])
@permit(permissions.mine)
def my_relations() -> Reply:
    """What is declared, and one more."""
    offered = {each.reference: each for each in queries.candidates(me().id, queue.places(viewer()))}
    form = Declaring()
    form.offer((reference, each.called) for reference, each in offered.items())
    if form.passed():
        if (other := offered.get(form.other.data)) is None:
            raise Refused(_("Choose a person."))
        relating.declare(me(), other, by=me().id)
        say(_("It is noted. From now on neither of you decides about the other’s money."))
        return redirect(url_for(".my_relations"))
    return page(
        "payments/mine/relations.html", form=form, offered=offered, relations=queries.of_person(me().id)
    )


@bp.route(f"{MINE}/<reference>/end", methods=["GET", "POST"])
@permit(permissions.declared_it, on=queries.one, see=permissions.declared_it)
def end_relation(relation: Relation) -> Reply:
    """It is no longer so."""
    form = Press()
    if form.passed():
        relating.end(relation, by=me().id)
        say(_("It is ended."))
        return redirect(url_for(".my_relations"))
    return page("payments/mine/end_relation.html", form=form, relation=relation)
